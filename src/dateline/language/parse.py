"""The parse that all later stages read: sentences of tokens with their syntax, in plain records.

Only this room knows spaCy. Offsets are those of the article's text. Labels are spaCy's English ones: Penn tags (`tag`), universal parts
of speech (`pos`), CLEAR dependency labels (`dep`), OntoNotes entity types (`ent`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.records import Article, Block, Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. `i` and `head` are positions in the sentence (the root is its own head); `ent_start`: an entity begins here."""

    i: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    ent: str = ""
    ent_start: bool = False

    @property
    def lower(self) -> str:
        """The token's text in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one block. `children[i]` are the positions of token i's dependents, in order."""

    index: int
    block: Block
    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    @property
    def root(self) -> Token:
        """The head of the sentence (the first, should the parser leave several)."""
        return next((token for token in self.tokens if token.head == token.i), self.tokens[0])

    def kids(self, i: int, *deps: str) -> list[Token]:
        """Dependents of token i, in order; only those with one of the labels, if any are given."""
        return [self.tokens[k] for k in self.children[i] if not deps or self.tokens[k].dep in deps]

    def objects(self, i: int, *prepositions: str) -> list[Token]:
        """Objects of the prepositions that hang on token i, in order; only of some, if any are given."""
        preps = (prep for prep in self.kids(i, "prep") if not prepositions or prep.lower in prepositions)
        return [own for prep in preps for own in self.kids(prep.i, "pobj")]

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token i, nearest first."""
        seen = {i}
        while (head := self.tokens[i].head) not in seen:
            seen.add(head)
            i = head
            yield self.tokens[i]

    def subtree(self, i: int) -> list[int]:
        """Positions of token i and everything below it, in order."""
        found, queue = {i}, [i]
        while queue:
            for child in self.children[queue.pop()]:
                if child not in found:
                    found.add(child)
                    queue.append(child)
        return sorted(found)

    def span(self, first: int, last: int) -> Span:
        """The text from token `first` to token `last`, both included."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return Span(self.text[start - self.start : end - self.start], start, end)

    def token_at(self, offset: int) -> Token | None:
        """The token that covers a text offset, or None."""
        return next((token for token in self.tokens if token.start <= offset < token.end), None)


@dataclass(frozen=True, slots=True)
class Parse:
    """An article with the sentences of its headline and body blocks, in text order."""

    article: Article
    sentences: tuple[Sentence, ...]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers a text offset, or None (furniture, blank space)."""
        return next((sentence for sentence in self.sentences if sentence.start <= offset < sentence.end), None)
