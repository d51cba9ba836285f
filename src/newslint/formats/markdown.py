"""Markdown: the text is its own source; code, targets, addresses and tags are protected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.document import Facts, Suppression
from newslint.edit import Span
from newslint.formats.markdown_code import code_spans
from newslint.formats.suppressions import read_request
from newslint.text.patterns import pattern

COMMENT = r"(?s)<!--.*?-->"
TAG = (
    r"</[A-Za-z][A-Za-z0-9-]*\s*>|<[A-Za-z][A-Za-z0-9-]*+"
    r"(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++))?+)*+\s*+/?>"
)
RAW_TAG = r"(?i)<(script|style|pre|textarea|svg)\b[^<>]*+>"
AUTOLINK = r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[\w.+-]++@[\w.-]++)>"
ADDRESS = r"(?i)\b(?:https?://|www\.)[^\s<>\"`|]++"
BRACKETED = r"\((?:\\.|[^()\\\n])*+\)"
# A target as in the standard, with a title; or anything on one line between balanced brackets.
TARGET = (
    rf"\]\((?:\s*+(?:<(?:\\.|[^<>\\\n])*+>|(?:\\.|[^()\\\s]|{BRACKETED})*+)"
    rf"(?:\s++(?:\"(?:\\.|[^\"\\\n])*+\"|'(?:\\.|[^'\\\n])*+'|{BRACKETED}))?+\s*+\)"
    rf"|(?:\\.|[^()\\\n]|{BRACKETED})*+\))"
)
DEFINITION = (
    r"(?m)^ {0,3}\[(?!\^)(?:\\.|[^\[\]\\\n])++\]:[ \t]*+(?:<[^<>\n]*+>|\S++)"
    r"(?:[ \t]++(?:\"[^\"\n]*+\"|'[^'\n]*+'|\([^()\n]*+\)))?+[ \t]*+$"
)
# Each with strings; it matches only if the text has one of them, which most texts do not.
PLACES = (
    (("<",), TAG),
    (("<",), AUTOLINK),
    (("](",), TARGET),
    (("]:",), DEFINITION),
    (("://", "www.", "WWW."), ADDRESS),
)
CLOSING = ".,;:!?'*_~\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{HORIZONTAL ELLIPSIS}"


def facts(text: str, *, is_file: bool) -> Facts:
    """The facts of a Markdown text: protected places, and suppressions.

    Protected are front matter, code, raw HTML, targets and titles of links and images, reference definitions
    and addresses. Link texts and the alternative texts of images are prose, and not protected.

    Args:
        text: The document, with U+000A as the only line end.
        is_file: True if line ends at the end of the text belong to the document.
    """
    code = code_spans(text)
    protected = list(merged([*code, *_places(text, code)]))
    return Facts(protected=tuple(protected), suppressions=tuple(_suppressions(text, code)), is_file=is_file)


def merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in order that cover the same code points without overlapping."""
    start = end = -1
    for span in sorted(spans):
        if span.start > end:
            if start < end:
                yield Span(start, end)
            start, end = span
        else:
            end = max(end, span.end)
    if start < end:
        yield Span(start, end)


def _places(text: str, code: list[Span]) -> Iterator[Span]:
    """Yield each protected place that does not begin inside code."""
    bare = _without(text, code)
    if "<" in bare:
        yield from _comments(bare)
        yield from _raw(bare)
    for signs, source in PLACES:
        if any(sign in bare for sign in signs):
            for found in pattern(source).finditer(bare):
                start, end = found.span()
                yield Span(start, _address_end(bare, start, end) if source is ADDRESS else end)


def _comments(text: str) -> Iterator[Span]:
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        yield Span(start, end + 3)
        start = text.find("<!--", end + 3)


def _raw(text: str) -> Iterator[Span]:
    """Yield each element whose content is not Markdown; an unclosed one does not count."""
    folded, behind, unclosed = "", 0, set()
    for found in pattern(RAW_TAG).finditer(text):
        tag = found[1].lower()
        if found.start() < behind or tag in unclosed:
            continue
        folded = folded or text.lower()
        end = folded.find(f"</{tag}", found.end()) if len(folded) == len(text) else -1
        if end < 0:
            unclosed.add(tag)
        else:
            behind = text.find(">", end) + 1 or len(text)
            yield Span(found.start(), behind)


def _without(text: str, code: list[Span]) -> str:
    """The text with a space for each code point of code, except line ends."""
    if not code:
        return text
    parts: list[str] = []
    last = 0
    for start, end in code:
        parts += (text[last:start], pattern(r"[^\n]").sub(" ", text[start:end]))
        last = end
    return "".join([*parts, text[last:]])


def _address_end(text: str, start: int, end: int) -> int:
    """The end of an address, without punctuation after it and without a bracket that it does not open."""
    while end > start:
        last = text[end - 1]
        if last in CLOSING or (last in ")]" and not _opened(text[start : end - 1], last)):
            end -= 1
        else:
            break
    return end


def _opened(text: str, bracket: str) -> bool:
    opening = "(" if bracket == ")" else "["
    return text.count(opening) > text.count(bracket)


def _suppressions(text: str, code: list[Span]) -> Iterator[Suppression]:
    if "newslint" not in text.lower():
        return
    for start, end in _comments(_without(text, code)):
        request = read_request(text[start + 4 : end - 3])
        if request:
            yield Suppression(
                request.rules, _covered(text, start, end), place=Span(start, end), reason=request.reason
            )


def _covered(text: str, start: int, end: int) -> Span:
    """The block around a comment that shares its line with other text; otherwise the next block."""
    first = text.rfind("\n", 0, start) + 1
    last = _line_end(text, end)
    if pattern(COMMENT).sub("", text[first:last]).strip():
        while first and text[text.rfind("\n", 0, first - 1) + 1 : first - 1].strip():
            first = text.rfind("\n", 0, first - 1) + 1
    else:
        first = last + 1
        while first < len(text) and not _is_text(text[first : _line_end(text, first)]):
            first = _line_end(text, first) + 1
        last = _line_end(text, first)
    while last + 1 < len(text) and text[last + 1 : _line_end(text, last + 1)].strip():
        last = _line_end(text, last + 1)
    return Span(min(first, len(text)), min(last, len(text)))


def _is_text(line: str) -> bool:
    return bool(pattern(COMMENT).sub("", line).strip())


def _line_end(text: str, offset: int) -> int:
    at = text.find("\n", offset)
    return len(text) if at < 0 else at
