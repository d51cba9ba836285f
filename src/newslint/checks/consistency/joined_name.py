from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

HYPHENED = r"\b(?P<start>\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)-(?P<end>\p{Ll}+)\b"
SPLIT_BRAND = r"\b(?P<one>\p{Lu}\p{Ll}{2,}) (?P<two>\p{Lu}\p{Ll}*)(?=['\N{RIGHT SINGLE QUOTATION MARK} ,.])"


def joined_name(document: Document) -> Iterator[Hit]:
    """Yield the first place of the rarer form of a name with and without hyphen, or in one word and two."""
    text = document.text
    for start, end in dict.fromkeys(pattern(HYPHENED).findall(text)):
        other = f"{start} {end.capitalize()}"
        if other in text:
            yield from _rarer(text, f"{start}-{end}", other)
            return
    for one, two in dict.fromkeys(pattern(SPLIT_BRAND).findall(text)):
        if one + two in text:
            yield from _rarer(text, f"{one} {two}", one + two)
            return


def _rarer(text: str, one: str, other: str) -> Iterator[Hit]:
    """Yield the first place of the rarer form, except in addresses, tags and handles."""
    places = [list(pattern(rf"(?<![\w@#./-]){form}(?![\w@/]|\.\w)").finditer(text)) for form in (one, other)]
    rare, common = sorted(places, key=len)
    if rare and len(rare) < len(common):
        yield Hit(Span(*rare[0].span()), {"usual": common[0][0], "times": len(common)})
