"""Pronouns: he, she, it and they by number, gender, syntax and distance; who and which by their clause; I and we by their speaker."""

from __future__ import annotations

from dateline.actors.entities import Entity
from dateline.actors.lexicon import word_table
from dateline.actors.names import named
from dateline.actors.phrases import PERSONAL, RELATIVE, Draft
from dateline.actors.story import LIKELY, NOTHING, SURE, UNSURE, Found, Story
from dateline.language.parse import Sentence, Token

ACCUSATIVE = frozenset({"them", "him", "her", "us", "me"})
CLAUSES = ("ccomp", "advcl", "xcomp", "csubj", "acl")


def pronoun(story: Story, draft: Draft) -> Found:
    """Whom a pronoun means."""
    sentence = story.sentence(draft)
    token = sentence[draft.head]
    word = token.lower
    if word in RELATIVE and word not in PERSONAL:
        return _relative(story, sentence, token)
    sort = PERSONAL[word]
    if sort in "1w":
        return _speaker(story, sentence, token, sort)
    if word == "it" and _empty(sentence, token):
        return NOTHING
    barred = _barred(story, sentence, token)
    if token.dep == "poss" and (joined := _conjunct_owner(story, sentence, token, sort)) is not None and joined.id not in barred:
        return joined, joined.actors, LIKELY
    ranked = [
        pair for pair in story.entities.recent(draft.sentence, draft.head, lambda item: _fits(item, sort), 3) if pair[1].id not in barred
    ]
    subject = story.subject(sentence, token.i)
    weights = {entity.id: weight for weight, entity in ranked}
    if subject is not None and subject.id in weights and (token.dep == "poss" or word.endswith(("self", "selves"))):
        weights[subject.id] += 3.0
    for met in _met(story, sentence, token):
        if met.id in weights:
            weights[met.id] += 2.0
    if sort == "n":  # an Ortega who speaks of "its government" means another country than his
        own = {item.code for item in _subjects(story, sentence, token) if item.kind == "person"}
        for _, entity in ranked:
            weights[entity.id] -= 1.5 if entity.kind == "country" and entity.code in own else 0.0
        texts = (story.found.get((sentence.index, up.i)) for up in sentence.ancestors(token.i))
        above = {text.id for text in texts if text is not None}
        for _, entity in ranked:  # "a statement highlighting what it called interference"
            weights[entity.id] += 3.0 if "text" in entity.words and entity.id in above else 0.0
    ranked.sort(key=lambda pair: -weights[pair[1].id])
    if sort == "p":
        plural = _plural(story, draft, ranked, barred)
        if plural is not None:
            return plural
    if not ranked:
        later = _later(story, sentence, token, sort) if sort in "mfn" else None
        return (later, later.actors, UNSURE) if later is not None else NOTHING
    if ranked[0][1].kind == "thing":
        authors = _authors(story, ranked[0][1]) if sort == "n" and token.dep == "nsubj" else []
        return story.together(authors, UNSURE) if authors else NOTHING
    best = ranked[0][1]
    sure = LIKELY if len(ranked) == 1 or weights[best.id] - weights[ranked[1][1].id] > 1.5 else UNSURE
    return best, best.actors, sure


def _met(story: Story, sentence: Sentence, token: Token) -> list[Entity]:
    """Whom the verb before acts on, of two that share a subject: "met with Ortega and urged him"."""
    verb = sentence[token.head]
    if token.lower not in ACCUSATIVE or token.dep not in ("dobj", "dative") or verb.dep != "conj" or sentence.kids(verb.i, "nsubj"):
        return []
    objects = [kid.i for kid in sentence.kids(verb.head, "dobj")]
    objects += [own.i for own in sentence.objects(verb.head, "with", "to")]
    return [own for i in objects if i < token.i and (own := story.found.get((sentence.index, i))) is not None]


def _authors(story: Story, text: Entity) -> list[Entity]:
    """Who speaks in a text: those whose statement it is, by whom the report is, or who issued the declaration."""
    if "text" not in text.words:
        return []
    index, head, _ = text.seen[0]
    sentence = story.parse.sentences[index]
    above = sentence[sentence[head].head]
    tokens = [kid.i for kid in sentence.kids(head, "poss")]
    tokens += [own.i for own in sentence.objects(head, "by", "from")]
    if not tokens and sentence[head].dep == "dobj":
        tokens = [kid.i for kid in sentence.kids(above.i, "nsubj")]
    found = [story.found.get((index, i)) for token in tokens for i in _joined(sentence, token)]
    return [entity for entity in found if entity is not None and entity.kind != "thing"]


def _joined(sentence: Sentence, i: int) -> list[int]:
    """A token and those joined to it."""
    return [i, *(other for kid in sentence.kids(i, "conj") for other in _joined(sentence, kid.i))]


def _subjects(story: Story, sentence: Sentence, token: Token) -> list[Entity]:
    """The subjects of the verbs above a token."""
    kids = (kid for above in sentence.ancestors(token.i) for kid in sentence.kids(above.i, "nsubj"))
    return [entity for kid in kids if (entity := story.found.get((sentence.index, kid.i))) is not None]


def _fits(item: Entity, sort: str) -> bool:
    if item.kind == "thing":
        return (sort == "n" and not item.plural) or (sort == "p" and item.plural)
    if sort in "mf":
        return item.kind == "person" and not item.plural and (not item.gender or item.gender == sort)
    if sort == "n":
        return item.kind in ("country", "body") and not item.plural
    return item.plural or item.kind in ("body", "people") or bool(item.members)


def _plural(story: Story, draft: Draft, ranked: list[tuple[float, Entity]], barred: set[int]) -> Found | None:
    """they: the last group spoken of together, unless a plural noun is nearer."""
    best, top = None, 0.0
    for group in story.groups:
        if (group.sentence, group.token) >= (draft.sentence, draft.head) or draft.sentence - group.sentence > 1 or set(group.ids) & barred:
            continue
        weight = 10.0 - 3.0 * (draft.sentence - group.sentence) + (2.5 if group.subject else 0.0) + group.token / 1000
        if best is None or weight >= top:
            best, top = group, weight
    if best is not None and (not ranked or ranked[0][0] <= top + 0.5):
        return story.together([story.entities.all[i] for i in best.ids], LIKELY)
    if not ranked:
        states = story.entities.recent(
            draft.sentence,
            draft.head,
            lambda item: item.kind == "country" and item.id not in barred and any(token >= 0 for _, token, _ in item.seen),
            2,
        )
        return (states[0][1], states[0][1].actors, UNSURE) if states else NOTHING
    return None


def _conjunct_owner(story: Story, sentence: Sentence, token: Token, sort: str) -> Entity | None:
    """ "Russia and its allies": the owner is what the owned is joined to."""
    owned = sentence[token.head]
    if owned.dep != "conj":
        return None
    entity = story.found.get((sentence.index, owned.head))
    return entity if entity is not None and _fits(entity, sort) else None


def _later(story: Story, sentence: Sentence, token: Token, sort: str) -> Entity | None:
    """A pronoun before its name: "In his speech, Putin said"."""
    for draft in story.drafts[sentence.index]:
        if (
            draft.head > token.i
            and draft.kind == "name"
            and sentence[draft.head].dep in ("nsubj", "nsubjpass")
            and draft.answer is not None
        ):
            entity, _, _ = named(story, draft)
            if entity is not None and _fits(entity, sort):
                return entity
    return None


def _barred(story: Story, sentence: Sentence, token: Token) -> set[int]:
    """Entities a pronoun cannot mean: the subject of the verb whose object it is, and whose "they" are."""
    if token.tag == "PRP$" or token.dep == "poss" or token.lower.endswith(("self", "selves")):
        return set()
    if token.dep == "nsubj" and token.lower in ACCUSATIVE and sentence[token.head].dep == "ccomp":  # "soldiers let them stay"
        subject = story.subject(sentence, token.head)
    elif token.dep in ("dobj", "dative", "pobj"):
        subject = story.subject(sentence, token.i)
    else:
        return set()
    subject = _accused(story, sentence, token) or subject
    if subject is None:
        return set()
    # "its helicopters killed twenty of them": nor those whose they are
    owned = [kid.i for index, head, _ in subject.seen if index == sentence.index and head >= 0 for kid in sentence.kids(head, "poss")]
    owners = (story.found.get((sentence.index, i)) for i in owned if token.lower == "them" and sentence[i].lower == "its")
    return {subject.id, *subject.members, *(owner.id for owner in owners if owner is not None)}


def _accused(story: Story, sentence: Sentence, token: Token) -> Entity | None:
    """Who does what is held against or for them: "the West" in "accused the West of arming them"."""
    for above in sentence.ancestors(token.i):
        if above.pos == "VERB":
            if above.dep != "pcomp" or sentence.kids(above.i, "nsubj"):
                return None
            if sentence[above.head].lower not in ("of", "for"):
                return None
            verb = sentence[sentence[above.head].head]
            return next((own for kid in sentence.kids(verb.i, "dobj") if (own := story.found.get((sentence.index, kid.i)))), None)
    return None


def _relative(story: Story, sentence: Sentence, token: Token) -> Found:
    """who, which, that: the noun their clause modifies."""
    for above in (token, *sentence.ancestors(token.i)):
        if above.dep == "relcl":
            entity = story.found.get((sentence.index, above.head))
            return (entity, entity.actors, SURE) if entity is not None and entity.kind != "thing" else NOTHING
    return NOTHING


def _speaker(story: Story, sentence: Sentence, token: Token, sort: str) -> Found:
    """I and we inside a quotation are its speaker."""
    if (sentence.index, token.i) not in story.quoted:
        return NOTHING
    saying = word_table("sayings")
    for near in (sentence.index, sentence.index - 1, sentence.index + 1):
        if not 0 <= near < len(story.parse.sentences):
            continue
        other = story.parse.sentences[near]
        for verb in other.tokens:
            if verb.lemma.lower() not in saying or (near, verb.i) in story.quoted:
                continue
            for kid in other.kids(verb.i, "nsubj"):
                entity = story.found.get((near, kid.i))
                draft = next((item for item in story.drafts[near] if item.head == kid.i and item.kind in ("name", "pronoun")), None)
                if entity is None and near >= sentence.index and draft is not None:
                    entity = named(story, draft)[0] if draft.kind == "name" else pronoun(story, draft)[0]
                if entity is not None:
                    return entity, entity.actors, LIKELY if sort == "1" else UNSURE
    return NOTHING


def _empty(sentence: Sentence, token: Token) -> bool:
    """Whether an "it" means nothing or a fact: "it is clear that", "denied it"."""
    if token.dep == "expl":
        return True
    head = sentence[token.head]
    kind = word_table("sayings").get(head.lemma.lower(), ("", ""))[0]
    if token.dep in ("dobj", "nsubj") and head.lemma.lower() in ("deny", "confirm", "regret", "doubt", "call") and token.dep == "dobj":
        return True
    passive = token.dep == "nsubjpass" and kind != ""
    copula = token.dep in ("nsubj", "nsubjpass") and (head.lemma in ("be", "seem", "appear", "rain", "remain", "take", "emerge") or passive)
    return copula and bool(
        sentence.kids(head.i, *CLAUSES) or any(sentence.kids(kid.i, *CLAUSES) for kid in sentence.kids(head.i, "acomp", "attr"))
    )
