"""Things that are slow to load, loaded once for all tests."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from dateline import Coder
from dateline.language import Parse, Parser, Sentence
from dateline.records import Article, Block

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))

# the same inputs in every run; HYPOTHESIS_PROFILE=default looks for new ones
settings.register_profile("fixed", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of outside data; a test that needs it is skipped where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared")
    return SHARED


@pytest.fixture(scope="session")
def coder() -> Coder:
    """A coder with the encoder."""
    return Coder()


@pytest.fixture(scope="session")
def lexicon_coder(coder: Coder) -> Coder:
    """A coder that judges by the lexicon alone; it shares the other one's parser and resolver."""
    own = Coder(judge="lexicon")
    own.__dict__["parser"] = coder.parser
    own.__dict__["resolver"] = coder.resolver
    return own


@pytest.fixture(scope="session")
def parser(coder: Coder) -> Parser:
    """The shared parser."""
    return coder.parser


@pytest.fixture(scope="session")
def parse(parser: Parser) -> Callable[[str], Parse]:
    """Parse a text as one body block."""

    def run(text: str, published: str | None = "2024-06-03") -> Parse:
        blocks = (Block("body", 0, len(text)),)
        return parser.parse(Article("story", "", text, published=published, language="en", blocks=blocks))

    return run


@pytest.fixture(scope="session")
def sentence(parse: Callable[[str], Parse]) -> Callable[[str], Sentence]:
    """Parse one sentence."""
    return lambda text: parse(text).sentences[0]
