"""How often the status of a deed is right: 605 sentences of this project's own, and the triggers of gold articles.

    python -m benchmarks.status [--half a|b] [--least 0.90] [--show] [GOLD]

`benchmarks/status/a.jsonl` and `b.jsonl` hold a sentence a line: text with the trigger in braces, its status, the day it was published.
Many are minimal pairs. The rules and tables of `dateline.events.status` were written looking at half a only; half b was measured when
they were done. With GOLD (such as `../shared/gold/dev`) the status at the head word of each event's first trigger is compared with those
that annotators gave; as PLOVER has it, a future AGREE, CONCEDE or THREATEN is actual.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from benchmarks.quotes import lines
from dateline.events.status import status_of
from dateline.language.parse import Parse, Sentence
from dateline.language.pipeline import Parser
from dateline.records import Article, Block

SENTENCES = Path(__file__).parent / "status"
#: Types whose promise of a deed is the deed.
DERIVED = frozenset({"AGREE", "CONCEDE", "THREATEN"})


def measure(parser: Parser, half: str, show: bool) -> tuple[int, int]:
    """Right cases and all cases of one half."""
    right, wrong = 0, Counter[tuple[str, str]]()
    rows = [json.loads(line) for line in (SENTENCES / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        text = row["text"].replace("{", "").replace("}", "")
        parse = parser.parse(Article("", "", text, blocks=(Block("body", 0, len(text)),)))
        at = row["text"].index("{")
        sentence = parse.sentence_at(at)
        token = sentence.token_at(at) if sentence else None
        given: str = status_of(sentence, token.i, row["published"]) if sentence and token else ""
        right += given == row["status"]
        if given != row["status"]:
            wrong[row["status"], given] += 1
            if show:
                print(f"{half}: {row['status']}, not {given}: {row['text']}")
    for (expected, given), count in wrong.most_common():
        print(f"  {count} {expected} taken for {given}")
    return right, len(rows)


def head_of(parse: Parse, start: int, end: int) -> tuple[Sentence, int] | None:
    """The sentence and the head word of a stretch of text."""
    sentence = parse.sentence_at(start)
    inside = [token for token in sentence.tokens if token.start < end and token.end > start] if sentence else []
    if sentence is None or not inside:
        return None
    places = {token.i for token in inside}
    return sentence, next((token.i for token in inside if token.head not in places or token.head == token.i), inside[0].i)


def measure_gold(parser: Parser, folder: Path, show: bool) -> tuple[int, int]:
    """Right events and all events of gold articles."""
    right = total = 0
    articles = {row["id"]: row for row in map(json.loads, (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines())}
    for truth in map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()):
        row = articles[truth["id"]]
        parse = parser.parse(Article(row["id"], "", row["text"], row.get("published"), blocks=lines(row["text"], truth["furniture"])))
        for event in truth["events"]:
            place = next((found for start, end in event["triggers"] if (found := head_of(parse, start, end))), None)
            if place is None:
                continue
            given: str = status_of(*place, row.get("published"), event["types"][0])
            if given == "future" and event["types"][0] in DERIVED:
                given = "actual"
            right, total = right + (given in event["statuses"]), total + 1
            if show and given not in event["statuses"]:
                print(f"gold: {event['statuses']}, not {given}: {event['trigger_text']} | {event['sentence'][:200]}")
    return right, total


def main() -> None:
    """Print the share of right statuses; exit 1 below --least."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", nargs="?", type=Path)
    options.add_argument("--half", choices=["a", "b"], help="only one half")
    options.add_argument("--show", action="store_true", help="print every wrong case")
    options.add_argument("--least", type=float, default=0.90, help="the share of a half below which the exit status is 1")
    chosen = options.parse_args()
    parser, low = Parser(), False
    for half in chosen.half or "ab":
        right, total = measure(parser, half, chosen.show)
        low |= right / total < chosen.least
        print(f"half {half}: {right} of {total}: {right / total:.3f}")
    if chosen.gold is not None:
        right, total = measure_gold(parser, chosen.gold, chosen.show)
        print(f"gold triggers: {right} of {total}: {right / total:.3f}")
    sys.exit(low)


if __name__ == "__main__":
    main()
