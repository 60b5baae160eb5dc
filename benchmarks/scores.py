"""Accuracy figures: F1 over labels, expected calibration error."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def macro_f1(gold: Sequence[str], coded: Sequence[str]) -> float:
    """The mean over gold's labels of the harmonic mean of precision and recall."""
    scores = []
    for label in sorted(set(gold)):
        right = sum(one == other == label for one, other in zip(gold, coded, strict=True))
        total = sum(one == label for one in gold) + sum(other == label for other in coded)
        scores.append(2 * right / total if total else 0.0)
    return sum(scores) / len(scores)


def accuracy(gold: Sequence[str], coded: Sequence[str]) -> float:
    """The share of labels that agree."""
    return sum(one == other for one, other in zip(gold, coded, strict=True)) / len(gold)


def calibration_error(confidence: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error (Naeini et al. 2015): the mean distance of confidence and accuracy over equal-width bins."""
    values, hits = np.asarray(confidence), np.asarray(right, dtype=float)
    places = np.minimum((values * bins).astype(int), bins - 1)
    return float(sum(abs(values[places == i].mean() - hits[places == i].mean()) * (places == i).mean() for i in set(places.tolist())))
