"""A phrase in its parts: its words, the known names in it, where its head ends, and the countries it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.actors.answer import of_country
from dateline.actors.lexicon import Entry, word_table
from dateline.actors.people import STATE, People
from dateline.actors.scan import BODY_KINDS, PLACE_KINDS, Match, personal_name
from dateline.actors.tables import SPECIAL_CODES
from dateline.actors.words import COMMA

#: How a phrase begins whose owner a pronoun names.
OWNERS = ("its ", "his ", "her ", "their ", "our ", "my ", "whose ")


class Parts:
    """What `reading` composes an answer from.

    `core` are the known names before the first preposition (at word `cut`, of kind `joint`), `tail` those after it; `effects` the words
    that bear on sector or time, as (position, kind, sector); `reasons` and `rivals` grow as the phrase is read.
    """

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
        self.masks = [match for match in matches if match.kind == "mask"]
        matches = [match for match in matches if match.kind != "mask"]
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
        aside = {i for i, (word, _) in enumerate(words) if joints.get(word, ("", ""))[0] == "aside"}
        self.core = [
            match
            for match in self.core
            if match.last + 1 not in aside
            or match.last + 2 == self.cut  # "rebels led by" are the head themselves
            or match.kind not in PLACE_KINDS | BODY_KINDS
            or match.last + 1 in covered
            or (words[match.last + 1][0] == "led" and match.kind in ("organisation", "group"))  # a NATO-led force is NATO's
        ]
        self.core = [match for match in self.core if match is self.core[-1] or not self._foreign(match)]
        table = word_table("modifiers")
        self.effects = [
            (i, *table[word])
            for i, (word, _) in enumerate(words[: self.cut])
            if word in table and (i in covered or not personal_name(words, i, covered, peoples))
        ]
        self.past = any(kind == "past" for _, kind, _ in self.effects)
        self.exiled = any(kind == "exiled" for _, kind, _ in self.effects)

    def _foreign(self, match: Match) -> bool:
        """Whether a state named before the head is not the head's: "anti-Soviet guerrillas", "ethnic Albanian rebels"."""
        kind = word_table("joints").get(self.words[match.first - 1][0], ("",))[0] if match.first else ""
        return kind == "kin" and not match.persons and match.kind in ("adjective", "people", "country") and not match.entry.countries

    def in_town(self, code: str) -> bool:
        """Whether a code is only that of a town, whose name others may share: "San Sebastian's city hall"."""
        places = [match.entry for match in (*self.core, *self.tail) if not match.persons and match.entry.code == code]
        return bool(places) and all(entry.kind == "city" and entry.sub == "town" for entry in places)

    @property
    def firm(self) -> bool:
        """Whether the phrase ends as the names of companies do: "Tokyo Electric Power Co."."""
        return any(kind == "firm" and i == self.cut - 1 for i, kind, _ in self.effects)

    @property
    def counted(self) -> bool:
        """Whether the phrase says how many: "two Germans" are people, "the Germans" may be their government."""
        numbers = word_table("quantities")
        return any(surface.replace(",", "").isdigit() or word in numbers for word, surface in self.words[: self.cut])

    @property
    def masked(self) -> bool:
        """Whether the phrase ends in a name that only looks like an actor's: "the Syr Darya", "the Geneva Conventions"."""
        return any(match.last == self.cut - 1 for match in self.masks)

    def over(self, sector: str) -> bool:
        """Whether an office of a sector is over: an exiled minister is none any more, an exiled journalist or opponent still is."""
        return self.past or (self.exiled and sector in STATE)

    def reread(self, head: Match) -> Match:
        """The head in the reading that the words beside it leave.

        Who has been something is a person ("ex-soldiers" are no army), so are those who work for a body ("Red Cross workers" are no union),
        and a body of one country's name beside another country is the other's ("the Seoul metropolitan police").
        """
        reading = None
        role = next((entry for entry in head.entries if entry.kind == "role"), None)
        if head.kind == "institution" and role is not None:
            owned = any(
                match.last < head.first and match.kind in ("organisation", "group", "party") and match.entry.sector != "BUS"
                for match in self.core
            )
            generic = word_table("generic").get(role.name, ("",))[0] == "generic"
            if self.past or (generic and (owned or self.joint == "for")):
                reading = role
        elif head.kind == "organisation" and head.entry.code not in SPECIAL_CODES and len(head.entries) > 1:
            codes = self.codes(head.first) or self.tail_codes()
            if codes and head.entry.code not in codes:
                reading = next((item for item in head.entries if item.code in codes or item.kind in ("institution", "role")), None)
        if reading is None:
            return head
        return replace(head, entries=(reading, *(entry for entry in head.entries if entry is not reading)))

    def matched(self, match: Match) -> str:
        """The folded words of a known name."""
        return " ".join(word for word, _ in self.words[match.first : match.last + 1])

    def given(self, match: Match) -> bool:
        """Whether a name of a place or people is also a first name ("Karen", "Sydney")."""
        return match.first == match.last and word_table("collisions").get(self.words[match.first][0], ("",))[0] == "given"

    def named(self, head: Match, noun: str, code: str) -> str:
        """A role or institution with the place it is of: "mayor of Almaty", "leader of Kazakhstan"."""
        if head.entry.many or head.kind == "institution":
            surfaces = [surface for _, surface in self.words[head.first : head.last + 1]]
            noun = " ".join(surface.lower() if surface[1:].islower() else surface for surface in surfaces)
        before = [match for match in reversed(self.core) if match.last < head.first]
        place = next((match for match in (*before, *self.tail) if not match.persons and match.entry.code == code), None)
        if place is not None and place.kind in ("city", "region", "regional"):
            return f"{noun} of {place.entry.name}"
        if place is not None and place.kind == "capital":
            return f"{noun} of {' '.join(surface for _, surface in self.words[place.first : place.last + 1])}"
        return of_country(noun, code)

    def codes(self, before: int) -> list[str]:
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

    def _abroad(self) -> bool:
        """Whether the place behind the head is not its country: "foreign troops in Syria", "its ambassador from Minsk"."""
        if self.joint != "into":
            return False
        joints = word_table("joints")
        named = {  # "the foreign ministry in Minsk" is of no other country
            i for match in self.core if not match.persons and match.kind == "institution" for i in range(match.first, match.last)
        }
        kinds = {joints.get(word, ("",))[0] for i, (word, _) in enumerate(self.words[: self.cut]) if i not in named}
        sent = "abroad" in kinds and self.phrase.lower().startswith(OWNERS)
        return sent or (self.words[self.cut][0] != "from" and not kinds.isdisjoint(("elsewhere", "abroad")))

    def tail_codes(self) -> list[str]:
        """Codes after "of", "in", "from"; none after "to", "against" and the like."""
        joints = word_table("joints")
        if self.joint in ("away", "for") or not self.tail or self._abroad():
            return self.trailing
        end = next(
            (i for i in range(self.cut + 1, len(self.words)) if joints.get(self.words[i][0], ("", ""))[0] == "away"), len(self.words)
        )
        found = []
        for match in self.tail:
            if match.first < end and (match.persons or match.kind in PLACE_KINDS | {"organisation", "group"}):
                found.append(match.persons[0].code if match.persons else match.entry.code)
                self._note_rivals(match)
        return list(dict.fromkeys(code for code in found if code))

    def _note_rivals(self, match: Match) -> None:
        places = {entry.code: entry for entry in match.entries if entry.kind in PLACE_KINDS}
        if len(places) > 1 and not self.rivals:
            self.rivals = tuple(places.values())
