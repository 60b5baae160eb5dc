"""Who: political actors, resolved in time. `Resolver` reads a phrase, `find_mentions` an article."""

from dateline.actors.answer import Answer
from dateline.actors.mentions import Mention, Mentions, find_mentions
from dateline.actors.resolver import Resolver

__all__ = ["Answer", "Mention", "Mentions", "Resolver", "find_mentions"]
