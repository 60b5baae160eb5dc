"""What a cue says: from the cue's word to the tokens of its content, by the frames that the table gives the cue."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.language.parse import Sentence, Token
from dateline.quotes.cues import Cue, load_cues
from dateline.quotes.speakers import same_tense
from dateline.quotes.words import words

#: Labels of a clause that a verb of saying governs.
_CLAUSES = ("ccomp",)
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_QUOTES = frozenset("\"'“”‘’«»`")


@dataclass(frozen=True, slots=True)
class Content:
    """The tokens of what is said, `first` to `last`; `frame` is the frame of the cue that found them; `addressee` a noun, if named."""

    first: int
    last: int
    frame: str
    addressee: Token | None = None


def cue_at(sentence: Sentence, token: Token) -> tuple[Cue, int] | None:
    """The cue that a verb begins, with its last token: a phrase before a single verb."""
    cues = load_cues()
    lemma = token.lemma.lower()
    for phrase in cues.phrases.get(lemma, ()):
        last = _phrase_end(sentence, token.i, phrase.words)
        if last is not None:
            return phrase, last
    found = cues.verbs.get(lemma)
    return (found, token.i) if found is not None else None


def _phrase_end(sentence: Sentence, i: int, parts: tuple[str, ...]) -> int | None:
    """The last token of a phrase whose first word stands at i; adverbs may stand between its words."""
    at = i
    for part in parts[1:]:
        at += 1
        while at < len(sentence) and sentence[at].pos == "ADV" and sentence[at].lower != part:
            at += 1
        if at >= len(sentence) or part not in (sentence[at].lower, sentence[at].lemma.lower()):
            return None
    return at


def contents(sentence: Sentence, verb: Token, cue: Cue, cue_last: int, speaker_first: int) -> Content | None:
    """What a verb's cue governs in its sentence, or None.

    Args:
        verb: the cue's verb; `cue_last` the cue's last token.
        speaker_first: the first token of the speaker's phrase, or the verb's position where it is not beside it.
    """
    hearer = addressee(sentence, verb)
    if verb.dep in ("amod", "compound"):
        return None
    if cue.takes("clause"):
        clause = _clause(sentence, verb, cue_last)
        if clause is not None:
            span = _clause_span(sentence, verb, clause, cue_last, speaker_first)
            if span is not None and not _free_relative(sentence, span[0]):
                return Content(*span, "clause" if _finite(sentence, clause, cue_last) else "bare", hearer)
        if cue.strength == 1 and clause is None and (rest := _rest(sentence, verb, cue_last)) is not None:
            return Content(*rest, "rest", hearer)
    if cue.takes("obj+inf"):
        for kid in sentence.kids(verb.i, "xcomp", "ccomp", "advcl"):
            if kid.i > cue_last and _to(sentence, kid):
                first = cue_last + 1
                while first < kid.i and sentence[first].lower in ("on", "upon") and verb.lemma == "call":
                    first += 1
                receiver = next((part for part in sentence.kids(verb.i, "dobj") if part.i > verb.i), None)
                receiver = receiver or next((part for part in sentence.kids(kid.i, "nsubj") if part.i > verb.i), None)
                if receiver is not None:
                    return Content(first, _right(sentence, kid.i, verb), "obj+inf", receiver)
    if cue.takes("inf"):
        for kid in sentence.kids(verb.i, "xcomp"):
            if kid.i > cue_last and _to(sentence, kid):
                return Content(_left(sentence, kid.i, cue_last), _right(sentence, kid.i, verb), "inf", hearer)
    if cue.takes("gerund"):
        for kid in sentence.kids(verb.i, "xcomp", "ccomp", "pcomp"):
            if kid.i > cue_last and kid.tag == "VBG":
                return Content(_left(sentence, kid.i, cue_last), _right(sentence, kid.i, verb), "gerund", hearer)
    return _phrase_contents(sentence, verb, cue, cue_last, hearer)


def _phrase_contents(sentence: Sentence, verb: Token, cue: Cue, cue_last: int, hearer: Token | None) -> Content | None:
    obj = next((kid for kid in sentence.kids(verb.i, "dobj") if kid.i > cue_last), None)
    if obj is not None:
        for part in ("of", "as", "for", "to"):
            if not cue.takes(f"obj+{part}"):
                continue
            under = (kid for below in sentence.subtree(obj.i) for kid in sentence.kids(below, "prep"))
            for kid in (*sentence.kids(verb.i, "prep"), *under):
                if kid.lower == part and kid.i > obj.i and (part != "of" or kid.head == verb.i or _gerund(sentence, kid)):
                    last = max(_right(sentence, kid.i, verb), _right(sentence, obj.i, verb))
                    return Content(_left(sentence, obj.i, cue_last), last, f"obj+{part}", obj)
    if cue.takes("obj+pred"):
        for kid in sentence.kids(verb.i, "oprd", "ccomp", "xcomp"):
            small = any(part.i > cue_last for part in sentence.kids(kid.i, "nsubj"))
            if kid.i <= cue_last or (kid.dep == "ccomp" and not small):
                continue
            if sentence[cue_last + 1].lower == "on" or sentence[kid.i - 1].lower == "to":
                continue
            inner = obj or next(iter(sentence.kids(kid.i, "nsubj")), None)
            first = _left(sentence, inner.i if inner is not None and inner.i > cue_last else kid.i, cue_last)
            return Content(first, _right(sentence, kid.i, verb), "obj+pred", hearer)
    governed = cue.prepositions()
    for kid in sentence.kids(verb.i, "prep"):
        prep = kid.lower
        if prep not in governed or kid.i < verb.i or not sentence.kids(kid.i, "pobj", "pcomp"):
            continue
        if prep in ("on", "upon"):
            person = next(iter(sentence.kids(kid.i, "pobj")), None)
            inf = next((k for k in sentence.kids(verb.i, "xcomp", "advcl", "ccomp") if k.i > kid.i), None)
            inf = inf or (next((k for k in sentence.kids(person.i, "acl", "relcl") if k.i > kid.i), None) if person else None)
            if inf is None or person is None or person.ent in ("DATE", "TIME") or not _to(sentence, inf):
                continue
            return Content(kid.i + 1, max(_right(sentence, inf.i, verb), _right(sentence, kid.i, verb)), "prep:on", person)
        return Content(kid.i + 1, _right(sentence, kid.i, verb), f"prep:{prep}", hearer)
    if obj is not None and cue.takes("np"):
        return Content(_left(sentence, obj.i, cue_last), _right(sentence, obj.i, verb), "np", hearer)
    if obj is not None and cue.takes("np:quoted"):
        return Content(_left(sentence, obj.i, cue_last), _right(sentence, obj.i, verb), "np:quoted", hearer)
    return None


def _to(sentence: Sentence, verb: Token) -> bool:
    return any(part.lower == "to" for part in sentence.kids(verb.i, "aux"))


def _gerund(sentence: Sentence, prep: Token) -> bool:
    return any(kid.dep == "pcomp" for kid in sentence.kids(prep.i))


def addressee(sentence: Sentence, verb: Token) -> Token | None:
    """Who is told: a person or body that is the verb's object, its dative, or stands behind "to"."""
    for kid in sentence.kids(verb.i, "dative", "dobj"):
        if kid.dep == "dative" and kid.pos == "ADP":
            return next(iter(sentence.kids(kid.i, "pobj")), None)
        told = kid.dep == "dative" or verb.lemma.lower() in words("telling")
        if told and kid.i > verb.i and kid.pos in ("NOUN", "PROPN", "PRON") and not kid.tag.startswith("W"):
            return kid
    for kid in sentence.kids(verb.i, "prep"):
        if kid.lower == "to" and kid.i > verb.i:
            return next(iter(sentence.kids(kid.i, "pobj")), None)
    return None


def _clause(sentence: Sentence, verb: Token, cue_last: int) -> Token | None:
    """The clause a verb of saying governs; of several the one behind it that begins with "that", else the biggest."""
    found = [kid for kid in sentence.kids(verb.i) if kid.dep in _CLAUSES and not _adverbial(sentence, kid)]
    if not found:
        if verb.dep == "parataxis" and verb.head != verb.i and verb.head < verb.i:
            return sentence[verb.head]
        return None
    for kid in found:
        if kid.i > cue_last and any(part.dep == "mark" and part.lower == "that" for part in sentence.kids(kid.i)):
            return kid
    return max(found, key=lambda kid: len(sentence.subtree(kid.i)))


def _rest(sentence: Sentence, verb: Token, cue_last: int) -> tuple[int, int] | None:
    """What follows a verb of saying whose clause the parser did not see: the words behind it, if there is a verb in a tense among them."""
    if verb.lemma.lower() not in words("plain") or not any(kid.dep == "nsubj" and kid.i < verb.i for kid in sentence.kids(verb.i)):
        return None
    first, last = cue_last + 1, len(sentence) - 1
    while first < last and (
        sentence[first].pos in ("ADV", "PUNCT") or sentence[first].lower == "that" or sentence[first].ent in ("DATE", "TIME")
    ):
        first += 1
    while last > first and sentence[last].pos == "PUNCT":
        last -= 1
    if first >= last or sentence[first].pos in ("ADP", "SCONJ", "CCONJ", "PUNCT"):
        return None
    tensed = [token for token in sentence.tokens[first + 1 : last + 1] if token.tag in _TENSED]
    return (first, last) if tensed and last - first > 3 else None


def _free_relative(sentence: Sentence, first: int) -> bool:
    """Whether a clause only names what a further cue says ("highlighting what it called ...")."""
    if sentence[first].lower != "what":
        return False
    verb = next((token for token in sentence.tokens[first + 1 : first + 6] if token.pos == "VERB"), None)
    cue = load_cues().verbs.get(verb.lemma.lower()) if verb is not None else None
    return cue is not None and cue.takes("obj+pred", "obj+as")


def _finite(sentence: Sentence, clause: Token, cue_last: int) -> bool:
    """Whether a clause could stand alone: "that", or a subject with a verb in a tense."""
    parts = sentence.kids(clause.i)
    if any(part.dep == "mark" and part.lower == "that" for part in parts) or clause.i < cue_last:
        return True
    tensed = clause.tag in _TENSED or any(part.tag in _TENSED for part in parts if part.dep.startswith("aux"))
    return tensed and any(part.dep in ("nsubj", "nsubjpass", "expl", "csubj") for part in parts)


def _adverbial(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause only tells when or why something was said ("before he died")."""
    return any(part.dep == "mark" and part.lower in ("before", "after", "because", "until", "since") for part in sentence.kids(clause.i))


def _clause_span(sentence: Sentence, verb: Token, clause: Token, cue_last: int, speaker_first: int) -> tuple[int, int] | None:
    if clause.i > cue_last:
        first = _left(sentence, clause.i, cue_last)
        while first < clause.i and ((sentence[first].dep == "mark" and sentence[first].lower == "that") or sentence[first].text in ",:"):
            first += 1
        before = [i for i in sentence.subtree(clause.i) if i < min(verb.i, speaker_first)]
        if len(before) > 2 and clause.i > cue_last and sentence[before[0]].pos != "SCONJ" and len(before) > clause.i - cue_last:
            first = before[0]
        return first, _right(sentence, clause.i, verb)
    edge = min(verb.i, speaker_first) - 1
    last = edge
    while last >= 0 and (sentence[last].text in ",;–—-" or (sentence[last].dep == "punct" and sentence[last].text not in _QUOTES)):
        last -= 1
    below = sentence.subtree(clause.i)
    first = min(below)
    if verb.head == verb.i:
        first = 0
    after = [i for i in below if i > max(verb.i, cue_last)]
    if after and sentence[below[-1]].pos == "PUNCT" and len(after) == 1:
        after = []
    if len(after) > 3 and any(sentence[i].pos in ("VERB", "AUX") for i in after) and last - first + 1 < len(after):
        return (first, below[-1])
    return (first, last) if last >= first else None


def _left(sentence: Sentence, i: int, bound: int) -> int:
    """The first token of a phrase that begins behind `bound`."""
    return min(k for k in sentence.subtree(i) if k > bound)


def _right(sentence: Sentence, i: int, verb: Token) -> int:
    """The last token of a phrase, without what the parser hung below it by mistake, and with what it hung elsewhere.

    Left out: a further cue of the same speaker ("..., adding that", "and say"), "according to", and what the paper adds in its own voice.
    """
    below = sentence.subtree(i)
    last = below[-1]
    for k in below:
        if k > max(i, verb.i + 1) and (cut := _cut(sentence, k, i, verb)) is not None:
            last = cut
            break
    else:
        last = _stretch(sentence, last, verb)
    while last > i and sentence[last].text in {",", ".", ";", ":", "--", "–", "—", "-", "!", "?"}:
        last -= 1
    return last


def _stretch(sentence: Sentence, last: int, verb: Token) -> int:
    """On to the next mark, where the words behind a phrase hang on none of the cue's own parts."""
    k = last + 1
    while k < len(sentence) and (sentence[k].pos not in ("PUNCT", "CCONJ") or sentence[k].text in "'’"):
        top = k
        while sentence[top].head not in (top, verb.i):
            top = sentence[top].head
        if top > last and sentence[top].dep in ("advcl", "prep", "conj", "npadvmod", "advmod", "ccomp", "xcomp", "parataxis"):
            return last
        last = k
        k += 1
    return last


def _cut(sentence: Sentence, k: int, i: int, verb: Token) -> int | None:
    """Where a phrase ends if token k of it belongs to the paper or to a further cue."""
    table = load_cues()
    token, previous = sentence[k], sentence[k - 1]
    evidential = (_phrase_end(sentence, k, cue.words) for cue in table.prepositions.get(token.lower, ()))
    if previous.text == "," and any(end is not None for end in evidential):
        return k - 1
    if token.dep == "mark" and token.lower in ("as", "while") and previous.text == "," and sentence[token.head].dep == "advcl":
        return k - 1
    if (
        token.dep == "mark"
        and token.lower == "as"
        and k + 1 < len(sentence)
        and sentence[k + 1].lower in ("he", "she", "they")
        and sentence[token.head].tag == "VBD"
    ):
        return k - 1
    if token.text == ";":
        return k - 1
    if token.pos not in ("VERB", "AUX"):
        return None
    subjects = sentence.kids(k, "nsubj", "nsubjpass")
    if token.dep == "conj" and subjects and verb.tag == "VBD" and sentence[i].tag != token.tag and token.tag in ("VBZ", "VBP"):
        joint = subjects[0].i
        below = sentence.subtree(joint)
        if below[0] and sentence[below[0] - 1].dep == "cc" and any(part.lower in ("would", "had") for part in sentence.kids(i, "aux")):
            return below[0] - 2
    cue = table.verbs.get(token.lemma.lower())
    if cue is None or cue.strength > 1:
        return None
    if token.dep == "relcl" and subjects and sentence.kids(k, "ccomp") and cue.stance in ("said", "claimed"):
        start = sentence.subtree(k)[0]
        return start - 1 if start - 1 > i and sentence[start].tag in ("WDT", "WP") else None
    if subjects:
        return None
    if token.tag == "VBG" and previous.text == ",":
        return k - 1
    if (
        token.dep == "conj"
        and same_tense(token, verb)
        and previous.dep == "cc"
        and sentence.kids(k, "ccomp", "xcomp", "dobj")
        and cue.stance in ("said", "claimed", "denied", "confirmed", "warned")
    ):
        return k - 2
    return None
