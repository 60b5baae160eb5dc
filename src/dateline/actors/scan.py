"""Find the known names in a phrase: what `resolver` composes into an answer."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from dateline.actors.lexicon import Entry, Lexicon, known_city, word_table
from dateline.actors.people import People, Person, spelled
from dateline.actors.words import COMMA, POSSESSIVE

#: Of several readings of one name, the first of these wins unless the context says otherwise.
PREFERENCE = (
    "mask", "set", "country", "capital", "seat", "adjective", "people", "organisation", "group", "party", "institution", "role", "region",
    "regional", "city",
)  # fmt: skip
_ORDER = {kind: order for order, kind in enumerate(PREFERENCE)}
PLACE_KINDS = frozenset({"country", "adjective", "people", "capital", "seat", "region", "regional", "city"})
BODY_KINDS = frozenset({"organisation", "group", "party", "institution"})
#: Kinds of organisations whose names are often plain words ("Liberation").
PAPERS = frozenset({"broadcaster-newspaper", "company", "news-agency"})
#: Words after which a capitalised role is no first name: "the Christian Coalition".
ARTICLES = frozenset({"the", "a", "an"})
#: A lower-case word is taken for a city only above this many inhabitants: "most", "police" and "of" are towns, too.
LARGE_CITY = 300_000


@dataclass(frozen=True, slots=True)
class Match:
    """A known name at words `first` to `last` of a phrase: a person (`persons`, likeliest first) or lexicon readings."""

    first: int
    last: int
    entries: tuple[Entry, ...] = ()
    persons: tuple[Person, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of the preferred reading."""
        return "person" if self.persons else self.entries[0].kind

    @property
    def entry(self) -> Entry:
        """The preferred reading."""
        return self.entries[0]


def valid(entry: Entry, date: str | None) -> bool:
    """Whether an entry existed on a date; historical states stay readable later, since papers look back."""
    if date is None or entry.sub == "historical":
        return True
    return not (entry.start and entry.start > date[: len(entry.start)]) and not (
        entry.end and entry.end < date[: len(entry.end)] and entry.kind != "party"
    )


def unborn(entry: Entry, date: str | None) -> bool:
    """Whether a group came up only years after a date: "ethnic Albanian rebels" of 1998 are not those of 2001."""
    if not date or entry.kind != "group" or not (date[:4].isdigit() and entry.start[:4].isdigit()):
        return False
    return int(entry.start[:4]) > int(date[:4]) + 1


def in_capitals(surface: str) -> bool:
    """Whether a word is written as an acronym is."""
    return surface.isupper() or (surface.endswith("s") and surface[:-1].isupper() and len(surface) > 2)


def order(entries: Sequence[Entry], date: str | None, countries: Sequence[str]) -> tuple[Entry, ...]:
    """Readings with the likeliest first: of the countries spoken of, alive on the date, then the usual one, then by kind."""

    def weight(entry: Entry) -> tuple[bool, bool, bool, int]:
        home = bool(countries) and (entry.country in countries or bool(set(entry.countries) & set(countries)))
        return (not home or entry.kind in ("role", "institution"), not valid(entry, date), not entry.first, _ORDER.get(entry.kind, 99))

    return tuple(sorted(entries, key=weight)) if len(entries) > 1 else tuple(entries)


def scan(
    words: Sequence[tuple[str, str]],
    lexicons: Sequence[Lexicon],
    peoples: Sequence[People],
    date: str | None,
    countries: Sequence[str] = (),
    cased: bool | None = None,
) -> list[Match]:
    """The known names of a phrase from left to right, the longest first at each word.

    Args:
        words: folded and written forms, from `words.split`.
        lexicons, peoples: what is known; the first that knows a name wins.
        countries: codes spoken of around the phrase, to choose between readings.
        cased: whether the text the phrase is from writes names with capitals; None lets the phrase tell.
    """
    folded = [word for word, _ in words]
    lower = not cased if cased is not None else all(surface == surface.lower() for _, surface in words)
    collisions = word_table("collisions")
    found: list[Match] = []
    at = 0
    while at < len(words):
        if folded[at] in (POSSESSIVE, COMMA):
            at += 1
            continue
        capital = words[at][1][:1].isupper()
        person_length, persons = 0, []
        if capital or lower:
            for people in peoples:
                length, candidates = people.longest(folded, at)
                if length > person_length and (length > 1 or capital) and not _goes_on(words, at + length, length, lexicons):
                    person_length, persons = length, candidates
        length, entries = 0, []
        for lexicon in lexicons:
            size, readings = lexicon.longest(folded, at)
            while size > length:
                kept = [
                    entry
                    for entry in readings
                    if _readable(entry, words[at : at + size], lower, collisions, words[at - 1][0] if at else "", at + size < len(words))
                ]
                kept = [entry for entry in kept if not unborn(entry, date)]
                if kept:
                    length, entries = size, kept
                    break
                size -= 1
                readings = lexicon.get(" ".join(folded[at : at + size])) if size else []
        if persons and person_length >= length:
            found.append(Match(at, at + person_length - 1, persons=tuple(persons)))
            at += person_length
        elif entries:
            if length > 1 and entries[0].kind in ("role", "institution") and _runs_into_name(words, at, length, lexicons):
                known = (entry for lexicon in lexicons for entry in lexicon.get(folded[at]))
                before = words[at - 1][0] if at else ""
                length, entries = 1, [own for own in known if _readable(own, words[at : at + 1], lower, collisions, before, True)]
            if length > 1 and entries[0].kind == "role":
                length, entries = _body_first(words, at, length, entries, lexicons)
            if not entries:
                at += 1
                continue
            found.append(Match(at, at + length - 1, order(entries, date, countries)))
            at += length
        else:
            size, city = _city(words, at, lower)
            if city is not None:
                found.append(Match(at, at + size - 1, (city,)))
            at += size
    covered = {i for match in found if match.kind != "city" for i in range(match.first, match.last + 1)}
    found = [
        match
        for match in found
        if match.kind != "role" or match.last > match.first or not personal_name(words, match.first, covered, peoples)
    ]
    return [match for match in found if not _part_of_name(match, found, words)]


def _goes_on(words: Sequence[tuple[str, str]], at: int, length: int, lexicons: Sequence[Lexicon]) -> bool:
    """Whether a short personal name is only the beginning of a longer, unknown one ("Juan Carlos Rivera")."""
    if length > 2 or at >= len(words):
        return False
    word, surface = words[at]
    return (
        surface[:1].isupper()
        and word not in (POSSESSIVE, COMMA)
        and not any(lexicon.longest([item for item, _ in words], at)[0] for lexicon in lexicons)
    )


def _runs_into_name(words: Sequence[tuple[str, str]], at: int, length: int, lexicons: Sequence[Lexicon]) -> bool:
    """Whether a longer name begins within a role and goes on behind it: "the opposition Movement for Democratic Change"."""
    folded = [word for word, _ in words]
    for inner in range(at + 1, at + length):
        if not words[inner][1][:1].isupper():
            continue
        for lexicon in lexicons:
            size, entries = lexicon.longest(folded, inner)
            if size > 1 and inner + size > at + length and entries[0].kind in ("organisation", "group", "party"):
                return True
    return False


def _body_first(
    words: Sequence[tuple[str, str]], at: int, length: int, entries: list[Entry], lexicons: Sequence[Lexicon]
) -> tuple[int, list[Entry]]:
    """A role that has a body's name in it is read as the two: "Hamas fighter", "member of the Knesset"."""
    folded = [word for word, _ in words[at : at + length]]
    of = folded.index("of") if "of" in folded else 0
    if of:
        body = " ".join(folded[of + 1 :]).removeprefix("the ")
        role = next((found for lexicon in lexicons if (found := lexicon.get(" ".join(folded[:of])))), [])
        if role and any(entry.kind == "organisation" for lexicon in lexicons for entry in lexicon.get(body)):
            return of, role
    for size in range(length - 1, 0, -1):
        name = " ".join(word for word, _ in words[at : at + size])
        for lexicon in lexicons:
            rest = lexicon.get(" ".join(word for word, _ in words[at + size : at + length]))
            same = any(item.kind == "role" and item.sector == entries[0].sector for item in rest)  # "Kurdish forces" are no army
            kept = [
                entry
                for entry in lexicon.get(name)
                if entry.kind in ("group", "party", "adjective", "country")
                or (same and entry.kind in ("people", "regional"))
                or (entry.kind == "organisation" and entry.sub not in PAPERS)
            ]
            if kept and any(surface[:1].isupper() for _, surface in words[at : at + size]):
                return size, kept
    return length, entries


def _part_of_name(match: Match, found: Sequence[Match], words: Sequence[tuple[str, str]]) -> bool:
    """Whether a one-word city or body is only a piece of somebody's name ("Kamal" in "Jam Kamal Khan")."""
    if match.last == match.first and match.kind == "party" and is_common(words[match.first][0]):
        return _longer(match, found, words)
    if (
        match.last > match.first
        or match.persons
        or match.kind not in ("city", "organisation", "group", "region")
        or in_capitals(words[match.first][1])
    ):
        return False
    covered = {i for other in found if other is not match for i in range(other.first, other.last + 1)}
    near = [match.first - 1] if match.kind != "city" else [match.first - 1, match.first + 1]
    before = words[match.first - 1] if match.kind == "city" and match.first else ("", "")
    if before[1][:1].isupper() and before[0] not in (POSSESSIVE, COMMA):
        return True
    return any(
        0 <= i < len(words) and i not in covered and words[i][1][:1].isupper() and words[i][0] not in (POSSESSIVE, COMMA) for i in near
    )


def personal_name(words: Sequence[tuple[str, str]], at: int, covered: Container[int], peoples: Sequence[People]) -> bool:
    """Whether a role or faith is somebody's name here: "Christian Smith", "Kate Bishop"; a title before a name is none ("Bishop Smith").

    Args:
        covered: the words that something is known of.
    """
    table = word_table("role_names")
    kind = table.get(words[at][0], ("", ""))[0]
    if kind in ("", "rank") or not words[at][1][:1].isupper():
        return False

    def unknown(i: int) -> bool:
        """Whether a word is a capitalised one that nothing is known of, as a name's are."""
        if not 0 <= i < len(words) or i in covered or table.get(words[i][0], ("", ""))[0] == "rank":
            return False
        word, surface = words[i]
        common = word in word_table("modifiers") or word in word_table("collectives")
        return surface[:1].isupper() and not in_capitals(surface) and not common

    if kind != "family" and unknown(at + 1):
        return at == 0 or words[at - 1][0] not in ARTICLES
    return kind != "given" and unknown(at - 1) and not unknown(at + 1) and _first_name(words[at - 1][0], peoples)


def _first_name(word: str, peoples: Sequence[People]) -> bool:
    """Whether the full name of a known person begins with a word."""
    return known_city(word)[1] < LARGE_CITY and any(people.reach.get(spelled(word), 0) > 1 for people in peoples)


def is_common(word: str) -> bool:
    """Whether a folded word is a party's name but as common in the names of other bodies ("League")."""
    return word_table("collisions").get(word, ("",))[0] == "common"


def _longer(match: Match, found: Sequence[Match], words: Sequence[tuple[str, str]]) -> bool:
    """Whether a common word that is a party's name is a piece of another body's: "League of Women Voters", "Premier League"."""

    def proper(i: int) -> bool:
        return 0 <= i < len(words) and words[i][1][:1].isupper() and words[i][0] not in (POSSESSIVE, COMMA)

    others = [other for other in found if other is not match]
    before, after = match.first - 1, match.last + 1
    if before > 0 and words[before][0] == POSSESSIVE:  # "the Workers' Confederation"
        before -= 1
    owned = any(other.last == before and (other.persons or other.kind in PLACE_KINDS) for other in others)
    if proper(before) and not owned and words[before][0] not in word_table("modifiers"):
        return True
    if after < len(words) and words[after][0] in ("of", "for"):
        return proper(after + 1) and not any(other.first == after + 1 and (other.persons or other.kind == "country") for other in others)
    return proper(after) and not any(other.first == after for other in others)


def _readable(
    entry: Entry, words: Sequence[tuple[str, str]], lower: bool, collisions: dict[str, tuple[str, str]], before: str, more: bool
) -> bool:
    """Whether a lexicon reading fits how the word is written: "us" and "who" are pronouns unless in capitals."""
    if len(words) > 1:
        plain = entry.small or entry.kind not in ("group", "party")
        return plain or lower or any(surface[:1].isupper() for _, surface in words)  # "a radical party" is not the Radical Party
    word, surface = words[0]
    kind = collisions.get(word, ("", ""))[0]
    if entry.kind == "role":
        return True
    if kind == "ordinary" and not in_capitals(surface):
        return (not entry.acronym and surface[:1].isupper()) or (word == "us" and lower and (before == "the" or more))
    if entry.acronym and surface.endswith("s") and surface[:-1].isupper() and not surface.isupper():
        return False  # "MPs" are no MPS
    if entry.acronym and not in_capitals(surface):
        return lower and (len(word) > 2 or word in ("uk", "un", "eu"))
    return surface[:1].isupper() or lower or entry.kind not in ("organisation", "group", "party", "region", "regional")


def _without_umlauts(name: str) -> str:
    """A name with ae, oe and ue as our tables have them: "duesseldorf" is "dusseldorf"."""
    return name.replace("ue", "u").replace("oe", "o").replace("ae", "a")


def _city(words: Sequence[tuple[str, str]], at: int, lower: bool) -> tuple[int, Entry | None]:
    """A city at a word, and how many words it takes."""
    if not words[at][1][:1].isupper() and not lower:
        return 1, None
    for size in (3, 2, 1):
        if at + size > len(words):
            continue
        name = " ".join(word for word, _ in words[at : at + size])
        if word_table("collisions").get(name, ("",))[0] == "town" and not in_capitals(words[at][1]):
            continue  # "the Alliance" is not a town in Ohio
        country, population = known_city(name)
        if not country and (plain := _without_umlauts(name)) != name:
            country, population = known_city(plain)
            country = country if population >= LARGE_CITY else ""
        if country and (population >= LARGE_CITY or not lower) and len(name) > 3:
            surface = " ".join(surface for _, surface in words[at : at + size])
            return size, Entry("city", surface, country, country, sub="" if population >= LARGE_CITY else "town")
    return 1, None
