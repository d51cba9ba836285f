"""Capitals that were lost, or added: always on evidence, never on a majority alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from newslint.document import Document, Occurrence
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.casing import is_shouted, is_title_case
from newslint.text.patterns import matches_at, pattern
from newslint.text.sentences import OPENERS, TERMINAL
from newslint.text.words import WORD, has_word, places_of

TITLES = "Dr|Mr|Mrs|Ms|Prof|Professor|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Judge|Justice|Rev|Sir|Senator|President"

WIDEST_HEADLINE = 300
NEARBY = 20_000  # code points: as far as an article reaches
BEFORE_NAME = rf"(?:\b(?:{TITLES})\.?|\p{{Ll}}|\p{{Lu}}\p{{Ll}}+) \Z"
TITLED = ("Dr.", "Mr.", "Mrs.", "Ms.", "Prof.", "Sen.", "Gov.", "Professor", "Judge", "President", "Senator")


def lost_capital(name: Occurrence) -> Iterator[Hit]:
    """Yield a name that has lost a capital: `White house`, `north Korea`, `japan`.

    A name of several words must keep one capital, or it may be a phrase; at a sentence's start it needs the
    right form elsewhere in the text. A single word always needs that, in the middle of a sentence.
    """
    document, span, right = name
    text = document.text
    written = name.text
    if (
        written == right
        or written.isupper()
        or _adds_capitals(written, right)
        or not _stands_alone(text, span)
    ):
        return
    if " " in right and written.islower():
        return
    in_doubt = " " not in right or (written[1:].islower() and _begins_sentence(text, span.start))
    if in_doubt and not pattern(rf"(?<=[\p{{Ll}},;][ ]){right}\b").search(text):
        return
    yield Hit(span, {"name": right}, Fix((Edit(span, right),)))


def _begins_sentence(text: str, at: int) -> bool:
    """True where a capital may be due to the place: at a line's start, behind a full stop or a quote."""
    return text[max(0, at - 2) : at].strip(" ")[-1:] in ("", "\n", *TERMINAL, *OPENERS)


def _adds_capitals(written: str, right: str) -> bool:
    """True where the text has capitals that the name has not: a headline, or somebody's style."""
    return any(a.isupper() and b.islower() for a, b in zip(written, right, strict=True))


def _stands_alone(text: str, span: Span) -> bool:
    """True where the name is no part of a longer word, an address, a tag or a handle."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    if before and (before.isalnum() or before in "/@#._-"):
        return False
    return not (
        after[:1].isalnum() or after[:1] in ("/", "@", "_") or (after[:1] in ".-" and after[1:].isalnum())
    )


def uncapitalised_surname(document: Document) -> Iterator[Hit]:
    """Yield a name behind a title that has lost the capital it has elsewhere in the text: `Dr. carter`."""
    text = document.text
    titled = (matches_at(f"{title} ", rf"\b{title} (?P<name>\p{{Ll}}{{3,}})\b", text) for title in TITLED)
    for found in chain.from_iterable(titled):
        name = found["name"].capitalize()
        around = text[max(0, found.start() - NEARBY) : found.end() + NEARBY]
        if any(pattern(BEFORE_NAME).search(around, max(0, at - 30), at) for at in places_of(around, name)):
            edit = Edit(Span(*found.span("name")), name)
            yield Hit(Span(*found.span()), {"name": name}, Fix((edit,)))


def shouted_word(document: Document) -> Iterator[Hit]:
    """Yield an ordinary word in capitals in a headline whose other words are capitalised only at their start.

    The word must stand in the text in small letters, or it may be an acronym.
    """
    start = len(document.text) - len(document.text.lstrip())
    end = document.text.find("\n", start)
    headline = document.text[start : end if end >= 0 else None]
    if len(headline) > WIDEST_HEADLINE or not pattern(r"\p{Lu}{4}").search(headline):
        return
    shouted = [found for found in pattern(WORD).finditer(headline) if is_shouted(found[0])]
    if not 0 < len(shouted) <= 2 or not is_title_case(headline):
        return
    body = document.text[start + len(headline) :]
    for found in shouted:
        word = found[0].lower()
        if found[0] not in body and (has_word(body, word) or has_word(body, word + "s")):
            span = Span(start + found.start(), start + found.end())
            yield Hit(span, {"word": found[0].capitalize()}, Fix((Edit(span, found[0].capitalize()),)))
