"""Names in a story: states, bodies, people, and the same ones again under a shorter name."""

from __future__ import annotations

from dataclasses import replace

from dateline.actors.entities import Entity
from dateline.actors.phrases import Draft
from dateline.actors.setting import setting
from dateline.actors.story import GUESS, LIKELY, NOTHING, SURE, UNSURE, Found, Story
from dateline.actors.tables import SPECIAL_CODES, home
from dateline.actors.words import fold
from dateline.language.parse import Sentence
from dateline.records import Actor

PLACES = frozenset({"country", "capital", "seat", "adjective", "city", "region"})


def named(story: Story, draft: Draft) -> Found:
    """The entity of a draft that has a name of its own."""
    answer = draft.answer
    assert answer is not None
    actor = answer.actor
    if answer.kind == "set":
        return story.together([story.country(code) for code in answer.codes], LIKELY)
    if actor.code and (answer.kind in PLACES or (draft.kind == "adjective" and answer.kind == "people")):
        place = actor.name if answer.kind in ("region", "city") else ""
        entity = story.entities.add(("country", actor.code, place), "country", (replace(actor, sector="", sectors=()),))
        return entity, (actor,), answer.confidence
    if answer.kind == "people":
        entity = story.entities.add(("people", actor.code, actor.sector), "people", (actor,))
        entity.plural = True
        return entity, (actor,), answer.confidence
    if answer.kind in ("organisation", "group", "party") or (answer.kind == "institution" and actor.code):
        return _known_body(story, draft)
    if answer.kind == "institution" or (story.sentence(draft)[draft.head].ent in ("ORG", "NORP") and answer.kind != "person"):
        return _unknown_body(story, draft)
    return _person(story, draft)


def place(story: Story, draft: Draft) -> Found:
    """A city that is merely a place is no actor, but "the country" may mean its country afterwards."""
    assert draft.answer is not None
    code = draft.answer.actor.code
    if code not in SPECIAL_CODES:
        story.country(code).seen.append((draft.sentence, -1, 0.0))
    return NOTHING


def _known_body(story: Story, draft: Draft) -> Found:
    answer = draft.answer
    assert answer is not None
    actor = answer.actor
    if draft.first == draft.head and draft.last == draft.head and answer.kind == "group":
        for entity in reversed(story.entities.all):
            if entity.kind == "body" and draft.role_word in entity.words and entity.sort == "group":
                return entity, entity.actors, SURE
    entity = story.entities.add(("body", actor.name, actor.code), "body", (actor,))
    entity.sort = answer.kind
    return entity, (actor,), answer.confidence


def _unknown_body(story: Story, draft: Draft) -> Found:
    assert draft.answer is not None
    name = proper(story.sentence(draft), draft)
    entity = story.entities.get(("body", name)) or _bracketed(story, draft, name) or _by_initials(story, name)
    if entity is not None:
        return entity, entity.actors, LIKELY
    actor = draft.answer.actor
    code, sure = (actor.code, UNSURE) if draft.answer.known else setting(story, draft)
    actor = replace(actor, name=name, code=code or "UNK", country=home(code), sector="" if actor.sector == "UNK" else actor.sector)
    entity = story.entities.add(("body", name), "body", (actor,))
    entity.sort = "unknown"
    return entity, entity.actors, min(sure, UNSURE)


def _bracketed(story: Story, draft: Draft, name: str) -> Entity | None:
    """The body that a bracketed acronym stands behind: "the Union of River Pilots (URP)"."""
    sentence = story.sentence(draft)
    if not name.isupper() or draft.first < 2 or sentence[draft.first - 1].text != "(":
        return None
    before = [item for item in story.drafts[draft.sentence] if item.first < draft.first - 1 <= item.last + 1 and item.kind != "adjective"]
    for item in sorted(before, key=lambda item: item.first):
        entity = story.found.get((draft.sentence, item.head))
        letters = [word[0].upper() for word in item.phrase.split()]
        if entity is not None and name[0] in letters and entity.kind in ("body", "people", "person"):
            entity.kind = "body"
            story.entities.also(("body", name), entity)
            return entity
    return None


def _by_initials(story: Story, name: str) -> Entity | None:
    """The body whose initials a name is ("the Network for Open Elections", then "NOE")."""
    letters = name.replace(".", "")
    if not letters.isupper() or not 2 <= len(letters) <= 7:
        return None
    for entity in story.entities:
        if entity.kind == "body" and len(entity.key) > 1:
            words = entity.key[1].replace("-", " ").split()
            if letters in ("".join(word[0] for word in words if word[0].isupper()), "".join(word[0].upper() for word in words)):
                return entity
    return None


def _person(story: Story, draft: Draft) -> Found:
    answer = draft.answer
    assert answer is not None
    sentence = story.sentence(draft)
    name = proper(sentence, draft)
    if draft.alias > draft.head:
        name = " ".join(token.text for token in sentence.tokens[draft.head + 1 : draft.alias + 1])
    family = fold(name.split()[-1]) if name else ""
    single = " " not in name
    known = answer.kind == "person" and answer.known and bool(answer.office or answer.family) and answer.actor.code not in ("", "UNK")
    if single or not known:
        for entity in reversed(story.entities.all):
            if entity.kind != "person" or not family or family not in (entity.family, fold(entity.actors[0].name.split()[-1])):
                continue
            if single or fold(name.split()[0]) in (fold(entity.actors[0].name), *(fold(word) for word in entity.actors[0].name.split())):
                return entity, entity.actors, SURE
    if draft.kind == "maybe":
        return NOTHING
    if known:
        entity = story.entities.add(("person", answer.actor.name, answer.actor.code), "person", (answer.actor,))
        sure = answer.confidence
    else:
        existing = story.entities.get(("person", name))
        if existing is not None:
            return existing, existing.actors, SURE
        actor, sure = _stranger(story, sentence, draft, name)
        entity = story.entities.add(("person", name), "person", (actor,))
        entity.sort = "known" if answer.known or actor.title else "stranger"
    entity.family = family or fold(answer.family)
    entity.gender = answer.gender
    entity.words.update(
        token.lemma.lower()
        for token in sentence.tokens[draft.first : draft.head]
        if token.pos in ("NOUN", "ADJ", "PROPN") and token.text not in name
    )
    if answer.office:
        entity.offices.add(answer.office)
    return entity, entity.actors, sure


def _stranger(story: Story, sentence: Sentence, draft: Draft, name: str) -> tuple[Actor, float]:
    """Somebody of whom only this text knows: a title or apposition says what, the setting where from."""
    assert draft.answer is not None
    actor = draft.answer.actor
    code, sure = (actor.code, SURE) if draft.answer.known else ("", GUESS)
    apposed = _apposed(story, sentence, draft)
    if apposed is not None:
        actor = replace(
            actor,
            sector=apposed.sector or actor.sector,
            sectors=apposed.sectors or actor.sectors,
            title=apposed.title,
            country=apposed.country,
        )
        code, sure = apposed.code or code, LIKELY
    if not code:
        code, sure = setting(story, draft)
    sector = actor.sector or "UNK"
    return replace(
        actor, name=name or actor.name, code=code or "UNK", country=home(code), sector=sector, sectors=actor.sectors or (sector,)
    ), sure


def _apposed(story: Story, sentence: Sentence, draft: Draft) -> Actor | None:
    """What an apposition says of a name: "Jane Roe, the Kenyan police chief"."""
    candidates = [kid.i for kid in sentence.kids(draft.head, "appos")]
    if sentence[draft.head].dep == "appos":
        candidates.append(sentence[draft.head].head)
    for i in candidates:
        other = next((item for item in story.drafts[sentence.index] if item.head == i and item.answer is not None), None)
        if other is not None and other.answer is not None and other.answer.kind == "role":
            actor = other.answer.actor
            if actor.code:
                return actor
            code, _ = setting(story, other)
            return replace(actor, code=code, country=home(code))
    return None


def proper(sentence: Sentence, draft: Draft) -> str:
    """The name in a phrase: its head and the proper nouns just before it, without titles."""
    head = draft.head
    first = head
    while first > draft.first and sentence[first - 1].pos == "PROPN":
        if sentence[head].ent and (sentence[first - 1].ent != sentence[head].ent or sentence[first].ent_start):
            break
        first -= 1
    return " ".join(token.text for token in sentence.tokens[first : head + 1])
