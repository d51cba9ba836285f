"""The code of a Markdown text: front matter, fences, indented blocks and spans between backticks."""

from collections.abc import Iterator

from newslint.document.lines import line_starts
from newslint.edit import Span
from newslint.text.patterns import pattern

FRONT_MATTER = r"(?:---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)|\+\+\+[ \t]*\n(?:.*\n)*?\+\+\+)[ \t]*(?:\n|\Z)"
KEY = r"(?m)^[\"']?[A-Za-z_][\w .-]*[\"']?\s*[:=]"
FENCE = r"(?:[ \t]*>)*(?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)?[ \t]*(`{3,}|~{3,})([^\n]*)"
ITEM = r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\Z)"
INDENT = r"(?: {4}| {0,3}\t)"
TICKS = r"`+"
EMPTY_LINE = r"\n[ \t]*\n"


def code_spans(text: str) -> list[Span]:
    """The spans of all code, in order: the lines of a block, a code span with its backticks."""
    start = _front_matter(text)
    blocks = [Span(0, start)] if start else []
    blocks += _fenced(text, start) if "```" in text or "~~~" in text else []
    blocks += _indented(text, start, blocks) if "    " in text or "\t" in text else []
    blocks.sort()
    if "`" not in text:
        return blocks
    return sorted([*blocks, *_inline(text, blocks)])


def _front_matter(text: str) -> int:
    """The offset of the end of front matter; 0 if there is none, for example after a rule of dashes."""
    if not text.startswith(("---", "+++")):
        return 0
    found = pattern(FRONT_MATTER).match(text)
    return found.end() if found and pattern(KEY).search(found[0]) else 0


def _fenced(text: str, start: int) -> Iterator[Span]:
    """Yield each fenced block, up to the end of its last line; an unclosed one goes to the end."""
    opened, mark = -1, ""
    for first, last in _lines(text, start):
        fence = pattern(FENCE).fullmatch(text, first, last)
        if not fence:
            continue
        if not mark:
            if fence[1][0] == "~" or "`" not in fence[2]:
                opened, mark = first, fence[1]
        elif fence[1].startswith(mark) and not fence[2].strip():
            yield Span(opened, last)
            mark = ""
    if mark:
        yield Span(opened, len(text))


def _indented(text: str, start: int, taken: list[Span]) -> Iterator[Span]:
    """Yield each run of lines indented by four spaces or a tab, below an empty line and outside lists."""
    in_list, may_begin, opened, closed = False, True, -1, -1
    for first, last in _lines(text, start):
        line = text[first:last]
        is_empty = not line.strip()
        indented = not is_empty and pattern(INDENT).match(line) is not None
        free = not any(span.start <= first < span.end for span in taken)
        if indented and free and not in_list and (may_begin or opened >= 0):
            opened, closed = (first if opened < 0 else opened), last
        elif not is_empty:
            if opened >= 0:
                yield Span(opened, closed)
            opened = -1
            in_list = pattern(ITEM).match(line) is not None or (
                in_list and (indented or line[0] in " \t" or not may_begin)
            )
        may_begin = is_empty
    if opened >= 0:
        yield Span(opened, closed)


def _inline(text: str, blocks: list[Span]) -> Iterator[Span]:
    """Yield each code span outside of blocks; a code span cannot contain an empty line."""
    last = 0
    for start, end in [*blocks, Span(len(text), len(text))]:
        cuts = [found.span() for found in pattern(EMPTY_LINE).finditer(text, last, start)]
        for first, stop in zip(
            [last, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), start], strict=True
        ):
            yield from _between_ticks(text, first, stop)
        last = end


def _between_ticks(text: str, start: int, end: int) -> Iterator[Span]:
    ticks = [found.span() for found in pattern(TICKS).finditer(text, start, end)]
    index = 0
    while index < len(ticks):
        first, behind = ticks[index]
        close = next((i for i in range(index + 1, len(ticks)) if _size(ticks[i]) == behind - first), None)
        if close is None or text[first - 1 : first] == "\\":
            index += 1
        else:
            yield Span(first, ticks[close][1])
            index = close + 1


def _size(run: tuple[int, int]) -> int:
    return run[1] - run[0]


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    starts = [at for at in line_starts(text.split("\n")) if at >= start]
    for first, behind in zip(starts, [*starts[1:], len(text) + 1], strict=True):
        yield first, min(behind - 1, len(text))
