"""Turn the tables of `data/` into the lexicon: one function a table, so that a user's file in the same columns reads alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from dateline.actors.lexicon import DATA, Entry, Lexicon, cells, rows, word_table
from dateline.actors.words import key, plural

#: Codes that are no states: bodies that have them have no country.
SPECIAL_CODES = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC", "UNK", ""})
#: Those that many unlike bodies share.
SHARED_CODES = SPECIAL_CODES - {"UNO", "EUR"}


def home(code: str) -> str:
    """The country that a code belongs to: itself, "" for bodies that are of no state, China for its special regions."""
    if code in SPECIAL_CODES:
        return ""
    return word_table("homes").get(code.lower(), (code, ""))[0]


def is_acronym(name: str) -> bool:
    """Whether a name is written in capitals only, so that the ordinary word of the same letters is not meant."""
    letters = name.replace(".", "").replace(" ", "")
    return letters.isupper() and letters.isalpha() and len(letters) <= 6


def add_countries(lexicon: Lexicon, path: Path) -> None:
    """Names, adjectives, peoples, capitals and seats of states and territories."""
    for row in rows(path, ("code", "name", "country", "adjectives", "peoples", "capitals", "seats", "status")):
        status, state, code, country = row["status"], row["name"], row["code"], row["country"]
        shared: dict[str, Any] = {"start": row.get("start") or "", "end": row.get("end") or "", "sub": status}
        sector = "PRE" if status == "defacto" else ""
        lexicon.states.setdefault(code, state)
        for name in (state, row.get("official") or "", *cells(row.get("aliases"))):
            lexicon.add(name, Entry("country", state, code, country, sector, acronym=is_acronym(name), **shared))
        for name in cells(row["adjectives"]):
            lexicon.add(name, Entry("adjective", state, code, country, acronym=is_acronym(name), **shared))
        for name in cells(row["peoples"]):
            many = name.endswith(("s", "ese", "men", "people", "h", "ch"))
            lexicon.add(name, Entry("people", state, code, country, many=many, **shared))
        for name in cells(row["capitals"]):
            lexicon.add(name, Entry("capital", state, code, country, "GOV", **shared))
        for name in cells(row["seats"]):
            lexicon.add(name, Entry("seat", state, code, country, "GOV", **shared))


def add_organisations(lexicon: Lexicon, path: Path) -> None:
    """Organisations; a metonym stands for the government of its country."""
    for row in rows(path, ("name", "aliases", "code", "country", "sector", "kind")):
        metonym = row["kind"] == "metonym"
        code = row["country"] if row["code"] == "MNC" and row["country"] else row["code"] or row["country"]
        name = lexicon.states.get(code, row["name"]) if metonym else row["name"]
        sectors = tuple(cells(row["sector"]))
        for alias in (row["name"], *cells(row["aliases"])):
            entry = Entry(
                "seat" if metonym else "organisation", name, code, row["country"], sectors[0] if sectors else "", row["kind"],
                row.get("start") or "", row.get("end") or "", acronym=is_acronym(alias), sectors=sectors, small=alias.islower(),
            )  # fmt: skip
            lexicon.add(alias, entry)


def add_groups(lexicon: Lexicon, path: Path) -> None:
    """Armed and political groups; one with a state's code belongs to that state."""
    for row in rows(path, ("name", "aliases", "code", "countries", "sector")):
        countries = tuple(cells(row["countries"]))
        code = row["code"] or (countries[0] if countries else "")
        sectors = tuple(cells(row["sector"]))
        for alias in (row["name"], *cells(row["aliases"])):
            entry = Entry(
                "group", row["name"], code, home(code), sectors[0] if sectors else "", "", row.get("start") or "",
                row.get("end") or "", acronym=is_acronym(alias), countries=countries, sectors=sectors, small=alias.islower(),
            )  # fmt: skip
            lexicon.add(alias, entry)


def add_parties(lexicon: Lexicon, path: Path) -> None:
    """Parties; the years in which they governed stay in `sub`, those in which they fought in `armed`."""
    for row in rows(path, ("name", "aliases", "country", "code", "ruling")):
        code = row["code"] or row["country"]
        for alias in (row["name"], *cells(row["aliases"])):
            entry = Entry(
                "party", row["name"], code, row["country"], "PTY", row["ruling"], acronym=is_acronym(alias), armed=row.get("armed") or "",
                small=alias.islower(),
            )  # fmt: skip
            lexicon.add(alias, entry)


def add_roles(lexicon: Lexicon, path: Path) -> None:
    """Role nouns in both numbers."""
    for row in rows(path, ("phrase", "plural", "sector", "title", "gender", "office")):
        phrase, note = row["phrase"], row.get("note") or ""
        sectors = tuple(cells(row["sector"]))
        sector = sectors[0] if sectors else ""
        title = row["title"] == "yes"
        lexicon.add(phrase, Entry("role", phrase, "", "", sector, note, "", "", row["office"], row["gender"], title, sectors=sectors))
        many = row["plural"] or plural(phrase)
        if many != phrase:
            lexicon.add(many, Entry("role", phrase, "", "", sector, note, "", "", row["office"], many=True, sectors=sectors))


def add_institutions(lexicon: Lexicon, path: Path) -> None:
    """Institutions that every state has: ministries, services, courts."""
    for row in rows(path, ("phrase", "aliases", "sector", "kind")):
        sectors = tuple(cells(row["sector"]))
        for alias in (row["phrase"], *cells(row["aliases"])):
            lexicon.add(alias, Entry("institution", alias, sector=sectors[0] if sectors else "", sub=row["kind"], sectors=sectors))


def add_regions(lexicon: Lexicon, path: Path) -> None:
    """States, provinces and regions of federations, and their adjectives."""
    for row in rows(path, ("name", "aliases", "country", "kind", "adjective")):
        kind = "city" if row["kind"] == "city government" else "region"
        for alias in (row["name"], *cells(row["aliases"])):
            lexicon.add(alias, Entry(kind, row["name"], row["country"], row["country"], "", row["kind"], acronym=is_acronym(alias)))
        for alias in cells(row["adjective"]):
            lexicon.add(alias, Entry("regional", row["name"], row["country"], row["country"], "", row["kind"]))


def _add_sets(lexicon: Lexicon, path: Path) -> None:
    """Names of several states at once."""
    for row in rows(path, ("name", "aliases", "codes")):
        entry = Entry("set", row["name"], many=True, countries=tuple(cells(row["codes"])))
        for alias in (row["name"], *cells(row["aliases"])):
            lexicon.add(alias, entry)


def _add_peoples(lexicon: Lexicon, path: Path) -> None:
    """Peoples that are no state's whole people; one at home in several states is of none until the text says of which."""
    for row in rows(path, ("name", "aliases", "codes")):
        codes = tuple(cells(row["codes"]))
        code = codes[0] if len(codes) == 1 else ""
        for alias in (row["name"], *cells(row["aliases"])):
            lexicon.add(alias, Entry("people", row["name"], code, home(code), countries=codes, many=True))


def _add_masks(lexicon: Lexicon, path: Path) -> None:
    """Names that only look like an actor's, and a few that are another's than they look."""
    for row in rows(path, ("name", "aliases", "code")):
        for alias in (row["name"], *cells(row["aliases"])):
            lexicon.add(alias, Entry("people" if row["code"] else "mask", row["name"], row["code"], row["code"], many=True))


def _add_shared(lexicon: Lexicon, path: Path) -> None:
    """Acronyms that several bodies share: each points at its bodies by name and code."""
    for row in rows(path, ("alias", "name", "code")):
        for entry in lexicon.get(key(row["name"])):
            if row["code"] in (entry.code, entry.country, "MNC") and entry.kind in ("organisation", "group", "party", "region"):
                lexicon.add(row["alias"], entry._replace(acronym=is_acronym(row["alias"]), small=row["alias"].islower()))


def _add_likeliest(lexicon: Lexicon, path: Path) -> None:
    """Whose a shared acronym is first."""
    for row in rows(path, ("alias", "name", "code")):
        known = lexicon.entries.get(key(row["alias"]), [])
        known[:] = [entry._replace(first=True) if (entry.name, entry.code) == (row["name"], row["code"]) else entry for entry in known]


#: The tables in the order in which they are read: countries first, since metonyms take their names.
TABLES = (
    ("countries.csv", add_countries),
    ("organisations.csv", add_organisations),
    ("groups.csv", add_groups),
    ("parties.csv", add_parties),
    ("roles.csv", add_roles),
    ("institutions.csv", add_institutions),
    ("subnational.csv", add_regions),
    ("sets.csv", _add_sets),
    ("masks.csv", _add_masks),
    ("peoples.csv", _add_peoples),
    ("more_roles.csv", add_roles),
    ("ambiguous_aliases.csv", _add_shared),
    ("more_aliases.csv", _add_shared),
    ("likeliest.csv", _add_likeliest),
)


def successor(code: str, date: str | None) -> str:
    """The state that a code stands for on a date: Russia for the Soviet Union after its end."""
    state = next((entry for entry in lexicon().get(key(lexicon().states.get(code, ""))) if entry.code == code), None)
    return state.country if date and state is not None and state.end and state.end < date else code


@cache
def lexicon() -> Lexicon:
    """The lexicon of the tables that Dateline ships, read on first use."""
    found = Lexicon()
    for name, add in TABLES:
        add(found, DATA / name)
    return found
