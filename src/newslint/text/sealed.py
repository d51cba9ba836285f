"""Values stored as bytes between runs, with a checksum, so that bytes damaged on disk are not loaded."""

import pickle
from typing import Protocol
from zlib import crc32

SUM = 4  # bytes
PROTOCOL = 5  # of pickle; every Python that runs newslint can read it


class Store(Protocol):
    """A place for bytes that take long to make."""

    def get(self, name: str) -> bytes | None:
        """The bytes kept under a name; None if there are none."""

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name."""


def sealed(value: object) -> bytes:
    """A value as bytes after their checksum."""
    data = pickle.dumps(value, PROTOCOL)
    return crc32(data).to_bytes(SUM, "little") + data


def unsealed(data: bytes | None) -> object:
    """The value that was sealed; None if there is none, or if its bytes have changed.

    The bytes must come from newslint itself, because loading them imports and calls what they name.
    """
    kept = memoryview(data or b"")
    if len(kept) <= SUM or crc32(kept[SUM:]) != int.from_bytes(kept[:SUM], "little"):
        return None
    return pickle.loads(kept[SUM:])  # noqa: S301 -- as trusted as the code in __pycache__
