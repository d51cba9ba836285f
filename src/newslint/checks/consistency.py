"""One thing written in two ways, and figures that cannot be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import matches_at, pattern
from newslint.text.similarity import distance_at_most_one

CLEAR_MAJORITY = 2  # a text with as many of one form as of the other quotes, or has two authors
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
        plain = _places(document, acronym, rf"(?<![\w.$@#-]){acronym}(?![\w.$]|-\d| ?\$)")
        pointed = _places(document, dotted, rf"(?<![\w.]){dotted.replace('.', '[.]')}(?!\w)")
        rare, common = sorted((plain, pointed), key=len)
        if not rare or len(common) < CLEAR_MAJORITY * len(rare):
            continue
        right = dotted if common is pointed else acronym
        edits = tuple(_respelt(document.text, span, right) for span in rare)
        values = {"right": right, "rare": len(rare), "common": len(common)}
        yield Hit(rare[0], values, Fix(edits))


def _places(document: Document, acronym: str, source: str) -> list[Span]:
    spans = (Span(*found.span()) for found in matches_at(acronym, source, document.text))
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
    """Yield a name of two parts that stands once and differs in one, by a letter, from a frequent one."""
    count = Counter(_names(document.text))
    often = defaultdict(list)
    for name, times in count.items():
        if times >= 3:
            for place, part in enumerate(name.split(" ")):
                often[place, part].append(name)
    for name, times in count.items():
        if times == 1 and (usual := _usual_form(name.split(" "), often)):
            start = document.text.index(name)
            span = Span(start, start + len(name))
            yield Hit(span, {"usual": usual, "times": count[usual]}, Fix((Edit(span, usual),)))


def _names(text: str) -> Iterator[str]:
    """Yield every two capitalised words in a row."""
    for run in pattern(NAME).findall(text):
        parts = run.split(" ")
        yield from (" ".join(pair) for pair in pairwise(parts))


def _usual_form(parts: list[str], often: dict[tuple[int, str], list[str]]) -> str | None:
    """The frequent name that has one part in common and a similar word in the other's place."""
    for place, part in enumerate(parts):
        for usual in often.get((1 - place, parts[1 - place]), ()):
            other = usual.split(" ")[place]
            if other != part and _misspells(part, other):
                return usual
    return None


def _misspells(part: str, other: str) -> bool:
    """True for two long spellings of one word that differ by a single letter."""
    if part.startswith(other) or other.startswith(part):
        return False
    return len(part) >= 6 and part[0] == other[0] and distance_at_most_one(part, other)
