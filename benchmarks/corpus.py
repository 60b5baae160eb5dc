"""The shipped encoder on the tenth of the corpus that it was not trained on.

python -m benchmarks.corpus
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.scores import accuracy, calibration_error, macro_f1
from dateline.events import ModelJudge
from dateline.events.judge import NONE
from training.data import CORPUS, corpus


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path)
    args = parser.parse_args()
    judge = ModelJudge(args.model) if args.model else ModelJudge()
    train, test = corpus()
    judgements = judge.judge([(item.marked, None) for item in test])
    gold = [item.act or "" for item in test]
    best = [max(own.acts, key=lambda act: own.acts[act]) for own in judgements]
    confidence = [max(own.acts.values()) for own in judgements]
    print(f"{len(train)} sentences to train on, {len(test)} held out")
    print(f"act: accuracy {accuracy(gold, best):.3f}, macro-F1 {macro_f1(gold, best):.3f}")
    # the written sentences come first; the coder's own proposals are the harder refusals
    written = len(corpus(CORPUS)[1])
    for name, own in (("none-of-these sentences", slice(written)), ("proposals that are none of these", slice(written, None))):
        none = [coded for act, coded in zip(gold[own], best[own], strict=True) if act == NONE]
        if none:
            print(f"{name} coded as events: {sum(coded != NONE for coded in none) / len(none):.3f} of {len(none)}")
    events = [(item, own) for item, own in zip(test, judgements, strict=True) if item.act != NONE]
    told = [max(own.statuses, key=lambda status: own.statuses[status]) for _, own in events]
    print(f"status: accuracy {accuracy([item.status or '' for item, _ in events], told):.3f}")
    moded = [(item, own) for item, own in events if item.mode]
    hits = [max(own.modes[item.act or ""], key=lambda mode: own.modes[item.act or ""][mode]) in (item.mode or ()) for item, own in moded]
    print(f"mode (where there is one, the act known): {sum(hits) / len(hits):.3f}")
    error = calibration_error(confidence, [one == other for one, other in zip(gold, best, strict=True)])
    print(f"expected calibration error of the act: {error:.3f}")


if __name__ == "__main__":
    main()
