"""How an error is reported."""

from __future__ import annotations

from newslint.errors import NewslintError, PlaceError
from newslint.report.visible import visible


def complaint(error: NewslintError, path: str | None = None) -> str:
    """One line that reports an error, with its file: its own, or else `path`."""
    said = str(error)
    about = error.path if isinstance(error, PlaceError) else getattr(error, "path", None)
    return "error: " + visible(said if about or not path else f"{path}: {said}")
