from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, partial
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
    all_titled = list(chain.from_iterable(titled))
    if not all_titled:
        return
    names_in = cache(partial(_names, text))
    for found in all_titled:
        name = found["name"].capitalize()
        places = names_in(name)
        nearest = bisect_left(places, found.start() - NEARBY)
        if nearest < len(places) and places[nearest] + len(name) <= found.end() + NEARBY:
            edit = Edit(Span(*found.span("name")), name)
            yield Hit(Span(*found.span()), {"name": name}, Fix((edit,)))


def _names(text: str, name: str) -> list[int]:
    """The offset of each place where a word is a name: after a title, a name or a word in small letters."""
    return [at for at in places_of(text, name) if pattern(BEFORE_NAME).search(text, max(0, at - 30), at)]
