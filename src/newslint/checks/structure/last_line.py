"""The last line of a text."""

from __future__ import annotations

from newslint.document import Document, Line


def last_line(document: Document) -> Line | None:
    return next((line for line in reversed(document.lines) if not line.blank), None)
