"""One entity for all its mentions: names, titles, definite nouns and pronouns are followed through a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.actors.entities import Entities, Entity
from dateline.actors.lexicon import word_table
from dateline.actors.tables import SPECIAL_CODES
from dateline.actors.phrases import PERSONAL, RELATIVE, Draft
from dateline.actors.resolver import Resolver
from dateline.actors.words import fold
from dateline.language.parse import Parse, Sentence, Token
from dateline.records import Actor

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
SAYING = frozenset(
    {
        "say",
        "tell",
        "add",
        "state",
        "warn",
        "declare",
        "announce",
        "insist",
        "argue",
        "claim",
        "explain",
        "note",
        "stress",
        "write",
        "tweet",
        "ask",
        "reply",
        "vow",
        "assert",
        "comment",
        "conclude",
        "continue",
        "remark",
    }
)
#: Confidence of what coreference finds by the surest rule down to the last resort.
SURE, LIKELY, UNSURE, GUESS = 0.95, 0.8, 0.6, 0.4


class Story:
    """Resolves the drafts of a story in reading order; `resolve` gives for a draft its actors, entity and confidence."""

    def __init__(self, parse: Parse, drafts: Sequence[Sequence[Draft]], resolver: Resolver, date: str | None) -> None:
        self.parse, self.drafts, self.resolver, self.date = parse, drafts, resolver, date
        self.entities = Entities()
        self.main = self._main_country()
        self.found: dict[tuple[int, int], Entity] = {}
        self.groups: list[tuple[int, int, tuple[int, ...]]] = []
        self.quoted = _quoted(parse)

    # -- setting -------------------------------------------------------------------------------------------------------------------

    def _main_country(self) -> str:
        """The country the story plays in: the one named most, the lead and the dateline counting double."""
        counts: Counter[str] = Counter()
        for drafts in self.drafts:
            for draft in drafts:
                if draft.answer is None:
                    continue
                code = draft.answer.actor.code if draft.answer.known else ""
                weight = 2 if draft.sentence < 2 else 1
                for place in draft.places:
                    counts[place] += weight
                if code and code not in SPECIAL_CODES and not draft.places:
                    counts[code] += weight
        article = self.parse.article
        if article.dateline and article.dateline.place:
            for code in self.resolver.countries_in(article.dateline.place, self.date):
                counts[code] += 2
        if article.title:
            for code in self.resolver.countries_in(article.title, self.date):
                if code not in SPECIAL_CODES:
                    counts[code] += 1
        if not counts:
            for drafts in self.drafts:
                counts.update(draft.answer.actor.code for draft in drafts if draft.answer is not None and draft.answer.known)
        return max(counts, key=lambda code: counts[code]) if counts else ""

    def _setting(self, draft: Draft, word: str) -> tuple[str, float]:
        """The country of a nominal without one: what owns it, its clause, its sentence, the same role before, the story."""
        sentence = self.parse.sentences[draft.sentence]
        if draft.owner >= 0 and (owner := self.found.get((draft.sentence, draft.owner))) is not None and owner.code:
            return owner.code, LIKELY
        token = sentence[draft.head]
        if (
            token.dep == "conj"
            and (first := self.found.get((draft.sentence, token.head))) is not None
            and first.code
            and not draft.definite
            and first.kind != "person"
        ):
            return first.code, LIKELY
        if draft.definite:
            for _, entity in self.entities.recent(draft.sentence, draft.head, lambda item: word in item.words and bool(item.code), 40)[:1]:
                if entity.code not in ("", "UNK"):
                    return entity.code, LIKELY
        places = [
            code
            for other in self.drafts[draft.sentence]
            if other.places or other.locative
            for code in (other.places or ([other.answer.actor.code] if other.answer else []))
        ]
        places = [code for code in places if code not in SPECIAL_CODES]
        if places:
            return places[0] if self.main not in places else self.main, UNSURE
        others = [
            other.answer.actor.code
            for other in self.drafts[draft.sentence]
            if other.answer is not None and other.answer.known and other.answer.actor.code not in SPECIAL_CODES and other.head != draft.head
        ]
        if others and self.main not in others and len(set(others)) == 1:
            return others[0], UNSURE
        if self.main:
            return self.main, UNSURE
        return "", GUESS

    # -- one draft -----------------------------------------------------------------------------------------------------------------

    def resolve(self, draft: Draft) -> tuple[Entity | None, tuple[Actor, ...], float]:
        """The entity, actors and confidence of a draft; (None, (), 0) where it is no actor after all."""
        if draft.kind == "place":
            return self._place(draft)
        if draft.kind == "thing":
            thing = self.entities.fresh("thing", ())
            thing.plural = draft.plural
            self.note(draft, thing)
            return None, (), 0.0
        if draft.kind == "pronoun":
            return self._pronoun(draft)
        assert draft.answer is not None
        if draft.number > 1 or draft.role_word in ("pair", "duo", "trio", "both"):
            several = self._several(draft)
            if several is not None:
                return several
        if draft.kind == "adjective":
            return self._named(draft)
        if draft.kind == "modifier":
            return self._nominal(draft)
        answer = draft.answer
        if len(answer.codes) > 1 and answer.kind == "role" and self._joint(draft) and (draft.plural or draft.role_word in ("leadership",)):
            return self._compound(draft)
        if draft.kind == "name" or (answer.kind == "people" and answer.known):
            return self._named(draft)
        anaphor = word_table("anaphors").get(draft.role_word)
        if anaphor is not None or draft.definite:
            back = self._definite(draft, anaphor)
            if back is not None:
                return back
        if answer.kind not in ("role", "institution", "people", "organisation"):
            return None, (), 0.0
        return self._nominal(draft)

    def _place(self, draft: Draft) -> tuple[Entity | None, tuple[Actor, ...], float]:
        """A city that is merely a place is no actor, but "the country" may mean its country afterwards."""
        assert draft.answer is not None
        code = draft.answer.actor.code
        if code and code not in SPECIAL_CODES:
            name = self.resolver.state(code)
            entity = self.entities.add(("country", code, ""), "country", (Actor("", 0, 0, name, code, _country(code)),))
            entity.seen.append((draft.sentence, -1, False))
        return None, (), 0.0

    def note(self, draft: Draft, entity: Entity) -> None:
        """Remember that a draft mentions an entity."""
        sentence = self.parse.sentences[draft.sentence]
        token = sentence[draft.head]
        self.found[(draft.sentence, draft.head)] = entity
        if draft.alias >= 0:
            self.found[(draft.sentence, draft.alias)] = entity
        entity.seen.append((draft.sentence, draft.head, token.dep in SUBJECTS))
        if draft.kind != "pronoun" and draft.role_word:
            entity.words.add(draft.role_word)
        if token.dep == "conj":
            self._group(sentence, token)

    def _group(self, sentence: Sentence, token: Token) -> None:
        """Conjuncts are a group that "they" and "the two" may mean."""
        members = [token.i]
        while sentence[members[0]].dep == "conj":
            members.insert(0, sentence[members[0]].head)
        ids = tuple(dict.fromkeys(self.found[(sentence.index, i)].id for i in members if (sentence.index, i) in self.found))
        if len(ids) > 1:
            self.groups.append((sentence.index, token.i, ids))

    def _joint(self, draft: Draft) -> bool:
        sentence = self.parse.sentences[draft.sentence]
        return any(sentence[i].lower in ("and", "&", "or") for i in range(draft.first, draft.last + 1))

    # -- names ---------------------------------------------------------------------------------------------------------------------

    def _named(self, draft: Draft) -> tuple[Entity, tuple[Actor, ...], float]:
        answer = draft.answer
        assert answer is not None
        actor = answer.actor
        if (
            answer.kind in ("country", "capital", "seat", "adjective", "city", "region")
            or (draft.kind == "adjective" and answer.kind == "people")
        ) and actor.code:
            entity = self.entities.add(
                ("country", actor.code, actor.name if answer.kind in ("region", "city") else ""),
                "country",
                (replace(actor, sector="", sectors=()),),
            )
            return entity, (actor,), answer.confidence
        if answer.kind == "people":
            entity = self.entities.add(("people", actor.code, actor.sector), "people", (actor,))
            entity.plural = True
            return entity, (actor,), answer.confidence
        if answer.kind in ("organisation", "group", "party", "institution"):
            entity = self.entities.add(("body", actor.name, actor.code), "body", (actor,))
            return entity, (actor,), answer.confidence
        sentence = self.parse.sentences[draft.sentence]
        if sentence[draft.head].ent in ("ORG", "NORP") and answer.kind != "person":
            return self._unknown_body(draft)
        return self._person(draft)

    def _unknown_body(self, draft: Draft) -> tuple[Entity, tuple[Actor, ...], float]:
        assert draft.answer is not None
        sentence = self.parse.sentences[draft.sentence]
        name = _proper(sentence, draft)
        entity = self.entities.get(("body", name)) or self._acronym(name)
        if entity is None:
            code, sure = (draft.answer.actor.code, SURE) if draft.answer.known else self._setting(draft, name)
            actor = replace(draft.answer.actor, name=name, code=code or "UNK", country=_country(code))
            entity = self.entities.add(("body", name), "body", (actor,))
            return entity, entity.actors, min(sure, UNSURE)
        return entity, entity.actors, LIKELY

    def _acronym(self, name: str) -> Entity | None:
        """The body whose initials a name is ("the Forces of Liberty", then "FL")."""
        letters = name.replace(".", "")
        if not letters.isupper() or not 2 <= len(letters) <= 7:
            return None
        for entity in self.entities:
            if entity.kind == "body" and len(entity.key) > 1:
                words = [word for word in entity.key[1].replace("-", " ").split()]
                if letters == "".join(word[0] for word in words if word[0].isupper()) or letters == "".join(
                    word[0].upper() for word in words
                ):
                    return entity
        return None

    def _person(self, draft: Draft) -> tuple[Entity, tuple[Actor, ...], float]:
        answer = draft.answer
        assert answer is not None
        sentence = self.parse.sentences[draft.sentence]
        name = _proper(sentence, draft)
        family = fold(name.split()[-1]) if name else ""
        known_name = answer.kind == "person" and answer.known and bool(answer.actor.name)
        single = " " not in name
        if single or not known_name:
            for entity in reversed(self.entities.all):
                if (
                    entity.kind == "person"
                    and family
                    and (entity.family == family or (known_name and entity.actors[0].name == answer.actor.name))
                ):
                    first = fold(name.split()[0])
                    if single or first in fold(entity.actors[0].name) or first in {fold(word) for word in entity.words}:
                        return entity, entity.actors, SURE
        if known_name:
            entity = self.entities.add(("person", answer.actor.name, answer.actor.code), "person", (answer.actor,))
            entity.gender = answer.gender
            entity.family = family or fold(answer.family)
            if answer.office:
                entity.offices.add(answer.office)
            return entity, entity.actors, answer.confidence
        existing = self.entities.get(("person", name))
        if existing is not None:
            return existing, existing.actors, SURE
        actor = answer.actor
        code, sure = (actor.code, SURE) if answer.known else (("", GUESS))
        apposed = self._apposed(sentence, draft)
        if apposed is not None:
            actor = replace(
                actor,
                code=apposed.code or actor.code,
                country=apposed.country or actor.country,
                sector=apposed.sector or actor.sector,
                sectors=apposed.sectors or actor.sectors,
                title=apposed.title,
            )
            code, sure = actor.code, LIKELY
        if not code:
            code, sure = self._setting(draft, name)
        actor = replace(
            actor,
            name=name or actor.name,
            code=code or "UNK",
            country=actor.country or _country(code),
            sector=actor.sector or "UNK",
            sectors=actor.sectors or ("UNK",),
        )
        entity = self.entities.add(("person", name), "person", (actor,))
        entity.family = family
        entity.gender = answer.gender
        if answer.office:
            entity.offices.add(answer.office)
        return entity, entity.actors, sure

    def _apposed(self, sentence: Sentence, draft: Draft) -> Actor | None:
        """What an apposition says of a name: "Jane Roe, the Kenyan police chief"."""
        candidates = [kid.i for kid in sentence.kids(draft.head, "appos")]
        if sentence[draft.head].dep == "appos":
            candidates.append(sentence[draft.head].head)
        for i in candidates:
            other = next((item for item in self.drafts[sentence.index] if item.head == i and item.answer is not None), None)
            if other is not None and other.answer is not None and other.answer.kind == "role":
                actor = other.answer.actor
                if not actor.code:
                    code, _ = self._setting(other, other.role_word)
                    actor = replace(actor, code=code, country=_country(code))
                return actor
        return None

    # -- nominals ------------------------------------------------------------------------------------------------------------------

    def _compound(self, draft: Draft) -> tuple[Entity, tuple[Actor, ...], float]:
        answer = draft.answer
        assert answer is not None
        codes = answer.codes if draft.last > draft.head else tuple(reversed(answer.codes))
        actors = tuple(replace(answer.actor, code=code, country=_country(code)) for code in codes)
        ids = []
        for actor in actors:
            entity = self.entities.add(("role", draft.role_word, actor.code, actor.sector), "people", (actor,))
            entity.words.add(draft.role_word)
            ids.append(entity.id)
        whole = self.entities.add(("set", *map(str, ids)), "people", actors)
        whole.members, whole.plural = tuple(ids), True
        self.groups.append((draft.sentence, draft.head, tuple(ids)))
        return whole, actors, LIKELY

    def _nominal(self, draft: Draft) -> tuple[Entity, tuple[Actor, ...], float]:
        answer = draft.answer
        assert answer is not None
        actor = answer.actor
        sure = answer.confidence
        if not actor.code:
            code, sure = self._setting(draft, draft.role_word)
            actor = replace(actor, code=code or "UNK", country=_country(code))
        if answer.generic and not answer.actor.sector:
            actor = replace(actor, sector="GOV", sectors=("GOV",))
        singular_person = not draft.plural and answer.kind == "role" and answer.office
        kind = (
            "person"
            if singular_person or (not draft.plural and answer.gender)
            else "people"
            if answer.kind == "role" and draft.plural
            else "body"
        )
        if not draft.plural and kind == "body" and answer.kind == "role" and draft.role_word in _persons():
            kind = "person"
        entity = (
            self.entities.add(("role", draft.role_word, actor.code, actor.sector), kind, (actor,))
            if draft.definite or draft.plural or answer.kind == "institution" or answer.office
            else self.entities.fresh(kind, (actor,))
        )
        entity.plural = entity.plural or draft.plural
        entity.gender = entity.gender or answer.gender
        if answer.office:
            entity.offices.add(answer.office)
        return entity, (actor,) if entity.kind != "person" else entity.actors, sure

    def _definite(self, draft: Draft, anaphor: tuple[str, str] | None) -> tuple[Entity, tuple[Actor, ...], float] | None:
        """ "the president", "the Chinese leader", "the company", "the country": the last that fits."""
        answer = draft.answer
        assert answer is not None
        code = answer.actor.code if answer.known else ""
        kind = (
            anaphor[0]
            if anaphor
            else "person"
            if answer.office or (answer.kind == "role" and not draft.plural and (answer.gender or draft.role_word in _persons()))
            else ""
        )
        if draft.role_word == "counterpart":
            return self._counterpart(draft, code)
        if (draft.plural and kind not in ("country", "any")) or not draft.definite:
            return None
        if kind == "country":
            if answer.known or draft.plural:
                return None
            kinds = word_table("country_kinds").get(draft.role_word)
            ranked = self.entities.recent(
                draft.sentence,
                draft.head,
                lambda item: item.kind == "country" and not item.key[2] and (kinds is None or item.code in kinds[0]),
                30,
            )
            if kinds is None and ranked and ranked[0][1].code != self.main:
                same = [pair for pair in ranked if pair[1].code == self.main and pair[0] > ranked[0][0] - 3]
                ranked = same or ranked
            if ranked:
                return ranked[0][1], ranked[0][1].actors, LIKELY
            return None
        if kind == "person":
            owner = self.found.get((draft.sentence, draft.owner)) if draft.owner >= 0 else None

            def fits(item: Entity) -> bool:
                if item.kind != "person" or (code and item.code != code) or (owner is not None and item.id == owner.id) or item.plural:
                    return False
                if owner is not None and owner.code and item.code != owner.code:
                    return False
                if answer.gender and item.gender and answer.gender != item.gender:
                    return False
                if answer.office:
                    same = answer.office in item.offices or draft.role_word in item.words or _same_office(answer.office, item.offices)
                    return same or fold(answer.actor.name) in fold(item.actors[0].title or "")
                if draft.role_word in item.words:
                    return True
                title = fold(item.actors[0].title or "")
                if title and draft.role_word in title:
                    return True
                if draft.role_word in ("leader", "official", "politician", "statesman", "head", "diplomat", "minister"):
                    return item.sector == "GOV" and bool(item.offices or title)
                return draft.role_word in ("man", "woman") and bool(item.family)

            ranked = self.entities.recent(draft.sentence, draft.head, fits, 30)
            if ranked:
                return ranked[0][1], ranked[0][1].actors, LIKELY if len(ranked) == 1 else UNSURE
            return None
        if kind == "body" and not answer.known:
            sector = anaphor[1] if anaphor else ""
            ranked = self.entities.recent(
                draft.sentence,
                draft.head,
                lambda item: (
                    item.kind == "body"
                    and (
                        draft.role_word in item.words
                        or draft.role_word in fold(item.key[1])
                        or (
                            draft.role_word not in ("government", "ministry", "court", "department")
                            and item.key[0] == "body"
                            and (not sector or item.sector == sector)
                        )
                    )
                ),
                20,
            )
            if ranked:
                return ranked[0][1], ranked[0][1].actors, LIKELY
        return None

    def _counterpart(self, draft: Draft, code: str) -> tuple[Entity, tuple[Actor, ...], float] | None:
        """ "his Chinese counterpart": the same office in the other country."""
        owner = self.found.get((draft.sentence, draft.owner)) if draft.owner >= 0 else None
        if owner is None:
            ranked = self.entities.recent(draft.sentence, draft.head, lambda item: item.kind == "person" and item.code != code)
            owner = ranked[0][1] if ranked else None
        sectors = owner.actors[0].sectors[:1] if owner else ("GOV",)
        actor = Actor(
            "",
            0,
            0,
            "counterpart",
            code or "UNK",
            _country(code),
            sectors[0] if sectors else "GOV",
            sectors or ("GOV",),
            owner.actors[0].title if owner else None,
        )
        offices = set(owner.offices) if owner else set()
        ranked = self.entities.recent(
            draft.sentence,
            draft.head,
            lambda item: item.kind == "person" and bool(code) and item.code == code and (not offices or bool(offices & item.offices)),
        )
        if ranked:
            return ranked[0][1], ranked[0][1].actors, LIKELY
        entity = self.entities.fresh("person", (actor,))
        entity.offices = offices
        return entity, (actor,), LIKELY if code else GUESS

    # -- several -------------------------------------------------------------------------------------------------------------------

    def _several(self, draft: Draft) -> tuple[Entity, tuple[Actor, ...], float] | None:
        """ "the two leaders", "both sides", "the pair": the last that many fitting entities."""
        answer = draft.answer
        assert answer is not None
        anaphor = word_table("anaphors").get(draft.role_word)
        if draft.role_word in ("both", "two", "three"):
            anaphor = ("any", "")
        if not (draft.definite or draft.role_word in ("both", "pair", "duo", "trio", "two")):
            return None
        if answer.known and draft.role_word not in ("both", "two"):
            return None
        kind = anaphor[0] if anaphor else "person" if answer.kind == "role" and (answer.office or draft.role_word in _persons()) else ""
        if not kind:
            return None
        number = draft.number or 2

        def fits(item: Entity) -> bool:
            if item.members or (item.code in ("", "UNK") and kind != "person"):
                return False
            if kind == "country":
                return item.kind == "country" and not item.key[2]
            if kind == "person":
                return (
                    item.kind == "person"
                    and not item.plural
                    and (not answer.actor.sector or answer.generic or item.sector == answer.actor.sector or not item.sector)
                )
            if kind == "body":
                return item.kind == "body"
            return item.kind in ("person", "country", "body") or item.plural

        for where, token, ids in reversed(self.groups):
            if (
                (where, token) < (draft.sentence, draft.head)
                and draft.sentence - where <= 2
                and len(ids) == number
                and all(fits(self.entities.all[i]) for i in ids)
            ):
                return self._set([self.entities.all[i] for i in ids], LIKELY)
        chosen: list[Entity] = []
        for _, entity in self.entities.recent(draft.sentence, draft.head, fits, 12):
            if kind != "any" or entity.code not in {item.code for item in chosen}:
                if kind == "country" or (kind == "any" and entity.code in {item.code for item in chosen}):
                    pass
                chosen.append(entity)
            if len(chosen) == number:
                return self._set(sorted(chosen, key=lambda item: item.id), UNSURE)
        if kind == "country":
            by_code: dict[str, Entity] = {}
            for _, entity in self.entities.recent(draft.sentence, draft.head, lambda item: item.code not in SPECIAL_CODES, 12):
                by_code.setdefault(entity.code, entity)
            if len(by_code) >= number:
                actors = [Actor("", 0, 0, code, code, _country(code)) for code in list(by_code)[:number]]
                return self._set([self.entities.add(("country", actor.code, ""), "country", (actor,)) for actor in actors], GUESS)
        return None

    def _set(self, members: list[Entity], sure: float) -> tuple[Entity, tuple[Actor, ...], float]:
        actors = tuple(actor for member in members for actor in member.actors)
        if len(members) == 1:
            return members[0], actors, sure
        entity = self.entities.add(("set", *(str(member.id) for member in members)), "people", actors)
        entity.members, entity.plural = tuple(member.id for member in members), True
        return entity, actors, sure

    # -- pronouns ------------------------------------------------------------------------------------------------------------------

    def _pronoun(self, draft: Draft) -> tuple[Entity | None, tuple[Actor, ...], float]:
        sentence = self.parse.sentences[draft.sentence]
        token = sentence[draft.head]
        word = token.lower
        if word in RELATIVE and word not in PERSONAL:
            return self._relative(sentence, token)
        sort = PERSONAL[word]
        if sort in "1w":
            return self._speaker(sentence, token, sort)
        if word == "it" and _empty(sentence, token):
            return None, (), 0.0
        barred = self._barred(sentence, token)

        def fits(item: Entity) -> bool:
            if item.id in barred:
                return False
            if item.kind == "thing":
                return (sort == "n" and not item.plural) or (sort == "p" and item.plural)
            if sort in "mf":
                return item.kind == "person" and not item.plural and (not item.gender or item.gender == sort)
            if sort == "n":
                return item.kind in ("country", "body") and not item.plural
            return item.plural or item.kind in ("body", "people") or bool(item.members)

        ranked = self.entities.recent(draft.sentence, draft.head, fits, 3)
        if sort == "p":
            group = next(
                (
                    ids
                    for where, at, ids in reversed(self.groups)
                    if (where, at) < (draft.sentence, draft.head) and draft.sentence - where <= 1 and not set(ids) & barred
                ),
                None,
            )
            if group is not None and (not ranked or ranked[0][0] < 11.0 - 3.0 * 0):
                return self._set([self.entities.all[i] for i in group], LIKELY)
            if not ranked:
                ranked = self.entities.recent(draft.sentence, draft.head, lambda item: item.kind == "country" and item.id not in barred, 2)
        if not ranked and sort in "mfn":
            later = self._later(sentence, token, sort)
            if later is not None:
                return later, later.actors, UNSURE
        if not ranked:
            return None, (), 0.0
        if ranked[0][1].kind == "thing":
            return None, (), 0.0
        sure = LIKELY if len(ranked) == 1 or ranked[0][0] - ranked[1][0] > 1.5 else UNSURE
        return ranked[0][1], ranked[0][1].actors, sure

    def _later(self, sentence: Sentence, token: Token, sort: str) -> Entity | None:
        """A pronoun before its name: "In his speech, Putin said"."""
        for draft in self.drafts[sentence.index]:
            if draft.head > token.i and draft.kind == "name" and sentence[draft.head].dep in SUBJECTS and draft.answer is not None:
                entity, _, _ = self._named(draft)
                if (sort == "n") == (entity.kind in ("country", "body")):
                    return entity
        return None

    def _barred(self, sentence: Sentence, token: Token) -> set[int]:
        """Entities a pronoun cannot mean: its verb's other arguments, and (as owner) the thing owned."""
        barred: set[int] = set()
        if token.tag == "PRP$" or token.dep == "poss" or token.lower.endswith(("self", "selves")):
            return barred
        verb = token
        if token.dep in ("dobj", "dative", "pobj"):
            for above in sentence.ancestors(token.i):
                verb = above
                if above.pos in ("VERB", "AUX"):
                    break
            for kid in sentence.kids(verb.i, "nsubj", "nsubjpass"):
                if (found := self.found.get((sentence.index, kid.i))) is not None:
                    barred.add(found.id)
                    barred.update(found.members)
        return barred

    def _relative(self, sentence: Sentence, token: Token) -> tuple[Entity | None, tuple[Actor, ...], float]:
        """who, which, that: the noun their clause modifies."""
        for above in (token, *sentence.ancestors(token.i)):
            if above.dep == "relcl":
                entity = self.found.get((sentence.index, above.head))
                if entity is not None:
                    return entity, entity.actors, SURE
                return None, (), 0.0
        return None, (), 0.0

    def _speaker(self, sentence: Sentence, token: Token, sort: str) -> tuple[Entity | None, tuple[Actor, ...], float]:
        """I and we inside a quotation are its speaker."""
        if not self.quoted.get((sentence.index, token.i), False):
            return None, (), 0.0
        for near in (sentence.index, sentence.index - 1, sentence.index + 1):
            if not 0 <= near < len(self.parse.sentences):
                continue
            other = self.parse.sentences[near]
            for verb in other.tokens:
                if verb.lemma.lower() in SAYING and not self.quoted.get((near, verb.i), False):
                    for kid in other.kids(verb.i, "nsubj"):
                        entity = self.found.get((near, kid.i))
                        if entity is None and near >= sentence.index:
                            draft = next((item for item in self.drafts[near] if item.head == kid.i and item.kind != "pronoun"), None)
                            if draft is not None and draft.answer is not None and draft.kind == "name":
                                entity = self._named(draft)[0]
                        if entity is not None:
                            return entity, entity.actors, LIKELY if sort == "1" else UNSURE
        return None, (), 0.0


def _country(code: str) -> str:
    if code in SPECIAL_CODES:
        return ""
    return {"HKG": "CHN", "MAC": "CHN"}.get(code, code)


def _proper(sentence: Sentence, draft: Draft) -> str:
    """The name in a phrase: its head and the proper nouns just before it, without titles."""
    head = draft.head
    first = head
    while (
        first > draft.first
        and sentence[first - 1].pos == "PROPN"
        and (sentence[first - 1].ent == sentence[head].ent or not sentence[head].ent)
        and not sentence[first].ent_start
    ):
        first -= 1
    return " ".join(token.text for token in sentence.tokens[first : head + 1])


def _same_office(office: str, offices: set[str]) -> bool:
    heads = {"head of state", "head of state and government", "supreme leader"}
    chiefs = {"head of government", "head of state and government"}
    return bool((office in heads and offices & heads) or (office in chiefs and offices & chiefs))


def _persons() -> frozenset[str]:
    return frozenset(word for word, (kind, _) in word_table("anaphors").items() if kind == "person") | {
        "minister",
        "president",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "senator",
        "general",
        "commander",
        "lawmaker",
        "judge",
        "activist",
        "prosecutor",
        "lawyer",
        "governor",
        "mayor",
    }


def _empty(sentence: Sentence, token: Token) -> bool:
    """Whether an "it" means nothing: "it is clear that", "it was he who"."""
    if token.dep == "expl":
        return True
    head = sentence[token.head]
    return (
        token.dep == "nsubj" and head.lemma in ("be", "seem", "appear", "rain") and bool(sentence.kids(head.i, "ccomp", "advcl", "xcomp"))
    )


def _quoted(parse: Parse) -> dict[tuple[int, int], bool]:
    """Which tokens stand inside double quotation marks."""
    inside = False
    found = {}
    for sentence in parse.sentences:
        for token in sentence.tokens:
            if token.text in ("“", "``"):
                inside = True
            elif token.text in ("”", "''"):
                inside = False
            elif token.text == '"':
                inside = not inside
            elif inside:
                found[(sentence.index, token.i)] = True
    return found
