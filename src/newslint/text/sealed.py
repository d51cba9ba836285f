"""Bytes with a checksum before them: what was damaged on disk must not run."""

from __future__ import annotations

from zlib import crc32

SUM = 4  # bytes


def sealed(data: bytes) -> bytes:
    """The bytes behind their checksum."""
    return crc32(data).to_bytes(SUM, "little") + data


def unsealed(data: bytes) -> memoryview | None:
    """The bytes that were sealed; None where they are no longer the same."""
    kept = memoryview(data)
    return kept[SUM:] if crc32(kept[SUM:]) == int.from_bytes(kept[:SUM], "little") else None
