"""Read the corpus's inline markup (see GUIDE.md) and turn it into JSON Lines.

python -m training.markup training/corpus/*.txt > corpus.jsonl     # convert
python -m training.markup --check training/corpus/*.txt            # say what is wrong, and count
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

Span = tuple[int, int]

MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict ban arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture execute sexual assassinate destroy primitive firearms explosives suicide-attack "
    "aerial drone heavy-weapons crowd-control cleansing massacre unconventional",
    "NONE": "",
}
STATUSES = ("actual", "future", "hypothetical", "historical", "negated")
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


def parse_line(line: str, source: str = "") -> Example:
    """Read one line of markup.

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
    act, *rest = label.split() or [""]
    if act not in MODES:
        raise MarkupError(f"unknown act {act!r}")
    status = [word for word in rest if word in STATUSES]
    mode = [word for word in rest if word not in STATUSES]
    if wrong := sorted(set(mode) - set(MODES[act].split())):
        raise MarkupError(f"{act} has no mode {', '.join(wrong)}")
    if len(status) > 1:
        raise MarkupError("more than one status")
    if not (spans["A"] or spans["R"]):
        raise MarkupError("neither actor nor recipient is marked")
    if not spans["T"] and act != "NONE":
        raise MarkupError("no trigger is marked")
    sentence = "".join(text)
    if not 5 <= len(sentence.split()) <= 70:
        raise MarkupError(f"{len(sentence.split())} words; the guide asks for 8 to 60")
    told = status[0] if status else "actual"
    return Example(sentence, tuple(spans["A"]), tuple(spans["R"]), tuple(spans["T"]), act, tuple(mode), told, source)


def read_markup(paths: Iterable[Path]) -> Iterator[Example]:
    """Every example in the files, in order; MarkupError names file and line."""
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                try:
                    yield parse_line(line, f"{path.name}:{number}")
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


def check(paths: list[Path]) -> list[str]:
    """What is wrong with the files, one line each."""
    problems, examples = [], []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                try:
                    examples.append(parse_line(line, f"{path.name}:{number}"))
                except MarkupError as error:
                    problems.append(f"{path}:{number}: {error}")
    for first, second, share in near_copies(examples):
        problems.append(f"{first.source} and {second.source} share {share:.0%} of their trigrams")
    for act in MODES:
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
    args = parser.parse_args()
    if args.check:
        problems = check(args.paths)
        print("\n".join(problems) or "no problems")
        return bool(problems)
    for example in read_markup(args.paths):
        sys.stdout.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
