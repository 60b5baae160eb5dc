"""Garbage collection while much is loaded for good."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Pause:
    """The collector's pause, which loads in several threads share: the first in begins it, the last out ends it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._loads = 0
        self._thresholds = gc.get_threshold()

    def begin(self) -> None:
        """One more load; the first stops the collector."""
        with self._lock:
            self._loads += 1
            if self._loads == 1:
                self._thresholds = gc.get_threshold()
                gc.set_threshold(0)  # not gc.disable(): spaCy's reader of models enables the collector

    def end(self) -> None:
        """One load less; the last lets the collector run again."""
        with self._lock:
            self._loads -= 1
            if self._loads:
                return
            # to the oldest generation without a look: what was loaded now is young, and the next small collection would go through it all
            if not gc.get_freeze_count():  # what a host application froze stays so
                gc.freeze()
                gc.unfreeze()
            gc.set_threshold(*self._thresholds)


_pause = _Pause()


@contextmanager
def loading() -> Iterator[None]:
    """Pause the cyclic garbage collector while tables and models are loaded; loads may overlap.

    They make half a million objects, none of them garbage, which the collector would look through again and again: a fifth of a cold start.
    """
    _pause.begin()
    try:
        yield
    finally:
        _pause.end()
