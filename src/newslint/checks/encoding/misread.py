"""Runs of characters that are UTF-8 read in a one-byte encoding."""

from collections.abc import Sequence

from regex import Match

from newslint.document import Document
from newslint.text.characters import WINDOWS_BYTES
from newslint.text.patterns import pattern

TRAILING = "".join(char for char, byte in WINDOWS_BYTES.items() if byte < 0xC0)
CONTROLS = "\x80-\x9f"
CONTINUED = rf"[{CONTROLS}{TRAILING}]"
MISREAD = rf"(?:[\xc2-\xdf]{CONTINUED}|[\xe0-\xef]{CONTINUED}{{2}}|[\xf0-\xf4]{CONTINUED}{{3}})+"
ASCII_TO_SPACES = bytes(0x20 if byte < 0x80 else byte for byte in range(256))


def misread_runs(document: Document) -> Sequence[Match[str]]:
    """The runs of characters that look like UTF-8 read in a one-byte encoding."""
    runs = set(document.data.translate(ASCII_TO_SPACES).split())
    decoded = (run.decode("utf-8", "surrogatepass") for run in runs)
    if not any(len(run) > 1 and pattern(MISREAD).search(run) for run in decoded):
        return ()
    return list(pattern(MISREAD).finditer(document.text))
