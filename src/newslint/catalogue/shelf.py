"""A folder of things that took time to make and are kept for the next time, each whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


class Shelf:
    """Keeps bytes by name in a folder; without one, and where it cannot be written, it keeps nothing.

    Args:
        folder: The folder, made when something is first put there; None to keep nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """What was kept under a name; None where nothing was."""
        if self._folder is None:
            return None
        try:
            return (self._folder / name).read_bytes()
        except OSError:
            return None

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name; whoever reads at the same time gets the old or the new, never a part."""
        if self._folder is None:
            return
        path = self._folder / name
        temporary = path.with_name(f"{name}.{os.getpid()}.tmp")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                temporary.write_bytes(data)
                temporary.replace(path)
            finally:
                temporary.unlink(missing_ok=True)
