"""Read the corpus's inline markup (see GUIDE.md) and turn it into JSON Lines.

python -m training.markup training/corpus/*.txt > corpus.jsonl     # convert
python -m training.markup --check training/corpus/*.txt            # say what is wrong, and count
python -m training.markup --ontology MY.yaml MY.txt > my.jsonl     # a corpus of your own categories
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from dateline.errors import DatelineError
from dateline.events.judge import NONE
from dateline.ontology import Ontology, load_ontology

Span = tuple[int, int]

_MARK = re.compile(r"\[([AR]) |(\])|(\{)|(\})")


class MarkupError(ValueError):
    """A line that breaks the guide's rules; the message says how."""


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence of the corpus. Spans count characters in `sentence`."""

    sentence: str
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]
    trigger: tuple[Span, ...]
    act: str
    mode: tuple[str, ...]
    status: str
    source: str


def parse_line(line: str, source: str = "", ontology: Ontology | None = None) -> Example:
    """Read one line of markup under an ontology; None is PLOVER.

    >>> parse_line("[A Kyiv] {freed} [R ten sailors]. | RETREAT release").trigger
    ((5, 10),)
    """
    marked, bar, label = line.rpartition("|")
    if not bar:
        raise MarkupError("no '|' before the label")
    text: list[str] = []
    spans: dict[str, list[Span]] = defaultdict(list)
    opened: tuple[str, int] | None = None
    length = position = 0
    marked = marked.strip()
    for match in _MARK.finditer(marked):
        piece = marked[position : match.start()]
        text.append(piece)
        length += len(piece)
        position = match.end()
        if match[1] or match[3]:
            if opened:
                raise MarkupError(f"marks nest at {marked[match.start() : match.start() + 20]!r}")
            opened = (match[1] or "T", length)
        else:
            if not opened or (opened[0] == "T") != bool(match[4]):
                raise MarkupError(f"a mark closes that was not opened at {marked[max(0, match.start() - 20) : match.end()]!r}")
            if opened[1] == length:
                raise MarkupError("an empty mark")
            spans[opened[0]].append((opened[1], length))
            opened = None
    if opened:
        raise MarkupError("a mark is not closed")
    text.append(marked[position:])
    ontology = ontology or load_ontology()
    act, *rest = label.split() or [""]
    if act != NONE and act not in ontology.types:
        raise MarkupError(f"unknown act {act!r}")
    status = [word for word in rest if word in ontology.statuses]
    mode = [word for word in rest if word not in ontology.statuses]
    if wrong := sorted(set(mode) - set(() if act == NONE else ontology.types[act].modes)):
        raise MarkupError(f"{act} has no mode {', '.join(wrong)}")
    if len(status) > 1:
        raise MarkupError("more than one status")
    if not (spans["A"] or spans["R"]):
        raise MarkupError("neither actor nor recipient is marked")
    if not spans["T"] and act != NONE:
        raise MarkupError("no trigger is marked")
    sentence = "".join(text)
    if not 5 <= len(sentence.split()) <= 70:
        raise MarkupError(f"{len(sentence.split())} words; the guide asks for 8 to 60")
    told = status[0] if status else "actual"
    return Example(sentence, tuple(spans["A"]), tuple(spans["R"]), tuple(spans["T"]), act, tuple(mode), told, source)


def read_markup(paths: Iterable[Path], ontology: Ontology | None = None) -> Iterator[Example]:
    """Every example in the files, in order; MarkupError names file and line."""
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                try:
                    yield parse_line(line, f"{path.name}:{number}", ontology)
                except MarkupError as error:
                    raise MarkupError(f"{path}:{number}: {error}") from None


def masked(example: Example) -> list[str]:
    """The sentence's words with actors and recipients masked, lower case, for measuring likeness."""
    text = example.sentence
    for start, end in sorted((*example.actor, *example.recipient), reverse=True):
        text = text[:start] + " @ " + text[end:]
    return re.findall(r"\w+|@", text.lower())


def trigger_shape(example: Example) -> str:
    """The trigger's words with the order of actor, trigger and recipient around it: a trigger-with-syntax."""
    parts = [(start, end, "A") for start, end in example.actor]
    parts += [(start, end, "R") for start, end in example.recipient]
    parts += [(start, end, example.sentence[start:end].lower()) for start, end in example.trigger]
    return " ".join(part for _, _, part in sorted(parts))


def near_copies(examples: list[Example], share: float = 0.5) -> Iterator[tuple[Example, Example, float]]:
    """Pairs of sentences that share more than `share` of the shorter one's masked word trigrams."""
    grams: list[set[tuple[str, str, str]]] = []
    index: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, example in enumerate(examples):
        words = masked(example)
        own = set(zip(words, words[1:], words[2:], strict=False))
        common: Counter[int] = Counter(other for gram in own for other in index[gram])
        for other, count in common.items():
            shorter = min(len(own), len(grams[other]))
            if count > share * shorter:
                yield examples[other], example, count / shorter
        grams.append(own)
        for gram in own:
            index[gram].append(number)


def check(paths: list[Path], ontology: Ontology | None = None) -> list[str]:
    """What is wrong with the files, one line each."""
    problems, examples = [], []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                try:
                    examples.append(parse_line(line, f"{path.name}:{number}", ontology))
                except MarkupError as error:
                    problems.append(f"{path}:{number}: {error}")
    for first, second, share in near_copies(examples):
        problems.append(f"{first.source} and {second.source} share {share:.0%} of their trigrams")
    for act in (*(ontology or load_ontology()).types, NONE):
        own = [example for example in examples if example.act == act]
        if own:
            shapes = len({trigger_shape(example) for example in own})
            status = Counter(example.status for example in own)
            print(f"{act:10} {len(own):5} sentences {shapes:5} triggers-with-syntax  {dict(status)}")
    print(f"{'all':10} {len(examples):5} sentences")
    return problems


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true", help="report problems instead of converting")
    parser.add_argument("--ontology", type=Path, help="types and modes of your own (YAML); default: PLOVER")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="convert only every Nth sentence")
    args = parser.parse_args()
    try:
        ontology = load_ontology(args.ontology) if args.ontology else None
        if args.check:
            problems = check(args.paths, ontology)
            print("\n".join(problems) or "no problems")
            return bool(problems)
        for example in islice(read_markup(args.paths, ontology), 0, None, max(1, args.every)):
            sys.stdout.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
    except (DatelineError, MarkupError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
