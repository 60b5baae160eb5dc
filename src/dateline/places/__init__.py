"""Where: the place that a sentence or the story's dateline gives an event."""

from dateline.places.locate import locate

__all__ = ["locate"]
