"""Event types of marked pairs, on the PLV sentences (Hu et al., ACL 2024), whose labels join CONCEDE and RETREAT as YIELD.

    python -m benchmarks.types                 # the shipped weights, which saw none of them
    python -m benchmarks.types --folds 5 --checkpoint WEIGHTS     # cross-validation: weights trained on the corpus (training.train
                                               # --checkpoint) learn all folds but one (needs the `train` extra)

Quads: those of the types; the data set has YIELD, words and deeds alike, as material cooperation.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.outside import outside, read_jsonl
from benchmarks.scores import accuracy, macro_f1
from dateline.ontology import load_ontology
from dateline.ontology.plover import QUADS

QUAD = {name: QUADS.index(kind.quad) + 1 for name, kind in load_ontology().types.items()} | {
    "YIELD": QUADS.index("material cooperation") + 1
}


def report(title: str, rows: Sequence[dict[str, object]], scores: Sequence[dict[str, float]]) -> None:
    """Print accuracy and macro-F1 over types and over quads. `scores` are probabilities by type, NONE left out of account."""
    coded, quads = [], []
    for own in scores:
        joined = {name: value for name, value in own.items() if name not in ("NONE", "CONCEDE", "RETREAT")}
        joined["YIELD"] = own["CONCEDE"] + own["RETREAT"]
        coded.append(max(joined, key=lambda name: joined[name]))
        by_quad = [sum(value for name, value in joined.items() if QUAD[name] == quad) for quad in range(1, 5)]
        quads.append(str(int(np.argmax(by_quad)) + 1))
    gold, gold_quads = [str(row["event"]) for row in rows], [str(row["quad"]) for row in rows]
    print(
        f"{title}: types accuracy {accuracy(gold, coded):.3f}, macro-F1 {macro_f1(gold, coded):.3f}; "
        f"quads accuracy {accuracy(gold_quads, quads):.3f}, macro-F1 {macro_f1(gold_quads, quads):.3f}"
    )


def first(spans: list[list[int]]) -> tuple[int, int] | None:
    """The first of a row's spans, if it has any."""
    return (spans[0][0], spans[0][1]) if spans else None


def cross_validate(path: Path, folds: int, checkpoint: Path) -> None:
    """Let weights trained on the corpus learn all folds but one, and code that one."""
    import torch

    from dateline.events.training import Labels
    from dateline.events.training.fit import adapt, predict, type_log_probabilities
    from dateline.events.training.model import Coder, load_tokenizer
    from training.data import corpus, read_pairs

    labels, tokenizer = Labels.of(load_ontology()), load_tokenizer()
    items, rows = read_pairs(path), read_jsonl(path)
    written, _ = corpus()
    order = list(range(len(items)))
    random.Random(5).shuffle(order)
    scores: list[dict[str, float]] = [{} for _ in items]
    for fold in range(folds):
        left_out = set(order[fold::folds])
        model = Coder(len(labels.acts), len(labels.statuses), len(labels.modes))
        model.load_state_dict(torch.load(checkpoint))
        adapt(model, tokenizer, labels, written, [item for i, item in enumerate(items) if i not in left_out], seed=fold)
        held = sorted(left_out)
        acts, statuses, _ = predict(model, tokenizer, [items[i].marked for i in held])
        values = type_log_probabilities(labels, torch.tensor(acts), torch.tensor(statuses)).exp().numpy()
        for i, row in zip(held, values, strict=True):
            scores[i] = dict(zip(labels.acts, row.tolist(), strict=True))
        report(f"fold {fold + 1}", [rows[i] for i in held], [scores[i] for i in held])
    report(f"{folds}-fold cross-validation", rows, scores)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--checkpoint", type=Path, help="PyTorch weights trained on the corpus, to go on from")
    parser.add_argument("--model", type=Path, help="weights to use instead of the shipped ones")
    args = parser.parse_args()
    path = outside("data", "plv_train.jsonl")
    if args.folds:
        if not args.checkpoint:
            parser.error("--folds needs --checkpoint: python -m training.train --output DIR --checkpoint FILE")
        cross_validate(path, args.folds, args.checkpoint)
        return
    from dateline import Coder

    coder = Coder(model=args.model)
    rows = read_jsonl(path)
    scores = [coder.classify(row["sentence"], first(row["actor"]), first(row["recipient"])).scores for row in rows]
    report("trained without them", rows, scores)


if __name__ == "__main__":
    main()
