"""How a phrase that ends in a person's name is read: "Nikol Pashinyan", "President Assad"."""

from __future__ import annotations

from dataclasses import replace

from dateline.actors.answer import Answer, organisation_code
from dateline.actors.lexicon import Entry, known_city, word_table
from dateline.actors.parts import Parts
from dateline.actors.people import ELITE, Person, spelled
from dateline.actors.scan import Match, in_capitals
from dateline.actors.tables import successor
from dateline.actors.words import COMMA, POSSESSIVE, fold
from dateline.records import Actor

#: A bare last name that is also the name of a city of so many inhabitants is the city, unless the story names the person in full.
METROPOLIS = 1_000_000
#: Bodies of many states that have officials of their own.
BODIES = frozenset({"UNO", "EUR", "IGO"})


def read_person(parts: Parts, candidates: list[Person], match: Match, trust: float = 1.0) -> Answer:
    """A known person: what they are on the date, or what the text calls them where no office of that date is known."""
    codes = parts.codes(match.first) or parts.tail_codes() or parts.around
    people = parts.peoples[0]
    role = next((item.entry for item in reversed(parts.core) if item.kind == "role" and item.last < match.first), None)
    if role is not None and not codes:  # "former President Bill Clinton" is not the envoy that he is now
        candidates = [person for person in candidates if person.has_been(role.name.removeprefix("former "))] or candidates
    person, sure = people.best(candidates, parts.date, codes[0] if codes else "")
    office, sector, why = person.on(parts.date, (role.office or role.name) if role is not None and not parts.past else "")
    title = office.title if office and why in ("holds", "undated") else f"former {office.title}" if office and why == "after" else None
    held = f"{office.title} of" if office and office.title else "of"
    span = f" {office.span}" if office and office.span else ""
    parts.reasons.append(f"{person.name} is known: {held} {person.code or 'a body'}{span}, {why} on {parts.date}")
    if (why != "holds" and parts.date and role is not None and role.sector and not parts.past) or (
        role is not None and not parts.past and _told(role, sector)
    ):
        sector, title = role.sector, role.name
        parts.reasons.append(f"the text calls the person {role.name}")
    elif parts.past and why != "holds" and sector in ELITE:
        sector = "ELI"
    code = person.code
    country = person.country
    if why == "after":
        code = country = successor(code, parts.date)  # a Soviet president is a Russian after the Soviet Union
    if codes and codes[0] in BODIES and role is not None and code != codes[0] and why != "holds":
        code, country = codes[0], ""  # "EU Farm Commissioner Dacian Ciolos", before he was prime minister
        parts.reasons.append(f"beside {code}")
    if not code and office:
        code = organisation_code(office.organisation)
    sectors = (
        sector,
        *dict.fromkeys(item.sector for item in person.offices if item.start <= (parts.date or "9") <= item.end and item.sector != sector),
    )
    actor = Actor(parts.phrase, 0, len(parts.phrase), person.name, code, country, sector, tuple(filter(None, sectors)), title)
    return Answer(
        actor,
        "person",
        tuple(parts.reasons),
        sure * trust,
        True,
        office.office if office and why == "holds" else "",
        person.gender,
        family=person.family,
    )


def _told(role: Entry, sector: str) -> bool:
    """Whether what the text calls a person tells more than our row: a party's leader is in office, an activist is a journalist."""
    if role.sector == sector or role.name in word_table("generic"):
        return False
    if role.sector in ("GOV", "MIL", "COP", "JUD") and (role.title or role.office):
        return sector in ("PTY", "OPP", "LEG", "ELI", "SOC")
    return role.sector in ("JRN", "REL", "MED", "EDU", "BUS", "LAB") and sector in ("SOC", "CVL", "UNK")


def abridged(parts: Parts) -> Answer | None:
    """A known name with more or fewer middle names than we have it."""
    last = parts.cut
    first = last
    while first > 0 and parts.words[first - 1][1][:1].isupper() and parts.words[first - 1][0] not in (POSSESSIVE, COMMA):
        first -= 1
    first = max([first, *(match.last + 1 for match in parts.core if match.kind == "role" and match.last < last - 1)])
    name = " ".join(word for word, _ in parts.words[first:last])
    candidates = next((found for found in (people.abridged(name) for people in parts.peoples) if found), None) if last - first > 1 else None
    return read_person(parts, candidates, Match(first, last - 1, persons=tuple(candidates)), 0.8) if candidates else None


def bare_family(parts: Parts) -> Answer | None:
    """A family name alone or after a title: "Museveni", "President Assad"."""
    last = parts.cut
    while last > 0 and parts.words[last - 1][0] in (POSSESSIVE, COMMA):
        last -= 1
    for size in (3, 2, 1):
        first = last - size
        if first < 0 or not all(surface[:1].isupper() for _, surface in parts.words[first:last]):
            continue
        name = " ".join(word for word, _ in parts.words[first:last])
        candidates = next((found for found in (people.by_family.get(spelled(name)) for people in parts.peoples) if found), None)
        if not candidates:
            continue
        known = [match for match in parts.core if match.last >= first]
        if any(match.kind != "city" for match in known) or (in_capitals(parts.words[last - 1][1]) and len(name) < 5):
            return None
        before = [word for word, _ in parts.words[:first]]
        titled = any(match.last < first and match.kind == "role" for match in parts.core)
        covered = {i for match in parts.core for i in range(match.first, match.last + 1) if not parts.given(match)}
        between = [i for i in range(first) if i not in covered]
        if first == 0 and fold(parts.phrase.split()[0]) == "the":
            return None  # "the West" is nobody's family name
        if before and not titled and any(parts.words[i][1][:1].isupper() for i in between):
            return None  # another person's first name stands before it
        if first and first - 1 not in covered and name in word_table("role_names"):
            return None  # "Congressman Steve King" is another King
        if titled and first and first - 1 not in covered and not _may_be(parts.words[first - 1], candidates):
            return None
        here = Match(first, last - 1, persons=tuple(candidates))
        codes = parts.codes(first)
        if codes and not any(person.code in codes for person in candidates):
            return None
        answer = read_person(parts, candidates, here, 0.9 if titled else 0.8)
        served = any(person.name == answer.actor.name and person.serves(parts.date) for person in candidates)
        metropolis = known_city(name)[1] >= METROPOLIS
        if metropolis and not titled and not answer.office:
            return None  # "Lagos" is the city, not a former president of Chile
        return answer if titled or (served and not metropolis) else replace(answer, lone=True)
    return None


def _may_be(word: tuple[str, str], candidates: list[Person]) -> bool:
    """Whether a word before a family name may spell the first name of one of them: "President Aliaksandr Lukashenko", not "Carlos"."""
    return not word[1][:1].isupper() or any(fold(person.name)[:1] == word[0][:1] for person in candidates)
