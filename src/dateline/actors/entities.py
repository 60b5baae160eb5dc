"""The entities of a story as they are met, and the search for the one that an anaphor means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dateline.records import Actor

#: How far back an anaphor looks, in sentences.
HORIZON = 6


@dataclass(slots=True)
class Entity:
    """Somebody or something a story speaks of.

    `kind` is person, country, body, people or thing; `words` the role words used of it; `members` the ids of a set's members;
    `seen` where it was mentioned (sentence, token, weight: 2 as a subject, -1 as an adjective);
    `sort` what kind of body (organisation, group, party, unknown) or whether a person is a stranger to our tables.
    """

    id: int
    key: tuple[str, ...]
    kind: str
    actors: tuple[Actor, ...]
    gender: str = ""
    plural: bool = False
    family: str = ""
    offices: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    members: tuple[int, ...] = ()
    sort: str = ""
    seen: list[tuple[int, int, float]] = field(default_factory=list)

    @property
    def code(self) -> str:
        """The code of the (first) actor."""
        return self.actors[0].code if self.actors else ""

    @property
    def sector(self) -> str:
        """The sector of the (first) actor."""
        return self.actors[0].sector if self.actors else ""


class Entities:
    """The entities of one story, in the order of their first mention."""

    def __init__(self) -> None:
        self.all: list[Entity] = []
        self._by_key: dict[tuple[str, ...], Entity] = {}

    def __iter__(self) -> Iterator[Entity]:
        return iter(self.all)

    def get(self, key: tuple[str, ...]) -> Entity | None:
        """The entity of a key, or None."""
        return self._by_key.get(key)

    def add(self, key: tuple[str, ...], kind: str, actors: tuple[Actor, ...]) -> Entity:
        """The entity of a key, made if it is new."""
        known = self._by_key.get(key)
        if known is None:
            known = Entity(len(self.all), key, kind, actors)
            self.all.append(known)
            self._by_key[key] = known
        return known

    def also(self, key: tuple[str, ...], entity: Entity) -> None:
        """Know an entity under a further key."""
        self._by_key.setdefault(key, entity)

    def fresh(self, kind: str, actors: tuple[Actor, ...]) -> Entity:
        """A new entity that no later mention finds by key."""
        return self.add(("fresh", str(len(self.all))), kind, actors)

    def recent(self, sentence: int, at: int, fits: Callable[[Entity], bool], horizon: int = HORIZON) -> list[tuple[float, Entity]]:
        """Entities mentioned before a token that fit, the likeliest first, each with its weight.

        Nearness in sentences counts most, then being a subject, then being spoken of often (the features of Lappin and Leass 1994, cut
        to what news needs).
        """
        ranked = []
        for entity in self.all:
            best = None
            if not entity.seen or not fits(entity):
                continue
            for where, token, bonus in reversed(entity.seen):
                if where > sentence or (where == sentence and token >= at):
                    continue
                distance = sentence - where
                if distance > horizon:
                    break
                weight = 10.0 - 3.0 * distance + bonus + token / 1000.0
                best = weight if best is None else max(best, weight)
            if best is not None:
                ranked.append((best + min(len(entity.seen), 5) * 0.2, entity))
        ranked.sort(key=lambda pair: -pair[0])
        return ranked
