"""One word or name written in two ways in one text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import matches_at, pattern

Word = TypeVar("Word", bytes, str)
CAPITALISED = rb"[A-Z\xc3-\xdf\xe1][a-z\x80-\xbf\xc3-\xdf\xe1]+"  # beyond ASCII any letter may be a capital
RUN_OF_NAMES = CAPITALISED + rb"(?: " + CAPITALISED + rb"){2,}"
NAMES = r"\b\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){2,}\b"
OFTEN = 3
PAIRS = (
    ("dialog", "dialogue"),
    ("gray", "grey"),
    ("color", "colour"),
    ("favor", "favour"),
    ("defense", "defence"),
    ("traveled", "travelled"),
    ("neighbor", "neighbour"),
    ("behavior", "behaviour"),
    ("harbor", "harbour"),
    ("honor", "honour"),
    ("launch pad", "launchpad"),
    ("skeptic", "sceptic"),
    ("Zelenskyy", "Zelensky"),
    ("Zelenskiy", "Zelensky"),
    ("Kyiv", "Kiev"),
    ("Odesa", "Odessa"),
    ("Qaddafi", "Gaddafi"),
)
HYPHENED = r"\b(?P<start>\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)-(?P<end>\p{Ll}+)\b"
SPLIT_BRAND = r"\b(?P<one>\p{Lu}\p{Ll}{2,}) (?P<two>\p{Lu}\p{Ll}*)(?=['\N{RIGHT SINGLE QUOTATION MARK} ,.])"


def misspelt_name(document: Document) -> Iterator[Hit]:
    """Yield a name of three parts that stands once, and three times or more with a letter or two changed."""
    likely = _threes(run.split(b" ") for run in re.findall(RUN_OF_NAMES, document.data))
    if len(likely) - len(set(likely)) < OFTEN - 1:
        return
    text = document.text
    count = Counter(map(" ".join, _threes(run.split(" ") for run in pattern(NAMES).findall(text))))
    usual: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, times in count.items():
        for two in combinations(name.split(" "), 2) if times >= OFTEN else ():
            usual[two].append(name)
    for name, times in count.items():
        alike = (other for two in combinations(name.split(" "), 2) for other in usual.get(two, ()))
        right = next((other for other in alike if _misspells(name, other)), None) if times == 1 else None
        if right:
            start = text.index(name)
            span = Span(start, start + len(name))
            yield Hit(span, {"usual": right, "times": count[right]}, Fix((Edit(span, right),)))


def _threes(runs: Iterable[Sequence[Word]]) -> list[tuple[Word, Word, Word]]:
    """Every three words in a row."""
    return [three for run in runs for three in zip(run, run[1:], run[2:], strict=False)]


def _misspells(name: str, usual: str) -> bool:
    """True for two names that differ in one part, and there by a letter or two behind the second."""
    differing = [(a, b) for a, b in zip(name.split(" "), usual.split(" "), strict=True) if a != b]
    if len(differing) != 1:
        return False
    one, other = differing[0]
    if one.startswith(other) or other.startswith(one):
        return False
    return one[:2] == other[:2] and abs(len(one) - len(other)) <= 1 and len(set(one) ^ set(other)) <= 2


def joined_name(document: Document) -> Iterator[Hit]:
    """Yield the first place of the rarer form of a name with and without a hyphen, or in one word and two."""
    text = document.text
    for found in pattern(HYPHENED).finditer(text):
        other = f"{found['start']} {found['end'].capitalize()}"
        if other in text:
            yield from _rarer(text, found[0], other)
            return
    for found in pattern(SPLIT_BRAND).finditer(text):
        if f"{found['one']}{found['two']}" in text:
            yield from _rarer(text, f"{found['one']} {found['two']}", f"{found['one']}{found['two']}")
            return


def _rarer(text: str, one: str, other: str) -> Iterator[Hit]:
    """Yield the first place of the form that stands less often, addresses, tags and handles aside."""
    places = [list(pattern(rf"(?<![\w@#./-]){form}(?![\w@/]|\.\w)").finditer(text)) for form in (one, other)]
    rare, common = sorted(places, key=len)
    if rare and len(rare) < len(common):
        yield Hit(Span(*rare[0].span()), {"usual": common[0][0], "times": len(common)})


def spelling_variant(document: Document) -> Iterator[Hit]:
    """Yield the first place of the rarer spelling of a word that the text spells in two ways."""
    text = document.text
    for pair in PAIRS:
        if pair[0] not in text or pair[1] not in text:
            continue
        one, other = (_places(document, word) for word in pair)
        if one and other:
            rare, common = sorted((one, other), key=len)
            first = rare[0]
            usual = text[common[0].start : common[0].end]
            yield Hit(first, {"usual": usual, "times": len(common)})


def _places(document: Document, word: str) -> list[Span]:
    spans = (
        Span(*found.span())
        for found in matches_at(word, rf"(?<![\p{{L}}-]){word}s?(?![\p{{L}}-])", document.text)
    )
    return [span for span in spans if not document.is_quoted(span.start)]
