"""One resolver for the tests of actors, and how they ask it."""

from __future__ import annotations

import pytest

from dateline.actors import Resolver


@pytest.fixture(scope="session")
def resolver() -> Resolver:
    """The resolver with the tables that Dateline ships."""
    return Resolver()


def coded(resolver: Resolver, phrase: str, date: str = "2022-06-01", context: str = "") -> tuple[str, str]:
    """The code and sector of a phrase."""
    actor = resolver.who(phrase, date, context)
    return actor.code, actor.sector
