"""Why: the PLOVER contexts of an event, from the words around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from dateline.language import Sentence
from dateline.tables import load_yaml

CONTEXTS = Path(__file__).with_name("data") / "contexts.yaml"
#: How far before and after its sentence an event's context may be named, in sentences.
REACH = 1


@cache
def _phrases(path: Path = CONTEXTS) -> tuple[dict[str, tuple[str, ...]], dict[str, int]]:
    """Phrases to contexts, and first words to the length of the longest phrase that begins with them."""
    table: dict[str, list[str]] = {}
    for context, phrases in load_yaml(path).items():
        for phrase in phrases:
            table.setdefault(str(phrase), []).append(context)
    reach: dict[str, int] = {}
    for phrase in table:
        first, *more = phrase.split()
        reach[first] = max(reach.get(first, 1), len(more) + 1)
    return {phrase: tuple(found) for phrase, found in table.items()}, reach


def contexts_named(words: Sequence[tuple[str, str]]) -> Counter[str]:
    """How often each context is named by a run of (word, lemma) pairs in lower case."""
    phrases, reach = _phrases()
    found: Counter[str] = Counter()
    for i in range(len(words)):
        for length in range(min(reach.get(words[i][0], 1), len(words) - i), 0, -1):
            run = words[i : i + length]
            plain = " ".join(word for word, _ in run)
            lemmas = " ".join([*(word for word, _ in run[:-1]), run[-1][1]])
            hit = phrases.get(plain) or phrases.get(lemmas)
            if hit:
                found.update(hit)
                break
    return found


def contexts_by_sentence(sentences: Sequence[Sentence], title: str) -> list[tuple[str, ...]]:
    """The contexts of the events of each sentence: those it names, and those its neighbours and the title name twice."""
    own = [contexts_named([(token.lower, token.lemma.lower()) for token in sentence.tokens]) for sentence in sentences]
    heading = contexts_named([(word, word) for word in title.lower().split()])
    found = []
    for i, named in enumerate(own):
        near = heading.copy()
        for other in range(max(0, i - REACH), min(len(own), i + REACH + 1)):
            if other != i:
                near.update(own[other])
        found.append(tuple(sorted({*named, *(context for context, count in near.items() if count > 1)})))
    return found
