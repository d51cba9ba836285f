"""One thing written in two ways, and figures that cannot be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.similarity import distance_at_most_one

ACRONYMS = ("US", "UK", "UN", "EU")
NAME = r"\p{Lu}\p{Ll}+(?:[ ]\p{Lu}\p{Ll}+)+"


def acronym_style(document: Document) -> Iterator[Hit]:
    """Yield the first place where an acronym is written the rarer of two ways: `US` and `U.S.` in one text.

    Quotations, embedded posts and lines in capitals are left out of the count and of the fix.
    """
    for acronym in ACRONYMS:
        dotted = "".join(f"{letter}." for letter in acronym)
        if dotted not in document.text or acronym not in document.text:
            continue
        plain = _places(document, rf"(?<![\w.$@#-]){acronym}(?![\w.$]|-\d)")
        pointed = _places(document, rf"(?<![\w.]){dotted.replace('.', '[.]')}(?!\w)")
        if not plain or not pointed or len(plain) == len(pointed):
            continue
        rare, common = sorted((plain, pointed), key=len)
        right = dotted if common is pointed else acronym
        edits = tuple(_respelt(document.text, span, right) for span in rare)
        values = {"right": right, "rare": len(rare), "common": len(common)}
        yield Hit(rare[0], values, Fix(edits))


def _places(document: Document, source: str) -> list[Span]:
    spans = (Span(*found.span()) for found in pattern(source).finditer(document.text))
    return [span for span in spans if not document.is_quoted(span.start) and not _is_apart(document, span)]


def _is_apart(document: Document, span: Span) -> bool:
    """True on a line in capitals, in a tweet and in an address."""
    text = document.line_at(span.start).text
    return text.isupper() or "twitter.com" in text or "(@" in text or document.is_protected(span)


def _respelt(text: str, span: Span, right: str) -> Edit:
    """The edit to `right`; a full stop that also ends the sentence stays."""
    ends_sentence = not right.endswith(".") and pattern(r"[ \n]+\p{Lu}|\s*\Z").match(text, span.end)
    return Edit(span, right + "." if ends_sentence and text[span.end - 1] == "." else right)


def name_variant(document: Document) -> Iterator[Hit]:
    """Yield a name that stands once and differs in one part, by a letter or two, from a frequent one."""
    count = Counter(_names(document.text))
    often = defaultdict(list)
    for name, times in count.items():
        if times >= 3:
            parts = name.split(" ")
            for left_out in range(len(parts)):
                often[len(parts), left_out, *parts[:left_out], *parts[left_out + 1 :]].append(name)
    for name, times in count.items():
        if times == 1 and (usual := _usual_form(name.split(" "), often)):
            start = document.text.index(name)
            span = Span(start, start + len(name))
            yield Hit(span, {"usual": usual, "times": count[usual]}, Fix((Edit(span, usual),)))


def _names(text: str) -> Iterator[str]:
    """Yield every two and three capitalised words in a row."""
    for run in pattern(NAME).findall(text):
        parts = run.split(" ")
        for size in (2, 3):
            yield from (" ".join(parts[at : at + size]) for at in range(len(parts) - size + 1))


def _usual_form(parts: list[str], often: dict[tuple[object, ...], list[str]]) -> str | None:
    """The frequent name that has all parts but one in common and a similar word in that one's place."""
    for place, part in enumerate(parts):
        for usual in often.get((len(parts), place, *parts[:place], *parts[place + 1 :]), ()):
            other = usual.split(" ")[place]
            if other != part and _misspells(part, other, whole_name=len(parts)):
                return usual
    return None


def _misspells(part: str, other: str, *, whole_name: int) -> bool:
    """True for two spellings of one word; a name of two parts may differ by a single letter alone."""
    if part.startswith(other) or other.startswith(part):
        return False
    if whole_name == 2:
        return len(part) >= 6 and part[0] == other[0] and distance_at_most_one(part, other)
    return part[:2] == other[:2] and abs(len(part) - len(other)) <= 1 and len(set(part) ^ set(other)) <= 2
