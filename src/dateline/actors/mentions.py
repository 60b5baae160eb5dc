"""The actors an article mentions: who each noun phrase, adjective and pronoun is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Literal

from dateline.actors.coreference import follow
from dateline.actors.entities import Entity
from dateline.actors.phrases import Reader, drafts
from dateline.actors.resolver import Resolver
from dateline.actors.story import read
from dateline.language.parse import Parse
from dateline.records import Actor

MentionKind = Literal["name", "nominal", "pronoun", "adjective"]
KINDS: dict[str, MentionKind] = {"name": "name", "pronoun": "pronoun", "adjective": "adjective", "modifier": "adjective"}


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor mentioned at tokens `first` to `last` of a sentence; `head` is the token that heads the phrase.

    `actors` are who it is: one for "Putin", two for "the two leaders"; each carries the mention's own text and offsets. Mentions of one
    entity share `entity`. `confidence` is lower where readings or antecedents compete.
    """

    sentence: int
    first: int
    last: int
    head: int
    actors: tuple[Actor, ...]
    kind: MentionKind
    entity: int
    confidence: float


class Mentions:
    """The mentions of an article, in text order; towns and regions that are mere places are kept beside them, as their countries.

    `main` is the code of the country that the article is about, "" if it names none.
    """

    def __init__(
        self,
        mentions: list[Mention],
        aliases: dict[tuple[int, int], Mention],
        places: dict[tuple[int, int], Mention] | None = None,
        main: str = "",
    ) -> None:
        self.main = main
        self._places = places or {}
        self.all = tuple(mentions)
        self._of: dict[int, list[Mention]] = defaultdict(list)
        self._at = dict(aliases)
        for mention in mentions:
            self._of[mention.sentence].append(mention)
            self._at.setdefault((mention.sentence, mention.head), mention)

    def of(self, sentence: int) -> tuple[Mention, ...]:
        """The mentions of a sentence, by its index."""
        return tuple(self._of.get(sentence, ()))

    def at(self, sentence: int, token: int) -> Mention | None:
        """The mention headed by a token of a sentence, or None."""
        return self._at.get((sentence, token))

    def place_at(self, sentence: int, token: int) -> Mention | None:
        """The country of the town or region named at a token of a sentence, or None."""
        return self._places.get((sentence, token))


def find_mentions(parse: Parse, resolver: Resolver) -> Mentions:
    """Find and resolve the actors of an article.

    Args:
        parse: the article's parse.
        resolver: who phrases are.

    Returns:
        Every mention of an actor, those of one entity with the same id.
    """
    date = parse.article.published or (parse.article.dateline.date if parse.article.dateline else None)
    date = date[:10] if date else None
    text = parse.article.text
    cased = text != text.lower()
    reader = Reader(resolver, date, cased, f"{parse.article.title}\n{text}")
    found = [drafts(sentence, reader) for sentence in parse.sentences]
    story = read(parse, found, resolver, date)
    mentions: list[Mention] = []
    aliases: dict[tuple[int, int], Mention] = {}
    places: dict[tuple[int, int], Mention] = {}
    for sentence, items in zip(parse.sentences, found, strict=True):
        for draft in items:
            entity, actors, confidence = follow(story, draft)
            if draft.kind == "place" and draft.answer is not None and draft.answer.actor.code:
                country = story.country(draft.answer.actor.code)
                words = sentence.span(draft.first, draft.last)
                actor = replace(country.actors[0], text=words.text, start=words.start, end=words.end)
                places[sentence.index, draft.head] = Mention(
                    sentence.index, draft.first, draft.last, draft.head, (actor,), "name", country.id, 0.4
                )
            if entity is None or not actors:
                continue
            story.note(draft, entity)
            span = sentence.span(draft.first, draft.last)
            placed = tuple(replace(actor, text=span.text, start=span.start, end=span.end, code=actor.code or "UNK") for actor in actors)
            kind = KINDS.get(draft.kind, "nominal")
            if draft.locative:
                confidence *= 0.6
            mention = Mention(sentence.index, draft.first, draft.last, draft.head, placed, kind, entity.id, round(confidence, 3))
            mentions.append(mention)
            if draft.alias >= 0:
                aliases[(sentence.index, draft.alias)] = mention
    if story.rewritten:
        entities = story.entities.all

        def later(mention: Mention) -> Mention:
            return _again(mention, entities[mention.entity]) if mention.entity in story.rewritten else mention

        mentions = [later(mention) for mention in mentions]
        aliases = {at: later(mention) for at, mention in aliases.items()}
    return Mentions(mentions, aliases, places, story.main)


def _again(mention: Mention, entity: Entity) -> Mention:
    """A mention with what the story said of its entity only later."""
    first = mention.actors[0]
    return replace(mention, actors=tuple(replace(actor, text=first.text, start=first.start, end=first.end) for actor in entity.actors))
