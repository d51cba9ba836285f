"""One pass over a text's bytes for the triggers of all rules."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from newslint.scan.backends import Backend, HyperscanBackend, PythonBackend

BIG_ENOUGH = 1 << 18  # bytes seen before building a hyperscan database has paid for itself
FOLD_TO_ASCII = ("\N{LATIN SMALL LETTER LONG S}".encode(), "\N{KELVIN SIGN}".encode())


class Scanner:
    """Tells which literals stand where; begins in pure Python and changes to hyperscan when texts add up.

    Args:
        literals: Strings to find, ASCII letters in either case; none empty.
        backend: `python` or `hyperscan` to keep to one; None to choose.
    """

    def __init__(self, literals: Sequence[str], backend: str | None = None) -> None:
        self._literals = [literal.encode().lower() for literal in literals]
        self._wanted = backend
        self._seen = 0
        self._backend: Backend = (
            HyperscanBackend(self._literals)
            if backend == "hyperscan" and literals
            else PythonBackend(self._literals)
        )
        self._settled = backend is not None or not literals

    def scan(self, data: bytes) -> dict[int, list[int]]:
        """The byte offsets behind each occurrence of each literal that occurs, by the literal's index.

        Args:
            data: A text in UTF-8; lone surrogates may be passed on.
        """
        if not self._literals:
            return {}
        if not self._settled:
            self._choose(len(data))
        found: dict[int, list[int]] = {}
        for end, literal in self._backend.scan(data):
            found.setdefault(literal, []).append(end)
        return found

    def _choose(self, size: int) -> None:
        self._seen += size
        if self._seen < BIG_ENOUGH:
            return
        with suppress(ImportError):
            self._backend = HyperscanBackend(self._literals)
        self._settled = True


def folds_beyond_ascii(data: bytes) -> bool:
    """True where a letter beyond ASCII folds to an ASCII one: the long s, the Kelvin sign.

    Patterns match such a letter, a scan of folded bytes does not: every rule has to look for itself.
    """
    return any(letter in data for letter in FOLD_TO_ASCII)
