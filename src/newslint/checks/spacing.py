"""Blanks that are missing, doubled or in the wrong place, and bullets in place of list marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.document import Document, Line
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import lines_with, matches_in, pattern

CLOSING = "\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK})\\]"
SENTENCE_JOINT = (
    rf"(?<=\p{{Ll}}[\p{{Ll}}\p{{N}}])[.!?](?P<close>[{CLOSING}]|\")?(?=\p{{Lu}}\p{{Ll}}|\p{{Lu}}[ ])"
)
TIGHT_END = rf"[.!?](?:[{CLOSING}]|\")?[\"\N{{LEFT DOUBLE QUOTATION MARK}}]?\p{{Lu}}"
WORD_BEFORE = r"\S+\Z"
WORD_BEHIND = r"\S+"
OUTER = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}()[],;:.!?*_"
STARTERS = frozenset(
    "A According After Also Although An And Another Any As At Based Because Before Both But By "
    "Despite During Each "
    "Even Every Following For From He Her Here His How However I If In Instead It Its Last Later Like "
    "Many Meanwhile "
    "More Most Mr Mrs Ms My Nearly New No Nor Not Now Of On Once One Only Or Other Our Over She Since "
    "So Some Still "
    "Such That The Their Then There These They This Those Though Through To Today Two Under Until Up "
    "We What When "
    "Where Which While Who Why With Yet You Your".split()
)
DOMAINS = frozenset("Com Org Net Edu Gov Co Uk Us Io Tv Info Biz De Fr Ru Js Py".split())


def missing_space(document: Document) -> Iterator[Hit]:
    """Yield each joint of two sentences without a blank: `ended.The next`, `ended.” He`."""
    text = document.text
    for found in matches_in(tight_ends(document), SENTENCE_JOINT, text):
        left = pattern(WORD_BEFORE).search(text, max(0, found.start() - 40), found.start())
        right = pattern(WORD_BEHIND).match(text, found.end())
        if left is None or right is None:
            continue
        before, after = left[0].lstrip(OUTER), right[0].rstrip(OUTER)
        if not _are_words(before, after) or after in DOMAINS:
            continue
        at = found.end()
        if found["close"] == '"' and _closes(text, found.start(), document.line_at(at)) is False:
            at -= 1
        word = pattern(r"[\p{L}'\N{RIGHT SINGLE QUOTATION MARK}]+").match(text, found.end())
        span = Span(found.start() - len(before), word.end() if word else found.end() + 1)
        yield Hit(span, {}, Fix((Edit(Span(at, at), " "),)))


def tight_ends(document: Document) -> Sequence[Span]:
    """The lines where a capital stands right behind a full stop or mark and what may close it."""
    return document.once(_find_tight_ends)


def _find_tight_ends(document: Document) -> list[Span]:
    return list(lines_with(TIGHT_END, document.text))


def _are_words(before: str, after: str) -> bool:
    """True for two ordinary words, not the parts of a name such as `Halo.Bungie.Org` or an address."""
    plain = r"[\p{L}\p{N}]+(?:[-'\N{RIGHT SINGLE QUOTATION MARK}][\p{L}\p{N}]+)*"
    joined = pattern(plain).fullmatch(before) and pattern(
        plain + r"(?:[-\N{EM DASH}\N{EN DASH}].*)?"
    ).fullmatch(after)
    return bool(joined) and len(before) > 2 and (before[0].islower() or after in STARTERS)


def _closes(text: str, at: int, line: Line) -> bool:
    """True where a straight quote behind `at` closes a quotation that its line opened."""
    return text.count('"', line.start, at) % 2 == 1


def abbreviation_space(document: Document) -> Iterator[Hit]:
    """Yield an abbreviation that runs into the next word, where the text elsewhere keeps a blank."""
    text = document.text
    if b"A.a" not in document.shape:
        return
    for found in pattern(r"(?<![\p{L}.])(?:\p{Lu}\.){2,}(?=\p{Ll}{3,}\b(?![.@/]\w))").finditer(text):
        short = found[0]
        if f"{short} " not in text:
            continue
        word = pattern(r"\p{Ll}+").match(text, found.end())
        token = pattern(r"[\w-]+\Z").search(text, max(0, found.start() - 30), found.start())
        span = Span(token.start() if token else found.start(), word.end() if word else found.end())
        yield Hit(span, {"short": short}, Fix((Edit(Span(found.end(), found.end()), " "),)))


def abbreviation_period(document: Document) -> Iterator[Hit]:
    """Yield an abbreviation without its last full stop, where the document writes it in full elsewhere."""
    text, shape = document.text, document.shape
    if not any(b"A.A" + mark in shape for mark in (b",", b";", b":", b"!", b"?")):
        return
    for found in pattern(r"(?<![\p{L}.])(?:\p{Lu}\.)+\p{Lu}(?=[,;:!?])").finditer(text):
        if f"{found[0]}." in text:
            end = found.end()
            yield Hit(
                Span(found.start(), end + 1), {"full": f"{found[0]}."}, Fix((Edit(Span(end, end), "."),))
            )


BULLETS = (
    "\N{BULLET}\N{TRIANGULAR BULLET}\N{BLACK SMALL SQUARE}\N{BLACK SQUARE}\N{BLACK CIRCLE}\N{WHITE BULLET}"
    "\N{HYPHEN BULLET}\N{WHITE CIRCLE}\N{BLACK RIGHT-POINTING SMALL TRIANGLE}"
)
BULLET = rf"[ \t]*[{BULLETS}][ \t\N{{NO-BREAK SPACE}}]*(?=\S)"


def bullet_glyph(document: Document) -> Iterator[Hit]:
    """Yield the bullet of each line that has one, where two or more such lines follow each other."""
    if document.format == "html":
        return
    glyphs = [_glyph(line) for line in document.lines]
    for index, span in enumerate(glyphs):
        if span is None:
            continue
        beside = [document.lines[index].previous, document.lines[index].next]
        if any(line is not None and glyphs[line.index] for line in beside):
            yield Hit(span, {"text": document.text[span.start : span.end].strip()}, Fix((Edit(span, "- "),)))


def _glyph(line: Line) -> Span | None:
    if line.blank or line.text.lstrip(" \t")[0] not in BULLETS:
        return None
    found = pattern(BULLET).match(line.text)
    return Span(line.start + found.start(), line.start + found.end()) if found else None


def leading_blanks(document: Document) -> Iterator[Hit]:
    """Yield the blank lines before the first word of a text."""
    text = document.text
    start = len(text) - len(text.lstrip())
    end = text.rfind("\n", 0, start) + 1
    if 0 < end < len(text) and start < len(text):
        yield Hit(Span(0, end), {}, Fix((Edit(Span(0, end), ""),)))


EMPTIED = 5  # line ends


def trailing_blanks(document: Document) -> Iterator[Hit]:
    """Yield blank lines at the end of a file; of a text that is no file's, only many of them.

    A caller's string or field may end as it likes, but not with a page that was emptied.
    """
    text = document.text
    ink = len(text.rstrip())
    if ink and text.count("\n", ink) > (1 if document.known.is_file else EMPTIED):
        start = text.index("\n", ink) + 1
        yield Hit(
            Span(start, len(text)),
            {"lines": text.count("\n", start)},
            Fix((Edit(Span(start, len(text)), ""),)),
        )


def final_newline(document: Document) -> Iterator[Hit]:
    """Yield the last character of a file that does not end its last line."""
    text = document.text
    if document.known.is_file and text.strip() and not text.endswith("\n") and document.format != "html":
        end = len(text)
        yield Hit(Span(end - 1, end), {}, Fix((Edit(Span(end, end), "\n"),)))


BLANKS = " \t"
TWO_BLANK_LINES = r"\n[ \t\N{NO-BREAK SPACE}]*\n[ \t\N{NO-BREAK SPACE}]*\n"
BLANK_RUN = r"\n(?<=\S[ \t]*\n)[ \t]*\n(?P<more>(?:[ \t\N{NO-BREAK SPACE}]*\n)+)(?=[^\n]*\S)"


def blank_run(document: Document) -> Iterator[Hit]:
    """Yield each run of two or more blank lines between two lines of text."""
    if document.format == "html" or not pattern(TWO_BLANK_LINES).search(document.text):
        return
    for found in pattern(BLANK_RUN).finditer(document.text):
        span = Span(*found.span("more"))
        yield Hit(span, {"lines": found["more"].count("\n") + 1}, Fix((Edit(span, ""),)))


def trailing_space(document: Document) -> Iterator[Hit]:
    """Yield the blanks at the end of each line; exactly two are a line break to Markdown, and stay."""
    start = 0
    for line in document.raw_lines:
        if line[-1:] in BLANKS and line[-1:]:
            ink = len(line.rstrip(BLANKS))
            if ink and line[ink:] != "  " and not line[ink - 1].isspace():
                span = Span(start + ink, start + len(line))
                yield Hit(span, {}, Fix((Edit(span, ""),)))
        start += len(line) + 1


def double_space(document: Document) -> Iterator[Hit]:
    """Yield each run of blanks between two words of running text."""
    text = document.text
    at = text.find("  ")
    while at >= 0:
        end = at + 2
        while text.startswith(" ", end):
            end += 1
        inside = at > 0 and end < len(text) and not text[at - 1].isspace() and not text[end].isspace()
        if inside and not _is_in_row(text, at):
            yield Hit(Span(at, end), {"blanks": end - at}, Fix((Edit(Span(at, end), " "),)))
        at = text.find("  ", end)


def _is_in_row(text: str, at: int) -> bool:
    """True where the line around a place begins with a pipe, as a table's row does."""
    return text[text.rfind("\n", 0, at) + 1 : at].lstrip().startswith("|")
