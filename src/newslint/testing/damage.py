"""The kinds of damage: each function returns one edit of a sound text, or None if it has no place for it."""

import re
from collections.abc import Callable, Mapping

from newslint.edit import Edit, Span
from newslint.testing.draw import Draw
from newslint.testing.pieces import ASSISTANT, BOILERPLATE, TEMPLATE

Damage = Callable[[str, Draw], Edit | None]

ROW = r"^[ \t]*\|.*\|[ \t]*(?=\r?$)"
DELIMITER = r"^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?=\r?$)"


def assistant(text: str, draw: Draw) -> Edit:
    """A paragraph of an assistant, at the start or end of the text."""
    places = _breaks(text)
    return _paragraph(text, draw.one_of((places[0], places[-1])), draw.filled(ASSISTANT))


def boilerplate(text: str, draw: Draw) -> Edit:
    """A line of the site, between any two paragraphs or at either end."""
    return _paragraph(text, draw.one_of(_breaks(text)), draw.filled(BOILERPLATE))


def template(text: str, draw: Draw) -> Edit:
    """A placeholder that nobody filled in, as a paragraph."""
    return _paragraph(text, draw.one_of(_breaks(text)), draw.filled(TEMPLATE))


def repeated_paragraph(text: str, draw: Draw) -> Edit | None:
    """A second copy of a paragraph of at least five words, directly after it or at the end."""
    found = _place(text, draw, r"(?m)^[^\r\n|]*[^\s|][^\r\n|]*")
    if found is None or len(text[found.start : found.end].split()) < 5:
        return None
    copy = text[found.start : found.end].strip()
    place = draw.one_of((found.end, len(text.rstrip())))
    return Edit(Span(place, place), f"{_line_end(text) * 2}{copy}")


def repeated_row(text: str, draw: Draw) -> Edit | None:
    """A second copy of a table row, directly after it."""
    found = _place(text, draw, f"(?m){ROW}")
    if found is None:
        return None
    return Edit(Span(found.end, found.end), f"{_line_end(text)}{text[found.start : found.end]}")


def repeated_word(text: str, draw: Draw) -> Edit | None:
    """A word in lower case that is written twice."""
    found = _place(text, draw, r"(?<= )[a-z]{2,}(?= [a-z])")
    return found and Edit(Span(found.end, found.end), f" {text[found.start : found.end]}")


def lost_capital(text: str, draw: Draw) -> Edit | None:
    """A word that lost its capital, at the start of a sentence or inside of it."""
    found = _place(text, draw, r"(?<=[a-z.,] )[A-Z](?=[a-z]{2})")
    return found and Edit(found, text[found.start].lower())


def misread(text: str, draw: Draw) -> Edit | None:
    """A character whose UTF-8 was decoded as Windows-1252."""
    found = _place(text, draw, r"[\u00a1-\u2122]")
    try:
        return found and Edit(found, text[found.start].encode().decode("cp1252"))
    except UnicodeDecodeError:
        return None


def reference(text: str, draw: Draw) -> Edit | None:
    """A character reference in place of a quotation mark, an ampersand or a space."""
    found = _place(text, draw, r"(?<=\w)['\u2019](?=\w)|(?<= )&(?= )|\"|(?<=\w) (?=\w)")
    names = {"'": "&#39;", "\N{RIGHT SINGLE QUOTATION MARK}": "&rsquo;", "&": "&amp;", '"': "&quot;"}
    return found and Edit(found, names.get(text[found.start], "&nbsp;"))


def invisible(text: str, draw: Draw) -> Edit | None:
    """An invisible character inside a word."""
    found = _place(text, draw, r"(?<=[a-z]{2})(?=[a-z]{2})")
    marks = (
        "\N{ZERO WIDTH SPACE}",
        "\N{SOFT HYPHEN}",
        "\N{ZERO WIDTH NO-BREAK SPACE}",
        "\N{REPLACEMENT CHARACTER}",
    )
    return found and Edit(found, draw.one_of(marks))


def missing_space(text: str, draw: Draw) -> Edit | None:
    """Two sentences without a space between them."""
    found = _place(text, draw, r"(?<=[a-z]{2}[.!?]) (?=[A-Z][a-z])")
    return found and Edit(found, "")


def stray_space(text: str, draw: Draw) -> Edit | None:
    """A space before a comma or full stop, or several spaces in place of one."""
    found = _place(text, draw, r"(?<=[a-z])(?=[,.] )|(?<=[a-z,]) (?=[a-z])")
    return found and Edit(
        found, draw.one_of((" ", " \N{NO-BREAK SPACE}", "  ", "   ")[found.end > found.start :])
    )


def lost_cell(text: str, draw: Draw) -> Edit | None:
    """A table row without its last cell."""
    found = _place(text, draw, r"(?m)(?<=\|)[^|\n]*\|[ \t]*(?=\r?$)")
    return found and Edit(found, "")


def empty_cell(text: str, draw: Draw) -> Edit | None:
    """A table row with an empty cell too many."""
    found = _place(text, draw, r"(?m)(?<=\|)(?=[^|\n]*\|[ \t]*\r?$)")
    return found and Edit(found, "  |")


def delimiter_row(text: str, draw: Draw) -> Edit | None:
    """A table whose delimiter row is written twice, or a row cut off."""
    found = _place(text, draw, f"(?m){DELIMITER}")
    if found is None:
        return None
    row = text[found.start : found.end]
    return Edit(found, draw.one_of((f"{row}{_line_end(text)}{row}", row[: len(row) // 2])))


KINDS: Mapping[str, tuple[Damage, ...]] = {
    "assistant": (assistant,),
    "boilerplate": (boilerplate,),
    "casing": (lost_capital,),
    "encoding": (misread, reference, invisible),
    "repetition": (repeated_paragraph, repeated_row, repeated_word),
    "spacing": (missing_space, stray_space),
    "table": (lost_cell, empty_cell, delimiter_row),
    "template": (template,),
}


def _place(text: str, draw: Draw, expression: str) -> Span | None:
    """The span of one match of the expression; None if there is none."""
    spans = [Span(*found.span()) for found in re.finditer(expression, text)]
    return draw.one_of(spans) if spans else None


def _breaks(text: str) -> list[int]:
    """The places before each paragraph, and the one after the last."""
    return [0, *(found.end() for found in re.finditer(r"(?:\r?\n){2,}(?=\S)", text)), len(text.rstrip())]


def _paragraph(text: str, place: int, new: str) -> Edit:
    gap = _line_end(text) * 2
    return Edit(Span(place, place), f"{gap}{new}" if place and not text[place:].strip() else f"{new}{gap}")


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
