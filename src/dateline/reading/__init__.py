"""Reading: any form a story comes in, as pages."""

from dateline.reading.page import Page
from dateline.reading.sources import read_pages

__all__ = ["Page", "read_pages"]
