"""Values kept as bytes between runs, with a checksum: what was damaged on disk must not be read."""

from __future__ import annotations

import pickle
from typing import Protocol
from zlib import crc32

SUM = 4  # bytes
PROTOCOL = 5  # of pickle, which every Python that runs newslint reads


class Shelf(Protocol):
    """Where bytes are kept that took time to make."""

    def get(self, name: str) -> bytes | None:
        """What was kept under a name; None where nothing was."""

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name."""


def sealed(value: object) -> bytes:
    """A value as bytes behind their checksum."""
    data = pickle.dumps(value, PROTOCOL)
    return crc32(data).to_bytes(SUM, "little") + data


def unsealed(data: bytes | None) -> object:
    """The value that was sealed; None where there is none, or its bytes are no longer the same.

    The bytes have to be newslint's own: what they name is imported and called.
    """
    kept = memoryview(data or b"")
    if len(kept) <= SUM or crc32(kept[SUM:]) != int.from_bytes(kept[:SUM], "little"):
        return None
    return pickle.loads(kept[SUM:])  # noqa: S301 -- as trusted as the code in __pycache__
