"""Where an event took place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.language import Parse
from dateline.places import locate
from dateline.records import Article, Dateline


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Police arrested two editors in Kampala on Friday.", "arrested", "Kampala"),
        ("Talks in Vienna between Iran and Iraq broke down.", "Talks", "Vienna"),
        ("The army launched an attack on rebels near Goma.", "attack", "Goma"),
        ("Peru praised Chile.", "praised", None),
        ("Police arrested two editors in March.", "arrested", None),
    ],
)
def test_the_clause_names_it(parse: Callable[[str], Parse], text: str, trigger: str, place: str | None) -> None:
    parsed = parse(text)
    sentence = parsed.sentences[0]
    token = next(own for own in sentence.tokens if own.text == trigger)
    found = locate(sentence, token.i, parsed.article, in_frame=True)
    assert (found.name if found else None) == place
    if found:
        assert text[found.start : found.end] == found.text


def test_the_dateline_places_what_belongs_to_the_story(parse: Callable[[str], Parse]) -> None:
    parsed = parse("Police arrested two editors.")
    article = Article("story", "", "NAIROBI (Dispatch) -- Police arrested two editors.", dateline=Dateline("Nairobi", None))
    found = locate(parsed.sentences[0], 1, article, in_frame=True)
    assert found is not None
    assert (found.text, found.start, found.name) == ("NAIROBI", 0, "Nairobi")
    assert locate(parsed.sentences[0], 1, article, in_frame=False) is None
