"""The garbage collector pauses while tables and models load, and runs again afterwards."""

from __future__ import annotations

import gc

from dateline.memory import loading


def test_the_collector_pauses_and_runs_again() -> None:
    before = gc.get_threshold()
    with loading():
        assert gc.get_threshold()[0] == 0
    assert gc.get_threshold() == before


def test_loads_that_overlap_leave_the_collector_on() -> None:
    before = gc.get_threshold()
    first, second = loading(), loading()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert gc.get_threshold()[0] == 0
    second.__exit__(None, None, None)
    assert gc.get_threshold() == before


def test_what_the_host_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        with loading():
            pass
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()
