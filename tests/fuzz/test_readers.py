"""The bounded version of the readers' fuzzing."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import check, mutate
from tests.reading import samples

KNOWN = samples.samples()


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(KNOWN)), st.integers(0, 2**32))
def test_mutated_files_are_read_or_refused(form: str, seed: int) -> None:
    check(mutate(random.Random(seed), KNOWN[form], list(KNOWN.values())))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    check(data)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))
