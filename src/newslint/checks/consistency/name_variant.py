from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.words import distance_at_most_one

NAME = r"\p{Lu}\p{Ll}+(?:[ ]\p{Lu}\p{Ll}+)+"


def name_variant(document: Document) -> Iterator[Hit]:
    """Yield a name of two parts that occurs once and differs by a letter from a frequent one."""
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
    """Yield all pairs of adjacent capitalised words."""
    for run in pattern(NAME).findall(text):
        parts = run.split(" ")
        yield from (" ".join(pair) for pair in pairwise(parts))


def _usual_form(parts: list[str], often: dict[tuple[int, str], list[str]]) -> str | None:
    """The frequent name with one equal part and a similar other part; None if there is none."""
    for place, part in enumerate(parts):
        for usual in often.get((1 - place, parts[1 - place]), ()):
            other = usual.split(" ")[place]
            if other != part and _misspells(part, other):
                return usual
    return None


def _misspells(part: str, other: str) -> bool:
    """True for two long words that differ by a single letter."""
    if part.startswith(other) or other.startswith(part):
        return False
    return len(part) >= 6 and part[0] == other[0] and distance_at_most_one(part, other)
