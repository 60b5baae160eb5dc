"""Judge marked candidates: which act is each, in which mode and status, if any?

Two judges with one interface: the encoder (`model/`, run by onnxruntime) and the lexicon with its counts in the corpus, for `--no-model`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from dateline.errors import DataError
from dateline.events.marking import Marked, batch, encode
from dateline.events.triggers import Trigger
from dateline.tables import rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL = Path(__file__).with_name("model")
PRIORS = Path(__file__).with_name("data") / "priors.csv"
NONE = "NONE"
#: Steps of onnxruntime's optimiser to leave out: its fused layer norm takes longer than the two steps that it fuses.
SLOWER = ["SkipLayerNormFusion"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Probabilities for one candidate: of acts (NONE among them), statuses, and of modes by act."""

    acts: dict[str, float]
    statuses: dict[str, float]
    modes: dict[str, dict[str, float]]


class Judge(Protocol):
    """Whatever judges candidates; `trigger` may be None where only a pair is marked."""

    def judge(self, items: Sequence[tuple[Marked, Trigger | None]]) -> list[Judgement]:
        """One judgement an item, in order."""
        ...


class LexiconJudge:
    """Judges by the trigger alone: how often the corpus labels it with each act (`data/priors.csv`)."""

    def __init__(self, path: Path = PRIORS) -> None:
        self.counts: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        for row in rows(path, "trigger", "pos", "act", "count"):
            self.counts[row["trigger"], row["pos"]][row["act"]] = int(row["count"])

    def judge(self, items: Sequence[tuple[Marked, Trigger | None]]) -> list[Judgement]:
        """One judgement an item, in order; an item without trigger is no event."""
        return [self._one(trigger) for _, trigger in items]

    def _one(self, trigger: Trigger | None) -> Judgement:
        if trigger is None or not trigger.readings:
            return Judgement({NONE: 1.0}, {"actual": 1.0}, {})
        acts = list(dict.fromkeys(reading.act for reading in trigger.readings))
        counts = self.counts.get((trigger.pattern, trigger.pos), {})
        # two sentences' worth of belief goes to the lexicon's own readings, one to none of them
        weights = {act: counts.get(act, 0) + 2 / len(acts) for act in acts}
        weights[NONE] = counts.get(NONE, 0) + 1.0
        total = sum(weights.values())
        modes: dict[str, dict[str, float]] = defaultdict(dict)
        for reading in trigger.readings:
            modes[reading.act].update(dict.fromkeys(reading.mode, 1.0))
        return Judgement({act: weight / total for act, weight in weights.items()}, {"actual": 1.0}, dict(modes))


class ModelJudge:
    """Judges by the encoder, a quantised MiniLM in ONNX; see model/MODEL_CARD.md."""

    def __init__(self, folder: Path = MODEL, threads: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        files = [folder / name for name in ("labels.json", "model.onnx", "tokenizer.json")]
        if missing := [path for path in files if not path.is_file()]:
            raise DataError(f"{folder}: lacks {missing[0].name} and so is no model; run with --no-model, or make one with `dateline train`")
        self.labels = json.loads(files[0].read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        model = str(folder / "model.onnx")
        self.session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def judge(self, items: Sequence[tuple[Marked, Trigger | None]], size: int = 16) -> list[Judgement]:
        """One judgement an item, in order; items of like length are run together."""
        encoded = [encode(self.tokenizer, marked) for marked, _ in items]
        order = sorted(range(len(items)), key=lambda i: len(encoded[i].ids))
        found: dict[int, Judgement] = {}
        for first in range(0, len(order), size):
            rows_ = order[first : first + size]
            ids, attention, pool = batch([encoded[i] for i in rows_])
            outputs = self.session.run(None, {"ids": ids, "attention": attention, "pool": pool})
            for row, i in enumerate(rows_):
                found[i] = self._read(*(output[row] for output in outputs))
        return [found[i] for i in range(len(items))]

    def _read(self, acts: NDArray[np.float32], statuses: NDArray[np.float32], modes: NDArray[np.float32]) -> Judgement:
        labels = self.labels
        by_act: dict[str, dict[str, float]] = defaultdict(dict)
        values = (1 / (1 + np.exp(-modes[: len(labels["modes"])]))).tolist()
        for (act, mode), value in zip(labels["modes"], values, strict=True):
            by_act[act][mode] = value
        return Judgement(
            dict(zip(labels["acts"], _softmax(acts / labels["temperature"]), strict=True)),
            dict(zip(labels["statuses"], _softmax(statuses), strict=True)),
            dict(by_act),
        )


def _softmax(logits: NDArray[np.float32]) -> list[float]:
    exponents = np.exp(logits - logits.max())
    values: list[float] = (exponents / exponents.sum()).tolist()
    return values


class SteadiedJudge:
    """The encoder steadied by the lexicon: where the trigger is known, its counts have a say in act and mode."""

    #: The lexicon's share in the probability of an act, and of a mode.
    ACT = 0.3
    MODE = 0.45

    def __init__(self, model: Judge, lexicon: Judge) -> None:
        self.model = model
        self.lexicon = lexicon

    def judge(self, items: Sequence[tuple[Marked, Trigger | None]]) -> list[Judgement]:
        """One judgement an item, in order; an item whose trigger the lexicon does not know is the encoder's alone."""
        told = zip(items, self.model.judge(items), self.lexicon.judge(items), strict=True)
        return [self._mixed(own, counted) if trigger and trigger.readings else own for (_, trigger), own, counted in told]

    def _mixed(self, own: Judgement, counted: Judgement) -> Judgement:
        acts = {act: (1 - self.ACT) * value + self.ACT * counted.acts.get(act, 0.0) for act, value in own.acts.items()}
        modes = {
            act: {mode: (1 - self.MODE) * value + self.MODE * counted.modes.get(act, {}).get(mode, 0.0) for mode, value in known.items()}
            for act, known in own.modes.items()
        }
        return Judgement(acts, own.statuses, modes)
