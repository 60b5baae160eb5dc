"""When an event took place: the time expression that the sentence's syntax ties to its trigger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dateline.dates.calendar import calendar
from dateline.dates.expressions import Expression, expressions
from dateline.language.parse import Sentence, Token

#: Dependents that are clauses of their own: a date inside them says nothing about what is above.
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "csubj", "parataxis", "pcomp"})
VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
#: A story says in its first sentences when its news was made.
LEAD = 3


@dataclass(frozen=True, slots=True)
class _Tied:
    """A time expression and the word above it that it says something about."""

    expression: Expression
    above: int
    inner: bool


def resolve(sentence: Sentence, trigger: int, published: str | None) -> tuple[str | None, str | None]:
    """The date of the event that a trigger tells.

    Args:
        sentence: the parsed sentence.
        trigger: the position of the trigger's head in it.
        published: the article's date, ISO 8601; without it only dates with a year are found.

    Returns:
        The date as ISO 8601, as precise as the words ("2022-02-04", "2022-02", "2022"), and the words ("on Friday"). (None, None) where no
        time expression belongs to the trigger: whether the event then has the story's date is for the caller to say.

    The trigger's own dependents come first, then those of the words above it, clause by clause up to the sentence's root; dates of
    clauses beside these come last.
    """
    tied = _tied(sentence, published)
    if not tied:
        return None, None
    for level in _levels(sentence, trigger):
        near = [item for item in tied if item.above in level and (not item.inner or item.above == trigger)]
        if near:
            return _reading(sentence, trigger, near)
    return _beside(sentence, trigger, tied, published)


def story_date(sentences: Sequence[Sentence], published: str | None) -> str | None:
    """The day on which a story's news was made: the date its lead gives, where that is a day of the week before publication.

    Args:
        sentences: the story's first sentences, headline left out.
        published: the article's date, ISO 8601.

    Returns:
        ISO 8601; None where the first sentences give no such day. Events without a date of their own fall on it, or on `published`.
    """
    if not published:
        return None
    for sentence in sentences[:LEAD]:
        # what hangs on a verb dates the news; what hangs on a noun may ("in a statement on Saturday")
        for item in sorted(_tied(sentence, published), key=lambda item: sentence[item.above].pos not in VERBS):
            above = sentence[item.above]
            apart = any(token.lower in calendar().apart for token in sentence.kids(above.i, "mark")) or _perfect(sentence, above.i)
            if not apart and not item.inner and _of_the_news(item.expression.iso, published):
                return item.expression.iso
    return None


def _reading(sentence: Sentence, trigger: int, near: list[_Tied]) -> tuple[str, str]:
    """The date of the nearest expression; those that hang on a verb come before those that hang on a noun."""
    best = min(
        near,
        key=lambda item: (item.above != trigger, sentence[item.above].pos not in VERBS, abs(item.above - trigger), item.expression.start),
    )
    iso = best.expression.ahead if _ahead(sentence, trigger) else best.expression.iso
    return iso, sentence.text[best.expression.start : best.expression.end]


def _beside(sentence: Sentence, trigger: int, tied: tuple[_Tied, ...], published: str | None) -> tuple[str | None, str | None]:
    """A date from a clause beside the trigger's own: "made clear ... as he met aides on Tuesday", "in a statement released on Saturday".

    Only clauses that tell of the same time: none that "after", "before" and their like put at another, and of those that tell more of
    a thing ("Germany, which joined in 1955") only the days of the news.
    """
    if _perfect(sentence, trigger):
        return None, None
    heads = {trigger, *(token.i for token in _above(sentence, trigger))}
    queue = sorted(heads, key=lambda i: abs(i - trigger))
    seen = set(queue)
    for head in queue:  # grows by the clauses below
        for clause in (token for i in sorted(_clause(sentence, head)) for token in sentence.kids(i, *CLAUSES)):
            apart = any(token.lower in calendar().apart for token in sentence.kids(clause.i, "mark", "prep", "advmod"))
            if clause.i in seen or apart or _perfect(sentence, clause.i):
                continue
            seen.add(clause.i)
            queue.append(clause.i)
            level = _clause(sentence, clause.i)
            near = [item for item in tied if item.above in level and not item.inner]
            if near and published and clause.dep in ("relcl", "acl") and not _is_occasion(sentence, clause.head, trigger):
                near = [item for item in near if _of_the_news(item.expression.iso, published)]
            if near:
                return _reading(sentence, trigger, near)
    return None, None


def _is_occasion(sentence: Sentence, noun: int, trigger: int) -> bool:
    """Whether a deed is the noun itself, or was done in or at it: "at a summit held in May"."""
    prep = sentence[sentence[noun].head]
    during = sentence[noun].pos == "NOUN" and prep.dep == "prep" and prep.head == trigger and prep.lower in ("in", "at", "during")
    return noun in (trigger, sentence[trigger].head) or during


def _of_the_news(iso: str, published: str) -> bool:
    """Whether a date is a day of the week before publication."""
    if len(iso) < 10:
        return False
    return timedelta(0) <= date.fromisoformat(published[:10]) - date.fromisoformat(iso) < timedelta(days=7)


def _above(sentence: Sentence, trigger: int) -> Iterator[Token]:
    """The words above a trigger as far as their time is its time.

    Not beyond a noun (what is told of a thing does not date what was done to it), nor beyond a clause in the past perfect.
    """
    at = sentence[trigger]
    for token in sentence.ancestors(trigger):
        if _perfect(sentence, at.i) or (at.dep in ("relcl", "acl") and token.pos not in VERBS):
            return
        of = at.dep == "prep" and at.lower == "of"
        if token.pos in NOUNS and not of and at.dep in ("prep", "poss", "compound", "nmod", "amod", "appos"):
            return
        yield token
        if token.pos in VERBS or token.pos in NOUNS or token.dep in ("prep", "agent"):
            at = token


def _perfect(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is in the past perfect: what it tells came before the rest."""
    return any(token.lower in ("had", "'d", "’d") for token in sentence.kids(verb, "aux"))


def _levels(sentence: Sentence, trigger: int) -> Iterator[set[int]]:
    """Sets of words whose dates may be the trigger's: itself and its phrase, then each clause above it."""
    below = _clause(sentence, trigger)
    yield below
    seen = set(below)
    for above in _above(sentence, trigger):
        clause = _clause(sentence, above.i) - seen
        seen |= clause
        if clause:
            yield clause


def _clause(sentence: Sentence, head: int) -> set[int]:
    """A word and what depends on it, without the clauses below and, below a verb, without those joined to it."""
    found, queue = {head}, [head]
    while queue:
        for child in sentence.children[queue.pop()]:
            token = sentence[child]
            if token.dep in CLAUSES or (token.dep == "conj" and token.pos in VERBS):
                continue
            found.add(child)
            queue.append(child)
    return found


@lru_cache(maxsize=16)
def _found(text: str, day: date | None) -> tuple[Expression, ...]:
    """The expressions of a sentence; its events ask one after the other."""
    return tuple(expressions(text, day))


def _tied(sentence: Sentence, published: str | None) -> tuple[_Tied, ...]:
    """The sentence's time expressions, each with the word it hangs on."""
    day = date.fromisoformat(published[:10]) if published else None
    found = []
    for item in _found(sentence.text, day):
        start, end = item.start + sentence.start, item.end + sentence.start
        inside = {token.i for token in sentence.tokens if token.start < end and start < token.end}
        if not inside:
            continue
        heads = [i for i in sorted(inside) if sentence[i].head not in inside or sentence[i].head == i]
        top = sentence[heads[0]]
        above = sentence[top.head]
        # the preposition is the expression's own, should the words not hold it
        while above.dep == "prep" and above.i != above.head and above.pos == "ADP":
            above = sentence[above.head]
        # "said on Friday they had arrested": words right behind a verb are that verb's, though parsers hang them on the next one
        before = sentence[min(inside) - 1] if min(inside) else top
        if above.i > max(inside) and before.pos in VERBS and before in sentence.ancestors(above.i):
            above = before
        # "Tuesday's meeting", "the Thursday edition": part of a noun's phrase, and no news of the clause
        inner = above.pos in NOUNS and (top.dep in ("compound", "nmod", "poss", "amod") or (top.dep == "npadvmod" and top.i < above.i))
        found.append(_Tied(item, above.i, inner))
    return tuple(found)


def _ahead(sentence: Sentence, trigger: int) -> bool:
    """Whether the trigger's clause is about the future: "will", "going to", "plans to"."""
    words = calendar()
    verb = sentence[trigger]
    if verb.pos not in VERBS:
        verb = next((token for token in sentence.ancestors(trigger) if token.pos in VERBS), verb)
    if any(token.lower in words.ahead or token.text == "to" for token in sentence.kids(verb.i, "aux")):
        if any(token.lower in words.ahead for token in sentence.kids(verb.i, "aux")):
            return True
        above = sentence[verb.head]
        return above.i != verb.i and (above.lemma.lower() in words.planning or above.lower == "going")
    above = sentence[verb.head]
    return verb.dep == "conj" and above.i != verb.i and any(token.lower in words.ahead for token in sentence.kids(above.i, "aux"))
