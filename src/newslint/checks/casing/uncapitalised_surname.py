"""A surname after a title that has lost its capital."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import matches_at, pattern
from newslint.text.words import places_of

TITLES = "Dr|Mr|Mrs|Ms|Prof|Professor|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Judge|Justice|Rev|Sir|Senator|President"
NEARBY = 20_000  # code points: the length of an article
BEFORE_NAME = rf"(?:\b(?:{TITLES})\.?|\p{{Ll}}|\p{{Lu}}\p{{Ll}}+) \Z"
TITLED = ("Dr.", "Mr.", "Mrs.", "Ms.", "Prof.", "Sen.", "Gov.", "Professor", "Judge", "President", "Senator")


def uncapitalised_surname(document: Document) -> Iterator[Hit]:
    """Yield a name after a title without the capital that it has elsewhere in the text: `Dr. carter`."""
    text = document.text
    titled = (matches_at(f"{title} ", rf"\b{title} (?P<name>\p{{Ll}}{{3,}})\b", text) for title in TITLED)
    for found in chain.from_iterable(titled):
        name = found["name"].capitalize()
        around = text[max(0, found.start() - NEARBY) : found.end() + NEARBY]
        if any(pattern(BEFORE_NAME).search(around, max(0, at - 30), at) for at in places_of(around, name)):
            edit = Edit(Span(*found.span("name")), name)
            yield Hit(Span(*found.span()), {"name": name}, Fix((edit,)))
