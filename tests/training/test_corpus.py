"""The open corpus keeps its own rules: markup, size, balance and variety."""

from __future__ import annotations

from collections import Counter

import pytest

from dateline.events.training.data import exchange
from dateline.ontology import load_ontology
from training.data import CORPUS, PROPOSED, corpus
from training.markup import Example, MarkupError, near_copies, parse_line, read_markup, trigger_shape
from training.propose import write_markup


@pytest.fixture(scope="module")
def written() -> list[Example]:
    """The sentences written for the corpus."""
    return list(read_markup(sorted(CORPUS.glob("*.txt"))))


@pytest.fixture(scope="module")
def proposed() -> list[Example]:
    """The coder's proposals, labelled."""
    return list(read_markup(sorted(PROPOSED.glob("*.txt"))))


def test_size_and_balance(written: list[Example], proposed: list[Example]) -> None:
    acts = Counter(example.act for example in written)
    assert len(written) >= 6000
    assert set(acts) == {*load_ontology().types, "NONE"}
    assert all(acts[act] >= 300 for act in load_ontology().types)
    assert acts["NONE"] + sum(example.act == "NONE" for example in proposed) >= 1000


def test_every_mode_and_status_is_there(written: list[Example]) -> None:
    told = Counter((example.act, mode) for example in written for mode in example.mode)
    assert all(told[name, mode] >= 5 for name, kind in load_ontology().types.items() for mode in kind.modes)
    statuses = Counter(example.status for example in written)
    assert all(statuses[status] >= 150 for status in load_ontology().statuses)


def test_variety_of_triggers(written: list[Example]) -> None:
    for act in load_ontology().types:
        shapes = {trigger_shape(example) for example in written if example.act == act}
        assert len(shapes) >= 150, act


def test_no_two_sentences_share_half_their_trigrams(written: list[Example]) -> None:
    assert list(near_copies(written)) == []


def test_held_out_tenth_is_apart(written: list[Example]) -> None:
    train, test = corpus()
    assert not {item.marked.sentence for item in train} & {item.marked.sentence for item in test}
    assert 0.07 < len(test) / (len(train) + len(test)) < 0.13


def test_a_line_of_markup() -> None:
    example = parse_line("[A Warships] {shelled} [R the port] overnight, Kyiv said. | ASSAULT heavy-weapons historical")
    assert example.sentence == "Warships shelled the port overnight, Kyiv said."
    assert [example.sentence[a:b] for a, b in (*example.actor, *example.trigger, *example.recipient)] == ["Warships", "shelled", "the port"]
    assert (example.act, example.mode, example.status) == ("ASSAULT", ("heavy-weapons",), "historical")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[A Kenya] {praised} [R Togo] on Monday.", "no '|'"),
        ("[A Kenya] {praised} [R Togo] on Monday. | LAUD", "unknown act"),
        ("[A Kenya] {praised} [R Togo] on Monday. | SUPPORT aerial", "has no mode aerial"),
        ("[A Kenya [R Togo]] {praised} it on Monday. | SUPPORT", "nest"),
        ("[A Kenya praised {Togo] on Monday morning}. | SUPPORT", "nest"),
        ("Kenya {praised} Togo on Monday. | SUPPORT", "neither actor nor recipient"),
        ("[A Kenya] praised [R Togo] on Monday. | SUPPORT", "no trigger"),
    ],
)
def test_broken_markup_says_how(line: str, message: str) -> None:
    with pytest.raises(MarkupError, match=message):
        parse_line(line)


def test_exchanging_names_keeps_the_roles() -> None:
    (train, _) = corpus()
    item = next(own for own in train if own.marked.actor and own.marked.recipient and own.marked.trigger)
    before, after = item.marked, exchange(item.marked)
    words = {role: [before.sentence[a:b] for a, b in getattr(before, role)] for role in ("actor", "recipient", "trigger")}
    swapped = {role: [after.sentence[a:b] for a, b in getattr(after, role)] for role in ("actor", "recipient", "trigger")}
    assert swapped["actor"][0] == words["recipient"][0]
    assert swapped["recipient"][0] == words["actor"][0]
    assert swapped["trigger"] == words["trigger"]


def test_markup_is_written_as_it_is_read() -> None:
    line = "[A Kenya] {praised} [R Togo] on Monday."
    example = parse_line(f"{line} | SUPPORT")
    assert write_markup(example.sentence, {"A": example.actor, "R": example.recipient, "T": example.trigger}) == line
