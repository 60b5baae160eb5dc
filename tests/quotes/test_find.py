"""Sentences as papers print them, and who says what in them."""

import textwrap
from collections.abc import Callable, Iterable

import pytest

from dateline.articles import to_article
from dateline.language.pipeline import Parser
from dateline.quotes import find_quotes
from dateline.reading.page import Page
from dateline.records import Article, Block, BlockKind, Quote

Finder = Callable[..., tuple[Quote, ...]]


@pytest.fixture(scope="module")
def parser() -> Parser:
    """The parser, loaded once."""
    return Parser()


@pytest.fixture(scope="module")
def quotes(parser: Parser) -> Finder:
    """Quotes of a text, a block a line; `kind` is the first line's."""

    def find(text: str, kind: BlockKind = "body") -> tuple[Quote, ...]:
        blocks: list[Block] = []
        start = 0
        for line in text.splitlines(keepends=True):
            blocks.append(Block(kind if not blocks else "body", start, start + len(line)))
            start += len(line)
        return find_quotes(parser.parse(Article("a", "", text, blocks=tuple(blocks))), None)

    return find


def told(quote: Quote) -> tuple[str, str, str]:
    assert quote.speaker is not None
    return quote.speaker.text, quote.kind, quote.content.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The border stays shut," the governor said.', ("the governor", "direct", "The border stays shut")),
        ('"The border stays shut," said Governor Ana Lund.', ("Governor Ana Lund", "direct", "The border stays shut")),
        ('The governor told reporters on Monday: "The border stays shut."', ("The governor", "direct", "The border stays shut.")),
        ("The governor said the border would stay shut.", ("The governor", "indirect", "the border would stay shut")),
        ("The governor said on Monday that the border would stay shut.", ("The governor", "indirect", "the border would stay shut")),
        ("The border will stay shut, officials said.", ("officials", "indirect", "The border will stay shut")),
        ("According to the ministry, the border will stay shut.", ("the ministry", "indirect", "the border will stay shut")),
        ("The border will stay shut, according to the ministry.", ("the ministry", "indirect", "The border will stay shut")),
        (
            'The governor said the border was "shut for good" and mined.',
            ("The governor", "mixed", 'the border was "shut for good" and mined'),
        ),
        ("The governor denied opening the border.", ("The governor", "indirect", "opening the border")),
        ("The governor accused smugglers of opening the border.", ("The governor", "indirect", "smugglers of opening the border")),
        ("The governor urged farmers to keep away from the border.", ("The governor", "indirect", "farmers to keep away from the border")),
        ("The governor called for calm.", ("The governor", "indirect", "calm")),
        ("The governor vowed to keep the border shut.", ("The governor", "indirect", "to keep the border shut")),
        ("Villagers rejected the company's claim that the wells were clean.", ("the company", "indirect", "the wells were clean")),
    ],
)
def test_one_quote(quotes: Finder, text: str, expected: tuple[str, str, str]) -> None:
    (quote,) = quotes(text)
    assert told(quote) == expected
    assert text[quote.content.start : quote.content.end] == quote.content.text


def test_an_interrupted_quote_is_one_with_its_cue_in_its_midst(quotes: Finder) -> None:
    (quote,) = quotes('"We are leaving," said Mr Okello. "We shall not come back to this valley."')
    assert quote.content.text.startswith("We are leaving")
    assert quote.content.text.endswith("come back to this valley.")
    assert quote.cue is not None
    assert quote.content.start < quote.cue.start < quote.content.end


def test_quotes_run_on_over_paragraphs_with_one_cue(quotes: Finder) -> None:
    found = quotes('"Our wells are dry," said Mr Okello.\n"Nobody has come from the capital since the spring."')
    assert [told(quote)[0] for quote in found] == ["Mr Okello", "Mr Okello"]
    assert found[1].content.text == "Nobody has come from the capital since the spring."


def test_who_passes_words_on_is_their_source_not_their_speaker(quotes: Finder) -> None:
    (quote,) = quotes('"The pact is dead," Marshal Dao said, according to the state news agency.')
    assert quote.speaker is not None
    assert quote.speaker.text == "Marshal Dao"
    assert quote.source is not None
    assert quote.source.text == "the state news agency"


def test_a_passive_names_the_speaker_and_the_hearer(quotes: Finder) -> None:
    (quote,) = quotes('"The pact is dead," Dao was quoted as telling Sirleaf.')
    assert quote.speaker is not None
    assert quote.speaker.text == "Dao"
    assert quote.addressee is not None
    assert quote.addressee.text == "Sirleaf"


def test_a_speaker_goes_on_behind_a_comma_and_in_a_second_verb(quotes: Finder) -> None:
    found = quotes("The mayor said that the dam had cracked, adding that two villages were empty.")
    assert [told(quote) for quote in found] == [
        ("The mayor", "indirect", "the dam had cracked"),
        ("The mayor", "indirect", "two villages were empty"),
    ]
    assert [quote.cue.text for quote in found if quote.cue] == ["said", "adding"]


def test_words_on_a_banner_are_said_by_those_who_carry_it(quotes: Finder) -> None:
    found = quotes('Hundreds of students marched, carrying placards saying "No More Cuts" and "Books Not Bombs".')
    assert [(quote.content.text, quote.kind) for quote in found] == [("No More Cuts", "direct"), ("Books Not Bombs", "direct")]
    assert all(quote.speaker is not None and quote.speaker.text == "Hundreds of students" for quote in found)


def test_a_statement_speaks_for_itself(quotes: Finder) -> None:
    (quote,) = quotes('"No ship will pass without inspection," it read.')
    assert told(quote) == ("it", "direct", "No ship will pass without inspection")


def test_names_before_a_colon_and_behind_a_dash(quotes: Finder) -> None:
    (script,) = quotes('Sgt Mara Holt: "We found the boat at dawn."')
    assert told(script) == ("Sgt Mara Holt", "direct", "We found the boat at dawn.")
    (headline,) = quotes("Governor Mara Holt: boat was found at dawn near the pier", "headline")
    assert told(headline) == ("Governor Mara Holt", "indirect", "boat was found at dawn near the pier")
    (signed,) = quotes("Boat was found at dawn near the pier - police", "headline")
    assert told(signed) == ("police", "indirect", "Boat was found at dawn near the pier")
    assert quotes("Photo: the boat at the pier of Holt", "headline") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The army crossed the river at dawn.",
        'The film "Winter Light" opened on Friday.',
        "Nobody said that the border was open.",
        "The soldiers were said to be on leave.",
        "",
    ],
)
def test_no_quote(quotes: Finder, text: str) -> None:
    assert quotes(text) == ()


WRAPPED = (
    'The river towns have waited for a year. "We shall not leave the valley before the harvest is in. Nobody has told us where the new '
    'houses are," Mayor Ana Lund told reporters on Monday. The transport ministry said the bridge would be open by the end of the summer.',
    'Fishermen on the coast are angry as well. "Our nets are empty," said Mr Okello, who has fished off the island for thirty years.',
)


@pytest.mark.parametrize("width", [46, 60, 72])
def test_a_text_wrapped_by_a_program_gives_the_same_quotes(parser: Parser, width: int) -> None:
    """E-mailed and wire texts break their lines within sentences and within quotes."""

    def of(paragraphs: Iterable[str]) -> list[tuple[str, str, str]]:
        found = find_quotes(parser.parse(to_article(Page("w", "\n\n".join(paragraphs)))), None)
        return [(quote.speaker.name, quote.kind, " ".join(quote.content.text.split())) for quote in found if quote.speaker is not None]

    whole = of(WRAPPED)
    assert ("Mayor Ana Lund", "direct") in [quote[:2] for quote in whole]
    assert of(textwrap.fill(paragraph, width) for paragraph in WRAPPED) == whole


def test_of_several_prepositions_the_first_holds_the_content(quotes: Finder) -> None:
    (quote,) = quotes("The minister warned on Monday against the war, of a famine in the valley.")
    assert quote.content.text.startswith("the war")


@pytest.mark.parametrize("text", ["he said", "The minister said.", "Officials said that", '"', "It said on Monday"])
def test_a_cue_with_nothing_behind_it_says_nothing(quotes: Finder, text: str) -> None:
    assert quotes(text) == ()
