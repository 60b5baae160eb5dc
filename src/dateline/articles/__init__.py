"""From a page to an article: which parts are the story, and the facts printed around it."""

from dateline.articles.article import to_article

__all__ = ["to_article"]
