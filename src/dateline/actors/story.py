"""A story being followed: its entities, what each phrase already turned out to mean, and the setting it plays in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.actors.bodies import standing
from dateline.actors.entities import Entities, Entity
from dateline.actors.lexicon import word_table
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
#: Sectors of those who are nobody's forces: "the fishermen" are those spoken of before, wherever they are held.
PEOPLE = frozenset({"CVL", "LAB", "AGR", "REF", "EDU", "REL", "MED", "SOC"})
#: Sectors of those who serve a state, and so may be abroad on its business.
STATE = frozenset({"GOV", "MIL", "SPY"})
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


def setting(story: Story, draft: Draft, word: str) -> tuple[str, float]:
    """The country of a phrase without one, and how sure.

    In order: who owns it; what it is joined to; the same role before; a place in its sentence; the same sector before; the story's country.
    """
    sentence = story.sentence(draft)
    if draft.owner >= 0 and (owner := story.found.get((draft.sentence, draft.owner))) is not None and owner.code:
        return owner.code, LIKELY
    token = sentence[draft.head]
    if token.dep == "conj" and any(kid.lower == "other" for kid in sentence.kids(token.i, "amod")):  # "Uyghurs and other minorities"
        first = story.found.get((draft.sentence, token.head))
        if first is not None and first.code not in SPECIAL_CODES and first.kind == "people":
            return first.code, UNSURE
    if draft.foreign:
        return "", GUESS
    sector = draft.answer.actor.sector if draft.answer else ""
    if (draft.plural and sector == "GOV" and draft.role_word == "government") or _of_several(sentence, draft):
        return "", GUESS  # "the five governments" and "envoys of 14 Western countries" are of no one country
    if sector in ("MIL", "GOV", "COP", "SPY") and token.dep == "dobj" and not draft.definite:
        verb = sentence[token.head].lemma.lower()
        sends = word_table("sayings").get(verb, ("",))[0] == "send"
        subject = (_ordered(story, sentence, token.head) or story.subject(sentence, draft.head)) if sends else None
        if subject is not None and subject.code not in SPECIAL_CODES - {"UNO"}:
            return subject.code, UNSURE
    if token.dep == "conj" and not draft.definite:
        first = story.found.get((draft.sentence, token.head))
        if first is not None and first.code and first.kind != "person" and first.code not in SPECIAL_CODES:
            return first.code, LIKELY
    if draft.definite:
        same = story.entities.recent(draft.sentence, draft.head, lambda item: word in item.words and item.code not in ("", "UNK"), 40)
        if same:
            return same[0][1].code, LIKELY
    places = [code for other in story.drafts[draft.sentence] if other.places or other.locative for code in _place_codes(other)]
    if places and sector in STATE and story.main and not _is_scene(story, draft):
        places = []  # "the security chief held talks in Doha" is not of Qatar
    if places:
        return (story.main if story.main in places else places[0]), UNSURE
    if draft.plural and sector in PEOPLE and not draft.definite:
        same = story.entities.recent(draft.sentence, draft.head, lambda item: word in item.words and item.code not in ("", "UNK"), 12)
        if same:
            return same[0][1].code, UNSURE
    if draft.definite and sector not in ("", "UNK", "CVL", "GOV"):
        alike = story.entities.recent(
            draft.sentence,
            draft.head,
            lambda item: item.sector == sector and item.code not in ("", "UNK") and item.kind in ("people", "body"),
        )
        if alike:
            return alike[0][1].code, UNSURE
    if sector == "OPP" and (code := _governing(story, draft, sentence)):
        return code, UNSURE
    if draft.definite and sector == "GOV":
        subject = story.subject(sentence, draft.head)
        if (
            subject is not None
            and subject.kind == "person"
            and subject.sector in ("OPP", "PTY", "LEG")
            and subject.code not in SPECIAL_CODES
        ):
            return subject.code, UNSURE
    scene = _scene(story, draft.sentence)
    if scene and not draft.definite:
        return scene, UNSURE
    other = _addressed(story, draft, sentence)
    if other:
        return other, UNSURE
    return (story.main, UNSURE) if story.main else ("", GUESS)


def _ordered(story: Story, sentence: Sentence, verb: int) -> Entity | None:
    """Who is told to do what an infinitive says: "told Denmark to pull out its troops"."""
    if sentence[verb].dep != "xcomp":
        return None
    told = sentence.kids(sentence[verb].head, "dobj", "dative")
    return story.found.get((sentence.index, told[0].i)) if told else None


def _of_several(sentence: Sentence, draft: Draft) -> bool:
    """Whether a phrase speaks of people of several unnamed states: "envoys from 14 Western countries"."""
    owners = (pobj for of in sentence.kids(draft.head, "prep") if of.lower in ("of", "from") for pobj in sentence.kids(of.i, "pobj"))
    return any(
        owner.tag == "NNS"
        and word_table("anaphors").get(owner.lemma.lower(), ("",))[0] == "country"
        and not sentence.kids(owner.i, "poss")
        and not any(kid.lower in ("the", "both", "these") for kid in sentence.kids(owner.i, "det", "predet"))
        for owner in owners
    )


def _governing(story: Story, draft: Draft, sentence: Sentence) -> str:
    """The country whose government an opponent speaks of: "opposition leader Don Polye accused Prime Minister O'Neill"."""
    for other in story.drafts[sentence.index]:
        if other is draft or other.answer is None or other.kind != "name":
            continue
        entity = story.found.get((sentence.index, other.head))
        actor = entity.actors[0] if entity is not None and entity.actors else other.answer.actor
        if other.answer.kind == "person" and actor.sector == "GOV" and actor.code not in SPECIAL_CODES:
            return actor.code
    return ""


def _addressed(story: Story, draft: Draft, sentence: Sentence) -> str:
    """The other country of a visit: nobody in office urges the government of their own."""
    token = sentence[draft.head]
    subject = story.subject(sentence, draft.head)
    if draft.role_word not in ("government", "authority", "regime") or token.dep != "dobj" or subject is None or subject.sector != "GOV":
        return ""
    fitting = story.entities.recent(
        draft.sentence, draft.head, lambda item: item.code not in SPECIAL_CODES and item.code != subject.code and item.code != "", 3
    )
    return fitting[0][1].code if fitting and subject.code == story.main else ""


def _place_codes(draft: Draft) -> list[str]:
    codes = draft.places or ([draft.answer.actor.code] if draft.answer is not None else [])
    return [code for code in codes if code not in SPECIAL_CODES]


def _is_scene(story: Story, draft: Draft) -> bool:
    """Whether a sentence opens with where it is ("In Doha, officials said"), before anybody acts."""
    actors = (token.i for token in story.sentence(draft).tokens if token.dep in ("nsubj", "nsubjpass"))
    first = min((*actors, draft.first))
    return any((other.places or other.locative) and other.head < first for other in story.drafts[draft.sentence])


def _scene(story: Story, sentence: int) -> str:
    """Where the sentence before said it was: "In Jakarta, ..."; a roundup moves from scene to scene."""
    if not sentence:
        return ""
    opening = [draft for draft in story.drafts[sentence - 1] if draft.head <= 4 and draft.locative]
    codes = _place_codes(opening[0]) if opening else []
    return codes[0] if codes else ""
