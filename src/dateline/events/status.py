"""Whether the deed that a word names happened: actual, future, hypothetical, historical or negated.

The deed's own clause is read first (modals, negation, conditions), then the words above it, step by step as far as they bear on it: verbs,
adjectives and nouns that take it as their content ("threatened to", "unable to", "the prospect of"). A deed that stands after all that is
historical where its clause dates it clearly before the story. The tables are in data/status.yaml.
"""

from __future__ import annotations

from dateline.events.mood import (
    FINITE,
    Tables,
    clause_mood,
    complement,
    has,
    has_modal,
    is_denied,
    is_finite,
    is_nothing,
    load_tables,
    verb_keys,
)
from dateline.events.past import is_past
from dateline.language.parse import Sentence, Token
from dateline.quotes.cues import load_cues
from dateline.records import Status

_LONGEST_CLIMB = 12


def status_of(sentence: Sentence, trigger: int, published: str | None = None, event: str | None = None) -> Status:
    """The status of the deed whose verb or noun stands at position `trigger`.

    Args:
        sentence: the sentence that tells it.
        trigger: position of the trigger's head token.
        published: the article's ISO date; without it, years are read against the tense alone.
        event: the event's PLOVER type, if known. Of a type that words alone bring about, a trigger that is no word of saying is what was
            said, and saying it is the deed: "both sides should disarm" is an actual REQUEST, "we will not leave" an actual REJECT.

    Returns:
        What the words say of the deed itself. PLOVER's derivations (a future meeting is an agreement to meet) are the coder's.
    """
    token = sentence[trigger]
    verbal = token.pos in ("VERB", "AUX") or (token.tag.startswith("VB") and token.pos != "NOUN")
    walk = _Walk(sentence, trigger, load_tables())
    status = walk.verb(trigger) if verbal else walk.noun(trigger)
    if event in walk.tables.lists["spoken"] and verbal and status != "actual" and not _says(token):
        status = "actual" if has_modal(sentence, trigger) else status
    if status == "actual" and any(is_past(sentence, i, published) for i in walk.clauses):
        return "historical"
    return status


def _says(token: Token) -> bool:
    """Whether a verb is a word of saying by the cues' table; a "continue" is none."""
    cue = load_cues().verbs.get(token.lemma.lower())
    return cue is not None and (cue.strength == 1 or cue.stance != "said")


class _Walk:
    """One climb from a trigger to the top of what bears on it; `clauses` are the tokens whose time is the deed's."""

    def __init__(self, sentence: Sentence, trigger: int, tables: Tables) -> None:
        self.sentence = sentence
        self.tables = tables
        self.clauses = [trigger]
        self.steps = 0

    # --- verbs ---------------------------------------------------------------------------------------------------------------------

    def verb(self, i: int) -> Status:
        """The status of a deed told by the verb at i."""
        return self._above(i, clause_mood(self.sentence, i))

    def _above(self, i: int, status: Status) -> Status:
        """What the words over a verb's clause make of it."""
        self.steps += 1
        sentence, token = self.sentence, self.sentence[i]
        if token.dep == "ROOT" or token.head == i or self.steps > _LONGEST_CLIMB:
            return self._headline(i, status)
        head = sentence[token.head]
        infinitive = any(kid.lower == "to" and kid.dep == "aux" for kid in sentence.kids(i))
        if token.dep == "conj":
            return self._conjunct(i, head, status)
        if token.dep in ("acl", "relcl", "ccomp", "advcl", "xcomp") and head.pos in ("NOUN", "PROPN", "PRON"):
            if token.dep == "relcl" and not infinitive:
                return status
            return self._under_noun(head, status, infinitive, i)
        if token.dep in ("pcomp", "prep"):
            return self._behind_preposition(head if token.dep == "pcomp" else token, status)
        if token.dep == "advcl":
            return self._adverbial(i, head, infinitive, status)
        if token.dep in ("xcomp", "ccomp", "acomp", "oprd", "acl", "dep", "parataxis", "csubj"):
            form = (
                "infinitive"
                if infinitive or (token.tag == "VB" and not is_finite(self.sentence, i))
                else "gerund"
                if token.tag == "VBG" and not is_finite(self.sentence, i)
                else "clause"
            )
            if form == "infinitive" and token.dep == "ccomp" and any(kid.lower == "that" for kid in sentence.kids(i, "mark")):
                form = "clause"
            return self._governed(head, form, status)
        return status

    def _headline(self, i: int, status: Status) -> Status:
        """ "Oman to host negotiators": a headline's infinitive is its future."""
        if status == "actual" and any(kid.lower == "to" for kid in self.sentence.kids(i, "aux")):
            return "future"
        return status

    def _conjunct(self, i: int, head: Token, status: Status) -> Status:
        """A verb that shares another's subject shares its modals, and what stands over both."""
        sentence = self.sentence
        if any(kid.dep in ("nsubj", "nsubjpass", "expl") for kid in sentence.kids(i)) or head.pos not in ("VERB", "AUX"):
            return status
        between = {token.lower for token in sentence.tokens[head.i + 1 : i] if token.dep == "cc"}
        same = sentence[i].tag == head.tag or not is_finite(self.sentence, i)
        # "had no troops there and called on the rebels": the "no" of its object is not shared, but behind "or" and "nor"
        shared = clause_mood(self.sentence, head.i, objects=not between.isdisjoint(("or", "nor")))
        if status == "actual" and same and not (shared == "negated" and "but" in between):
            status = shared
        return self._above(head.i, status) if same else status

    def _adverbial(self, i: int, head: Token, infinitive: bool, status: Status) -> Status:
        """Purposes and participles: of the main clause's mood; "rather than", "without" and the like undo."""
        sentence, tables = self.sentence, self.tables
        marks = {kid.lower for kid in sentence.kids(i, "mark", "advmod", "cc")}
        previous = sentence[min(sentence.subtree(i)) - 1].lower if min(sentence.subtree(i)) else ""
        if marks & tables.lists["undone"] or previous in ("than", "without"):
            return "negated"
        if head.pos in ("ADJ", "ADV") and infinitive:
            return self._governed(head, "infinitive", status)
        if head.pos not in ("VERB", "AUX"):
            return status
        if infinitive:
            op = tables.of("infinitive", *verb_keys(self.sentence, head))
            if op is not None:
                return self._governed(head, "infinitive", status)
            if status == "actual" and head.lemma not in tables.lists["enacted"]:
                return "future"
            return status if status != "actual" else self._outer(head.i, status)
        if sentence[i].tag in ("VBG", "VBN") and not marks and not is_finite(self.sentence, i) and status == "actual":
            outer = clause_mood(self.sentence, head.i)
            self.clauses.append(head.i)
            return outer if outer in ("future", "hypothetical") else status
        return status

    def _governed(self, head: Token, form: str, status: Status) -> Status:
        """A clause under a verb or an adjective that takes it as its content."""
        if head.pos in ("ADJ", "ADV") or (head.pos not in ("VERB", "AUX") and head.lower in self.tables.classes["adjectives"]):
            return self._under_adjective(head, status)
        if head.pos not in ("VERB", "AUX"):
            return status
        if head.lower in self.tables.lists["modals.hypothetical"]:
            return "hypothetical"
        if head.lower == "were" and form == "infinitive" and not any(kid.i < head.i for kid in self.sentence.kids(head.i, "nsubj")):
            return "hypothetical"
        if head.lemma == "be" and form == "infinitive":
            return self._joined("future", head.i, status)
        if head.lemma == "have" and form == "infinitive":
            if any(kid.lower == "yet" for kid in (*self.sentence.kids(head.i), *self.sentence.kids(complement(self.sentence, head.i)))):
                return "negated"
            return self._outer(head.i, status) if head.tag in ("VBD", "VB") else "hypothetical"
        op = self.tables.of(form, *verb_keys(self.sentence, head))
        if form == "infinitive" and head.lemma == "go" and head.tag != "VBG":
            op = None
        if head.lemma == "threaten" and self.sentence[complement(self.sentence, head.i)].lemma in self.tables.lists["unwilled"]:
            op = "hypothetical"
        if form == "clause":
            if op == "hypothetical" and head.lemma in self.tables.lists["subjunctive"]:
                child = complement(self.sentence, head.i)
                bare = self.sentence[child].tag == "VB" and not any(kid.tag == "MD" for kid in self.sentence.kids(child, "aux"))
                op = op if bare else None
            if op is None or (op == "future" and (status == "negated" or is_finite(self.sentence, complement(self.sentence, head.i)))):
                adjective = next(
                    (kid for kid in self.sentence.kids(head.i, "acomp") if kid.lower in self.tables.classes["adjectives"]), None
                )
                return self._under_adjective(adjective, status) if adjective is not None and head.lemma == "be" else status
        if op is None:
            return self._outer(head.i, status)
        return self._joined(op, head.i, status)

    def _joined(self, op: Status, head: int, status: Status) -> Status:
        """A deed of a status under a word of a class; a negated "fail" or "deny" lets the deed stand."""
        denied = clause_mood(self.sentence, head) == "negated"
        self.clauses.append(head)
        if op == "negated":
            return status if denied else ("actual" if status == "negated" else "negated")
        if status == "negated" or denied:
            return "negated"
        outer = self._above(head, clause_mood(self.sentence, head)) if op != "hypothetical" else op
        if outer in ("negated", "hypothetical"):
            return outer
        return "hypothetical" if status == "hypothetical" else op

    def _outer(self, head: int, status: Status) -> Status:
        """A deed under a verb that tells only how it was done ("began to", "was forced to"): that verb's mood is the deed's."""
        self.clauses.append(head)
        own = clause_mood(self.sentence, head)
        if status == "actual" or own == "negated":
            status = own
        return self._above(head, status)

    def _under_adjective(self, head: Token, status: Status) -> Status:
        op = self.tables.of("adjectives", head.lower, head.lemma)
        verb = self.sentence[head.head] if head.dep in ("acomp", "advcl", "oprd", "attr", "advmod") else None
        denied = verb is not None and verb.pos in ("VERB", "AUX") and is_denied(self.sentence, verb.i)
        if op is None:
            return "negated" if denied and head.lower == "true" else status
        if op == "negated":
            return status if denied else "negated"
        if status == "negated":
            return status
        return "negated" if denied and op == "future" else op

    def _under_noun(self, noun: Token, status: Status, infinitive: bool, verb: int) -> Status:
        """A clause that a noun holds ("a plan to attack", "the claim that they attacked")."""
        tables = self.tables
        if noun.lemma in tables.lists["nouns.claims"] and not infinitive:
            outer = self._object(noun)
            return "negated" if outer == "negated" else status
        op = tables.of("nouns", noun.lemma)
        if op is None and infinitive and self._object(noun) == "negated":
            return "negated"
        if op is None or op not in ("future", "hypothetical", "negated"):
            finite = any(token.tag in FINITE for token in self.sentence.tokens)
            if infinitive and not finite and status == "actual":
                return "future"
            return "future" if infinitive and status == "actual" and noun.dep in ("dobj", "pobj") and verb > noun.i else status
        if status == "negated":
            return status
        if is_nothing(self.sentence, noun):
            return "negated"
        if op == "negated":
            return "negated"
        outer = self._object(noun)
        return outer if outer == "negated" else op

    def _object(self, noun: Token) -> Status | None:
        """What the verb over a noun says of it, if the noun is its object or passive subject."""
        verb = self.sentence[noun.head]
        if noun.dep in ("dobj", "nsubjpass") and verb.pos == "VERB":
            if verb.lemma in self.tables.lists["dropping"]:
                return "negated"
            if is_denied(self.sentence, verb.i):
                return "negated"
            return self.tables.of("object", *verb_keys(self.sentence, verb))
        if noun.dep == "nsubj" and verb.lemma in self.tables.lists["foundering"]:
            return "negated"
        return None

    def _behind_preposition(self, prep: Token, status: Status) -> Status:
        """A gerund behind a preposition ("without naming", "from attacking", "short of condemning")."""
        sentence, tables = self.sentence, self.tables
        head = sentence[prep.head]
        if prep.i and sentence[prep.i - 1].lower in tables.lists["undone"]:
            return "negated"
        if prep.lower in ("without", "than") or (prep.lower == "of" and head.lower in tables.lists["undone"]) or prep.lower == "instead":
            return "negated"
        if head.pos in ("ADP", "SCONJ", "ADV") and head.lower in tables.lists["undone"]:
            return "negated"
        if head.lemma in tables.lists["blaming"]:
            return status
        if head.pos in ("NOUN", "PROPN"):
            op = tables.of("nouns", head.lemma)
            if prep.lower in ("of", "for", "about", "against") and op in ("future", "hypothetical", "negated"):
                return "negated" if is_nothing(self.sentence, head) else op
            verb = sentence[head.head]
            if prep.lower == "from" and head.dep == "dobj" and has(tables.lists["from"], verb_keys(self.sentence, verb)):
                return "negated" if not is_denied(self.sentence, verb.i) else status
            return status
        if head.pos in ("VERB", "AUX"):
            keys = verb_keys(self.sentence, head)
            if prep.lower == "from" and has(tables.lists["from"], keys):
                return "negated" if not is_denied(self.sentence, head.i) else status
            compound = tuple(f"{key} {prep.lower}" for key in keys)
            op = tables.of("gerund", *compound) or tables.of("preposition", *compound) or tables.of("gerund", *keys)
            return (
                self._joined(op, head.i, status) if op is not None else (self._outer(head.i, status) if head.lemma == "succeed" else status)
            )
        if head.pos == "ADJ":
            return self._under_adjective(head, status)
        return status

    # --- nouns ---------------------------------------------------------------------------------------------------------------------

    def noun(self, i: int) -> Status:
        """The status of a deed told by the noun at i."""
        sentence, tables = self.sentence, self.tables
        if is_nothing(self.sentence, sentence[i]):
            return "negated"
        for kid in sentence.kids(i, "amod", "compound", "nmod"):
            op = tables.of("modifiers", kid.lower)
            if op is not None:
                return op
        return self._noun_above(i)

    def _noun_above(self, i: int) -> Status:
        self.steps += 1
        sentence, tables, token = self.sentence, self.tables, self.sentence[i]
        head = sentence[token.head]
        if token.head == i or self.steps > _LONGEST_CLIMB:
            return "actual"
        if token.dep == "conj":
            return self._noun_above(head.i)
        if token.dep in ("compound", "nmod") and head.pos in ("NOUN", "PROPN"):
            op = tables.of("nouns", head.lemma)
            return op if op in ("future", "hypothetical", "negated") else self.noun(head.i)
        if token.dep in ("dobj", "nsubjpass", "nsubj", "attr", "npadvmod") and head.pos in ("VERB", "AUX"):
            if token.dep != "attr":
                self.clauses.append(head.i)
            return self._noun_of_verb(token, head)
        if token.dep == "pobj":
            return self._noun_behind(head)
        return "actual"

    def _noun_of_verb(self, noun: Token, verb: Token) -> Status:
        """A deed as object or subject: of its verb's class; of its mood where the verb only carries it."""
        tables = self.tables
        keys = verb_keys(self.sentence, verb)
        if noun.dep in ("dobj", "nsubjpass", "npadvmod"):
            op = tables.of("object", *keys)
            if op == "historical":
                return op
            if op is not None:
                return self._joined(op, verb.i, "actual")
            if is_denied(self.sentence, verb.i) and has(tables.lists["light"], keys):
                return "negated"
            return self._outer(verb.i, "actual") if has(tables.lists["light"], keys) else "actual"
        if noun.dep == "attr" or has(tables.lists["occur"], keys):
            adjective = next((kid for kid in self.sentence.kids(verb.i, "acomp") if kid.lower in tables.classes["adjectives"]), None)
            if adjective is not None and verb.lemma == "be":
                return self._under_adjective(adjective, "actual")
            return self._outer(verb.i, "actual")
        op = tables.of("infinitive", verb.lemma)
        if verb.lemma in ("expect", "plan", "schedule") and op is not None:
            return op
        return "actual"

    def _noun_behind(self, prep: Token) -> Status:
        """A deed behind a preposition ("the threat of war", "called for talks", "without talks")."""
        sentence, tables = self.sentence, self.tables
        head = sentence[prep.head]
        if prep.lower in ("without",):
            return "negated"
        if head.pos in ("NOUN", "PROPN"):
            if prep.lower in ("of", "for", "about", "against", "on", "to"):
                if head.lemma in tables.lists["nouns.transparent"] and prep.lower == "of":
                    return self.noun(head.i)
                op = tables.of("nouns", head.lemma)
                if op in ("future", "hypothetical", "negated") and not (prep.lower == "on" or (op == "future" and prep.lower == "to")):
                    return "hypothetical" if head.lemma == "threat" else op
            return "actual"
        if head.pos in ("VERB", "AUX"):
            if prep.lower in ("in", "during"):
                self.clauses.append(head.i)
            keys = verb_keys(self.sentence, head)
            if prep.lower == "from" and has(tables.lists["from"], keys):
                return "negated"
            op = tables.of("preposition", *(f"{key} {prep.lower}" for key in keys)) or tables.of("object", f"{head.lemma} {prep.lower}")
            if op is None and f"{head.lemma} {prep.lower}" in tables.lists["light"]:
                return self._outer(head.i, "actual")
            if op is None and (head.lemma, prep.lower) in (("be", "on"), ("be", "in"), ("enter", "into")):
                return self._outer(head.i, "actual")
            return self._joined(op, head.i, "actual") if op is not None else "actual"
        if head.pos in ("ADP", "SCONJ", "ADV") and head.lower in tables.lists["undone"]:
            return "negated"
        return "actual"
