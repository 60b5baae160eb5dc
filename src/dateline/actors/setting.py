"""The country of people whom a phrase gives none ("police", "the government", "farmers"), told by syntax, by places and by the story."""

from __future__ import annotations

from collections.abc import Callable

from dateline.actors.entities import Entity
from dateline.actors.lexicon import word_table
from dateline.actors.phrases import Draft
from dateline.actors.scan import PLACE_KINDS
from dateline.actors.story import GUESS, LIKELY, SUBJECTS, UNSURE, Story
from dateline.actors.tables import SPECIAL_CODES
from dateline.language.parse import Sentence

#: Sectors of those who serve a state, and so may be abroad on its business.
STATE = frozenset({"GOV", "MIL", "SPY"})
#: Sectors of those who are sent, named and dismissed by their own.
FORCES = STATE | {"COP"}
#: Sectors of those who are nobody's forces: "the fishermen" are those spoken of before, wherever they are held.
PEOPLE = frozenset({"CVL", "LAB", "AGR", "REF", "EDU", "REL", "MED", "SOC"})
#: A country and how sure; "" where the phrase is of no one country.
Origin = tuple[str, float]
NOWHERE: Origin = ("", GUESS)
#: How far back the same noun and the same sector are looked for, in sentences.
FAR, NEAR = 40, 12


def setting(story: Story, draft: Draft) -> Origin:
    """The country of a phrase without one, and how sure: what the first rule that applies says, or else the story's."""
    found = next((origin for rule in RULES if (origin := rule(story, draft)) is not None), None)
    return found or ((story.main, UNSURE) if story.main else NOWHERE)


def _sector(draft: Draft) -> str:
    return draft.answer.actor.sector if draft.answer else ""


def _owned(story: Story, draft: Draft) -> Origin | None:
    """Who owns it: "its troops"."""
    owner = story.owner(draft)
    return (owner.code, LIKELY) if owner is not None and owner.code else None


def _minority(story: Story, draft: Draft) -> Origin | None:
    """What it stands beside as one of a kind: "Uyghurs and other minorities"."""
    sentence = story.sentence(draft)
    token = sentence[draft.head]
    if token.dep != "conj" or not any(kid.lower == "other" for kid in sentence.kids(token.i, "amod")):
        return None
    first = story.found.get((draft.sentence, token.head))
    known = first is not None and first.code not in SPECIAL_CODES and first.kind == "people"
    return (first.code, UNSURE) if first is not None and known else None


def _from_elsewhere(story: Story, draft: Draft) -> Origin | None:
    """No one country: "foreign troops", "the five governments", "envoys of 14 Western countries"."""
    several = draft.plural and _sector(draft) == "GOV" and draft.role_word == "government"
    return NOWHERE if draft.foreign or several or _of_several(story.sentence(draft), draft) else None


def _sent(story: Story, draft: Draft) -> Origin | None:
    """Whose forces are sent or named: those of who sends them, or is told to."""
    sentence = story.sentence(draft)
    token = sentence[draft.head]
    if _sector(draft) not in FORCES or token.dep != "dobj" or draft.definite:
        return None
    if word_table("sayings").get(sentence[token.head].lemma.lower(), ("",))[0] != "send":
        return None
    subject = _ordered(story, sentence, token.head) or story.subject(sentence, draft.head)
    known = subject is not None and subject.code not in SPECIAL_CODES - {"UNO"}
    return (subject.code, UNSURE) if subject is not None and known else None


def _joined(story: Story, draft: Draft) -> Origin | None:
    """What it is joined to: "Kenyan police and soldiers"."""
    token = story.sentence(draft)[draft.head]
    if token.dep != "conj" or draft.definite:
        return None
    first = story.found.get((draft.sentence, token.head))
    known = first is not None and first.kind != "person" and first.code not in SPECIAL_CODES
    return (first.code, LIKELY) if first is not None and known else None


def _said_before(story: Story, draft: Draft) -> Origin | None:
    """The same noun before: "the farmers"."""
    return _alike(story, draft, FAR, LIKELY, lambda item: draft.role_word in item.words) if draft.definite else None


def _refugees(story: Story, draft: Draft) -> Origin | None:
    """Where refugees and migrants are is not where they are from."""
    if _sector(draft) != "REF":
        return None
    return _alike(story, draft, FAR, UNSURE, lambda item: draft.role_word in item.words) or NOWHERE


def _placed(story: Story, draft: Draft) -> Origin | None:
    """A place in its sentence; officials may be abroad, unless the sentence opens with where it is."""
    sentence = story.sentence(draft)
    places = [
        code
        for other in story.drafts[draft.sentence]
        if _is_place(other) and not _is_destination(sentence, other)
        for code in _place_codes(other)
    ]
    if not places or (_sector(draft) in STATE and story.main and not _is_scene(story, draft)):
        return None
    return (story.main if story.main in places else places[0]), UNSURE


def _people_before(story: Story, draft: Draft) -> Origin | None:
    """The same people before: "18 Indian fishermen", then "16 fishermen"."""
    same = draft.plural and _sector(draft) in PEOPLE and not draft.definite
    return _alike(story, draft, NEAR, UNSURE, lambda item: draft.role_word in item.words) if same else None


def _sector_before(story: Story, draft: Draft) -> Origin | None:
    """The same sector before: "the rebels" after "Chadian insurgents"."""
    sector = _sector(draft)
    if not draft.definite or sector in ("", "UNK", "CVL", "GOV"):
        return None
    return _alike(story, draft, 6, UNSURE, lambda item: item.sector == sector and item.kind in ("people", "body"))


def _opponent(story: Story, draft: Draft) -> Origin | None:
    """Whose government an opponent speaks of: "opposition leader Don Polye accused Prime Minister O'Neill"."""
    sentence = story.sentence(draft)
    for other in story.drafts[sentence.index] if _sector(draft) == "OPP" else ():
        if other is draft or other.answer is None or other.kind != "name":
            continue
        entity = story.found.get((sentence.index, other.head))
        actor = entity.actors[0] if entity is not None and entity.actors else other.answer.actor
        if other.answer.kind == "person" and actor.sector == "GOV" and actor.code not in SPECIAL_CODES:
            return actor.code, UNSURE
    return None


def _governed(story: Story, draft: Draft) -> Origin | None:
    """The government that an opponent or legislator speaks of: their own."""
    subject = story.subject(story.sentence(draft), draft.head) if draft.definite and _sector(draft) == "GOV" else None
    if subject is None or subject.kind != "person" or subject.sector not in ("OPP", "PTY", "LEG") or subject.code in SPECIAL_CODES:
        return None
    return subject.code, UNSURE


def _scene(story: Story, draft: Draft) -> Origin | None:
    """Where the sentence before said it was: "In Jakarta, ..."; a roundup moves from scene to scene.

    Officials who are acted upon need not be there.
    """
    acts = story.sentence(draft)[draft.head].dep in SUBJECTS
    if not draft.sentence or draft.definite or (_sector(draft) in STATE and not acts):
        return None
    opening = [other for other in story.drafts[draft.sentence - 1] if other.head <= 4 and other.locative]
    codes = _place_codes(opening[0]) if opening else []
    return (codes[0], UNSURE) if codes else None


def _visited(story: Story, draft: Draft) -> Origin | None:
    """The other country of a visit: nobody in office urges the government of their own."""
    sentence = story.sentence(draft)
    subject = story.subject(sentence, draft.head)
    asked = draft.role_word in ("government", "authority", "regime") and sentence[draft.head].dep == "dobj"
    if not asked or subject is None or subject.sector != "GOV" or subject.code != story.main:
        return None
    others = story.entities.recent(draft.sentence, draft.head, lambda item: item.code not in SPECIAL_CODES | {subject.code}, 3)
    return (others[0][1].code, UNSURE) if others else None


#: The rules in the order in which they are asked.
RULES: tuple[Callable[[Story, Draft], Origin | None], ...] = (
    _owned, _minority, _from_elsewhere, _sent, _joined, _said_before, _refugees, _placed, _people_before, _sector_before, _opponent,
    _governed, _scene, _visited,
)  # fmt: skip


def _alike(story: Story, draft: Draft, horizon: int, sure: float, fits: Callable[[Entity], bool]) -> Origin | None:
    """The country of the last of those spoken of before that fits and has one."""
    found = story.entities.recent(draft.sentence, draft.head, lambda item: item.code not in ("", "UNK") and fits(item), horizon)
    return (found[0][1].code, sure) if found else None


def _ordered(story: Story, sentence: Sentence, verb: int) -> Entity | None:
    """Who is told to do what an infinitive says: "told Denmark to pull out its troops"."""
    if sentence[verb].dep != "xcomp":
        return None
    told = sentence.kids(sentence[verb].head, "dobj", "dative")
    return story.found.get((sentence.index, told[0].i)) if told else None


def _of_several(sentence: Sentence, draft: Draft) -> bool:
    """Whether a phrase speaks of people of several unnamed states: "envoys from 14 Western countries"."""
    return any(
        owner.tag == "NNS"
        and word_table("anaphors").get(owner.lemma.lower(), ("",))[0] == "country"
        and not sentence.kids(owner.i, "poss")
        and not any(kid.lower in ("the", "both", "these") for kid in sentence.kids(owner.i, "det", "predet"))
        for owner in sentence.objects(draft.head, "of", "from")
    )


def _is_place(draft: Draft) -> bool:
    """Whether a phrase says where: a town, or a state behind a preposition; "outside the American headquarters" is not in America."""
    return bool(draft.places) or (draft.locative and draft.answer is not None and draft.answer.kind in PLACE_KINDS)


def _is_destination(sentence: Sentence, draft: Draft) -> bool:
    """Whether a phrase is the state that somebody moves into: "fled into Uganda"."""
    above = sentence[sentence[draft.head].head]
    moved = above.dep == "prep" and above.lower == "into" and sentence[above.head].pos == "VERB"
    return moved and not draft.places


def _place_codes(draft: Draft) -> list[str]:
    codes = draft.places or ([draft.answer.actor.code] if draft.answer is not None else [])
    return [code for code in codes if code not in SPECIAL_CODES]


def _is_scene(story: Story, draft: Draft) -> bool:
    """Whether a sentence opens with where it is ("In Doha, officials said"), before anybody acts."""
    actors = (token.i for token in story.sentence(draft).tokens if token.dep in ("nsubj", "nsubjpass"))
    first = min((*actors, draft.first))
    return any(_is_place(other) and other.head < first for other in story.drafts[draft.sentence])
