"""How a phrase composes into an answer: its head, what stands before it, what follows "of" and "in"."""

from __future__ import annotations

from dataclasses import replace

from dateline.actors.answer import Answer
from dateline.actors.bodies import read_body, read_place, read_unknown
from dateline.actors.lexicon import word_table
from dateline.actors.parts import Parts
from dateline.actors.persons import abridged, bare_family, read_person
from dateline.actors.roles import read_role
from dateline.actors.scan import BODY_KINDS, PLACE_KINDS, Match
from dateline.actors.words import COMMA, POSSESSIVE
from dateline.records import Actor


def read(parts: Parts) -> Answer:
    """Who a phrase is: its head is the last known name before the first preposition, a person before all."""
    if not parts.words:
        return Answer(Actor(parts.phrase, 0, len(parts.phrase), parts.phrase), "", ("nothing to read",), 0.0)
    quantity = _quantity(parts)
    if quantity is not None:
        return quantity
    persons = [match for match in parts.core if match.persons]
    if persons:
        return read_person(parts, list(persons[-1].persons), persons[-1])
    if parts.masked:
        return replace(read_unknown(parts), kind="mask")
    bare = (abridged(parts) or bare_family(parts)) if any(surface[:1].isupper() for _, surface in parts.words[: parts.cut]) else None
    if bare is None:
        return _headed(parts)
    return replace(bare, otherwise=_headed(parts)) if bare.lone else bare


def _headed(parts: Parts) -> Answer:
    """Who a phrase is that ends in nobody's name."""
    parts.reasons = []
    if not parts.core:
        return read_unknown(parts)
    head = parts.core[-1]
    before = parts.core[-2] if len(parts.core) > 1 and head.kind in ("country", "region", "city") and not head.entry.acronym else None
    if before is not None and before.kind in ("role", "institution", "organisation"):
        proper = all(surface[:1].isupper() for _, surface in parts.words[before.first : head.first])
        if proper:  # "Police Scotland", "Amnesty International Nigeria"
            parts.trailing = [head.entry.code]
            head = before
    head = _titled(parts, head) or parts.reread(head)
    rest = [word for word, _ in parts.words[head.last + 1 : parts.cut] if word not in (POSSESSIVE, COMMA)]
    if head.kind == "set" and not rest:
        actor = Actor(parts.phrase, 0, len(parts.phrase), head.entry.name)
        return Answer(actor, "set", (f"{head.entry.name} are several states",), 1.0, True, many=True, codes=head.entry.countries)
    if head.kind == "role":
        return read_role(parts, head, rest)
    if head.kind in BODY_KINDS:
        return read_body(parts, head, rest)
    return read_place(parts, head, rest)


def _titled(parts: Parts, head: Match) -> Match | None:
    """The title before a name that ends in a known word: "Congressman Steve King" is no king."""
    if head.last > head.first or head.kind not in ("role", "institution", "adjective", "people"):
        return None
    covered = {i for match in parts.core for i in range(match.first, match.last + 1)}
    first = head.first - 1
    while first >= 0 and first not in covered and parts.words[first][1][:1].isupper():
        first -= 1
    if first == head.first - 1 or not parts.words[head.first][1][:1].isupper():
        return None
    return next((match for match in parts.core if match.last == first and match.kind == "role" and match.entry.title), None)


def _quantity(parts: Parts) -> Answer | None:
    """ "hundreds of residents" are residents: read what follows the "of"."""
    quantities = word_table("quantities")
    if parts.joint != "of" or parts.cut == 0 or parts.words[parts.cut - 1][0] not in quantities or parts.cut + 1 >= len(parts.words):
        return None
    if any(match.kind in PLACE_KINDS | BODY_KINDS and match.kind != "institution" for match in parts.core):
        return None
    shifted = [replace(match, first=match.first - parts.cut - 1, last=match.last - parts.cut - 1) for match in parts.tail]
    inner = Parts(parts.phrase, parts.words[parts.cut + 1 :], shifted, parts.date, parts.peoples, parts.around)
    answer = read(inner)
    return replace(answer, many=True) if answer.kind in ("role", "people", "") else answer
