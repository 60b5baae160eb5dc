"""Write out what the coder proposes on corpus sentences beside their marked event, or on whole stories, for annotators to label.

    python -m training.propose training/corpus/*.txt > proposals.txt       # one marked candidate a line, numbered
    python -m training.propose --stories training/stories/*.txt > proposals.txt
    python -m training.propose --labels labels.txt proposals.txt >> training/proposed/proposed.txt

A label line is the number and what stands after the bar in the corpus: "17 ACCUSE disapprove" or "18 NONE". The candidates are what the
judge meets in articles, so their labels teach it what to refuse.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from dateline.ontology import load_ontology
from training.markup import Example, parse_line, read_markup


def write_markup(sentence: str, marks: dict[str, tuple[tuple[int, int], ...]]) -> str | None:
    """A sentence with its spans marked; None where spans cross."""
    spans = sorted((start, end, role) for role, own in marks.items() for start, end in own)
    if any(first[1] > second[0] for first, second in pairwise(spans)):
        return None
    text, position = [], 0
    for start, end, role in spans:
        words = sentence[start:end]
        text += [sentence[position:start], f"{{{words}}}" if role == "T" else f"[{role} {words}]"]
        position = end
    return "".join([*text, sentence[position:]])


def in_stories(paths: list[Path]) -> Iterator[str]:
    """Every candidate of the coder in whole stories, where pronouns, quotes and earlier sentences have their say."""
    from dateline import Coder
    from dateline.actors import find_mentions
    from dateline.events.candidates import candidates_of
    from dateline.events.coder import marked
    from dateline.quotes import find_quotes

    coder = Coder(judge="lexicon")
    for path in paths:
        parse = coder.parser.parse(coder.article(path.read_text(encoding="utf-8")))
        mentions = find_mentions(parse, coder.resolver)
        sentences = [sentence for sentence in parse.sentences if sentence.block.kind == "body"]
        for candidate in candidates_of(parse, sentences, mentions, find_quotes(parse, mentions), coder.lexicon):
            own = marked(candidate)
            line = write_markup(own.sentence, {"A": own.actor, "R": own.recipient, "T": own.trigger})
            if line and (own.actor or own.recipient) and len(own.sentence.split()) >= 5 and "\n" not in line:
                yield line


def proposals(examples: list[Example]) -> Iterator[str]:
    """Candidates of the coder that share no trigger word with the sentence's own mark."""
    from dateline.actors import Resolver, find_mentions
    from dateline.events.candidates import propose
    from dateline.events.triggers import load_lexicon
    from dateline.language import Parser
    from dateline.records import Article, Block

    parser, resolver, lexicon = Parser(), Resolver(), load_lexicon()
    for example in examples:
        article = Article("", "", example.sentence, language="en", blocks=(Block("body", 0, len(example.sentence)),))
        parse = parser.parse(article)
        mentions = find_mentions(parse, resolver)
        for sentence in parse.sentences:
            for candidate in propose(sentence, mentions, lexicon):
                marks = {
                    "A": candidate.spans(candidate.actors),
                    "R": candidate.spans(candidate.recipients),
                    "T": candidate.trigger_spans(),
                }
                shift = sentence.start
                trigger = [(start + shift, end + shift) for start, end in marks["T"]]
                if any(start < own[1] and own[0] < end for start, end in trigger for own in example.trigger):
                    continue
                if (marked := write_markup(sentence.text, marks)) and len(sentence.text.split()) >= 5:
                    yield marked


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--stories", action="store_true", help="the paths are stories as plain text, not corpus files")
    parser.add_argument("--labels", type=Path, help="join these labels to the proposals and write corpus lines")
    parser.add_argument("--ontology", type=Path, help="types and modes of your own (YAML); default: PLOVER")
    args = parser.parse_args()
    ontology = load_ontology(args.ontology) if args.ontology else None
    if args.labels is None:
        found = in_stories(args.paths) if args.stories else proposals(list(read_markup(args.paths, ontology)))
        for number, line in enumerate(dict.fromkeys(found), 1):
            print(f"{number}\t{line}")
        return
    marked_by_number = dict(line.split("\t", 1) for path in args.paths for line in path.read_text(encoding="utf-8").splitlines())
    for label in args.labels.read_text(encoding="utf-8").splitlines():
        number, _, rest = label.strip().partition(" ")
        if rest and number in marked_by_number:
            line = f"{marked_by_number[number]} | {rest}"
            try:
                parse_line(line, ontology=ontology)
            except ValueError as error:
                print(f"{number}: {error}", file=sys.stderr)
                continue
            print(line)


if __name__ == "__main__":
    main()
