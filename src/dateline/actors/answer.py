"""What the resolver answers, and small facts it is composed from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.actors.lexicon import Entry, word_table
from dateline.actors.scan import Match
from dateline.actors.tables import SPECIAL_CODES, lexicon
from dateline.actors.words import key
from dateline.records import Actor

#: The sector of a phrase that is no actor: POLECAT's "junk", which tells it from an actor whom nobody knows (UNK).
NOBODY = "JNK"


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a phrase is and why.

    Attributes:
        actor: name, code, country, sectors, title; its span is the phrase.
        kind: person, country, capital, seat, city, region, people, adjective, set, organisation, group, party, institution, role, mask
            (a name of no actor) or "" (nothing known).
        reasons: how the answer came about, in words.
        confidence: falls where readings compete or the context was needed.
        known: whether the country was in the phrase itself (not from its context).
        office: the office a role names; `gender`: m or f where the word or person tells.
        many: a plural form; `family`: a person's last name; `codes`: all countries beside a role, the nearest first.
        generic: a role that takes the sector of its body; `headed`: False where the known name is not the head ("army offensive").
        matched: the folded words of the known name; `rivals`: the places or bodies a name may mean; `small`: of a
            town whose name others may share.
        lone: the last name alone, without a title, of somebody who holds no office; `otherwise`: what the phrase is in a story that never
            names them in full; `homes`: the countries where a people lives whom the phrase gives none.
    """

    actor: Actor
    kind: str
    reasons: tuple[str, ...]
    confidence: float = 1.0
    known: bool = False
    office: str = ""
    gender: str = ""
    many: bool = False
    family: str = ""
    codes: tuple[str, ...] = ()
    generic: bool = False
    headed: bool = True
    matched: str = ""
    rivals: tuple[Entry, ...] = ()
    small: bool = False
    lone: bool = False
    otherwise: Answer | None = None
    homes: tuple[str, ...] = ()


def ruling(spans: str, date: str | None) -> bool:
    """Whether a party governs (or fights) on a date, by its cell of years ("2014-; 1998-2004")."""
    for span in spans.split(";"):
        start, dash, end = span.strip().partition("-")
        if (
            start
            and dash
            and ((date is None and not end) or (date is not None and start <= date[: len(start)] and (not end or date[: len(end)] <= end)))
        ):
            return True
    return False


def of_country(noun: str, code: str) -> str:
    """A noun with the state it is of, so that two countries' leaders have two names.

    >>> of_country("leader", "KAZ"), of_country("army", "NLD"), of_country("leader", "UNO")
    ('leader of Kazakhstan', 'army of the Netherlands', 'leader')
    """
    state = lexicon().states.get(code)
    if not state:
        return noun
    return f"{noun} of {'the ' if code in word_table('country_kinds')['with article'][0].split() else ''}{state}"


def country_of(code: str, matches: Sequence[Match]) -> str:
    """The country that a code found among matches belongs to (HKG's is CHN)."""
    if code in SPECIAL_CODES:
        return ""
    return next((match.entry.country for match in matches if match.entries and match.entry.code == code and match.entry.country), code)


def organisation_code(name: str) -> str:
    """The code of an organisation of our tables, "" if it has none."""
    return next((entry.code for entry in lexicon().get(key(name)) if entry.kind == "organisation"), "") if name else ""
