"""Who says what: quotes, their cues and their speakers."""

from dateline.quotes.find import find_quotes

__all__ = ["find_quotes"]
