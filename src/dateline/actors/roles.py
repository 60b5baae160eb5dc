"""How a phrase whose head is a role is read: "the French foreign minister", "former CIA officials"."""

from __future__ import annotations

from dateline.actors.answer import Answer, country_of
from dateline.actors.lexicon import Entry, word_table
from dateline.actors.parts import Parts
from dateline.actors.people import ELITE
from dateline.actors.scan import BODY_KINDS, PLACE_KINDS, Match
from dateline.actors.tables import SPECIAL_CODES
from dateline.actors.words import COMMA, POSSESSIVE
from dateline.records import Actor

#: What ends the names of those who command soldiers: former officers are an elite, former soldiers are not.
OFFICERS = ("officer", "general", "commander", "colonel", "admiral", "chief")
#: Sectors of those who bear arms: what a group is, its "fighters" and "militiamen" are.
FIGHTERS = frozenset({"REB", "PRM", "UAF", "MIL", "CRM"})


def read_role(parts: Parts, head: Match, rest: list[str], served: Answer | None = None) -> Answer:
    """A role: of the body, country or person beside it; `rest` are the words after it, `served` whom it is for."""
    role = head.entry
    generic = word_table("generic")
    sector, takes = role.sector, generic.get(role.name, ("",))[0] == "generic" or role.sector in ("", "UNK")
    parts.reasons.append(f'"{role.name}" is a role' + (f" of {role.sector}" if role.sector else ""))
    body = _owner_body(parts, head)
    codes = parts.codes(head.first) or parts.tail_codes()
    if not codes and (national := word_table("national_titles").get(role.name, ("",))[0]):
        codes = [national]
    if generic.get(role.name, ("",))[0] == "relative":  # a "U.S. ally" is not American
        takes, codes, body, served = False, [], None, None
    code, country, name = "", "", ""
    if body is not None:
        code, country = body.code, body.country
        name = body.name
        if body.sector and (takes or (body.kind != "institution" and {sector, body.sector} <= FIGHTERS and not role.office)):
            sector = body.sector
        elif not role.sector and body.code in SPECIAL_CODES:
            sector = ""
        parts.reasons.append(f"of {body.name}")
    elif takes:
        effect = next(
            (
                value
                for i, kind, value in reversed(parts.effects)
                if kind in ("sector", "faith", "armed", "ruling") and i < head.last + 1 and not head.first <= i <= head.last
            ),
            "",
        )
        inner = next(
            (item.entry.sector for item in reversed(parts.core) if item.kind == "role" and item.last < head.first and item.entry.sector),
            "",
        )
        sector = (
            effect or inner or sector or (generic.get(role.name, ("", ""))[1] if not codes else "") or ("GOV" if codes else role.sector)
        )
        if role.name in ("force", "forces", "personnel", "unit", "headquarters") and not effect and not inner:
            sector = "MIL"
    else:
        effect = next((value for _, kind, value in parts.effects if kind == "faith"), "")
        if (
            effect
            and sector in ("GOV", "SOC", "UNK", "CVL")
            and role.name in ("group", "community leader", "organisation", "organization", "leader")
        ):
            sector = effect
        effect = next(
            (value for i, kind, value in parts.effects if kind == "sector" and value in ("REB", "OPP", "PRM") and i < head.first), ""
        )
        if effect and sector in ("GOV", "MIL", "UNK", "CVL", "PTY", "SOC") and not role.office:
            sector = effect
    if served is not None and served.known and body is None and not codes:
        code, country = served.actor.code, served.actor.country
        if takes and not role.sector:
            sector = served.actor.sector or "GOV"
        parts.reasons.append(f"of {served.actor.name}")
    elif codes and not country:
        code = codes[0]
        country = country_of(code, [*parts.core, *parts.tail])
        parts.reasons.append(f"beside {code}")
    if rest and not all(surface[:1].isupper() for _, surface in parts.words[head.last + 1 : parts.cut] if surface not in ("'s", ",")):
        parts.reasons.append(f'the head "{rest[-1]}" is not known')
    known = bool(code)
    loose = head.first > 0 and parts.words[head.first - 1][1].islower() and not any(match.last == head.first - 1 for match in parts.core)
    if not sector and not known and body is None and loose and not any(i == head.first - 1 for i, _, _ in parts.effects):
        rest = rest or [head.entry.name]  # "internet service" is no service that acts
    if not code and parts.around:
        code, country = parts.around[0], parts.around[0] if parts.around[0] not in SPECIAL_CODES else ""
        parts.reasons.append(f"the context names {code}")
    if sector == "JRN" and any(word in ("state", "staterun", "stateowned") for word, _ in parts.words[: head.last + 1]):
        sector = "GOV"
    if parts.over(sector):
        commands = sector == "MIL" and role.name.endswith(OFFICERS)
        ranks = head.entry.many and not role.office and sector in ("MIL", "COP", "") and not commands
        sector = "ELI" if sector in ELITE and not ranks else "CVL"
        parts.reasons.append("no longer in office")
    title = None
    after = [surface for word, surface in parts.words[head.last + 1 : parts.cut] if word not in (POSSESSIVE, COMMA)]
    proper = [surface for surface in after if surface[:1].isupper()] if after and after[-1][:1].isupper() else []
    if rest and proper:
        name = " ".join(proper)
        title = role.name
    actor = Actor(
        parts.phrase,
        0,
        len(parts.phrase),
        name or parts.named(head, role.name, code),
        code,
        country,
        sector,
        (sector,) if sector else (),
        title or role.name,
    )
    kind = "person" if proper and rest else "role"
    return Answer(
        actor,
        kind,
        tuple(parts.reasons),
        0.9 if known else 0.6,
        known,
        role.office,
        role.gender,
        head.entry.many,
        proper[-1] if proper else "",
        tuple(codes),
        takes,
        not rest or bool(proper),
        parts.matched(head),
        parts.rivals if known else (),
        small=known and parts.in_town(code),
    )


def _owner_body(parts: Parts, head: Match) -> Entry | None:
    """The organisation, group or party a role belongs to: the nearest before it, else one after "of", "for", "at"."""
    for match in reversed(parts.core):
        if match.last < head.first and match.kind in ("organisation", "group", "party"):
            return match.entry
        if match.last < head.first and match.kind == "institution":
            codes = parts.codes(match.first) or parts.tail_codes()
            code = codes[0] if codes else ""
            return match.entry._replace(code=code, country=country_of(code, [*parts.core, *parts.tail]))
    if parts.joint in ("of", "for", "into") and parts.tail and parts.tail[0].kind in (*BODY_KINDS, "role", *PLACE_KINDS):
        for match in parts.tail:
            if match.kind in ("organisation", "group", "party") or (match.kind == "seat" and parts.joint != "into"):
                return match.entry
            if match.kind in ("institution",) or (match.kind == "role" and match.entry.sector and head.entry.name in word_table("generic")):
                near = [item.entry.code for item in reversed(parts.tail) if item.last < match.first and item.kind in PLACE_KINDS]
                after = [item.entry.code for item in parts.tail if item.first > match.last and item.kind in PLACE_KINDS]
                codes = parts.codes(head.first) or near or parts.tail_codes() or after
                code = codes[0] if codes else ""
                return match.entry._replace(code=code, country=country_of(code, [*parts.core, *parts.tail]))
    return None
