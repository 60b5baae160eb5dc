"""Known people: their names, and the office each held on a date.

The rows of `data/office_holders.csv` and `data/people.csv` (same columns) that share a name and a country are one person. On a date a
person is what their weightiest office of that date makes them; between and after offices of state a former member of the elite (ELI);
before the first one a legislator or opponent in waiting (LEG), as PLOVER's rule on offices asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dateline.actors.lexicon import DATA, cells, rows, word_table
from dateline.actors.tables import SPECIAL_CODES
from dateline.actors.words import key

#: Offices from the weightiest down; a person who holds several is named by the first.
RANKS = (
    "supreme leader", "head of state and government", "head of state", "head of government", "head of organisation", "royal",
    "vice president", "deputy prime minister", "foreign minister", "defence minister", "interior minister", "finance minister",
    "minister", "central bank governor", "army chief", "speaker", "regional head", "mayor", "chief justice",
    "legislator", "opposition leader", "rebel leader",
)  # fmt: skip
_RANK = {office: rank for rank, office in enumerate(RANKS)}
#: Heads of state, and posts in a cause or party rather than a state.
PRESIDENTS = frozenset({"head of state", "head of state and government"})
CAUSES = frozenset({"opposition leader", "candidate"})
#: Posts at the head of a state, and of a body of whatever sector.
LEADERS = PRESIDENTS | {"supreme leader", "head of government"}
HEADS = LEADERS | {"head of organisation", "speaker"}
#: Sectors of those who serve a state.
STATE = frozenset({"GOV", "LEG", "JUD", "SPY", "MIL", "COP"})
#: Sectors that leave their holder in the elite; a former rebel or soldier of the ranks is just a civilian.
ELITE = frozenset({"GOV", "LEG", "JUD", "SPY", "MIL", "OPP", "PTY", "COP", "ELI", ""})
#: The bounds of an office whose start or end no table gives.
UNKNOWN_START, UNKNOWN_END = "0000", "9999"


class Office(NamedTuple):
    """A post with its dates: `start` and `end` as full ISO dates, the widest reading of what the table gives."""

    office: str
    title: str
    organisation: str
    sector: str
    start: str
    end: str
    mine: bool = False

    @property
    def span(self) -> str:
        """Its dates for people to read, an unknown one left open: "2005-11-22..2021-12-08"; "" where both are unknown."""
        start = "" if self.start.startswith(UNKNOWN_START) else self.start
        end = "" if self.end.startswith(UNKNOWN_END) else self.end
        return f"{start}..{end}" if start or end else ""

    @property
    def rank(self) -> int:
        """0 is the weightiest."""
        return _RANK.get(self.office, len(RANKS))


@dataclass(slots=True)
class Person:
    """A known person; `offices` in the order of the tables."""

    name: str
    family: str
    gender: str
    country: str
    code: str
    offices: list[Office] = field(default_factory=list)

    def _presided(self, date: str) -> bool:
        """Whether the person was head of a state before a date."""
        return any(office.office in PRESIDENTS and office.end < date for office in self.offices)

    def on(self, date: str | None, called: str = "") -> tuple[Office | None, str, str]:
        """The office on a date, the sector, and why ("holds", "before", "after", "undated").

        Without a date it is the one that the text calls the person by (`called`: a title or an office), or else the last.
        """
        mine = [office for office in self.offices if office.mine]
        if date is None:
            told = [office for office in self.offices if called and called in (office.title.lower(), office.office)]
            office = max(mine or told or self.offices, key=lambda item: (item.office not in CAUSES, item.end, -item.rank))
            return office, office.sector, "undated"
        held = [office for office in mine if office.start <= date <= office.end] or [
            office for office in self.offices if office.start <= date <= office.end
        ]
        if held:
            office = min(held, key=lambda item: (item.sector in ("PTY", "ELI"), item.rank, item.start))
            if office.office in CAUSES and self._presided(date):
                return office, "ELI", "holds"  # "a former president is ELI", whatever the party they lead
            return office, office.sector, "holds"
        past = [office for office in self.offices if office.end < date]
        if past:
            last = max(past, key=lambda item: (item.end, -item.rank))
            return last, "ELI" if last.sector in ELITE else last.sector, "after"
        first = min(self.offices, key=lambda item: item.start)
        if first.sector in ("GOV", "LEG") and first.office not in ("royal", "head of organisation"):
            return first, "LEG", "before"
        return first, "ELI" if first.sector == "GOV" else first.sector, "before"

    def has_been(self, title: str) -> bool:
        """Whether the person ever bore a title ("president")."""
        return any(own.title.lower() == title for own in self.offices)

    def serves(self, date: str | None) -> bool:
        """Whether the person holds an office of a state, or heads a body, on a date (None: ever), or did lead a state before it.

        Those whom a user lists always do.
        """
        return any(
            office.mine
            or (office.office in LEADERS and (date is None or office.start <= date))
            or ((office.sector in STATE or office.office in HEADS) and (date is None or office.start <= date <= office.end))
            for office in self.offices
        )

    def span(self) -> tuple[str, str]:
        """The dates of the first and last office."""
        return min(office.start for office in self.offices), max(office.end for office in self.offices)


def spelled(name: str) -> str:
    """A folded name in the one spelling under which variants are compared ("mohamed" and "muhammad" are mohammed)."""
    variants = _variants()
    return " ".join([variants.get(word, word) for word in name.split(" ")])


@cache
def _variants() -> dict[str, str]:
    return {word: spelling for word, (spelling, _) in word_table("name_variants").items()}


def _widest(start: str, end: str) -> tuple[str, str]:
    start = start or UNKNOWN_START
    end = end or UNKNOWN_END
    return (start + "-01-01"[len(start) - 10 :] if len(start) < 10 else start), (end + "-12-31"[len(end) - 10 :] if len(end) < 10 else end)


class People:
    """Known people by full name, alias and family name."""

    def __init__(self) -> None:
        self.by_name: dict[str, list[Person]] = {}
        self.by_family: dict[str, list[Person]] = {}
        self._known: dict[tuple[str, str], Person] = {}
        self._by_ends: dict[tuple[str, str], list[tuple[list[str], list[Person]]]] | None = None
        self.reach: dict[str, int] = {}

    def add(self, table: Iterable[dict[str, str]], special: frozenset[str], mine: bool = False) -> None:
        """Add the rows of a table; `special` are codes that are no states; rows that are `mine` win over others."""
        self._by_ends = None
        for row in table:
            name, country = row["name"], row["country"]
            identity = (key(name), country)
            person = self._known.get(identity)
            if person is None:
                person = Person(
                    name, row.get("family") or name.split()[-1], row.get("gender") or "", "" if country in special else country, country
                )
                self._known[identity] = person
                self._index(self.by_name, name, person)
                family = spelled(key(person.family))
                self.by_family.setdefault(family, []).append(person)
            for alias in cells(row.get("aliases")):
                self._index(self.by_name, alias, person)
            start, end = _widest(row.get("start") or "", row.get("end") or "")
            person.offices.append(
                Office(
                    row.get("office") or "",
                    row.get("title") or "",
                    row.get("organisation") or "",
                    row.get("sector") or "",
                    start,
                    end,
                    mine,
                )
            )

    def _index(self, index: dict[str, list[Person]], name: str, person: Person) -> None:
        folded = spelled(key(name))
        known = index.get(folded)
        if known is None:
            index[folded] = [person]
            first, length = folded.split(" ", 1)[0], folded.count(" ") + 1
            if length > self.reach.get(first, 0):
                self.reach[first] = length
        elif not any(other is person for other in known):
            known.append(person)

    def longest(self, words: list[str], at: int) -> tuple[int, list[Person]]:
        """The longest full name or alias that begins at a word, and whose it may be."""
        reach = self.reach.get(spelled(words[at]), 0)
        for length in range(min(reach, len(words) - at), 0, -1):
            found = self.by_name.get(spelled(" ".join(words[at : at + length])))
            if found:
                return length, found
        return 0, []

    def abridged(self, name: str) -> list[Person]:
        """People of the same first and last words and all words of the shorter name ("Ibrahim Solih", Ibrahim Mohamed Solih)."""
        words = spelled(name).split()
        if len(words) < 2:
            return []
        found: list[Person] = []
        for full, persons in self._ends().get((words[0], words[-1]), []):
            short, long = sorted((words, full), key=len)
            if len(short) != len(long) and all(word in long for word in short):
                found.extend(person for person in persons if person not in found)
        return found

    def _ends(self) -> dict[tuple[str, str], list[tuple[list[str], list[Person]]]]:
        """Names of two words and more by their first and last; made on first use, since most stories name people as we know them."""
        ends = self._by_ends
        if ends is None:
            ends = {}
            for name, persons in self.by_name.items():
                words = name.split(" ")
                if len(words) > 1:
                    ends.setdefault((words[0], words[-1]), []).append((words, persons))
            self._by_ends = ends  # whole at once: another thread may ask meanwhile
        return ends

    def in_full(self, words: list[tuple[str, str]]) -> set[str]:
        """Names of the people whom a text (split into words) names by more than a last name."""
        folded = [word for word, _ in words]
        found: set[str] = set()
        for at, (_, surface) in enumerate(words):
            if not surface[:1].isupper():
                continue
            length, persons = self.longest(folded, at)
            if length > 1:
                found.update(person.name for person in persons)
            for length in range(2, 5):
                if at + length > len(words) or not words[at + length - 1][1][:1].isupper():
                    break
                found.update(person.name for person in self.abridged(" ".join(folded[at : at + length])))
        return found

    def best(self, candidates: list[Person], date: str | None, country: str = "") -> tuple[Person, float]:
        """The likeliest of several people of one name on a date, and how sure that is (1.0: no rival)."""
        if len(candidates) == 1:
            return candidates[0], 1.0

        def weight(person: Person) -> tuple[bool, bool, int, str]:
            office, _, why = person.on(date)
            rank = office.rank if office else 99
            return (bool(country) and person.code == country, why == "holds", -rank, person.span()[1])

        ranked = sorted(candidates, key=weight, reverse=True)
        first, second = weight(ranked[0]), weight(ranked[1])
        return ranked[0], 0.9 if first[:2] != second[:2] else 0.7 if first[2] != second[2] else 0.5


@cache
def people() -> People:
    """The people of the tables that Dateline ships."""
    found = People()
    for name in ("office_holders.csv", "people.csv"):
        found.add(rows(DATA / name, ("name", "country", "office", "sector", "start", "end")), SPECIAL_CODES)
    return found


def read_people(path: Path) -> People:
    """The people of one table of a user's."""
    found = People()
    found.add(rows(path, ("name", "country", "sector")), SPECIAL_CODES, mine=True)
    return found
