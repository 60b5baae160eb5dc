"""What the lexicon and the syntax propose for the corpus's marked events: where recall is lost before the judge.

python -m benchmarks.candidates [--every 5] [--show trigger|actor|recipient]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable

from dateline.actors import Resolver, find_mentions
from dateline.events.candidates import Candidate, propose
from dateline.events.triggers import load_lexicon
from dateline.language import Parser
from dateline.records import Article, Block
from training.data import CORPUS, held_out
from training.markup import Example, read_markup

Offsets = tuple[int, int]


def overlap(first: Iterable[Offsets], second: Iterable[Offsets]) -> bool:
    """Whether a span of one overlaps a span of the other."""
    return any(a < d and c < b for a, b in first for c, d in second)


def shifted(spans: Iterable[Offsets], by: int) -> list[Offsets]:
    """Spans moved from a sentence's own offsets to the text's."""
    return [(start + by, end + by) for start, end in spans]


def verdict(example: Example, candidates: list[Candidate]) -> str:
    """How far the best candidate comes: no trigger, no actor, no recipient, the wrong act, or right."""
    best = "trigger"
    order = ["trigger", "actor", "recipient", "act", "right"]
    for own in candidates:
        start = own.sentence.start
        if not overlap(shifted(own.trigger_spans(), start), example.trigger):
            continue
        actors, recipients = shifted(own.spans(own.actors), start), shifted(own.spans(own.recipients), start)
        result = "right"
        if example.actor and not overlap(actors, example.actor):
            result = "actor"
        elif example.recipient and not overlap([*recipients, *actors[1:]], example.recipient):
            result = "recipient"
        elif example.act not in {reading.act for reading in own.trigger.readings}:
            result = "act"
        best = max(best, result, key=order.index)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=5, help="take every Nth sentence that is not held out")
    parser.add_argument("--show", choices=["trigger", "actor", "recipient", "act"])
    args = parser.parse_args()
    files = [path for path in sorted(CORPUS.glob("*.txt")) if path.stem not in ("none", "statements")]
    examples = [example for example in read_markup(files) if not held_out(example.sentence)][:: args.every]
    parsing, resolver, lexicon = Parser(), Resolver(), load_lexicon()
    counts: Counter[str] = Counter()
    for example in examples:
        article = Article("", "", example.sentence, language="en", blocks=(Block("body", 0, len(example.sentence)),))
        parse = parsing.parse(article)
        mentions = find_mentions(parse, resolver)
        candidates = [own for sentence in parse.sentences for own in propose(sentence, mentions, lexicon)]
        result = verdict(example, candidates)
        counts[result] += 1
        if result == args.show:
            words = {role: [example.sentence[a:b] for a, b in getattr(example, role)] for role in ("actor", "trigger", "recipient")}
            print(f"{example.act} {words} | {example.sentence}")
            for own in candidates:
                print("    ", own.trigger.pattern, [a.actors[0].text for a in own.actors], "->", [a.actors[0].text for a in own.recipients])
    total = sum(counts.values())
    print(", ".join(f"{name} {counts[name] / total:.3f}" for name in ("right", "act", "recipient", "actor", "trigger")), f"of {total}")


if __name__ == "__main__":
    main()
