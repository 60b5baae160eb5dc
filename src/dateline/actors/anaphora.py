"""Nouns that point back: "the president", "his counterpart", "the country"."""

from __future__ import annotations

from dataclasses import replace

from dateline.actors.answer import of_country
from dateline.actors.entities import Entity
from dateline.actors.lexicon import word_table
from dateline.actors.names import named
from dateline.actors.phrases import Draft
from dateline.actors.setting import setting
from dateline.actors.story import GUESS, LIKELY, UNSURE, Found, Story
from dateline.actors.tables import SPECIAL_CODES, home
from dateline.actors.words import fold
from dateline.language.parse import Sentence
from dateline.records import Actor

HEADS = frozenset({"head of state", "head of state and government", "supreme leader", "royal"})
CHIEFS = frozenset({"head of government", "head of state and government"})
#: Sectors of those who are governed.
SOCIETY = frozenset({"CVL", "SOC", "LAB", "AGR", "EDU", "MED", "REF", "REL", "BUS", "JRN", "OPP", "PTY"})
#: What it counts for "the president", in sentences' nearness, that somebody is of the story's country or of one its sentence names.
HOME = 3.0
#: Nouns for the other of two: never their owner.
OTHERS = frozenset({"neighbour", "neighbor", "rival", "foe", "enemy", "adversary"})


def is_person(draft: Draft) -> bool:
    """Whether a singular role noun names one person rather than a body ("the army")."""
    return (
        not draft.plural
        and draft.role_word not in word_table("collectives")
        and bool(draft.answer)
        and draft.answer is not None
        and draft.answer.kind == "role"
    )


def nominal(story: Story, draft: Draft) -> Found:
    """A role or institution that no earlier mention explains: its country comes from the setting."""
    answer = draft.answer
    assert answer is not None
    actor, sure = answer.actor, answer.confidence
    apposed = _apposed(story, draft)
    if apposed is not None and apposed.kind == "person" and is_person(draft) and apposed.code == (actor.code or apposed.code):
        apposed.words.add(draft.role_word)
        return apposed, apposed.actors, LIKELY  # "Hungary's foreign minister, Peter Szijjarto"
    if not actor.code:
        anaphor = word_table("anaphors").get(draft.role_word, ("", ""))[0]
        sentence = story.sentence(draft)
        asked = sentence[draft.head].dep in ("dobj", "pobj", "dative")  # "urged restraint on all sides": those of the story
        everybody = asked and any(kid.lower == "all" for kid in sentence.kids(draft.head, "det", "predet"))
        open_ended = (
            draft.owner < 0
            and not everybody
            and (
                (anaphor in ("any", "country") and not draft.definite)
                or (draft.role_word == "party" and draft.plural and actor.sector != "OPP")
            )
        )
        code, sure = ("", GUESS) if open_ended else setting(story, draft)
        if apposed is not None and apposed.code:
            code, sure = apposed.code, LIKELY
        actor = replace(actor, name=of_country(actor.name, code), code=code or "UNK", country=home(code))
    if answer.generic and not answer.actor.sector:
        actor = replace(actor, sector="GOV", sectors=("GOV",))
    kind = "person" if is_person(draft) else "people" if answer.kind == "role" and draft.plural else "body"
    if draft.definite or draft.plural or kind == "body" or answer.office:
        entity = story.entities.add(("role", draft.role_word, actor.code, actor.sector), kind, (actor,))
    else:
        entity = story.entities.fresh(kind, (actor,))
    entity.plural = entity.plural or draft.plural
    entity.gender = entity.gender or answer.gender
    entity.sort = entity.sort or answer.kind
    if answer.office:
        entity.offices.add(answer.office)
    return entity, (actor,), sure


def _apposed(story: Story, draft: Draft) -> Entity | None:
    """The name in apposition to a noun: "an ally in the Gulf, Qatar"."""
    for kid in story.sentence(draft).kids(draft.head, "appos"):
        entity = story.found.get((draft.sentence, kid.i))
        other = next((item for item in story.drafts[draft.sentence] if item.head == kid.i and item.kind == "name"), None)
        if entity is not None or other is None:
            return entity
        return named(story, other)[0]
    return None


def compound(story: Story, draft: Draft) -> Found:
    """ "Chinese and Russian officials": one role in several countries."""
    answer = draft.answer
    assert answer is not None
    codes = answer.codes if draft.last > draft.head else tuple(reversed(answer.codes))
    noun = answer.actor.title or answer.actor.name.removesuffix(of_country("", answer.actor.code))
    members = []
    for code in codes:
        actor = replace(answer.actor, name=of_country(noun, code), code=code, country=home(code))
        entity = story.entities.add(("role", draft.role_word, code, actor.sector), "people", (actor,))
        entity.words.add(draft.role_word)
        members.append(entity)
    return story.together(members, LIKELY)


def definite(story: Story, draft: Draft) -> Found | None:
    """Who a definite noun means among those already mentioned; None if nobody fits."""
    answer = draft.answer
    assert answer is not None
    anaphor = word_table("anaphors").get(draft.role_word)
    if draft.role_word == "counterpart":
        return _counterpart(story, draft)
    if not draft.definite or draft.plural:
        return None
    kind = anaphor[0] if anaphor else "person" if is_person(draft) else ""
    if draft.role_word in OTHERS or (draft.role_word in ("ally", "partner") and draft.owner >= 0):
        return _other(story, draft)
    if kind == "country" and not answer.known:
        return _country(story, draft)
    if kind == "body" or (kind == "" and answer.kind in ("role", "institution")):
        return _body(story, draft, anaphor[1] if anaphor else "name")
    if kind in ("person", "any", "people"):
        return _person(story, draft)
    return None


def _country(story: Story, draft: Draft) -> Found | None:
    kinds = [
        codes.split()
        for word in fold(draft.phrase.replace("-", " ")).split()
        if (codes := word_table("country_kinds").get(word, ("", ""))[0])
    ]
    kinds += [codes.split() for codes in (word_table("country_kinds").get(draft.role_word, ("", ""))[0],) if codes]
    if not kinds and draft.role_word == "city":
        return None
    sentence = story.sentence(draft)
    subject = story.subject(sentence, draft.head)

    def fits(item: Entity) -> bool:
        return item.kind == "country" and not item.key[2] and item.code not in SPECIAL_CODES and all(item.code in codes for codes in kinds)

    ranked = story.entities.recent(draft.sentence, draft.head, fits, 30)
    if not ranked:
        if not kinds and draft.role_word == "country" and story.main and story.main not in SPECIAL_CODES:
            entity = story.country(story.main)
            return entity, entity.actors, UNSURE
        return None
    weights = {}
    for weight, entity in ranked:
        bonus = 2.5 if entity.code == story.main else 0.0
        if subject is not None and subject.kind == "person" and subject.code == entity.code:
            bonus += 2.0
        if subject is not None and subject.id == entity.id:
            bonus -= 4.0
        weights[entity.id] = weight + bonus
    best = max((entity for _, entity in ranked), key=lambda entity: weights[entity.id])
    return best, best.actors, LIKELY if len(ranked) == 1 else UNSURE


def _other(story: Story, draft: Draft) -> Found | None:
    """ "its neighbour", "the rival": the last country that is not the owner or the subject."""
    owner = story.found.get((draft.sentence, draft.owner)) if draft.owner >= 0 else story.subject(story.sentence(draft), draft.head)
    ranked = story.entities.recent(
        draft.sentence, draft.head, lambda item: item.kind == "country" and not item.key[2] and (owner is None or item.code != owner.code)
    )
    return (ranked[0][1], ranked[0][1].actors, UNSURE) if ranked else None


def _person(story: Story, draft: Draft) -> Found | None:
    answer = draft.answer
    assert answer is not None
    code = answer.actor.code if answer.known else ""
    owner = story.owner(draft)
    subject = story.subject(story.sentence(draft), draft.head)
    anaphors = word_table("anaphors")

    def fits(item: Entity) -> bool:
        if item.kind != "person" or item.plural or (code and item.code != code) or (owner is not None and item.id == owner.id):
            return False
        if (owner is not None and owner.code and item.code != owner.code and not code) or (
            answer.gender and item.gender and answer.gender != item.gender
        ):
            return False
        title = fold(item.actors[0].title or "")
        if answer.office:
            same = answer.office in item.offices or bool(
                (answer.office in HEADS and item.offices & HEADS) or (answer.office in CHIEFS and item.offices & CHIEFS)
            )
            return same or draft.role_word in item.words or fold(answer.actor.title or answer.actor.name) in title
        if draft.role_word in item.words or (title and draft.role_word in title.split()):
            return True
        if anaphors.get(draft.role_word, ("",))[0] == "person" or draft.role_word == "minister":
            if draft.role_word in ("man", "woman"):
                return bool(item.family)
            return item.sector in ("GOV", answer.actor.sector) and (bool(item.offices) or bool(title) or bool(item.family))
        return bool(code) and item.sector == answer.actor.sector and bool(item.family)

    ranked = story.entities.recent(draft.sentence, draft.head, fits, 30)
    if subject is not None and len(ranked) > 1:
        ranked = [pair for pair in ranked if pair[1].id != subject.id] or ranked
    if answer.office and owner is None and not code:  # "the president" is that of the country spoken of
        near = {entity.code for (index, _), entity in story.found.items() if index == draft.sentence}
        known = [pair for pair in ranked if pair[1].code not in SPECIAL_CODES]
        ranked = sorted(known, key=lambda pair: -(pair[0] + HOME * (pair[1].code == story.main) + HOME * (pair[1].code in near))) or ranked
    if ranked:
        return ranked[0][1], ranked[0][1].actors, LIKELY if len(ranked) == 1 else UNSURE
    return _introduce(story, draft, code)


def _introduce(story: Story, draft: Draft, code: str) -> Found | None:
    """A stranger named before is now told by role: "Edward Roe flew in. The former diplomat said"."""
    answer = draft.answer
    assert answer is not None
    if not is_person(draft) or draft.owner >= 0:
        return None
    ranked = story.entities.recent(
        draft.sentence,
        draft.head,
        lambda item: item.kind == "person" and item.sort == "stranger" and item.sector in ("UNK", answer.actor.sector),
        2,
    )
    if len(ranked) != 1:
        return None
    entity = ranked[0][1]
    before = entity.actors[0]
    now = code or before.code
    entity.actors = (
        replace(
            before,
            code=now,
            country=home(now),
            sector=answer.actor.sector or before.sector,
            sectors=answer.actor.sectors,
            title=answer.actor.title,
        ),
    )
    entity.sort = "known"
    story.rewritten.add(entity.id)
    return entity, entity.actors, UNSURE


def _body(story: Story, draft: Draft, allowed: str) -> Found | None:
    answer = draft.answer
    assert answer is not None
    if answer.known and answer.kind == "institution":
        return None
    sorts = set(allowed.split())
    seated = "-based" in draft.phrase  # "the Vienna-based agency" need not be Austria's
    code = answer.actor.code if answer.known and not seated else ""
    if not code and draft.role_word in ("government", "authority", "state", "administration"):
        code = _own_state(story, draft)
    sector = (
        answer.actor.sector
        if answer.actor.sector in ("REB", "PRM", "CRM", "REL", "BUS", "MED", "LAB", "JRN") and not answer.generic
        else ""
    )

    subject = story.subject(story.sentence(draft), draft.head)
    abroad = subject.code if subject is not None and subject.sector == "GOV" and subject.code != story.main else ""

    def fits(item: Entity) -> bool:
        if item.kind != "body" or (code and item.code != code):
            return False
        if draft.role_word == "government" and not code and item.code == abroad:
            return False  # a foreign official who condemns the government means another than his own
        if draft.role_word in item.words or (item.key[0] == "body" and draft.role_word in fold(item.key[1]).split()):
            return not sector or not item.sector or item.sector == sector
        if "name" in sorts or item.key[0] != "body":
            return False
        if sector and item.sector:
            return item.sector == sector
        return not sorts or bool({item.sort, item.code, item.sector} & sorts)

    ranked = story.entities.recent(draft.sentence, draft.head, fits, 20)
    return (ranked[0][1], ranked[0][1].actors, LIKELY) if ranked else None


def _own_state(story: Story, draft: Draft) -> str:
    """The country of the people who want something of "the government" and name no other: their own."""
    sentence = story.sentence(draft)
    subject = story.subject(sentence, draft.head) or _told_by(story, sentence, draft.head)
    if subject is None or subject.code in SPECIAL_CODES:
        return ""
    return subject.code if subject.sector in SOCIETY or (subject.kind == "person" and subject.code == story.main) else ""


def _told_by(story: Story, sentence: Sentence, i: int) -> Entity | None:
    """Who says the clause that a token stands in: "the minister said the government would"."""
    for above in sentence.ancestors(i):
        if above.dep == "ccomp":
            kids = sentence.kids(above.head, "nsubj")
            return story.found.get((sentence.index, kids[0].i)) if kids else None
    return None


def _counterpart(story: Story, draft: Draft) -> Found:
    """ "his Chinese counterpart": the same office in the other country."""
    answer = draft.answer
    assert answer is not None
    code = answer.actor.code if answer.known else ""
    owner = story.owner(draft)
    apposed = _apposed(story, draft)
    if apposed is not None and apposed.kind == "person" and (apposed.code == code or (not code and owner and apposed.code != owner.code)):
        return apposed, apposed.actors, LIKELY  # "his South Korean counterpart, Park Jin"
    if owner is None:
        ranked = story.entities.recent(draft.sentence, draft.head, lambda item: item.kind == "person" and item.code != code)
        owner = ranked[0][1] if ranked else None
    offices = set(owner.offices) if owner else set()
    heads = HEADS | CHIEFS

    def fits(item: Entity) -> bool:
        if (
            item.kind != "person"
            or owner is None
            or item.id == owner.id
            or (code and item.code != code)
            or (not code and item.code == owner.code)
        ):
            return False
        return not offices or bool(offices & item.offices) or bool(offices & heads and item.offices & heads)

    ranked = story.entities.recent(draft.sentence, draft.head, fits)
    if ranked:
        return ranked[0][1], ranked[0][1].actors, LIKELY
    sectors = (owner.actors[0].sectors[:1] if owner else ()) or ("GOV",)
    title = owner.actors[0].title if owner else None
    actor = Actor("", 0, 0, title or "counterpart", code or "UNK", home(code), sectors[0], sectors, title)
    entity = story.entities.fresh("person", (actor,))
    entity.offices = offices
    return entity, (actor,), LIKELY if code else GUESS
