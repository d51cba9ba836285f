"""Markdown: the text is its own source; code, targets, addresses and tags are protected."""

from collections.abc import Iterator

from newslint.document import Facts
from newslint.edit import Span, merged
from newslint.formats.markdown_code import code_spans
from newslint.formats.markdown_comments import comments, suppressions
from newslint.text.patterns import pattern

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
    bare = _without(text, code)
    protected = tuple(merged([*code, *_places(bare)]))
    return Facts(protected=protected, suppressions=tuple(suppressions(text, bare)), is_file=is_file)


def _places(bare: str) -> Iterator[Span]:
    """Yield each protected place of a text with spaces in place of code."""
    if "<" in bare:
        yield from comments(bare)
        yield from _raw(bare)
    for signs, source in PLACES:
        if any(sign in bare for sign in signs):
            for found in pattern(source).finditer(bare):
                start, end = found.span()
                yield Span(start, _address_end(bare, start, end) if source is ADDRESS else end)


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
