"""Train a coder of one's own: from labelled sentences and an ontology to the folder that `Coder(model=...)` reads.

Torch, transformers and the starting weights come with the extra `dateline[train]`; `train` says so where they are missing.
"""

from dateline.events.training.data import Item, held_out, read_corpus
from dateline.events.training.labels import Labels
from dateline.events.training.run import Report, train

__all__ = ["Item", "Labels", "Report", "held_out", "read_corpus", "train"]
