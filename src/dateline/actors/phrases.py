"""Noun phrases that may be actors: a sentence's drafts of mentions, each with what the resolver says of it alone.

Coreference and the story's setting come later (`coreference`); here only the phrase and its syntax count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from dateline.actors.answer import NOBODY, Answer
from dateline.actors.crowds import PEOPLE, is_crowd
from dateline.actors.lexicon import word_table
from dateline.actors.resolver import Resolver
from dateline.actors.scan import is_common
from dateline.actors.spans import ARGUMENTS, is_head, is_landmark, left_edge, name_after, number_of, right_edge
from dateline.actors.words import fold
from dateline.language.parse import Sentence, Token

#: Pronouns and what they can mean: m and f one person, n one body or state, p several, 1 and w a speaker.
PERSONAL = (
    dict.fromkeys(("he", "him", "his", "himself"), "m")
    | dict.fromkeys(("she", "her", "hers", "herself"), "f")
    | dict.fromkeys(("it", "its", "itself"), "n")
    | dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "p")
    | dict.fromkeys(("i", "me", "my"), "1")
    | dict.fromkeys(("we", "us", "our", "ours"), "w")
)
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
#: Sectors whose nouns act when they stand before another ("police raid", "rebel stronghold").
BODIES = frozenset({"MIL", "COP", "REB", "GOV", "PRM", "UAF", "OPP", "CRM", "LEG", "JUD"})
#: Adjectives of people from no one country, which so do not take the story's.
ELSEWHERE = frozenset(
    {"foreign", "other", "western", "international", "arab", "african", "asian", "global", "outside", "overseas", "regional"}
)
COMPASS = frozenset({"north", "south"})
#: Nouns for states, so that several unnamed ones are somebody: "Western states".
STATES = frozenset({"country", "nation", "state"})
TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "through", "throughout", "into", "within", "over", "along", "off"}
)


@dataclass(slots=True)
class Draft:
    """A mention in the making. `answer` is None for pronouns; `places` are codes of places inside the phrase."""

    sentence: int
    first: int
    last: int
    head: int
    kind: str
    phrase: str
    answer: Answer | None = None
    alias: int = -1
    definite: bool = False
    plural: bool = False
    number: int = 0
    owner: int = -1
    places: list[str] = field(default_factory=list)
    role_word: str = ""
    locative: bool = False
    foreign: bool = False


@dataclass(frozen=True)
class Reader:
    """What one story's phrases are read with: its date, whether it writes names with capitals, and its text."""

    resolver: Resolver
    date: str | None
    cased: bool
    text: str

    @cached_property
    def named(self) -> frozenset[str]:
        """The known people whom the story names in full."""
        return self.resolver.people_in(self.text)

    def explain(self, phrase: str) -> Answer:
        """Who a phrase is; a last name alone is nobody without an office whom the story never names in full."""
        answer = self.resolver.explain(phrase, self.date, "", self.cased)
        return answer if answer.otherwise is None or answer.actor.name in self.named else answer.otherwise


def drafts(sentence: Sentence, reader: Reader) -> list[Draft]:
    """The drafts of a sentence, by head."""
    found: list[Draft] = []
    names = reader.resolver.spread([fold(token.text) for token in sentence.tokens])
    aliased: set[int] = set()
    for token in sentence.tokens:
        word = token.lower
        if token.pos == "PRON" or token.tag in ("PRP", "PRP$", "WP", "WP$", "WDT"):
            if (word in PERSONAL and not (word == "us" and token.text == "US")) or (word in RELATIVE and _relative(sentence, token)):
                found.append(Draft(sentence.index, token.i, token.i, token.i, "pronoun", token.text))
                continue
            if word not in ("us", "both", "others", "some", "many", "two"):
                continue
        if is_head(sentence, token) and token.i not in aliased:
            if any(draft.first <= token.i <= draft.last and draft.head < token.i and _inside_name(draft, token) for draft in found):
                continue
            draft = _noun(sentence, token, reader, names)
            if draft is not None:
                found.append(draft)
                if draft.alias >= 0:
                    aliased.add(draft.alias)
    covered = {draft.head for draft in found} | aliased
    inner = {i for draft in found if draft.kind != "pronoun" for i in range(draft.first, draft.head)}
    found.extend(
        draft
        for draft in _adjectives(sentence, reader)
        if draft.head not in covered and not (draft.kind == "modifier" and draft.head in inner)
    )
    found.sort(key=lambda draft: (draft.head, draft.kind == "adjective"))
    return found


def _inside_name(draft: Draft, token: Token) -> bool:
    """Whether a token is a word of the very name that a phrase is known by: "Commerce" in "the Ministry of Commerce"."""
    return draft.answer is not None and " " in draft.answer.matched and fold(token.text) in draft.answer.matched.split()


def _relative(sentence: Sentence, token: Token) -> bool:
    """Whether a which, who or that opens a relative clause."""
    return token.tag in ("WP", "WP$", "WDT") and any(above.dep == "relcl" for above in (token, *sentence.ancestors(token.i)))


def _noun(sentence: Sentence, token: Token, reader: Reader, names: dict[int, int]) -> Draft | None:
    if token.ent in TIMES and token.pos == "PROPN":
        return None
    if token.lower == "others" and token.dep == "conj" and sentence[token.head].pos == "PROPN":
        return Draft(sentence.index, token.i, token.i, token.i, "others", token.text, plural=True, role_word="others")
    if (
        reader.cased
        and token.pos == "NOUN"
        and token.text.islower()
        and token.i not in names
        and not _promising(sentence, token, reader.resolver)
    ):
        return None
    first, last = left_edge(sentence, token.i), right_edge(sentence, token.i)
    follows = name_after(sentence, token.i) if token.pos in ("NOUN", "PROPN") and token.ent != "PERSON" else -1
    known = names.get(token.i, -1)
    last = max(last, follows, known)
    if token.lower == "force" and first == last and token.dep == "pobj":
        return None  # "the use of force"
    if token.lower == "opposition" and any(prep.lower == "to" for prep in sentence.kids(token.i, "prep")):
        return None  # "their opposition to quotas"
    text = sentence.span(first, last).text
    core = sentence.span(first, token.i).text
    behind = token.dep == "pobj" and sentence[token.head].lower == "in" and token.i == token.head + 1
    if behind and token.tag in ("JJ", "NNP", "NN") and reader.explain(token.text).kind in ("adjective", "people"):
        return None  # "said in Arabic"
    crowd = is_crowd(sentence, token)
    answer = reader.explain(PEOPLE if crowd else core if token.pos == "VERB" else text)
    if not answer.kind and last > token.i and not is_common(fold(token.text)):  # the League of Women Voters is not the League
        answer = reader.explain(core)
    quantity = word_table("quantities").get(token.lower) if not crowd else None
    alias = follows if follows > token.i and answer.kind not in ("", "role", "institution") else -1
    if quantity is not None and last > token.i:
        pobj = next(iter(sentence.objects(token.i, "of")), None)
        if pobj is not None:
            inner = reader.explain(sentence.span(left_edge(sentence, pobj.i), right_edge(sentence, pobj.i)).text)
            if not inner.kind:
                return None
            answer, alias = inner, pobj.i
    elif (
        not crowd
        and token.pos in ("ADJ", "NUM", "DET", "X", "VERB")
        and answer.kind
        not in (
            "role",
            "people",
            "organisation",
            "country",
            "group",
            "party",
        )
    ):
        number = number_of(sentence, token)
        if not (number and token.lower in ("both", "two")):
            return None
    kind = answer.kind if answer.headed else ""
    if kind == "mask" or answer.actor.sector == NOBODY:
        return None
    name = (
        token.pos == "PROPN" or token.ent == "PERSON" or (reader.cased and token.tag == "NN" and token.text[:1].isupper() and first == last)
    )
    definite = any(
        kid.lower in ("the", "this", "that", "these", "those", "both") or kid.dep == "poss"
        for kid in sentence.kids(token.i)
        if kid.i < token.i
    )
    plural = crowd or token.tag in ("NNS", "NNPS") or answer.many or alias >= 0
    draft = Draft(
        sentence.index,
        first,
        last,
        token.i,
        "nominal",
        text,
        answer,
        alias,
        definite,
        plural,
        0 if crowd else number_of(sentence, token),
        role_word=PEOPLE if crowd else token.lemma.lower(),
    )
    within = {"regional"} if answer.office else set()  # "the regional governor" is of the country spoken of, "the regional bloc" is not
    draft.foreign = any(kid.lower in ELSEWHERE - within for kid in sentence.kids(token.i, "amod"))
    draft.owner = next((kid.i for kid in sentence.kids(token.i, "poss")), -1)
    draft.locative = token.dep == "pobj" and sentence[token.head].lower in LOCATIVE
    anaphors = word_table("anaphors")
    if kind in ("city", "region") and draft.locative:
        draft.places, draft.kind = [answer.actor.code], "place"
        return draft
    if kind == "city":
        draft.kind = "name" if token.dep in ("nsubj", "agent") or _hosts(sentence, token) else "place"
        draft.places = [answer.actor.code]
        return draft
    if kind == "capital" and (seated := _seated(token, answer, reader)) is not None:
        draft.answer, draft.kind = seated, "name"
        return draft
    if kind == "capital":
        draft.kind = "name" if _governs(sentence, token) or _hosts(sentence, token) else "place"
        draft.places = [answer.actor.code]
        return draft
    if kind == "set":
        return draft
    if kind == "region" and token.dep == "dobj" and not _hosts(sentence, token):
        draft.places, draft.kind = [answer.actor.code], "place"
        return draft
    if kind in ("country", "seat", "organisation", "group", "party", "person", "region"):
        draft.kind = "name"
        return draft
    if kind in ("role", "institution", "people"):
        draft.kind = "name" if name and kind == "people" else "nominal"
        return draft
    noun = anaphors.get(draft.role_word, ("", ""))[0]
    if noun == "thing" or (noun and (definite or draft.number)):
        draft.kind = "thing" if noun == "thing" else "nominal"
        return draft
    if name and token.ent != "PERSON" and is_landmark(text):
        return None
    if name and token.ent in ("PERSON", "ORG", "NORP") and token.tag != "NN":
        draft.kind = "name"
        return draft
    if token.lower in ("both", "two") and draft.number:
        return draft
    if draft.role_word in STATES and plural and sentence.kids(token.i, "amod", "compound", "nummod"):
        draft.kind = "others"  # "Western states", "fifteen European countries"
        return draft
    if name and token.lower in COMPASS and definite and token.dep != "compound":
        draft.kind, draft.role_word = "compass", token.lower
        return draft
    if name and token.dep in ARGUMENTS and first == last:
        draft.kind = "maybe"
        return draft
    return None


def _promising(sentence: Sentence, token: Token, resolver: Resolver) -> bool:
    """Whether a common noun can name or recall an actor at all; most nouns cannot, and are not looked at further."""
    lemma = token.lemma.lower()
    known = resolver.heads(fold(token.text)) or lemma in word_table("anaphors") or token.lower in word_table("quantities")
    hyphened = token.i > 0 and sentence[token.i - 1].text == "-"  # "Moon Jae-in"
    return known or hyphened or name_after(sentence, token.i) >= 0 or bool(number_of(sentence, token))


def _seated(token: Token, answer: Answer, reader: Reader) -> Answer | None:
    """The body that a capital stands for where it acts, unless the story speaks of the state whose capital it is."""
    body = word_table("seats").get(fold(token.text), ("",))[0]
    if not body or token.dep not in ("nsubj", "agent", "poss") or reader.resolver.state(answer.actor.code) in reader.text:
        return None
    return reader.explain(body)


def _hosts(sentence: Sentence, token: Token) -> bool:
    """Whether a city is visited: its country then is the host."""
    return token.dep == "dobj" and word_table("settings").get(sentence[token.head].lemma.lower(), ("",))[0] == "host"


def _governs(sentence: Sentence, token: Token) -> bool:
    """Whether a capital stands for its government: it acts, is acted upon as a state, or is joined to one that does."""
    table = word_table("settings")
    head = sentence[token.head]
    if token.dep == "conj":
        return _governs(sentence, head) if head.pos in ("PROPN", "NOUN") else False
    if token.dep in ("nsubj", "agent", "dative"):
        return head.lemma.lower() not in ("be", "lie", "remain") or token.dep == "agent"
    if token.dep == "nsubjpass":
        return table.get(head.lemma.lower(), ("",))[0] not in ("travel", "host")
    if token.dep == "dobj":
        return table.get(head.lemma.lower(), ("",))[0] != "travel"
    if token.dep == "poss":
        return table.get(head.lemma.lower(), ("",))[0] not in ("part", "travel")
    if token.dep == "pobj":
        kind = table.get(head.lower, ("",))[0]
        above = sentence[head.head]
        over = table.get(above.lemma.lower(), ("",))[0]
        if kind == "place":
            return False
        if over == "stance":  # "support for Moscow", "critics of Beijing"
            return True
        if kind == "motion":
            return over != "travel" and not (head.lower == "for" and over == "")
        if kind == "part":
            return False
        return over != "travel"
    return False


def _adjectives(sentence: Sentence, reader: Reader) -> list[Draft]:
    """National adjectives and other names that stand inside another's phrase: "U.S. pressure", "NATO expansion"."""
    found = []
    taken = -1
    for token in sentence.tokens:
        if (
            token.i <= taken
            or token.dep not in ("amod", "compound", "nmod", "npadvmod", "conj", "poss", "nsubj", "ROOT", "dep", "advmod")
            or token.pos not in ("ADJ", "PROPN", "NOUN", "ADV")
        ):
            continue
        if not (token.text[:1].isupper() or token.ent):
            if token.dep == "compound" and token.pos == "NOUN" and word_table("anaphors").get(token.lemma.lower(), ("",))[0] != "thing":
                first = min(
                    [token.i, *(kid.i for kid in sentence.kids(token.i, "compound", "amod", "nmod") if kid.ent or kid.pos == "PROPN")]
                )
                text = sentence.span(first, token.i).text
                answer = reader.explain(text)
                if answer.kind in ("role", "institution") and answer.actor.sector in BODIES:
                    found.append(Draft(sentence.index, first, token.i, token.i, "modifier", text, answer, role_word=token.lemma.lower()))
            continue
        last = token.i
        while (
            last + 1 < len(sentence)
            and sentence[last + 1].ent
            and not sentence[last + 1].ent_start
            and sentence[last + 1].ent == token.ent
            and sentence[last + 1].tag != "POS"
            and sentence[last + 1].i < token.i + 6
        ):
            last += 1
        for stop in (last, token.i) if last > token.i and not is_common(fold(token.text)) else (last,):
            answer = reader.explain(_with_neighbours(sentence, token, stop))
            if stop > token.i and answer.kind in ("region", "city", "mask"):
                taken = stop  # the Niger Delta is not Niger
                break
            if answer.kind in ("adjective", "people", "country", "organisation", "group", "party", "seat") and answer.actor.code:
                head = next((i for i in range(token.i, stop + 1) if not token.i <= sentence[i].head <= stop or sentence[i].head == i), stop)
                found.append(Draft(sentence.index, token.i, stop, head, "adjective", sentence.span(token.i, stop).text, answer))
                taken = stop
                break
    return found


def _with_neighbours(sentence: Sentence, token: Token, last: int) -> str:
    """The words of a name; a common one with what may make it another body's ("Premier League clubs", "League of Women Voters")."""
    first = token.i
    if is_common(fold(token.text)):
        if first and sentence[first - 1].pos in ("PROPN", "ADJ"):
            first -= 1
        if last + 2 < len(sentence) and sentence[last + 1].lower in ("of", "for"):
            last += 2
    return sentence.span(first, last).text
