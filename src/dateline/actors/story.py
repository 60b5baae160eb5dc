"""A story being followed: its entities, what each phrase already turned out to mean, and the setting it plays in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.actors.bodies import standing
from dateline.actors.entities import Entities, Entity
from dateline.actors.phrases import Draft
from dateline.actors.resolver import Resolver
from dateline.actors.scan import BODY_KINDS
from dateline.actors.tables import SPECIAL_CODES, home
from dateline.language.parse import Parse, Sentence, Token
from dateline.records import Actor

#: What a rule of coreference gives: the entity, who it is, and how sure.
Found = tuple[Entity | None, tuple[Actor, ...], float]
NOTHING: Found = (None, (), 0.0)
#: Determiners of people of whom nobody is meant: nothing points back at "any soldier".
NOBODY = frozenset({"any", "no", "neither", "every", "each"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
#: Confidence of what the surest rule finds down to the last resort.
SURE, LIKELY, UNSURE, GUESS = 0.95, 0.8, 0.6, 0.4


@dataclass(slots=True)
class Group:
    """Entities mentioned together: conjuncts, or a pair spoken of as such."""

    sentence: int
    token: int
    ids: tuple[int, ...]
    subject: bool


@dataclass(slots=True)
class Story:
    """The state of reading a story; the rules in `names`, `anaphora` and `pronouns` read it and `note` writes it."""

    parse: Parse
    drafts: Sequence[Sequence[Draft]]
    resolver: Resolver
    date: str | None
    entities: Entities = field(default_factory=Entities)
    found: dict[tuple[int, int], Entity] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    quoted: frozenset[tuple[int, int]] = frozenset()
    main: str = ""
    rewritten: set[int] = field(default_factory=set)

    def sentence(self, draft: Draft) -> Sentence:
        """The sentence a draft stands in."""
        return self.parse.sentences[draft.sentence]

    def note(self, draft: Draft, entity: Entity) -> None:
        """Remember that a draft mentions an entity."""
        sentence = self.sentence(draft)
        token = sentence[draft.head]
        top = token
        while top.dep in ("conj", "appos") and sentence[top.head].i < top.i:
            top = sentence[top.head]
        subject = top.dep in SUBJECTS
        self.found[(draft.sentence, draft.head)] = entity
        if draft.alias >= 0:
            self.found[(draft.sentence, draft.alias)] = entity
        nobody = any(kid.lower in NOBODY for kid in sentence.kids(draft.head, "det"))
        weight = -4.0 if nobody else 2.0 if subject else -1.0 if draft.kind == "adjective" or draft.locative else 0.0
        entity.seen.append((draft.sentence, draft.head, weight))
        if draft.kind != "pronoun" and draft.role_word:
            entity.words.add(draft.role_word)
        if len(entity.members) > 1:
            self.groups.append(Group(draft.sentence, draft.head, entity.members, subject))
        if token.dep == "conj" or (token.dep == "appos" and entity.kind == "country" and sentence[token.head].pos == "PROPN"):
            self._join(sentence, token, subject)

    def _join(self, sentence: Sentence, token: Token, subject: bool) -> None:
        members = [token.i]
        while sentence[members[0]].dep in ("conj", "appos"):
            members.insert(0, sentence[members[0]].head)
        ids: list[int] = []
        if token.head > token.i or members[0] > token.i:
            return
        for i in members:
            entity = self.found.get((sentence.index, i))
            if entity is not None and entity.kind != "thing":
                ids.extend(entity.members or (entity.id,))
        ids = list(dict.fromkeys(ids))
        if len(ids) > 1:
            self.groups.append(Group(sentence.index, token.i, tuple(ids), subject))

    def together(self, members: list[Entity], sure: float) -> Found:
        """Several entities as one that has them for members."""
        actors = tuple(actor for member in members for actor in member.actors)
        if len(members) == 1:
            return members[0], actors, sure
        entity = self.entities.add(("set", *(str(member.id) for member in members)), "people", actors)
        entity.members, entity.plural = tuple(member.id for member in members), True
        return entity, actors, sure

    def country(self, code: str) -> Entity:
        """The entity of a state."""
        actor = Actor("", 0, 0, self.resolver.state(code), code, home(code))
        return self.entities.add(("country", code, ""), "country", (actor,))

    def owner(self, draft: Draft) -> Entity | None:
        """Whose a phrase is, by its possessor: "its troops"."""
        return self.found.get((draft.sentence, draft.owner)) if draft.owner >= 0 else None

    def subject(self, sentence: Sentence, i: int) -> Entity | None:
        """The subject of the nearest verb above a token that has one, looking up from infinitives to what governs them."""
        for above in sentence.ancestors(i):
            for kid in sentence.kids(above.i, "nsubj", "nsubjpass"):
                if kid.i != i and (entity := self.found.get((sentence.index, kid.i))) is not None:
                    return entity
                return None
            if above.pos == "VERB" and above.dep in ("ccomp", "relcl", "ROOT"):
                return None
        return None


def quoted_tokens(parse: Parse) -> frozenset[tuple[int, int]]:
    """Tokens inside double quotation marks, as (sentence, token)."""
    inside, found = False, set()
    for sentence in parse.sentences:
        for token in sentence.tokens:
            if token.text in ("“", "``"):
                inside = True
            elif token.text in ("”", "''"):
                inside = False
            elif token.text == '"':
                inside = not inside
            elif inside:
                found.add((sentence.index, token.i))
    return frozenset(found)


def read(parse: Parse, drafts: Sequence[Sequence[Draft]], resolver: Resolver, date: str | None) -> Story:
    """A story about to be followed: readings that its countries decide are decided, its main country is known."""
    counts = _countries(parse, drafts, resolver, date)
    main = max(counts, key=lambda code: counts[code]) if counts else ""
    for items in drafts:
        for draft in items:
            _decide(draft, counts, main, date)
    return Story(parse, drafts, resolver, date, quoted=quoted_tokens(parse), main=main)


def _countries(parse: Parse, drafts: Sequence[Sequence[Draft]], resolver: Resolver, date: str | None) -> Counter[str]:
    """How often a story names each country; the lead, the dateline and where things happen count more."""
    counts: Counter[str] = Counter()
    bodies: Counter[str] = Counter()
    for items in drafts:
        for draft in items:
            weight = 2 if draft.sentence < 2 else 1
            answer = draft.answer
            for place in draft.places if answer is None or not answer.small else ():
                counts[place] += weight
            if answer is None or not answer.known or draft.places or len(answer.rivals) > 1 or not answer.headed:
                continue
            if draft.kind == "name" or (draft.kind == "adjective" and answer.kind in ("adjective", "people", "country")):
                code = answer.actor.country or answer.actor.code
                where = bodies if code in SPECIAL_CODES else counts
                where[code] += weight + (1 if draft.locative else 0)
    article = parse.article
    if article.dateline and article.dateline.place:
        for code in resolver.countries_in(article.dateline.place, date)[:1]:
            counts[code] += 4
    for code in resolver.countries_in(article.title, date) if article.title else ():
        if code not in SPECIAL_CODES:
            counts[code] += 1
    if not counts:
        counts.update(place for items in drafts for draft in items for place in draft.places)
    return counts or bodies


def _decide(draft: Draft, counts: Counter[str], main: str, date: str | None) -> None:
    """A name of several places ("Georgia") is the one whose country the story speaks of; so is a town that has namesakes elsewhere."""
    answer = draft.answer
    if answer is not None and answer.small and main and not counts[answer.actor.code]:
        draft.answer = replace(answer, actor=replace(answer.actor, code=main, country=home(main)))
        draft.places = [main] if draft.places else []
        return
    if answer is not None and answer.homes and not answer.actor.code:
        code = max(answer.homes, key=lambda where: counts[where])
        if counts[code]:
            draft.answer = replace(answer, actor=replace(answer.actor, code=code, country=home(code)), known=True)
        return
    if answer is None or len(answer.rivals) < 2:
        return
    best = max(answer.rivals, key=lambda entry: counts[entry.country])
    if counts[best.country] > counts[answer.actor.country] and best.code != answer.actor.code:
        sector, sectors = (answer.actor.sector, answer.actor.sectors) if answer.kind == "role" else ("", ())
        if answer.kind in BODY_KINDS:
            sector, sectors = standing(best, best.sector, date)
        actor = replace(answer.actor, name=best.name, code=best.code, country=best.country, sector=sector, sectors=sectors)
        draft.answer = replace(answer, actor=actor, kind=best.kind if answer.kind != "role" else answer.kind)
        if draft.places:
            draft.places = [best.code]
