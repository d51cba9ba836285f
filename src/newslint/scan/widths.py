"""Whether a line is short enough for a pattern that has to fill it: most lines of prose are not."""

from __future__ import annotations

from collections.abc import Sequence

MARKS = 16  # bullet, heading marks and emphasis that a line may have around what a pattern fills


class Widths:
    """The widths of the lines of one text, measured where they are asked for.

    Args:
        data: The text in UTF-8.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._end = -1
        self._start = 0
        self._width = 0

    def fitting(self, ends: Sequence[int], widest: int) -> list[int]:
        """Those of some places whose line is no wider than `widest` code points, blanks and marks aside.

        Args:
            ends: Byte offsets, each behind something on its line, in order.
            widest: Code points.
        """
        return [end for end in ends if self._width_at(end) <= widest + MARKS]

    def _width_at(self, end: int) -> int:
        if not self._start < end <= self._end:
            self._start = self.data.rfind(b"\n", 0, end - 1) + 1
            stop = self.data.find(b"\n", end)
            self._end = stop if stop >= 0 else len(self.data)
            line = self.data[self._start : self._end].strip()
            self._width = len(line) if line.isascii() else len(line.decode("utf-8", "replace"))
        return self._width
