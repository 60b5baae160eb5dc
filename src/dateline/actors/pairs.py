"""Several at once: "the two leaders", "both sides", "the pair" are the last that many fitting entities of the story."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dateline.actors.entities import Entity
from dateline.actors.lexicon import word_table
from dateline.actors.phrases import Draft
from dateline.actors.story import GUESS, LIKELY, NOTHING, UNSURE, Found, Story
from dateline.actors.tables import SPECIAL_CODES, home
from dateline.actors.words import fold

OPEN_PAIRS = frozenset({"neighbour", "neighbor", "rival", "foe", "enemy", "adversary", "side"})
#: Sectors of those who stand against the state of their own country.
OPPONENTS = frozenset({"OPP", "REB", "PTY", "UAF", "LAB"})
#: Sectors of those who stand for their whole state.
STATE = frozenset({"", "GOV", "MIL"})
#: Sectors of those who can be a side at all.
SIDES = OPPONENTS | {"", "GOV", "MIL", "COP", "PRM", "LEG"}
#: How many sentences back a pair is looked for.
BACK = 4
NOWHERE = (-1, -1)


def several(story: Story, draft: Draft) -> Found | None:
    """ "the two leaders", "both sides", "the pair": the last that many fitting entities; None if this is no such phrase."""
    answer = draft.answer
    assert answer is not None
    anaphor = word_table("anaphors").get(draft.role_word)
    bare = draft.role_word in ("both", "two", "three", "four", "pair", "duo", "trio")
    kind = (
        "any"
        if bare
        else anaphor[0]
        if anaphor
        else "person"
        if answer.kind == "role" and draft.role_word not in word_table("collectives")
        else ""
    )
    number = draft.number or (2 if draft.role_word in OPEN_PAIRS and draft.plural and draft.owner < 0 else 0)
    if not kind or number < 2 or not (draft.definite or bare) or kind == "thing":
        return None
    exclude = answer.actor.code if answer.known and not bare and kind in ("country", "any") else ""
    if answer.known and not exclude and not bare and answer.kind != "set":
        return None
    outside = _outside(story, draft)
    fits = _fitting(draft, kind, exclude, outside)
    same = _same(story, draft)
    best: tuple[float, list[Entity]] | None = None
    for group in story.groups:
        members = [story.entities.all[i] for i in group.ids]
        at = (group.sentence, group.token)
        if not same < at < (draft.sentence, draft.head) or draft.sentence - group.sentence > BACK or len(members) != number:
            continue
        if any(member is other for member in members for other in outside):
            continue
        if kind == "country" and len({member.code for member in members}) < number:
            continue
        told = same == NOWHERE  # the same noun was not used before of others
        fitting = all(fits(member) or (told and _alike(draft, member, bare)) for member in members)
        if fitting or (kind == "country" and all(member.code not in SPECIAL_CODES for member in members)):
            weight = (
                -2.0 * (draft.sentence - group.sentence)
                + (3.0 if group.subject else 0.0)
                + (2.0 if members[0].kind == "person" and bare else 0.0)
            )
            if best is None or weight >= best[0]:
                best = (weight, members)
    two = _opposed(story, draft, outside) if draft.role_word == "side" and number == 2 else []
    if best is not None and _speaks_more_of(two, best[1], draft):
        return story.together(sorted(two, key=lambda item: item.id), UNSURE)
    if best is not None:
        members = best[1]
        if kind == "country":
            members = [story.country(member.code) for member in members]
        return story.together(members, LIKELY)
    if same > NOWHERE:
        return None
    if draft.role_word == "side" and number == 2:
        near = {entity.code: entity for _, entity in story.entities.recent(draft.sentence, draft.head, fits, 0)}
        two = list(near.values()) if len(near) == number else two
        if two:
            return story.together(sorted(two, key=lambda item: item.id), UNSURE)
    chosen: dict[str, Entity] = {}
    for _, entity in story.entities.recent(draft.sentence, draft.head, fits, 12):
        chosen.setdefault(entity.code if kind != "person" else str(entity.id), entity)
        if len(chosen) == number:
            return story.together(sorted(chosen.values(), key=lambda item: item.id), UNSURE)
    if kind in ("country", "any"):
        barred = {exclude, *(other.code for other in outside if other.sector in STATE)}
        codes = [
            entity.code for _, entity in story.entities.recent(draft.sentence, draft.head, lambda item: item.code not in SPECIAL_CODES, 12)
        ]
        distinct = [code for code in dict.fromkeys(codes) if code not in barred][:number]
        if len(distinct) == number:
            return story.together([story.country(code) for code in distinct], GUESS)
    return NOTHING if bare else _states(story, draft, number, outside)


def _opposed(story: Story, draft: Draft, outside: Sequence[Entity]) -> list[Entity]:
    """The two sides that a story speaks of most: states, or those who stand against theirs; each by whom it is spoken of most."""
    weights: dict[tuple[str, str], float] = {}
    heaviest: dict[tuple[str, str], tuple[float, Entity]] = {}
    for entity in story.entities.all:
        if entity.members or entity.kind == "thing" or entity.code in SPECIAL_CODES or entity in outside or entity.sector not in SIDES:
            continue
        bloc = (entity.code, entity.sector if entity.sector in OPPONENTS else "")
        own = _weight(entity, draft)
        if own:
            weights[bloc] = weights.get(bloc, 0.0) + own
            heaviest[bloc] = max(heaviest.get(bloc, (0.0, entity)), (own, entity), key=lambda pair: pair[0])
    for other in outside:
        if other.sector in STATE:
            weights.pop((other.code, ""), None)
    best = sorted(weights, key=lambda bloc: -weights[bloc])[:2]
    return [heaviest[bloc][1] for bloc in best] if len(best) == 2 else []


def _speaks_more_of(two: Sequence[Entity], others: Sequence[Entity], draft: Draft) -> bool:
    """Whether a story is about two rather than about others that it joins with an "and" ("Germany and Qatar led donors")."""
    weights = [sum(_weight(entity, draft) for entity in entities) for entities in (two, others)]
    return bool(two) and weights[0] > 2 * weights[1]


def _weight(entity: Entity, draft: Draft) -> float:
    """How much a story spoke of somebody shortly before a phrase: often, near, and as more than a place or an adjective."""
    return sum(
        (1.0 if bonus >= 0 else 0.3) / (1 + draft.sentence - index)
        for index, token, bonus in entity.seen
        if (index, token) < (draft.sentence, draft.head) and draft.sentence - index <= 2 * BACK
    )


def _outside(story: Story, draft: Draft) -> tuple[Entity, ...]:
    """Who acts on a pair and so is none of it: the subject of "urged both sides", and whom its phrase names ("envoys led by the US")."""
    sentence = story.sentence(draft)
    token = sentence[draft.head]
    if token.dep not in ("dobj", "dative", "pobj") or (subject := story.subject(sentence, draft.head)) is None:
        return ()
    heads = [at[1] for at, entity in story.found.items() if entity is subject and at[0] == sentence.index and at[1] < draft.head]
    within = {i for head in heads for i in sentence.subtree(head) if i < draft.head}
    named = (entity for (index, i), entity in story.found.items() if index == sentence.index and i in within)
    return tuple({entity.id: entity for entity in (subject, *named)}.values())


def _same(story: Story, draft: Draft) -> tuple[int, int]:
    """Where people were last told by the same noun and number ("two men", then "the two men"); NOWHERE if it was not."""
    places = [
        (index, other.head)
        for index in range(max(draft.sentence - BACK, 0), draft.sentence + 1)
        for other in story.drafts[index]
        if other.role_word == draft.role_word and other.number == draft.number and not other.definite and (index, other.head) in story.found
    ]
    places = [at for at in places if at < (draft.sentence, draft.head)]
    return max(places, default=NOWHERE)


def _alike(draft: Draft, item: Entity, bare: bool) -> bool:
    """Whether an antecedent that has a role for a name ("the leaders of A and B") is of a kind with the noun."""
    if item.members or item.key[0] != "role" or item.code in ("", "UNK"):
        return False
    kinds = word_table("pairs")
    mine = set(kinds.get(draft.role_word, ("", ""))[0].split())
    return bare or any(mine & set(kinds.get(word, ("", ""))[0].split()) for word in item.words)


def _states(story: Story, draft: Draft, number: int, outside: Sequence[Entity]) -> Found | None:
    """Leaders, governments and armies of whom only the states were named: those of the last that many states joined or mentioned."""
    answer = draft.answer
    assert answer is not None
    sector = word_table("pairs").get(draft.role_word, ("", ""))[1]
    if not sector:
        return None
    codes: list[str] = []
    sure = UNSURE
    for group in reversed(story.groups):
        own = [story.entities.all[i].code for i in group.ids]
        near = draft.sentence - group.sentence <= BACK and (group.sentence, group.token) < (draft.sentence, draft.head)
        if near and len(set(own)) == number and not SPECIAL_CODES & set(own):
            codes = own
            break
    if not codes:
        barred = {other.code for other in outside}
        weights: dict[str, float] = {}
        for entity in story.entities.all:
            if entity.code not in SPECIAL_CODES | barred and not entity.members:
                weights[entity.code] = weights.get(entity.code, 0.0) + _weight(entity, draft)
        codes, sure = sorted((code for code in weights if weights[code]), key=lambda code: -weights[code])[:number], GUESS
    if len(codes) < number:
        return None
    members = []
    for code in codes:
        actor = replace(answer.actor, code=code, country=home(code), sector=answer.actor.sector or sector)
        if actor.sectors[:1] != (actor.sector,):
            actor = replace(actor, sectors=(actor.sector,))
        entity = story.entities.add(("role", draft.role_word, code, actor.sector), "people", (actor,))
        entity.words.add(draft.role_word)
        members.append(entity)
    return story.together(members, sure)


def _fitting(draft: Draft, kind: str, exclude: str, outside: Sequence[Entity]) -> Callable[[Entity], bool]:
    answer = draft.answer
    assert answer is not None
    allowed = [
        set(codes.split())
        for word in fold(draft.phrase.replace("-", " ")).split()
        if (codes := word_table("country_kinds").get(word, ("", ""))[0])
    ]

    sorts = set(word_table("anaphors").get(draft.role_word, ("", ""))[1].split()) if kind == "body" else set()

    def fits(item: Entity) -> bool:
        if item.members or item.kind == "thing" or (item.code in ("", "UNK") and kind != "person") or (exclude and item.code == exclude):
            return False
        if any(item is other or (kind != "person" and item.code == other.code and other.sector in STATE) for other in outside):
            return False
        if kind == "country":
            return item.kind == "country" and not item.key[2] and all(item.code in codes for codes in allowed)
        if kind == "person":
            plain = draft.role_word in word_table("anaphors") or answer.generic or not answer.actor.sector
            return item.kind == "person" and not item.plural and (plain or item.sector in ("", answer.actor.sector))
        if kind == "body":
            return item.kind == "body" and (not sorts or bool({item.sort, item.code, item.sector} & sorts))
        return item.kind in ("person", "country", "body") or item.plural

    return fits
