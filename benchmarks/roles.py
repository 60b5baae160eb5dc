"""Actor and recipient by one coded event, on the CAMEO role annotations of ConfliBERT's corpus.

python -m benchmarks.roles [--judge lexicon] [--show]

A sentence is right where one event has an actor that overlaps an annotated source and a party that overlaps an annotated target.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.outside import outside, read_jsonl
from dateline import Coder
from dateline.records import Actor, Event

Offsets = tuple[int, int]


def spans(row: dict[str, Any]) -> tuple[str, dict[str, list[Offsets]]]:
    """The sentence of a row and the offsets of its sources (S) and targets (T)."""
    text = ""
    found: dict[str, list[Offsets]] = {"S": [], "T": []}
    for token, tag in zip(row["tokens"], row["tags"], strict=True):
        glued = token in {".", ",", ";", ":", "?", "!", ")", "'s", "’s", "n't", "%"} or text.endswith(("(", "$", "’")) or token in {"’"}
        text += token if glued or not text else f" {token}"
        start = len(text) - len(token)
        if tag[2:] not in found:
            continue
        if tag.startswith("B-"):
            found[tag[2:]].append((start, len(text)))
        elif found[tag[2:]]:
            found[tag[2:]][-1] = (found[tag[2:]][-1][0], len(text))
    return text, found


def touches(actors: Iterable[Actor], gold: list[Offsets]) -> bool:
    """Whether one of the actors overlaps one of the spans."""
    return any(own.start < end and start < own.end for own in actors for start, end in gold)


def right(event: Event, gold: dict[str, list[Offsets]]) -> bool:
    """Whether an event has both; of a mutual event either party may be the target."""
    return touches(event.actors, gold["S"]) and touches((*event.recipients, *event.actors[1:]), gold["T"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judge", choices=["model", "lexicon"], default="model")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--show", action="store_true", help="print the sentences that are wrong")
    args = parser.parse_args()
    coder = Coder(judge=args.judge, model=args.model)
    found = events = total = 0
    for row in read_jsonl(outside("data", "cameo_roles_train.jsonl")):
        text, gold = spans(row)
        if not gold["S"] or not gold["T"]:
            continue
        total += 1
        coding = coder.code(text)
        events += len(coding.events)
        hit = any(right(event, gold) for event in coding.events)
        found += hit
        if args.show and not hit:
            print(text)
            print("   gold", [text[a:b] for a, b in gold["S"]], "->", [text[a:b] for a, b in gold["T"]])
            for event in coding.events:
                print(
                    "  ",
                    event.event,
                    [own.text for own in event.actors],
                    "->",
                    [own.text for own in event.recipients],
                    "|",
                    event.trigger.text,
                )
    print(f"sentences with both roles {total}; both found by one event {found / total:.3f}; events a sentence {events / total:.2f}")


if __name__ == "__main__":
    main()
