"""How a phrase whose head is a body or a place is read: "Serbian Army", "Puerto Penasco", "ordinary Kazakhs"; and one nobody knows."""

from __future__ import annotations

from dateline.actors.answer import Answer, country_of, ruling
from dateline.actors.lexicon import Entry
from dateline.actors.parts import Parts
from dateline.actors.scan import BODY_KINDS, PAPERS, PLACE_KINDS, Match, in_capitals, valid
from dateline.actors.tables import SPECIAL_CODES
from dateline.actors.words import COMMA, POSSESSIVE
from dateline.records import Actor


def read_body(parts: Parts, head: Match, rest: list[str], served: Answer | None = None) -> Answer:
    """An organisation, group or party, or an institution of the country beside it or of the person it follows (`served`)."""
    entry = head.entry
    sector = entry.sector
    codes = parts.codes(head.first) or parts.tail_codes()
    if not codes and served is not None and served.known:
        codes = [served.actor.code]
    code, country = entry.code, entry.country
    confidence = 1.0
    rivals: dict[str, Entry] = {}
    if entry.kind == "institution":
        parts.reasons.append(f'"{entry.name}" is an institution of {entry.sector}')
        known_codes = codes or parts.around
        code = known_codes[0] if known_codes else ""
        country = country_of(code, [*parts.core, *parts.tail])
        confidence = 0.9 if codes else 0.6
        if sector == "JRN" and any(word == "state" for word, _ in parts.words[: head.last + 1]):
            sector = "GOV"
            parts.reasons.append("media of the state")
    else:
        parts.reasons.append(f"{entry.name} is a known {entry.kind}" + (f" of {entry.country}" if entry.country else ""))
        for item in head.entries:
            if valid(item, parts.date) and item.kind in BODY_KINDS:
                rivals.setdefault(item.code, item)
        if len(rivals) > 1:
            confidence = 0.6
            parts.reasons.append("other readings: " + ", ".join(sorted({*rivals} - {entry.code})))
        if entry.kind == "group" and codes and codes[0] in entry.countries and entry.code not in SPECIAL_CODES:
            code = country = codes[0]  # "Pakistan's Taliban"
        elif entry.sub in PAPERS and codes and code not in codes and entry.sector == "JRN" and codes[0] not in SPECIAL_CODES:
            code, country = codes[0], country_of(codes[0], [*parts.core, *parts.tail])  # the Fiji Sun is not the Sun
        elif entry.code == "NGO" and sector == "REL" and codes and codes[0] not in SPECIAL_CODES:  # "Congo's Roman Catholic Church"
            code, country = codes[0], country_of(codes[0], [*parts.core, *parts.tail])
    sector, sectors = standing(entry, sector, parts.date)
    if entry.kind == "party":
        if any(kind == "ruling" for _, kind, _ in parts.effects):
            sector, sectors = "GOV", ("GOV", "PTY")
        elif any(value == "OPP" for _, _, value in parts.effects):
            sector, sectors = "OPP", ("OPP", "PTY")
    if not valid(entry, parts.date):
        confidence *= 0.7
    name = parts.named(head, entry.name, code) if entry.kind == "institution" else entry.name
    actor = Actor(parts.phrase, 0, len(parts.phrase), name, code, country, sector, tuple(sectors))
    return Answer(
        actor, entry.kind, tuple(parts.reasons), confidence, bool(code), codes=tuple(codes), headed=not rest, matched=parts.matched(head),
        rivals=tuple(rivals.values()) if len(rivals) > 1 else (), small=entry.kind == "institution" and parts.in_town(code),
    )  # fmt: skip


def standing(entry: Entry, sector: str, date: str | None) -> tuple[str, tuple[str, ...]]:
    """The sector of a body on a date and all its sectors: a party may govern or fight."""
    if entry.kind == "party" and ruling(entry.sub, date):
        return sector, (sector, "GOV")
    if entry.kind == "party" and ruling(entry.armed, date):
        return "REB", ("REB", sector)
    return sector, tuple(dict.fromkeys([sector, *entry.sectors])) if sector else ()


def read_place(parts: Parts, head: Match, rest: list[str]) -> Answer:
    """A state, its people, its capital or another place in it."""
    entry = head.entry
    surfaces = [surface for word, surface in parts.words[head.last + 1 : parts.cut] if word not in (POSSESSIVE, COMMA)]
    if (
        parts.given(head)
        and entry.kind in ("country", "city", "capital", "region", "regional", "adjective", "people")
        and surfaces
        and all(item[:1].isupper() and not in_capitals(item) for item in surfaces[:1])
    ):
        parts.reasons.append(f"{parts.words[head.first][1]} is a first name here")
        name = " ".join(surface for _, surface in parts.words[head.first : parts.cut])
        return Answer(
            Actor(parts.phrase, 0, len(parts.phrase), name, "", "", "UNK", ("UNK",)),
            "person",
            tuple(parts.reasons),
            0.5,
            family=surfaces[-1],
        )
    sector = entry.sector
    code, country, kind = entry.code, entry.country, entry.kind
    readings = [item for item in head.entries if item.kind in PLACE_KINDS]
    confidence = 0.7 if len({item.code for item in readings}) > 1 else 1.0
    if entry.kind == "people" or (kind == "adjective" and any(item.kind == "people" for item in head.entries) and not rest):
        kind = "people"
        sector = next(
            (
                value
                for i, effect, value in parts.effects
                if effect in ("people", "ethnic", "faith", "armed", "sector") and not head.first <= i <= head.last
            ),
            "CVL" if entry.countries or parts.counted else "",
        )
        code, country, sure = _at_home(parts, head)
        confidence = min(confidence, sure)
    if kind == "region":
        parts.reasons.append(f"{parts.matched(head)} is {entry.name}, a {entry.sub} of {entry.country}")
    elif kind == "city":
        parts.reasons.append(f"{parts.matched(head)} is a city of {entry.country}")
    else:
        parts.reasons.append(f"{parts.matched(head)} is {'the capital of ' if kind == 'capital' else ''}{entry.name}")
    if confidence < 1.0 and len(readings) > 1:
        parts.reasons.append("other readings: " + ", ".join(f"{item.name} ({item.code})" for item in readings if item is not entry))
    if rest:
        effect = next((value for _, effect, value in parts.effects if effect in ("sector", "faith", "armed")), "")
        sector, kind = effect or "UNK", ""
        parts.reasons.append(f'"{rest[-1]}" is not known')
    if parts.past and kind in ("country", "adjective"):
        confidence *= 0.8
    codes = tuple(dict.fromkeys(item.entry.code for item in parts.core if item.kind in PLACE_KINDS))
    actor = Actor(parts.phrase, 0, len(parts.phrase), entry.name, code, country, sector, (sector,) if sector else ())
    many = any(item.many for item in head.entries)
    rivals = tuple({item.code: item for item in readings}.values()) if confidence < 1.0 else ()
    return Answer(
        actor, kind, tuple(parts.reasons), confidence, bool(code), many=many, codes=codes, rivals=rivals, small=entry.sub == "town"
    )


def _at_home(parts: Parts, head: Match) -> tuple[str, str, float]:
    """Code and country of a people, and how sure: of the state that the text names beside one that several have."""
    entry = head.entry
    within = parts.tail_codes()
    if any(kind == "ethnic" for _, kind, _ in parts.effects) and (within or not entry.countries):  # "ethnic Serbs in Kosovo"
        code = (within or parts.around or [""])[0]
        return code, country_of(code, parts.tail), 1.0 if within else 0.8 if code else 0.6
    if entry.code or not entry.countries:
        return entry.code, entry.country, 1.0
    parts.reasons.append(f"{entry.name} live in {', '.join(entry.countries)}")
    code = next((item for item in (*parts.codes(head.first), *within, *parts.around) if item in entry.countries), "")
    return code, code, 0.8 if code else 0.6


def read_unknown(parts: Parts) -> Answer:
    """Nobody we know: a sector from the adjectives, a country from what follows; a firm's is before it, too."""
    kinds = ("firm",) if parts.firm else ("sector", "faith", "armed", "people", "ethnic")
    effect = next((value for _, kind, value in reversed(parts.effects) if kind in kinds and value), "")
    codes = (parts.codes(parts.cut) if parts.firm else []) or parts.tail_codes() or parts.around
    code = codes[0] if codes else ""
    parts.reasons.append("no part of the phrase is known" if not parts.tail and not effect else "read from what stands beside it")
    proper = bool(parts.words) and parts.words[-1][1][:1].isupper()
    actor = Actor(
        parts.phrase, 0, len(parts.phrase), parts.phrase.strip(), code, country_of(code, parts.tail), effect or "UNK", (effect or "UNK",)
    )
    return Answer(actor, "", tuple(parts.reasons), 0.3, bool(code), family=parts.words[-1][1] if proper else "")
