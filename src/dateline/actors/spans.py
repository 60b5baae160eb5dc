"""Where a noun phrase begins and ends, told from syntax, with the repairs that names and titles need."""

from __future__ import annotations

from dateline.actors.lexicon import word_table
from dateline.actors.words import fold
from dateline.language.parse import Sentence, Token

#: Dependents left of a noun that are no part of its phrase.
OUTSIDE = frozenset({"cc", "preconj", "punct", "relcl", "conj", "mark", "nsubj", "aux", "cop", "advcl", "intj", "dep", "meta"})
#: A noun with one of these labels stands inside another's phrase.
INSIDE = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "flat"})
#: What an adjective, number or determiner must be to stand for a noun ("the wounded", "two").
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "poss", "agent", "dative", "appos"})
WITHIN = frozenset({"of", "in", "from", "for", "at"})


def ends_person(sentence: Sentence, i: int) -> bool:
    """Whether a token is the last of a person's name as the entity recogniser sees it."""
    token = sentence[i]
    if token.ent != "PERSON" or token.pos != "PROPN":
        return False
    if i + 1 < len(sentence) and sentence[i + 1].text in ("-", "‑"):
        return False  # "Moon Jae" of "Moon Jae-in"
    return i + 1 >= len(sentence) or sentence[i + 1].ent != "PERSON" or sentence[i + 1].ent_start or sentence[i + 1].text in ("'s", "’s")


def is_head(sentence: Sentence, token: Token) -> bool:
    """Whether a token can head an actor's phrase.

    The last word of a person's name always can: parsers hang "President A and Chancellor B" on B alone.
    """
    if token.pos in ("NOUN", "PROPN"):
        if _in_title(sentence, token) or any(kid.lower == "to" for kid in sentence.kids(token.i, "aux")):
            return False  # "offered to host talks"
        if token.dep not in INSIDE:
            return True
        head = sentence[token.head]
        return token.dep != "amod" and ends_person(sentence, token.i) and not (head.ent == "PERSON" and abs(head.i - token.i) == 1)
    if token.dep == "conj" and sentence[token.head].dep in INSIDE:
        return False  # "Russian" in "Chinese and Russian diplomats"
    if token.pos == "VERB" and not sentence.kids(token.i, "det", "poss", "nummod", "amod"):
        return False  # "and accused activists" is no "the accused"
    return token.pos in ("ADJ", "NUM", "DET", "X", "VERB") and token.dep in ARGUMENTS


def _in_title(sentence: Sentence, token: Token) -> bool:
    """Whether a noun belongs to the title before a name: "State" in "Secretary of State John Kerry"."""
    if token.dep != "pobj":
        return False
    title = sentence[sentence[token.head].head]
    return title.dep in INSIDE and title.i < token.i < title.head and sentence[title.head].ent == "PERSON"


def left_edge(sentence: Sentence, head: int) -> int:
    """The first token of the phrase a noun heads."""
    first = head
    for child in reversed(sentence.children[head]):
        if child > head:
            continue
        token = sentence[child]
        if token.dep in OUTSIDE and not (token.dep == "punct" and token.text in ("-", "–")):
            break
        edge = min(sentence.subtree(child))
        if first - max(i for i in sentence.subtree(child) if i < first) > 1 and sentence[first - 1].dep not in ("punct", "cc", "conj"):
            break
        first = min(first, edge)
    if sentence[head].pos == "PROPN":
        first = _after_others(sentence, first, head)
    while first < head and (sentence[first].pos == "PUNCT" or sentence[first].text in ("'s", "’s") or _of_verb(sentence, first)):
        first += 1
    return first


def _of_verb(sentence: Sentence, i: int) -> bool:
    """Whether a word before a noun belongs to the verb before it: "shot dead two protesters", "holding back migrants"."""
    return i > 0 and sentence[i - 1].pos == "VERB" and (sentence[i].lower in ("dead", "back") or sentence[i].tag == "RP")


def _after_others(sentence: Sentence, first: int, head: int) -> int:
    """Cut another person's name and the "and" after it from the front of a name's phrase."""
    for i in range(head - 1, first, -1):
        if (
            sentence[i].dep == "cc"
            and sentence[sentence[i].head].pos in ("PROPN", "NOUN")
            and any(sentence[k].ent == "PERSON" for k in range(first, i))
        ):
            return i + 1
    return first


def right_edge(sentence: Sentence, head: int) -> int:
    """The last token of the phrase a noun heads, without relative clauses, appositions and further conjuncts."""
    last = head
    for child in [*sentence.children[head], *_strayed(sentence, head)]:
        if child < head:
            continue
        token = sentence[child]
        deed = token.lower == "of" and any(kid.tag == "VBG" for kid in sentence.kids(child))  # "accused both countries of bullying"
        if token.dep != "prep" or token.i != last + 1 or token.lower not in WITHIN or deed:
            if token.dep in ("case",) or (token.dep == "nummod" and child == last + 1):
                last = child
                continue
            break
        if token.lower != "of" and any(sentence[k].ent in ("DATE", "TIME") for k in sentence.subtree(child)):
            break
        subtree = sentence.subtree(child)
        stop = next((i for i in subtree if sentence[i].dep in ("relcl", "acl", "advcl", "appos") or sentence[i].lower == "including"), None)
        kept = [i for i in subtree if stop is None or i < min(sentence.subtree(stop))]
        if kept:
            last = max(last, max(kept))
    while last > head and sentence[last].pos == "PUNCT":
        last -= 1
    return last


def _strayed(sentence: Sentence, head: int) -> list[int]:
    """A "from" right behind a noun that the parser hangs on the noun above: "the courage of soldiers from Chad"."""
    if head + 1 >= len(sentence) or sentence[head + 1].lower != "from" or sentence[head].dep != "pobj":
        return []
    above = sentence[sentence[head].head].head
    return [head + 1] if sentence[head + 1].head == above and sentence[above].pos == "NOUN" else []


def name_after(sentence: Sentence, i: int) -> int:
    """The last token of the name right after a title or kind ("rebel leader Rodrigo Londono", "ally Germany"); -1 if none is."""
    if i + 1 >= len(sentence) or not sentence[i + 1].ent_start or sentence[i + 1].ent not in ("PERSON", "GPE", "ORG"):
        return -1
    if sentence[i + 1].pos != "PROPN":
        return -1
    kind = last = i + 1
    while (
        last + 1 < len(sentence)
        and sentence[last + 1].ent == sentence[kind].ent
        and not sentence[last + 1].ent_start
        and sentence[last + 1].tag != "POS"
    ):
        last += 1
    joined = i < sentence[i].head <= last or any(sentence[k].head == i for k in range(i + 1, last + 1))
    return last if sentence[kind].ent == "PERSON" or (joined and sentence[i].tag == "NN") else -1


def is_landmark(name: str) -> bool:
    """Whether a name is that of a river, mountain, square or another mere place."""
    words, table = [fold(word) for word in name.split()], word_table("landmarks")
    return len(words) > 1 and (table.get(words[-1], ("", ""))[0] == "last" or table.get(words[0], ("", ""))[0] == "first")


def number_of(sentence: Sentence, token: Token) -> int:
    """How many a phrase speaks of, 0 if it does not say."""
    words = {"both": 2, "two": 2, "pair": 2, "duo": 2, "couple": 2, "three": 3, "trio": 3, "four": 4, "2": 2, "3": 3}
    if token.lower in ("pair", "duo", "trio", "both", "two"):
        return words[token.lower]
    return next((words[kid.lower] for kid in sentence.kids(token.i) if kid.lower in words and kid.i < token.i), 0)
