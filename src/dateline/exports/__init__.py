"""Codings as files: one module a format, each with `write(codings, target)`."""

from dateline.exports.writers import FORMATS, write

__all__ = ["FORMATS", "write"]
