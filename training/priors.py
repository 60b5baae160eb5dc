"""Count how often the corpus labels each trigger of the lexicon with each act (python -m training.priors).

Writes src/dateline/events/data/priors.csv, by which the coder judges without the encoder and steadies it with it. Sentences that are held
out are not counted.
"""

from __future__ import annotations

import csv
from collections import Counter

from dateline.events.candidates import statement_trigger
from dateline.events.judge import PRIORS
from dateline.events.training.data import held_out
from dateline.events.triggers import Trigger, find_triggers, load_lexicon
from dateline.language import Parser, Sentence
from dateline.records import Article, Block
from training.data import CORPUS, PROPOSED
from training.markup import Example, read_markup


def trigger_of(example: Example, sentences: tuple[Sentence, ...]) -> Trigger | None:
    """The lexicon's trigger that overlaps the example's mark most, or None."""
    lexicon = load_lexicon()
    best: tuple[int, Trigger | None] = (0, None)
    for sentence in sentences:
        triggers = find_triggers(sentence, lexicon)
        if example.source.startswith(("statements", "stories")):
            said = [statement_trigger(sentence, own.head, lexicon) for own in triggers if own.pos == "verb"]
            # in stories both kinds stand; what somebody says is marked with its auxiliaries and complements
            triggers = said if example.source.startswith("statements") else triggers + said
        for own in triggers:
            spans = [(sentence[i].start, sentence[i].end) for i in own.tokens]
            shared = sum(max(0, min(b, d) - max(a, c)) for a, b in spans for c, d in example.trigger)
            if own.readings and shared > best[0]:
                best = (shared, own)
    return best[1]


def main() -> None:
    parser = Parser()
    counts: Counter[tuple[str, str, str]] = Counter()
    paths = [*sorted(CORPUS.glob("*.txt")), *sorted(PROPOSED.glob("*.txt"))]
    for example in read_markup(paths):
        if held_out(example.sentence):
            continue
        article = Article("", "", example.sentence, language="en", blocks=(Block("body", 0, len(example.sentence)),))
        trigger = trigger_of(example, parser.parse(article).sentences)
        if trigger is not None:
            counts[trigger.pattern, trigger.pos, example.act] += 1
    with PRIORS.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(("trigger", "pos", "act", "count"))
        writer.writerows((*key, count) for key, count in sorted(counts.items()))
    print(f"{sum(counts.values())} labels of {len({key[:2] for key in counts})} triggers")


if __name__ == "__main__":
    main()
