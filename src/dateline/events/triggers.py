"""Find the words that may tell an event: the editable trigger lexicon and its matching in a sentence.

`data/triggers.csv` lists triggers by lemma. A verb's pattern is the verb and the words that must hang below it ("take to street", "launch
attack"); a noun's pattern is a run of words ("air strike"); a statement's is a word of its main clause ("should", "baseless").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from dateline.errors import DataError
from dateline.language import Sentence, Token
from dateline.ontology import load_ontology
from dateline.ontology.plover import PLOVER
from dateline.tables import listed, rows

TRIGGERS = Path(__file__).with_name("data") / "triggers.csv"
#: The part of speech of a trigger that is no word of the lexicon but the head of what somebody says.
STATEMENT = "statement"
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
#: Edges below a verb along which the further words of its pattern may be found.
_PATTERN_EDGES = frozenset(
    {"prt", "prep", "pobj", "dobj", "acomp", "advmod", "amod", "compound", "attr", "xcomp", "oprd", "dative", "pcomp", "nsubj"}
)
_PATTERN_DEPTH = 3
#: Prepositions of what goes along with a deed, or makes it: "sent troops at Ankara's request" is no "send request".
CIRCUMSTANCES = frozenset({"at", "despite", "after", "before", "amid", "since", "during", "until", "because"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a trigger may mean: an act with its mode, and the slots its recipient may fill, best first."""

    act: str
    mode: tuple[str, ...]
    recipient: tuple[str, ...]


#: The words of a pattern and what they may mean.
Pattern = tuple[tuple[str, ...], tuple[Reading, ...]]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger found in a sentence: its head, all its tokens, its pattern and its possible readings."""

    head: int
    tokens: tuple[int, ...]
    pattern: str
    pos: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns by the word they are looked up by: a verb's first, a noun's last; what words of a statement make it an act."""

    verbs: dict[str, list[Pattern]]
    nouns: dict[str, list[Pattern]]
    statements: dict[str, tuple[Reading, ...]]


@cache
def load_lexicon(path: Path = TRIGGERS, ontology: Path = PLOVER) -> Lexicon:
    """Read and check the trigger lexicon of an ontology.

    Raises:
        DataError: a row names an unknown act, mode or part of speech.
    """
    types = load_ontology(ontology).types
    grouped: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for row in rows(path, "trigger", "pos", "act", "mode", "recipient"):
        mode = tuple(listed(row["mode"]))
        if row["act"] not in types or not set(mode) <= set(types[row["act"]].modes) or row["pos"] not in ("verb", "noun", STATEMENT):
            raise DataError(f"{path}: unknown act, mode or part of speech in the row of {row['trigger']!r}")
        grouped[row["trigger"], row["pos"]].append(Reading(row["act"], mode, tuple(listed(row["recipient"]))))
    lexicon = Lexicon(defaultdict(list), defaultdict(list), {})
    for (trigger, pos), readings in grouped.items():
        # the pipeline parts words at hyphens, and the hyphen hangs on the noun's side
        words = tuple(trigger.replace("-", " - " if pos == "noun" else " ").split())
        if pos == "verb":
            lexicon.verbs[words[0]].append((words, tuple(readings)))
        elif pos == STATEMENT:
            lexicon.statements[trigger] = tuple(readings)
        else:
            lexicon.nouns[words[-1]].append((words, tuple(readings)))
    for patterns in (*lexicon.verbs.values(), *lexicon.nouns.values()):
        patterns.sort(key=lambda pattern: -len(pattern[0]))
    return lexicon


def without_acts(lexicon: Lexicon) -> Lexicon:
    """A lexicon that proposes the same words and roles but says nothing of acts: for another ontology than its own."""

    def blank(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
        return tuple(replace(reading, act="", mode=()) for reading in readings)

    def blanked(patterns: dict[str, list[Pattern]]) -> dict[str, list[Pattern]]:
        return {key: [(words, blank(readings)) for words, readings in own] for key, own in patterns.items()}

    return Lexicon(blanked(lexicon.verbs), blanked(lexicon.nouns), {key: blank(readings) for key, readings in lexicon.statements.items()})


def find_triggers(sentence: Sentence, lexicon: Lexicon) -> list[Trigger]:
    """Every trigger in a sentence, in order; a noun that is part of a verb's pattern ("launch attack") is not found again.

    A verb that the lexicon does not know is a trigger without readings.
    """
    verbs = [
        _verb(sentence, token, lexicon) or Trigger(token.i, (token.i,), token.lemma.lower(), "verb", ())
        for token in sentence.tokens
        if token.pos in _VERBAL and token.ent != "PERSON"
    ]
    taken = {i for trigger in verbs for i in trigger.tokens if i != trigger.head}
    nouns = []
    for token in reversed(sentence.tokens):
        if token.pos in _NOMINAL and token.i not in taken and (found := _noun(sentence, token, lexicon)):
            nouns.append(found)
            taken.update(found.tokens)
    return sorted((*verbs, *nouns), key=lambda trigger: trigger.head)


def _words(token: Token) -> tuple[str, str]:
    return token.lemma.lower(), token.lower


def _verb(sentence: Sentence, token: Token, lexicon: Lexicon) -> Trigger | None:
    patterns = next((lexicon.verbs[word] for word in _words(token) if word in lexicon.verbs), None)
    if not patterns:
        return None
    below: dict[str, int] | None = None
    for words, readings in patterns:
        if len(words) == 1:
            return Trigger(token.i, (token.i,), words[0], "verb", readings)
        if below is None:
            below = {}
            used = {word for pattern, _ in patterns for word in pattern}
            for other in _below(sentence, token.i, _PATTERN_DEPTH):
                if other.dep == "pobj" and (prep := sentence[other.head].lower) in CIRCUMSTANCES and prep not in used:
                    continue
                for word in _words(other):
                    below.setdefault(word, other.i)
        if all(word in below for word in words[1:]) and _is_own(sentence, token.i, [below[word] for word in words[1:]]):
            return Trigger(token.i, tuple(sorted({token.i, *(below[word] for word in words[1:])})), " ".join(words), "verb", readings)
    return None


def _below(sentence: Sentence, i: int, depth: int) -> Iterator[Token]:
    for child in sentence.kids(i):
        if _is_temporal(sentence, child):
            continue
        if child.dep in _PATTERN_EDGES and (child.dep != "nsubj" or sentence[i].lemma == "be"):
            yield child
            if depth > 1 and child.dep != "nsubj":
                yield from _below(sentence, child.i, depth - 1)


def _is_own(sentence: Sentence, i: int, found: list[int]) -> bool:
    """Whether the words found below a verb are not another verb's ("called on both to declare a ceasefire" is no "call ceasefire")."""
    for other in found:
        while (head := sentence[other].head) not in (i, other):
            if sentence[head].dep == "xcomp" and sentence[head].pos == "VERB" and head not in found:
                return False
            other = head
    return True


def _is_temporal(sentence: Sentence, token: Token) -> bool:
    """Whether a preposition brings a time ("on Tuesday") and so belongs to no pattern ("call on")."""
    return token.dep == "prep" and any(child.ent in ("DATE", "TIME") for child in sentence.kids(token.i, "pobj"))


def _noun(sentence: Sentence, token: Token, lexicon: Lexicon) -> Trigger | None:
    patterns = next((lexicon.nouns[word] for word in _words(token) if word in lexicon.nouns), None)
    for words, readings in patterns or ():
        first = token.i - len(words) + 1
        if first < 0:
            continue
        run = sentence.tokens[first : token.i + 1]
        if all(word in _words(own) for word, own in zip(words, run, strict=True)):
            head = next((own.i for own in reversed(run) if not first <= own.head <= token.i or own.head == own.i), token.i)
            return Trigger(head, tuple(range(first, token.i + 1)), " ".join(words), "noun", readings)
    return None
