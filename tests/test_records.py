"""Records and their JSON."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Actor, Article, Block, Coding, Dateline, Event, Place, Quote, Span, Speaker

texts = st.text(max_size=20)
spans = st.builds(Span, texts, st.integers(0, 99), st.integers(0, 99))
speakers = st.none() | st.builds(Speaker, texts, st.just(0), st.just(1), texts)
actors = st.builds(Actor, texts, st.just(0), st.just(1), texts, texts, texts, texts, st.tuples(texts), st.none() | texts)
events = st.builds(
    Event,
    id=texts,
    event=texts,
    mode=st.tuples(texts),
    context=st.just(()),
    status=st.just("actual"),
    quad=texts,
    score=st.floats(-10, 10),
    cameo=texts,
    goldstein=st.floats(-10, 10),
    actors=st.tuples(actors),
    recipients=st.just(()),
    trigger=spans,
    sentence=spans,
    place=st.none() | st.builds(Place, texts, st.just(0), st.just(1), texts),
    speaker=speakers,
)
quotes = st.builds(Quote, speakers, st.none() | spans, spans, st.sampled_from(["direct", "indirect", "mixed"]))
articles = st.builds(
    Article,
    texts,
    texts,
    texts,
    dateline=st.none() | st.builds(Dateline, st.none() | texts, st.none()),
    blocks=st.tuples(st.builds(Block, st.just("body"), st.just(0), st.just(1))),
)


@given(st.builds(Coding, articles, st.tuples(events), st.tuples(quotes)))
def test_json_and_back(coding: Coding) -> None:
    assert Coding.from_dict(json.loads(json.dumps(coding.to_dict()))) == coding


def test_keys_are_the_documented_ones() -> None:
    event = Event("1", "ACCUSE", (), (), "actual", "verbal conflict", -2.0, "111", -2.0, (), (), Span("", 0, 0), Span("", 0, 0))
    keys = """id event mode context status quad score cameo goldstein actors recipients trigger sentence date date_text place speaker
    dead injured arrested size confidence"""
    assert " ".join(event.to_dict()) == " ".join(keys.split())
