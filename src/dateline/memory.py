"""Garbage collection while much is loaded for good."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Pause the cyclic garbage collector while tables and models are loaded.

    They make half a million objects, none of them garbage, which the collector would look through again and again: a fifth of a cold start.
    """
    thresholds = gc.get_threshold()
    gc.set_threshold(0)  # not gc.disable(): spaCy's reader of models enables the collector
    try:
        yield
    finally:
        # to the oldest generation without a look: what was loaded now is young, and the next small collection would go through it all
        gc.freeze()
        gc.unfreeze()
        gc.set_threshold(*thresholds)
