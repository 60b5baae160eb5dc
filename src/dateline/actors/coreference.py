"""One entity for all its mentions: which rule answers for which kind of phrase."""

from __future__ import annotations

from dateline.actors.anaphora import compound, definite, nominal
from dateline.actors.entities import Entity
from dateline.actors.lexicon import word_table
from dateline.actors.names import named, place
from dateline.actors.pairs import OPEN_PAIRS, several
from dateline.actors.phrases import Draft
from dateline.actors.pronouns import pronoun
from dateline.actors.story import GUESS, NOTHING, UNSURE, Found, Story
from dateline.records import Actor

NUMBERS = frozenset({"pair", "duo", "trio", "both", "two"})


def follow(story: Story, draft: Draft) -> Found:
    """The entity of a draft, its actors and how sure that is; (None, (), 0) where it is no actor after all."""
    if draft.kind == "pronoun":
        return pronoun(story, draft)
    if draft.kind == "place":
        return place(story, draft)
    if draft.kind == "thing":
        thing = story.entities.fresh("thing", ())
        thing.plural = draft.plural
        if word_table("anaphors").get(draft.role_word, ("", ""))[1] == "text":
            thing.words.add("text")
        story.note(draft, thing)
        return NOTHING
    if (
        draft.plural
        and draft.role_word in ("state", "states")
        and "member" in draft.phrase.lower()
        and (body := _union(story, draft)) is not None
    ):
        return body, body.actors, UNSURE
    if draft.kind == "others":
        stranger = Actor("", 0, 0, draft.phrase, "UNK", "", "UNK", ("UNK",))
        return story.entities.fresh("people", (stranger,)), (stranger,), GUESS
    answer = draft.answer
    assert answer is not None
    if draft.kind == "modifier":
        return nominal(story, draft)
    if draft.kind == "compass":
        return _compass(story, draft)
    if draft.kind not in ("adjective", "name") and (
        draft.number > 1 or draft.role_word in NUMBERS or (draft.plural and draft.role_word in OPEN_PAIRS)
    ):
        found = several(story, draft)
        if found is not None:
            return found
    if (
        draft.kind not in ("adjective", "name", "maybe")
        and len(answer.codes) > 1
        and answer.kind in ("role", "institution")
        and draft.plural
        and _joined(story, draft)
    ):
        return compound(story, draft)
    if draft.kind in ("name", "adjective", "maybe") or answer.kind == "set" or (answer.kind == "people" and answer.known):
        return named(story, draft)
    if draft.definite or draft.role_word in word_table("anaphors"):
        back = definite(story, draft)
        if back is not None:
            return back
    if answer.kind not in ("role", "institution", "people", "organisation"):
        return NOTHING
    return nominal(story, draft)


def _union(story: Story, draft: Draft) -> Entity | None:
    """Whose "member states" they are: the union of states mentioned last."""
    bodies = story.entities.recent(draft.sentence, draft.head, lambda item: item.code in ("EUR", "UNO", "IGO"), 12)
    return bodies[0][1] if bodies else None


def _joined(story: Story, draft: Draft) -> bool:
    sentence = story.sentence(draft)
    return any(sentence[i].lower in ("and", "&", "or") for i in range(draft.first, draft.last + 1))


def _compass(story: Story, draft: Draft) -> Found:
    """ "the North", "the South": the half of a divided country that the story speaks of."""
    names = story.resolver.states()
    for _, entity in story.entities.recent(
        draft.sentence, draft.head, lambda item: item.kind in ("country", "person", "body", "people"), 30
    ):
        state = names.get(entity.code, "")
        for half in ("North ", "South ", "East ", "West "):
            code = story.resolver.code(f"{draft.role_word} {state.removeprefix(half)}") if state.startswith(half) else ""
            if code:
                country = story.country(code)
                return country, country.actors, 0.8
    return NOTHING
