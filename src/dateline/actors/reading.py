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

#: Prepositions with the words before them that name whose people are: "led by", "allied with".
LED = frozenset(("by", verb) for verb in ("led", "headed", "commanded", "controlled", "run", "founded")) | {
    ("with", "allied"), ("with", "aligned"),
}  # fmt: skip


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
    return _with_homes(parts, _named_or_headed(parts))


def _with_homes(parts: Parts, answer: Answer) -> Answer:
    """An answer without country with those where its people live: "Karen villagers" are of Myanmar or of Thailand."""
    if answer.actor.code or answer.kind == "person":
        return answer
    peoples = (match.entry.countries for match in parts.core if match.kind == "people" and not _begins_name(parts, match))
    homes = next((countries for countries in peoples if countries), ())
    return replace(answer, homes=homes) if homes else answer


def _begins_name(parts: Parts, match: Match) -> bool:
    """Whether a people's name is somebody's first name: "Karen Smith"."""
    after = parts.words[match.last + 1 : match.last + 2]
    return parts.given(match) and bool(after) and after[0][1][:1].isupper()


def _named_or_headed(parts: Parts) -> Answer:
    """Who a phrase is that may end in a last name."""
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
    if parts.firm and rest and not (head.kind == "organisation" and head.entry.sector == "BUS"):
        return read_unknown(parts)  # "the Nigerian National Petroleum Corp."
    if head.kind == "set" and not rest:
        actor = Actor(parts.phrase, 0, len(parts.phrase), head.entry.name)
        return Answer(actor, "set", (f"{head.entry.name} are several states",), 1.0, True, many=True, codes=head.entry.countries)
    other = _also_called(parts, head)
    if other is not None:
        return other
    if head.kind == "role":
        return read_role(parts, head, rest, _served(parts, head))
    if head.kind in BODY_KINDS:
        return read_body(parts, head, rest, _served(parts, head))
    if parts.joint == COMMA and head.kind in ("capital", "city", "region") and head.last == parts.cut - 1:
        around = _behind(parts)
        if around.kind in ("country", "region", "city") and around.headed:  # "Tripoli, northern Lebanon" is not Libya's
            return replace(around, kind="city")
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
    answer = _behind(parts)
    if answer.kind == "people" and not answer.actor.sector:  # "Brazilians" may be Brazil, "thousands of Brazilians" are not
        answer = replace(answer, actor=replace(answer.actor, sector="CVL", sectors=("CVL",)))
    return replace(answer, many=True) if answer.kind in ("role", "people", "") else answer


def _served(parts: Parts, head: Match) -> Answer | None:
    """Whom somebody speaks, pleads or works for: "a spokesman for Israel", "an aide to President Putin", "troops led by Khalifa Haftar"."""
    if not 0 < parts.cut < len(parts.words) - 1:
        return None
    before, word = parts.words[parts.cut - 1][0], parts.words[parts.cut][0]
    serves = word in ("for", "of") or (word == "to" and before in word_table("servants"))
    if not (serves or (word, before) in LED):
        return None
    answer = _behind(parts)
    if answer.lone or (answer.kind == "person" and parts.words[parts.cut + 1][0] == "the"):
        return None
    speaks = word == "for" and not head.entry.sector
    return answer if answer.kind == "person" or (speaks and answer.kind in ("country", "capital", "region", "city")) else None


def _also_called(parts: Parts, head: Match) -> Answer | None:
    """The body a phrase names behind a description: "militias known as the Janjaweed", "the party's youth wing, the Imbonerakure"."""
    before = parts.words[parts.cut - 1][0] if parts.cut else ""
    after = parts.words[parts.cut][0] if parts.cut < len(parts.words) else ""
    apposed = after == COMMA and parts.cut + 1 < len(parts.words) and parts.words[parts.cut + 1][0] == "the"
    if head.kind not in ("role", "institution") or not (apposed or (after == "as" and before == "known")):
        return None
    answer = _behind(parts)
    return answer if answer.kind in ("organisation", "group", "party") and answer.headed else None


def _behind(parts: Parts) -> Answer:
    """Who the words after the first preposition are."""
    shifted = [replace(match, first=match.first - parts.cut - 1, last=match.last - parts.cut - 1) for match in parts.tail]
    return read(Parts(parts.phrase, parts.words[parts.cut + 1 :], shifted, parts.date, parts.peoples, parts.around))
