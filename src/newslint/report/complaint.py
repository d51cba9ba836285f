"""How an error is told."""

from __future__ import annotations

from newslint.errors import NewslintError, PlaceError
from newslint.report.visible import visible


def complaint(error: NewslintError, path: str | None = None) -> str:
    """One line that tells an error, with the file it is about: `path`, where it does not say so itself."""
    said = str(error)
    about = error.path if isinstance(error, PlaceError) else getattr(error, "path", None)
    return "error: " + visible(said if about or not path else f"{path}: {said}")
