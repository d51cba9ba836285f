from collections.abc import Iterator

from newslint.checks.encoding.misread import misread_runs
from newslint.checks.encoding.unprintable import unprintable_lines
from newslint.document import Document
from newslint.edit import Edit, Fix, Loss, Places, Span
from newslint.rule import Hit
from newslint.text.characters import from_windows
from newslint.text.patterns import matches_in

ESCAPE = "\x1b"
CUT_DASH = r"\x80[\x93\x94\x98-\x9e\xa6]"
CONTROL = rf"{CUT_DASH}|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\N{{LINE SEPARATOR}}\N{{PARAGRAPH SEPARATOR}}]"
# Commands to a terminal: a colour or a movement, and a link.
COMMAND = (
    r"\x1b\[(?:[0-9;?]{1,20}[A-HJKSTf-hl-nsu]|[Km](?!\p{L}))"
    r"|\x1b\]8;[^;\s\x07\x1b]{0,80};[^\s\x07\x1b]{0,400}(?:\x07|\x1b\\)"
)
BREAKS = "\x0b\x0c\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"


def control_character(document: Document) -> Iterator[Hit]:
    """Yield each control character; the fix writes the sign of its byte in Windows-1252, or deletes it.

    An escape character is deleted with the terminal command that it begins: `ESC[31m`.

    A control character that is a byte of misread UTF-8 does not count: it is part of another character.
    """
    misread = Places(Span(*found.span()) for found in misread_runs(document))
    for found in matches_in(unprintable_lines(document), f"{COMMAND}|{CONTROL}", document.text):
        span = Span(*found.span())
        if misread.overlaps(span):
            continue
        if found[0].startswith(ESCAPE) and len(found[0]) > 1:
            yield Hit(span, {"code": "U+001B"}, Fix((Edit(span, ""),), loses=Loss.RESIDUE))
            continue
        yield Hit(span, {"code": f"U+{ord(found[0][-1]):04X}"}, Fix((Edit(span, _meant(found[0])),)))


def _meant(control: str) -> str:
    if len(control) > 1:  # the first byte of three was lost
        return (b"\xe2" + control.encode("latin-1")).decode()
    if control in BREAKS and control != "\x85":
        return " "
    sign = from_windows(ord(control)) if ord(control) >= 0x80 else ""
    return "" if sign == control or sign.isalnum() else sign
