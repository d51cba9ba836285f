"""Characters that were decoded wrongly, or not at all, and characters nobody sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.characters import (
    JOINING,
    PICTURE,
    RIGHT_TO_LEFT,
    WINDOWS_BYTES,
    ZERO_WIDTH,
    from_windows,
    reread,
)
from newslint.text.patterns import matches_at, matches_in, pattern

if TYPE_CHECKING:
    from regex import Match

REFERENCE = r"&(?:amp;)*(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z][a-zA-Z0-9]{1,7});"
ROUNDS = 4
APOSTROPHE_LOST = r"(?<=\p{L})&#191;(?=(?:s|t|re|ll|ve|d|m)\b)"


def character_reference(document: Document) -> Iterator[Hit]:
    """Yield each character reference that was not decoded: `caf&#233;`, `&amp;nbsp;`."""
    text = document.text
    for found in pattern(REFERENCE).finditer(text):
        decoded = _decoded(found[0])
        doubled = found[0].startswith("&amp;") and found[0] != "&amp;"
        if decoded is None or (document.format == "markdown" and not doubled):
            continue
        if pattern(APOSTROPHE_LOST).match(text, found.start()):
            decoded = "\N{RIGHT SINGLE QUOTATION MARK}"
        span = Span(*found.span())
        markup = decoded in "<>&" and document.format != "text"
        wanted = " " if decoded == "\N{NO-BREAK SPACE}" else decoded
        fix = None if markup else Fix((Edit(span, wanted),))
        yield Hit(span, {"decoded": decoded}, fix)


def _decoded(reference: str) -> str | None:
    """The one character that a reference stands for; None where it stands for none that can be printed."""
    import html  # noqa: PLC0415 -- 1 ms that articles without a reference need not pay

    for _ in range(ROUNDS):
        decoded = html.unescape(reference)
        if decoded == reference:
            break
        reference = decoded
    printable = reference.isprintable() or reference == "\N{NO-BREAK SPACE}"
    return reference if len(reference) == 1 and printable else None


TRAILING = "".join(char for char, byte in WINDOWS_BYTES.items() if byte < 0xC0)
CONTROLS = "\x80-\x9f"
CONTINUED = rf"[{CONTROLS}{TRAILING}]"
MISREAD = rf"(?:[\xc2-\xdf]{CONTINUED}|[\xe0-\xef]{CONTINUED}{{2}}|[\xf0-\xf4]{CONTINUED}{{3}})+"
SIGNATURES = ("\N{ZERO WIDTH NO-BREAK SPACE}", "\N{REPLACEMENT CHARACTER}")
SURE_LEADS = "\xc2\xc3\xe2\xf0"
ASCII_TO_BLANKS = bytes(0x20 if byte < 0x80 else byte for byte in range(256))


def mojibake(document: Document) -> Iterator[Hit]:
    """Yield each run of characters that is UTF-8 read in a one-byte encoding."""
    found = [(match, reread(match[0])) for match in _misread(document)]
    told = [(match, right) for match, right in found if right and _is_text(right)]
    for match, right in told:
        if match[0][0] in SURE_LEADS or right in SIGNATURES or len(right) > 1 or len(told) > 2:
            span = Span(*match.span())
            yield Hit(span, {"right": right}, Fix((Edit(span, right),)))


def _misread(document: Document) -> Sequence[Match[str]]:
    """The runs of characters that look like UTF-8 read in a one-byte encoding."""
    runs = set(document.data.translate(ASCII_TO_BLANKS).split())
    decoded = (run.decode("utf-8", "surrogatepass") for run in runs)
    if not any(len(run) > 1 and pattern(MISREAD).search(run) for run in decoded):
        return ()
    return list(pattern(MISREAD).finditer(document.text))


def _is_text(decoded: str) -> bool:
    hidden = "\N{NO-BREAK SPACE}\N{SOFT HYPHEN}" + ZERO_WIDTH
    return all(char.isprintable() or char in hidden for char in decoded)


DIRECTIONS = "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"


def zero_width(document: Document) -> Iterator[Hit]:
    """Yield each run of characters without width that no script or emoji needs."""
    text = document.text
    for found in matches_in(_unprintable_lines(document), f"[{ZERO_WIDTH}]+", text):
        beside = text[max(0, found.start() - 2) : found.start()] + text[found.end() : found.end() + 2]
        if pattern(JOINING).search(beside):
            continue
        if "\N{ZERO WIDTH JOINER}" in found[0] and pattern(PICTURE).search(beside):
            continue
        if set(found[0]) & set(DIRECTIONS) and pattern(RIGHT_TO_LEFT).search(text):
            continue
        span = Span(*found.span())
        yield Hit(span, {"count": len(found[0])}, Fix((Edit(span, ""),)))


def _unprintable_lines(document: Document) -> Sequence[Span]:
    """The lines with a character that is not printed, a tab or a no-break space among them."""
    return document.once(_find_unprintable_lines)


def _find_unprintable_lines(document: Document) -> Sequence[Span]:
    lines = zip(document.line_starts, document.raw_lines, strict=True)
    return [Span(start, start + len(line)) for start, line in lines if not line.isprintable()]


FRENCH_MARK = (
    r"[:;!?%»\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}\N{EURO SIGN}$£°€‰\N{EN DASH}\N{EM DASH}]"
)
OPENING = "«\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}\N{EN DASH}\N{EM DASH}§№"
SHORT_WORD = r"(?<!\p{L})\p{L}\Z"
UNIT = (
    r"(?:\p{N}|(?:[kcmµ]?m[²³]?|k?g|t|h|min|s|[kMG]?[WB]|[kMGT]B|[kMGT]?Hz|km/h|mph|ha|l|ml|bn|"
    r"billion|million|trillion|Mio\.|Mrd\.|Uhr|percent|per cent|a\.?m\.?|p\.?m\.?|US)(?!\p{L}))"
)
TITLE = r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Nr|Fr|Prof|vol|pp?|fig|art|(?<!\p{L})\p{L})\.|\b(?:Mr|Mrs|Ms|Dr|St))\Z"


def no_break_space(document: Document) -> Iterator[Hit]:
    """Yield each run of no-break spaces in prose that binds nothing together."""
    text = document.text
    english = document.spoken == "en"
    for found in matches_at("\N{NO-BREAK SPACE}", r"\N{NO-BREAK SPACE}[ \N{NO-BREAK SPACE}]*", text):
        start, end = found.start(), found.end()
        while start and text[start - 1] == " ":
            start -= 1
        before, after = text[max(0, start - 12) : start], text[end : end + 12]
        if end - start == 1 and _binds(before, after, english=english):
            continue
        edge = not before or not after or before[-1] == "\n" or after[0] == "\n"
        fix = Fix((Edit(Span(start, end), "" if edge else " "),))
        place = Span(found.start(), found.start() + len(found[0].rstrip(" ")))
        yield Hit(place, {"count": found[0].count("\N{NO-BREAK SPACE}")}, fix)


def _binds(before: str, after: str, *, english: bool) -> bool:
    """True where typography wants the two sides of a no-break space to stay together."""
    if pattern(FRENCH_MARK).match(after) or (before and before[-1] in OPENING):
        return True
    if (before[-1:].isdigit() and pattern(UNIT).match(after)) or pattern(TITLE).search(before):
        return True
    return not english and bool(pattern(SHORT_WORD).search(before) or before[-1:].isdigit())


CUT_DASH = r"\x80[\x93\x94\x98-\x9e\xa6]"
CONTROL = rf"{CUT_DASH}|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\N{{LINE SEPARATOR}}\N{{PARAGRAPH SEPARATOR}}]"
BREAKS = "\x0b\x0c\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"


def control_character(document: Document) -> Iterator[Hit]:
    """Yield each control character; its fix is the sign that the byte means in Windows-1252, or nothing.

    Those within misread UTF-8 are left to `mojibake`.
    """
    misread = [Span(*found.span()) for found in _misread(document)]
    for found in matches_in(_unprintable_lines(document), CONTROL, document.text):
        span = Span(*found.span())
        if any(span.overlaps(other) for other in misread):
            continue
        yield Hit(span, {"code": f"U+{ord(found[0][-1]):04X}"}, Fix((Edit(span, _meant(found[0])),)))


def _meant(control: str) -> str:
    if len(control) > 1:  # the first byte of three was lost
        return (b"\xe2" + control.encode("latin-1")).decode()
    if control in BREAKS and control != "\x85":
        return " "
    sign = from_windows(ord(control)) if ord(control) >= 0x80 else ""
    return "" if sign == control or sign.isalnum() else sign


DOUBLES = ("``", "''", "\N{RIGHT SINGLE QUOTATION MARK}" * 2, "\N{LEFT SINGLE QUOTATION MARK}" * 2)
DOUBLED = (
    r"(?<![`'\w])``(?=[\w$])|(?<=[\p{L}\p{N}.,!?…])''(?!['\w])|(?<![\w'=(\[,{:])''(?=\p{L})"
    r"|\N{RIGHT SINGLE QUOTATION MARK}{2}|\N{LEFT SINGLE QUOTATION MARK}{2}"
)


def doubled_quote(document: Document) -> Iterator[Hit]:
    """Yield two single quotes, or two grave accents, that stand for one double quote."""
    text = document.text
    doubled = chain.from_iterable(matches_at(mark, DOUBLED, text) for mark in DOUBLES)
    for found in sorted(doubled, key=lambda found: found.start()):
        line = document.line_at(found.start())
        plain = found[0] == "''"
        if plain and (
            text[found.start() - 1 : found.start()].isdigit() or pattern(r"=''|\('|'\)").search(line.text)
        ):
            continue
        opens = pattern(r"\w").match(text, found.end()) is not None
        curly = "\N{LEFT DOUBLE QUOTATION MARK}" if opens else "\N{RIGHT DOUBLE QUOTATION MARK}"
        wanted = '"' if plain or (found[0] == "``" and "''" in line.text) else curly
        word = (
            pattern(r"\S*").match(text, found.end())
            if opens
            else pattern(r"\S*\Z").search(text, line.start, found.start())
        )
        start = min(found.start(), word.start()) if word else found.start()
        end = max(found.end(), word.end()) if word else found.end()
        yield Hit(Span(start, end), {"mark": found[0]}, Fix((Edit(Span(*found.span()), wanted),)))
