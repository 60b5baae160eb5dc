"""How a phrase composes into an answer: its head, what stands before it, what follows "of" and "in"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.actors.answer import Answer, country_of, organisation_code, ruling
from dateline.actors.lexicon import Entry, word_table
from dateline.actors.people import ELITE, People, Person
from dateline.actors.scan import BODY_KINDS, PLACE_KINDS, Match, in_capitals, valid
from dateline.actors.tables import SPECIAL_CODES
from dateline.actors.words import COMMA, POSSESSIVE
from dateline.records import Actor


class Reading:
    """One phrase being read: its words, the known names in it, and the rules that compose them."""

    def __init__(
        self,
        phrase: str,
        words: list[tuple[str, str]],
        matches: list[Match],
        date: str | None,
        peoples: Sequence[People],
        around: list[str],
    ) -> None:
        self.phrase, self.words, self.date, self.peoples, self.around = phrase, words, date, peoples, around
        self.reasons: list[str] = []
        self.rivals: tuple[Entry, ...] = ()
        self.trailing: list[str] = []
        joints = word_table("joints")
        covered = {i for match in matches for i in range(match.first, match.last + 1)}
        self.cut, self.joint = len(words), ""
        for i, (word, _) in enumerate(words):
            kind = joints.get(word, ("", ""))[0]
            if i in covered or i == 0:
                continue
            if word == COMMA or kind in ("of", "into", "for", "away"):
                self.cut, self.joint = i, kind or COMMA
                break
        self.core = [match for match in matches if match.last < self.cut]
        self.tail = [match for match in matches if match.first > self.cut]
        self.matches = matches
        aside = {i for i, (word, _) in enumerate(words) if joints.get(word, ("", ""))[0] == "aside"}
        self.core = [
            match
            for match in self.core
            if match.last + 1 not in aside or match.kind not in PLACE_KINDS | BODY_KINDS or match.last + 1 in covered
        ]
        table = word_table("modifiers")
        self.effects = [(i, *table[word]) for i, (word, _) in enumerate(words[: self.cut]) if word in table]
        self.past = any(kind == "past" for _, kind, _ in self.effects)

    # -- the head ------------------------------------------------------------------------------------------------------------------

    def answer(self) -> Answer:
        if not self.words:
            return Answer(Actor(self.phrase, 0, len(self.phrase), self.phrase), "", ("nothing to read",), 0.0)
        quantity = self._quantity()
        if quantity is not None:
            return quantity
        persons = [match for match in self.core if match.persons]
        if persons:
            return self._person(list(persons[-1].persons), persons[-1])
        bare = (self._abridged() or self._bare_family()) if any(surface[:1].isupper() for _, surface in self.words[: self.cut]) else None
        if bare is not None:
            return bare
        if not self.core:
            return self._unknown()
        head = self.core[-1]
        before = self.core[-2] if len(self.core) > 1 and head.kind in ("country", "region", "city") and not head.entry.acronym else None
        if before is not None and before.kind in ("role", "institution", "organisation"):
            proper = all(surface[:1].isupper() for _, surface in self.words[before.first : head.first])
            if proper:  # "Police Scotland", "Amnesty International Nigeria"
                self.trailing = [head.entry.code]
                head = before
        rest = [word for word, _ in self.words[head.last + 1 : self.cut] if word not in (POSSESSIVE, COMMA)]
        if head.kind == "set" and not rest:
            actor = Actor(self.phrase, 0, len(self.phrase), head.entry.name)
            return Answer(actor, "set", (f"{head.entry.name} are several states",), 1.0, True, many=True, codes=head.entry.countries)
        if head.kind == "role":
            return self._role(head, rest)
        if head.kind in BODY_KINDS:
            return self._body(head, rest)
        return self._place(head, rest)

    def _quantity(self) -> Answer | None:
        """ "hundreds of residents" are residents: read what follows the "of"."""
        quantities = word_table("quantities")
        if self.joint != "of" or self.cut == 0 or self.words[self.cut - 1][0] not in quantities or self.cut + 1 >= len(self.words):
            return None
        if any(match.kind in PLACE_KINDS | BODY_KINDS and match.kind != "institution" for match in self.core):
            return None
        shifted = [replace(match, first=match.first - self.cut - 1, last=match.last - self.cut - 1) for match in self.tail]
        inner = Reading(self.phrase, self.words[self.cut + 1 :], shifted, self.date, self.peoples, self.around)
        answer = inner.answer()
        return replace(answer, many=True) if answer.kind in ("role", "people", "") else answer

    # -- people --------------------------------------------------------------------------------------------------------------------

    def _abridged(self) -> Answer | None:
        """A known name with more or fewer middle names than we have it."""
        last = self.cut
        first = last
        while first > 0 and self.words[first - 1][1][:1].isupper() and self.words[first - 1][0] not in (POSSESSIVE, COMMA):
            first -= 1
        first = max([first, *(match.last + 1 for match in self.core if match.kind == "role" and match.last < last - 1)])
        name = " ".join(word for word, _ in self.words[first:last])
        candidates = (
            next((found for found in (people.abridged(name) for people in self.peoples) if found), None) if last - first > 1 else None
        )
        return self._person(candidates, Match(first, last - 1, persons=tuple(candidates)), 0.8) if candidates else None

    def _bare_family(self) -> Answer | None:
        """A family name alone or after a title: "Museveni", "President Assad"."""
        last = self.cut
        while last > 0 and self.words[last - 1][0] in (POSSESSIVE, COMMA):
            last -= 1
        for size in (3, 2, 1):
            first = last - size
            if first < 0 or not all(surface[:1].isupper() for _, surface in self.words[first:last]):
                continue
            name = " ".join(word for word, _ in self.words[first:last])
            candidates = next((found for found in (people.by_family.get(name) for people in self.peoples) if found), None)
            if not candidates:
                continue
            known = [match for match in self.core if match.last >= first]
            if any(match.kind != "city" for match in known) or (in_capitals(self.words[last - 1][1]) and len(name) < 5):
                return None
            before = [word for word, _ in self.words[:first]]
            titled = any(match.last < first and match.kind == "role" for match in self.core)
            between = [i for i in range(first) if not any(match.first <= i <= match.last for match in self.core)]
            if before and not titled and any(self.words[i][1][:1].isupper() for i in between):
                return None  # another person's first name stands before it
            here = Match(first, last - 1, persons=tuple(candidates))
            codes = self._codes(first)
            if codes and not any(person.code in codes for person in candidates):
                return None
            return self._person(candidates, here, 0.9 if titled else 0.8)
        return None

    def _person(self, candidates: list[Person], match: Match, trust: float = 1.0) -> Answer:
        codes = self._codes(match.first) or self._tail_codes() or self.around
        people = self.peoples[0]
        person, sure = people.best(candidates, self.date, codes[0] if codes else "")
        office, sector, why = person.on(self.date)
        role = next((item.entry for item in reversed(self.core) if item.kind == "role" and item.last < match.first), None)
        title = office.title if office and why in ("holds", "undated") else f"former {office.title}" if office and why == "after" else None
        span = f"{office.start}..{office.end}" if office else ""
        self.reasons.append(
            f"{person.name} is known: {office.title if office else 'no office'} of {person.code or 'a body'} {span}, {why} on {self.date}"
        )
        if why != "holds" and self.date and role is not None and role.sector and not self.past:
            sector, title = role.sector, role.name
            self.reasons.append(f"the text calls the person {role.name}")
        elif self.past and why != "holds" and sector in ELITE:
            sector = "ELI"
        code = person.code
        country = person.country
        if not code and office:
            code = organisation_code(office.organisation)
        sectors = (
            sector,
            *dict.fromkeys(
                item.sector for item in person.offices if item.start <= (self.date or "9") <= item.end and item.sector != sector
            ),
        )
        actor = Actor(self.phrase, 0, len(self.phrase), person.name, code, country, sector, tuple(filter(None, sectors)), title)
        return Answer(
            actor,
            "person",
            tuple(self.reasons),
            sure * trust,
            True,
            office.office if office and why == "holds" else "",
            person.gender,
            family=person.family,
        )

    # -- roles ---------------------------------------------------------------------------------------------------------------------

    def _role(self, head: Match, rest: list[str]) -> Answer:
        role = head.entry
        generic = word_table("generic")
        sector, takes = role.sector, generic.get(role.name, ("",))[0] == "generic" or role.sector in ("", "UNK")
        self.reasons.append(f'"{role.name}" is a role' + (f" of {role.sector}" if role.sector else ""))
        body = self._owner_body(head)
        codes = self._codes(head.first) or self._tail_codes()
        if generic.get(role.name, ("",))[0] == "relative":  # a "U.S. ally" is not American
            takes, codes, body = False, [], None
        code, country, name = "", "", ""
        if body is not None:
            code, country = body.code, body.country
            name = body.name
            if takes and body.sector:
                sector = body.sector
            elif not role.sector and body.code in SPECIAL_CODES:
                sector = ""
            self.reasons.append(f"of {body.name}")
        elif takes:
            effect = next(
                (
                    value
                    for i, kind, value in reversed(self.effects)
                    if kind in ("sector", "faith", "armed", "ruling") and i < head.last + 1 and not head.first <= i <= head.last
                ),
                "",
            )
            inner = next(
                (item.entry.sector for item in reversed(self.core) if item.kind == "role" and item.last < head.first and item.entry.sector),
                "",
            )
            sector = (
                effect or inner or sector or (generic.get(role.name, ("", ""))[1] if not codes else "") or ("GOV" if codes else role.sector)
            )
            if role.name in ("force", "forces", "personnel", "unit", "headquarters") and not effect and not inner:
                sector = "MIL"
        else:
            effect = next((value for _, kind, value in self.effects if kind == "faith"), "")
            if (
                effect
                and sector in ("GOV", "SOC", "UNK", "CVL")
                and role.name in ("group", "community leader", "organisation", "organization", "leader")
            ):
                sector = effect
            effect = next(
                (value for i, kind, value in self.effects if kind == "sector" and value in ("REB", "OPP", "PRM") and i < head.first), ""
            )
            if effect and sector in ("GOV", "MIL", "UNK", "CVL", "PTY", "SOC") and not role.office:
                sector = effect
        if codes and not country:
            code = codes[0]
            country = country_of(code, [*self.core, *self.tail])
            self.reasons.append(f"beside {code}")
        if rest and not all(surface[:1].isupper() for _, surface in self.words[head.last + 1 : self.cut] if surface not in ("'s", ",")):
            self.reasons.append(f'the head "{rest[-1]}" is not known')
        known = bool(code)
        loose = head.first > 0 and self.words[head.first - 1][1].islower() and not any(match.last == head.first - 1 for match in self.core)
        if not sector and not known and body is None and loose and not any(i == head.first - 1 for i, _, _ in self.effects):
            rest = rest or [head.entry.name]  # "internet service" is no service that acts
        if not code and self.around:
            code, country = self.around[0], self.around[0] if self.around[0] not in SPECIAL_CODES else ""
            self.reasons.append(f"the context names {code}")
        if sector == "JRN" and any(word in ("state", "staterun", "stateowned") for word, _ in self.words[: head.last + 1]):
            sector = "GOV"
        if self.past:
            sector = "ELI" if sector in ELITE and not (head.entry.many and not role.office and sector in ("MIL", "COP", "")) else "CVL"
            self.reasons.append("no longer in office")
        title = None
        proper = [surface for _, surface in self.words[head.last + 1 : self.cut] if surface[:1].isupper()]
        if rest and proper:
            name = " ".join(proper)
            title = role.name
        actor = Actor(
            self.phrase, 0, len(self.phrase), name or role.name, code, country, sector, (sector,) if sector else (), title or role.name
        )
        kind = "person" if proper and rest else "role"
        return Answer(
            actor,
            kind,
            tuple(self.reasons),
            0.9 if known else 0.6,
            known,
            role.office,
            role.gender,
            head.entry.many,
            proper[-1] if proper else "",
            tuple(codes),
            takes,
            not rest or bool(proper),
            self._words(head),
            self.rivals if known else (),
        )

    def _words(self, match: Match) -> str:
        return " ".join(word for word, _ in self.words[match.first : match.last + 1])

    def _owner_body(self, head: Match) -> Entry | None:
        """The organisation, group or party a role belongs to: the nearest before it, else one after "of", "for", "at"."""
        for match in reversed(self.core):
            if match.last < head.first and match.kind in ("organisation", "group", "party"):
                return match.entry
            if match.last < head.first and match.kind == "institution":
                codes = self._codes(match.first) or self._tail_codes()
                code = codes[0] if codes else ""
                return match.entry._replace(code=code, country=country_of(code, [*self.core, *self.tail]))
        if self.joint in ("of", "for", "into") and self.tail and self.tail[0].kind in (*BODY_KINDS, "role", *PLACE_KINDS):
            for match in self.tail:
                if match.kind in ("organisation", "group", "party"):
                    return match.entry
                if match.kind in ("institution",) or (
                    match.kind == "role" and match.entry.sector and head.entry.name in word_table("generic")
                ):
                    codes = self._codes(head.first) or self._tail_codes()
                    code = codes[0] if codes else ""
                    return match.entry._replace(code=code, country=country_of(code, [*self.core, *self.tail]))
        return None

    # -- bodies, places ------------------------------------------------------------------------------------------------------------

    def _body(self, head: Match, rest: list[str]) -> Answer:
        entry = head.entry
        sector = entry.sector
        codes = self._codes(head.first) or self._tail_codes()
        code, country = entry.code, entry.country
        confidence = 1.0
        if entry.kind == "institution":
            self.reasons.append(f'"{entry.name}" is an institution of {entry.sector}')
            known_codes = codes or self.around
            code = known_codes[0] if known_codes else ""
            country = country_of(code, [*self.core, *self.tail])
            confidence = 0.9 if codes else 0.6
            if sector == "JRN" and any(word == "state" for word, _ in self.words[: head.last + 1]):
                sector = "GOV"
                self.reasons.append("media of the state")
        else:
            self.reasons.append(f"{entry.name} is a known {entry.kind}" + (f" of {entry.country}" if entry.country else ""))
            rivals = {item.code for item in head.entries if valid(item, self.date) and item.kind in BODY_KINDS}
            if len(rivals) > 1:
                confidence = 0.6
                self.reasons.append("other readings: " + ", ".join(sorted(rivals - {entry.code})))
            if entry.kind == "group" and not country and codes and codes[0] in entry.countries and entry.code not in SPECIAL_CODES:
                code = country = codes[0]
        sectors = list(dict.fromkeys([sector, *entry.sectors])) if sector else []
        if entry.kind == "party":
            governs = ruling(entry.sub, self.date)
            if any(kind == "ruling" for _, kind, _ in self.effects):
                sector, sectors = "GOV", ["GOV", "PTY"]
            elif any(value == "OPP" for _, _, value in self.effects):
                sector, sectors = "OPP", ["OPP", "PTY"]
            elif governs:
                sectors = ["PTY", "GOV"]
        if not valid(entry, self.date):
            confidence *= 0.7
        actor = Actor(self.phrase, 0, len(self.phrase), entry.name, code, country, sector, tuple(sectors))
        return Answer(
            actor, entry.kind, tuple(self.reasons), confidence, bool(code), codes=tuple(codes), headed=not rest, matched=self._words(head)
        )

    def _place(self, head: Match, rest: list[str]) -> Answer:
        entry = head.entry
        given = word_table("collisions").get(self.words[head.first][0], ("", ""))[0] == "given"
        surfaces = [surface for word, surface in self.words[head.last + 1 : self.cut] if word not in (POSSESSIVE, COMMA)]
        if (
            given
            and entry.kind in ("country", "city", "capital", "region", "adjective")
            and surfaces
            and all(item[:1].isupper() and not in_capitals(item) for item in surfaces[:1])
        ):
            self.reasons.append(f"{self.words[head.first][1]} is a first name here")
            name = " ".join(surface for _, surface in self.words[head.first : self.cut])
            return Answer(
                Actor(self.phrase, 0, len(self.phrase), name, "", "", "UNK", ("UNK",)),
                "person",
                tuple(self.reasons),
                0.5,
                family=surfaces[-1],
            )
        sector = entry.sector
        code, country, kind = entry.code, entry.country, entry.kind
        readings = [item for item in head.entries if item.kind in PLACE_KINDS]
        confidence = 0.7 if len({item.code for item in readings}) > 1 else 1.0
        if entry.kind == "people" or (kind == "adjective" and any(item.kind == "people" for item in head.entries) and not rest):
            kind = "people"
            sector = next((value for _, effect, value in self.effects if effect in ("people", "faith", "armed", "sector")), "")
        relation = "the capital of " if kind == "capital" else "in " if kind in ("city", "region") else ""
        self.reasons.append(f"{self.words[head.first][1]} is {relation}{entry.name}")
        if rest:
            effect = next((value for _, effect, value in self.effects if effect in ("sector", "faith", "armed")), "")
            sector, kind = effect or "UNK", ""
            self.reasons.append(f'"{rest[-1]}" is not known')
        if self.past and kind in ("country", "adjective"):
            confidence *= 0.8
        codes = tuple(dict.fromkeys(item.entry.code for item in self.core if item.kind in PLACE_KINDS))
        actor = Actor(self.phrase, 0, len(self.phrase), entry.name, code, country, sector, (sector,) if sector else ())
        many = any(item.many for item in head.entries)
        rivals = tuple({item.code: item for item in readings}.values()) if confidence < 1.0 else ()
        return Answer(actor, kind, tuple(self.reasons), confidence, True, many=many, codes=codes, rivals=rivals, small=entry.sub == "town")

    def _unknown(self) -> Answer:
        effect = next((value for _, kind, value in reversed(self.effects) if kind in ("sector", "faith", "armed", "people") and value), "")
        codes = self._tail_codes() or self.around
        code = codes[0] if codes else ""
        self.reasons.append("no part of the phrase is known" if not self.tail and not effect else "read from what stands beside it")
        proper = bool(self.words) and self.words[-1][1][:1].isupper()
        actor = Actor(
            self.phrase, 0, len(self.phrase), self.phrase.strip(), code, country_of(code, self.tail), effect or "UNK", (effect or "UNK",)
        )
        return Answer(actor, "", tuple(self.reasons), 0.3, bool(code), family=self.words[-1][1] if proper else "")

    # -- where it belongs ----------------------------------------------------------------------------------------------------------

    def _codes(self, before: int) -> list[str]:
        """Codes of the countries and bodies that stand before a word in the core, the nearest first."""
        found = []
        for match in reversed(self.core):
            if match.last < before:
                if match.persons:
                    found.append(match.persons[0].code)
                elif match.entry.code and match.kind in PLACE_KINDS | {"organisation", "group", "party"}:
                    found.append(match.entry.code)
                    self._note_rivals(match)
        return list(dict.fromkeys(code for code in found if code))

    def _note_rivals(self, match: Match) -> None:
        places = {entry.code: entry for entry in match.entries if entry.kind in PLACE_KINDS}
        if len(places) > 1 and not self.rivals:
            self.rivals = tuple(places.values())

    def _tail_codes(self) -> list[str]:
        """Codes after "of", "in", "from"; none after "to", "against" and the like."""
        if self.joint in ("away", "for") or not self.tail:
            return self.trailing
        joints = word_table("joints")
        end = next(
            (i for i in range(self.cut + 1, len(self.words)) if joints.get(self.words[i][0], ("", ""))[0] == "away"), len(self.words)
        )
        found = []
        for match in self.tail:
            if match.first < end and (match.persons or match.kind in PLACE_KINDS | {"organisation", "group"}):
                found.append(match.persons[0].code if match.persons else match.entry.code)
                self._note_rivals(match)
        return list(dict.fromkeys(code for code in found if code))
