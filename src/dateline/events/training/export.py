"""Write a trained coder as quantised ONNX, with its tokenizer, labels, temperature and hashes."""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from dateline.events.marking import Marked
from dateline.events.training.data import Item
from dateline.events.training.fit import predict, tensors
from dateline.events.training.labels import Labels
from dateline.events.training.model import Coder

#: What the network is traced with where nothing is held out; two of them, so that the batch's size is not taken for fixed.
SAMPLES = (Marked("Workers struck.", ((0, 7),), (), ((8, 14),)), Marked("Police dispersed the crowd.", ((0, 6),), ((17, 26),), ((7, 16),)))


def export(model: Coder, tokenizer: Tokenizer, labels: Labels, test: Sequence[Item], folder: Path) -> None:
    """Write `model.onnx` (int8), `tokenizer.json` and `labels.json` to a folder; the temperature is fitted on the held-out items."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    marked = [own.marked for own in test[:2]]
    example = tensors(tokenizer, marked if len(marked) == 2 else SAMPLES)
    with tempfile.TemporaryDirectory() as scratch, _quiet():
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            model,
            example,
            str(plain),
            input_names=["ids", "attention", "pool"],
            output_names=["act", "status", "mode"],
            dynamic_axes={
                "ids": {0: "batch", 1: "length"},
                "attention": {0: "batch", 1: "length"},
                "pool": {0: "batch", 2: "length"},
                "act": {0: "batch"},
                "status": {0: "batch"},
                "mode": {0: "batch"},
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, folder / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    described = {
        "acts": labels.acts,
        "statuses": labels.statuses,
        "modes": labels.modes,
        "temperature": temperature(model, tokenizer, labels, test),
        "sha256": hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest(),
    }
    (folder / "labels.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")


def temperature(model: Coder, tokenizer: Tokenizer, labels: Labels, test: Sequence[Item]) -> float:
    """The divisor of the act logits that makes the held-out items' likelihood greatest (Guo et al. 2017); 1 without any."""
    known = [own for own in test if own.act]
    if not known:
        return 1.0
    acts, _, _ = predict(model, tokenizer, [own.marked for own in known])
    target = torch.tensor([labels.acts.index(own.act or "") for own in known])
    logits = torch.from_numpy(acts)
    losses = {
        value: float(torch.nn.functional.cross_entropy(logits / value, target)) for value in np.linspace(0.5, 3.0, 51).round(2).tolist()
    }
    return min(losses, key=lambda value: losses[value])


@contextmanager
def _quiet() -> Iterator[None]:
    """Hold back the tracer's and the quantiser's warnings, which tell a user nothing to act on."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        before = logging.root.manager.disable
        logging.disable(logging.WARNING)
        try:
            yield
        finally:
            logging.disable(before)
