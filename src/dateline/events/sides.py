"""The sides of a country's conflicts: its state, its armed groups, its people; and who belongs to no country."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dateline.actors.tables import SHARED_CODES, SPECIAL_CODES
from dateline.records import Actor
from dateline.tables import rows

DATA = Path(__file__).with_name("data")
#: The side of a country's own bodies, and of a country named without any.
STATE = "state"


@cache
def blocs(path: Path = DATA / "blocs.csv") -> dict[str, str]:
    """The side that a sector takes in the conflicts of its country."""
    return {row["sector"]: row["bloc"] for row in rows(path, "sector", "bloc")}


@cache
def forces(path: Path = DATA / "blocs.csv") -> frozenset[str]:
    """The sectors whose people are sent and withdrawn by others."""
    return frozenset(row["sector"] for row in rows(path, "sector", "force") if row["force"] == "yes")


def side(actor: Actor) -> tuple[str, str]:
    """The country of an actor and the side that it takes there."""
    return actor.code, blocs().get(actor.sector, STATE)


def is_of_side(actors: Iterable[Actor], others: Iterable[Actor]) -> bool:
    """Whether one of some actors is of a side that one of others is of."""
    return not {side(own) for own in actors}.isdisjoint(side(own) for own in others)


def countries(actors: Iterable[Actor]) -> frozenset[str]:
    """The codes of actors that say where they belong; two strangers, or two companies, have none in common."""
    return frozenset(actor.code for actor in actors) - SHARED_CODES


def is_international(actors: Iterable[Actor]) -> bool:
    """Whether all are of bodies that are no state's: the U.N., NGOs."""
    return all(actor.code in SPECIAL_CODES - {"UNK"} for actor in actors)
