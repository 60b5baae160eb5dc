"""The shared parse: sentences and their syntax. The only room that knows spaCy."""

from dateline.language.parse import Parse, Sentence, Token
from dateline.language.pipeline import Parser, load_pipeline

__all__ = ["Parse", "Parser", "Sentence", "Token", "load_pipeline"]
