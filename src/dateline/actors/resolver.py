"""Who a phrase is: `Resolver.who` and, with its reasons, `Resolver.explain`.

A phrase is read as names and roles (`scan`) in a simple grammar: the head is the last of them before the first preposition, what
stands before it (adjectives, owners, bodies) and after it ("of", "in") says where it belongs. Knowledge is in `data/`; how it composes is
here.
"""

from __future__ import annotations

import datetime
from collections import OrderedDict
from dataclasses import replace
from pathlib import Path

from dateline.actors.answer import NOBODY, Answer
from dateline.actors.lexicon import Lexicon
from dateline.actors.overrides import read_overrides
from dateline.actors.parts import Parts
from dateline.actors.people import People, people
from dateline.actors.reading import read
from dateline.actors.scan import PLACE_KINDS, scan
from dateline.actors.tables import home, lexicon
from dateline.actors.words import key, split
from dateline.dates.expressions import expressions
from dateline.records import Actor

#: A day from which words such as "yesterday" are counted; which one does not matter.
DAY = datetime.date(2000, 1, 1)
#: Answers kept, since a story repeats its names; the oldest goes first.
REMEMBERED = 20_000
#: Words of a phrase that are read; no noun phrase is longer.
LONGEST = 80
PREPOSITIONS = frozenset({"of", "for", "in", "on", "without", "against", "to", "with", "and"})
SKIPPED = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "whose", "this", "that", "these", "those"})


class Resolver:
    """Resolves phrases to actors on a date.

    >>> Resolver().who("the French foreign minister", "2020-01-01").code
    'FRA'

    Args:
        extra: a CSV file of the user's, in the columns of any of the tables in `data/`; its rows win over ours.

    Raises:
        DataError: `extra` cannot be read or has none of the known sets of columns.
    """

    def __init__(self, extra: Path | None = None) -> None:
        self.lexicons: tuple[Lexicon, ...] = (lexicon(),)
        self.peoples: tuple[People, ...] = (people(),)
        if extra is not None:
            own_names, own_people = read_overrides(extra)
            self.lexicons = (own_names, *self.lexicons)
            self.peoples = (own_people, *self.peoples)
        self._memory: OrderedDict[tuple[str, str | None, str, bool | None], Answer] = OrderedDict()

    def who(self, phrase: str, date: str | None = None, context: str = "") -> Actor:
        """The actor a phrase names.

        Args:
            phrase: a noun phrase as a text has it ("former CIA officials").
            date: the ISO date on which offices are looked up; None takes the latest known.
            context: words around it, which decide where the phrase leaves the country or the reading open.

        Returns:
            An actor whose span is the phrase; code and country "" where none is known.
        """
        return self.explain(phrase, date, context).actor

    def explain(self, phrase: str, date: str | None = None, context: str = "", cased: bool | None = None) -> Answer:
        """As `who`, with the reasons, the confidence and what kind of thing the phrase is.

        Args:
            cased: whether the text around writes names with capitals; None lets the phrase itself tell.
        """
        asked = (phrase, date, context, cased)
        answer = self._memory.get(asked)
        if answer is None:
            answer = self._answer(phrase, date[:10] if date else None, context, cased)
            self._memory[asked] = answer
            if len(self._memory) > REMEMBERED:
                self._memory.popitem(last=False)
        return answer

    def heads(self, word: str) -> bool:
        """Whether any known name ends in a folded word: a phrase headed by another lower-case noun is no actor."""
        return any(known.last and word in known.last for known in self.lexicons)

    def state(self, code: str) -> str:
        """The name of a state by its code; the code itself where it is unknown."""
        return next((known.states[code] for known in self.lexicons if code in known.states), code)

    def states(self) -> dict[str, str]:
        """Codes of states to their names."""
        return self.lexicons[-1].states

    def code(self, name: str) -> str:
        """The code of a state by its name, "" where it is unknown."""
        return next((entry.code for known in self.lexicons for entry in known.get(key(name)) if entry.kind == "country"), "")

    def spread(self, words: list[str]) -> dict[int, int]:
        """Known names that go on behind a preposition ("Doctors Without Borders"): their first or second words to their last."""
        found = {}
        for i, word in enumerate(words):
            for known in self.lexicons:
                if known.reach.get(word, 0) < 3:
                    continue
                length, entries = known.longest(words, i)
                if (
                    length > 2
                    and entries[0].kind in ("organisation", "group", "party", "institution")
                    and PREPOSITIONS & set(words[i : i + length])
                ):
                    found.update(dict.fromkeys(range(i, i + length - 1), i + length - 1))
        return found

    def people_in(self, text: str) -> frozenset[str]:
        """Names of the known people whom a text names in full."""
        words = split(text)
        return frozenset[str]().union(*(known.in_full(words) for known in self.peoples))

    def countries_in(self, text: str, date: str | None = None) -> list[str]:
        """Codes of the countries a text names, in order: what a context contributes."""
        if not text:
            return []
        found = []
        for match in scan(split(text), self.lexicons, self.peoples, date):
            code = match.persons[0].code if match.persons else match.entry.code if match.kind in PLACE_KINDS | {"organisation"} else ""
            if code and code not in found:
                found.append(code)
        return found

    def _answer(self, phrase: str, date: str | None, context: str, cased: bool | None) -> Answer:
        words = split(phrase)[:LONGEST]
        while words and words[0][0] in SKIPPED and len(words) > 1:
            words = words[1:]
        around = self.countries_in(context, date)
        matches = scan(words, self.lexicons, self.peoples, date, around, cased)
        if not matches and _is_nobody(phrase.strip()):
            actor = Actor(phrase, 0, len(phrase), phrase.strip(), "", "", NOBODY, (NOBODY,))
            return Answer(actor, "", ("it is a time or signs, and so nobody",))
        answer = _at_home(read(Parts(phrase, words, matches, date, self.peoples, around)))
        return replace(answer, otherwise=_at_home(answer.otherwise)) if answer.otherwise else answer


def _is_nobody(phrase: str) -> bool:
    """Whether a phrase can be no actor at all: a time ("yesterday", "next Monday"), or signs only."""
    return not any(map(str.isalnum, phrase)) or any(item.end - item.start == len(phrase) for item in expressions(phrase, DAY))


def _at_home(answer: Answer) -> Answer:
    """An answer with the country that its code belongs to."""
    country = home(answer.actor.code)
    return answer if answer.actor.country == country else replace(answer, actor=replace(answer.actor, country=country))
