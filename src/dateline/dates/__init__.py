"""When a story was published, and when what it tells took place."""

from dateline.dates.published import Found, find_dates, parse_date, preferred
from dateline.dates.resolve import resolve, story_date

__all__ = ["Found", "find_dates", "parse_date", "preferred", "resolve", "story_date"]
