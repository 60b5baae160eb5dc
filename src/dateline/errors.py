"""Everything that can go wrong, said once: a code, the reason and the cure."""

from __future__ import annotations


class DatelineError(Exception):
    """An error a person can act on; its text is one line that names the thing, the reason and the cure."""


class UnreadableError(DatelineError):
    """A source that cannot be read."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(" ".join(f"{source}: {reason}".split()))  # libraries' reasons may have several lines
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnreadableError], tuple[str, str]]:
        """Let the error come back whole from a worker."""
        return type(self), (self.source, self.reason)


class UsageError(DatelineError):
    """An option or argument that makes no sense; exit status 2 on the command line."""


class DataError(DatelineError):
    """A table or ontology file that breaks its own rules."""


class PipelineError(DatelineError):
    """A spaCy pipeline that is missing or lacks a component that Dateline needs."""
