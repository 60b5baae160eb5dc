"""The shared parse: sentences within blocks, true offsets, errors that name the pipeline."""

from __future__ import annotations

import pytest

from dateline.errors import PipelineError
from dateline.language import Parser, load_pipeline
from dateline.language.pipeline import LONGEST
from dateline.records import Article, Block


def article(*blocks: tuple[str, str]) -> Article:
    """An article of blocks, each (kind, text), one a line."""
    text, found = "", []
    for kind, words in blocks:
        found.append(Block(kind, len(text), len(text) + len(words) + 1))  # type: ignore[arg-type]
        text += words + "\n"
    return Article("story", "", text, language="en", blocks=tuple(found))


def test_sentences_never_run_across_blocks(parser: Parser) -> None:
    parse = parser.parse(
        article(("headline", "Ghana praises Togo"), ("body", "The two neighbours met on Monday"), ("body", "They will meet again"))
    )
    assert [sentence.text for sentence in parse.sentences] == [
        "Ghana praises Togo",
        "The two neighbours met on Monday",
        "They will meet again",
    ]
    assert [sentence.block.kind for sentence in parse.sentences] == ["headline", "body", "body"]


def test_furniture_is_not_parsed(parser: Parser) -> None:
    parse = parser.parse(article(("dateline", "LOME (Dispatch) --"), ("body", "Togo thanked Ghana."), ("related", "Benin attacks Niger")))
    assert [sentence.text for sentence in parse.sentences] == ["Togo thanked Ghana."]


def test_offsets_count_in_the_articles_text(parser: Parser) -> None:
    story = article(("caption", "🙂 A bridge"), ("body", "Kenya’s envoy\tleft  Kampala.\u2028Uganda\x00 regretted it."))
    parse = parser.parse(story)
    tokens = [token for sentence in parse.sentences for token in sentence.tokens]
    assert "Kampala" in {token.text for token in tokens}
    assert all(story.text[token.start : token.end].split() == token.text.split() for token in tokens)
    assert all(story.text[sentence.start : sentence.end] == sentence.text for sentence in parse.sentences)


def test_syntax_is_a_tree_of_positions(parser: Parser) -> None:
    (sentence,) = parser.parse(article(("body", "Armed men in Gao freed the two engineers."))).sentences
    assert sentence.root.lemma == "free"
    assert [child.text for child in sentence.kids(sentence.root.i, "nsubj", "dobj")] == ["men", "engineers"]
    men = next(token for token in sentence.tokens if token.text == "men")
    assert [sentence[i].text for i in sentence.subtree(men.i)] == ["Armed", "men", "in", "Gao"]
    assert [token.text for token in sentence.ancestors(sentence[0].i)] == ["men", "freed"]
    assert sentence.token_at(men.start) == men


def test_very_long_blocks_are_cut_at_blanks(parser: Parser) -> None:
    words = "Togo thanked Ghana. " * (LONGEST // 18)
    story = article(("body", words))
    parse = parser.parse(story)
    assert len(parse.sentences) >= LONGEST // 20
    assert all(story.text[sentence.start : sentence.end] == sentence.text for sentence in parse.sentences[:50])


def test_missing_pipeline_is_named() -> None:
    with pytest.raises(PipelineError, match="xx_no_such_pipeline"):
        load_pipeline("xx_no_such_pipeline")
