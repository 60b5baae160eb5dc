"""Make the weights that Dateline ships, from the corpus in this folder (python -m training.train, or `make train`).

    python -m training.train --output src/dateline/events/model
    python -m training.train --also ../shared/data/plv_train.jsonl --output /tmp/model   # data of others

The seed fixes the shuffles, the augmentation and the new layers. Two cores take a quarter of an hour where they multiply bfloat16,
else about an hour. `dateline train` does the same for an ontology of one's own.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from dateline.events.training import Labels
from dateline.events.training.run import RATE, make
from dateline.ontology import load_ontology
from training.data import corpus, read_pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--also",
        type=Path,
        action="append",
        default=[],
        help="data of another convention, learnt after the corpus: JSON Lines of marked pairs",
    )
    parser.add_argument("--output", type=Path, required=True, help="folder for the quantised model")
    parser.add_argument("--checkpoint", type=Path, help="also keep PyTorch's weights here")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--seed", type=int)
    args = parser.parse_args()
    train, test = corpus()
    make(
        Labels.of(load_ontology()),
        train,
        test,
        args.output,
        also=[own for path in args.also for own in read_pairs(path)],
        epochs=args.epochs,
        rate=args.rate,
        seed=args.seed,
        checkpoint=args.checkpoint,
    )


if __name__ == "__main__":
    main()
