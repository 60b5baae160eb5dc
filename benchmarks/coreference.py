"""How often a mention in a news story is given to the right country or body.

    python -m benchmarks.coreference [--show] [--least 0.85]

`benchmarks/data/coreference.jsonl` holds short stories written for this project, each with its marked mentions: names, last names, titles,
definite nouns, pronouns, relative clauses, pairs, and traps (cities that are merely places, an "it" without meaning). A mention counts as
right when the codes of who it is are those expected (any of the alternatives given; none for a trap).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from dateline.actors import Mention, Mentions, Resolver, find_mentions
from dateline.language.parse import Parse
from dateline.language.pipeline import Parser
from dateline.records import Article, Block

STORIES = Path(__file__).parent / "data" / "coreference.jsonl"
PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "his", "its", "their", "them", "who", "which", "whose", "we", "i", "us"})
PAIRS = ("two", "both", "pair", "four", "sides", "neighbours", "duo")


def shape(text: str) -> str:
    """The kind of a marked mention, for the table of results."""
    words = text.lower().split()
    if len(words) == 1 and words[0] in PRONOUNS:
        return "pronoun"
    if any(word in PAIRS for word in words[:2]):
        return "pair"
    if words[0] in ("the", "his", "her", "its", "their"):
        return "definite"
    return "name" if text[:1].isupper() and len(words) == 1 else "other"


def found(parse: Parse, mentions: Mentions, start: int, end: int) -> Mention | None:
    """The mention headed inside a marked stretch that fits it best."""
    sentence = parse.sentence_at(start)
    if sentence is None:
        return None
    best, score = None, 0.0
    for head in sentence.tokens:
        mention = mentions.at(sentence.index, head.i) if start <= head.start < end else None
        if mention is None or (mention.kind == "adjective" and head.end < end):
            continue
        first, last = sentence[mention.first].start, sentence[mention.last].end
        overlap = (min(last, end) - max(first, start)) / (max(last, end) - min(first, start))
        if overlap > score:
            best, score = mention, overlap
    return best


def main() -> None:
    """Print the share of right mentions by shape; exit 1 below --least."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--show", action="store_true", help="print every wrong mention")
    options.add_argument("--least", type=float, default=0.85, help="the share below which the exit status is 1")
    chosen = options.parse_args()
    parser, resolver = Parser(), Resolver()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for line in STORIES.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        text = story["text"]
        article = Article(story["story"], "", text, story["date"], blocks=(Block("body", 0, len(text)),))
        parse = parser.parse(article)
        mentions = find_mentions(parse, resolver)
        for marked in story["mentions"]:
            mention = found(parse, mentions, marked["start"], marked["end"])
            codes = {actor.code for actor in mention.actors} if mention else set()
            kind = shape(marked["text"])
            total[kind] += 1
            if any(codes == set(expected) for expected in marked["codes"]):
                right[kind] += 1
            elif chosen.show:
                print(f"{story['story']}: {marked['text']!r} expected {marked['codes']}, got {sorted(codes)}\n    {text}")
    for kind, count in total.most_common():
        print(f"{kind:10} {right[kind]:4} of {count:4}  {right[kind] / count:.3f}")
    share = right.total() / total.total()
    print(f"{'all':10} {right.total():4} of {total.total():4}  {share:.3f}")
    sys.exit(share < chosen.least)


if __name__ == "__main__":
    main()
