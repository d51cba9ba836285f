"""Who holds an office in a text: two who never did together, and years in which one did not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newslint.document import Document
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

# The years in which each name is the one of a head of state or government, first and last included.
TERMS = (
    ("Clinton", ((1993, 2001),)),
    ("Bush", ((1989, 1993), (2001, 2009))),
    ("Obama", ((2009, 2017),)),
    ("Trump", ((2017, 2021), (2025, 2029))),
    ("Biden", ((2021, 2025),)),
    ("Blair", ((1997, 2007),)),
    ("Cameron", ((2010, 2016),)),
    ("Sunak", ((2022, 2024),)),
    ("Starmer", ((2024, 2029),)),
    ("Abe", ((2006, 2007), (2012, 2020))),
    ("Suga", ((2020, 2021),)),
    ("Kishida", ((2021, 2024),)),
    ("Ishiba", ((2024, 2025),)),
    ("Merkel", ((2005, 2021),)),
    ("Scholz", ((2021, 2025),)),
    ("Merz", ((2025, 2029),)),
    ("Sarkozy", ((2007, 2012),)),
    ("Hollande", ((2012, 2017),)),
    ("Macron", ((2017, 2027),)),
    ("Trudeau", ((2015, 2025),)),
    ("Carney", ((2025, 2029),)),
)
OFFICE = r"(?:President|Prime Minister|Chancellor)"
NOT_NOW = (
    r"(?<!\b(?:[Ff]ormer|[Tt]hen|[Ee]x|[Ll]ate|[Ff]uture|[Pp]ast|[Vv]ice|[Uu]nder) (?:U\.?S\.? )?)"
    r"(?<!\b(?:then|ex)-)"
)
SITTING = rf"{NOT_NOW}\b{OFFICE} (?:\p{{Lu}}[\p{{Ll}}.]* ){{0,2}}(?P<name>{{names}})\b"
GOVERNMENT = r"\b[Tt]he (?P<name>{names}) administration\b"
FORMER = rf"\b[Ff]ormer (?:U\.?S\.? )?{OFFICE}(?: (?:\p{{Lu}}[\p{{Ll}}.]* ){{0,2}}(?P<name>{{names}}))?\b"
YEAR = r"(?:[\p{L}]+,? ){1,5}(?:\d{1,2}, )?\b(?P<year>(?:19|20)\d\d)\b"
Holder = tuple[str, Span]


def rival_holders(document: Document) -> Iterator[Hit]:
    """Yield the first place of a government, or of another land's leader, next to a holder who never met it.

    Two presidents of one country are no rivals: a story may look back.
    """
    text = document.text
    holders = _named(text, SITTING)
    usual = next((name for name, span in holders if text.startswith("President", span.start)), None)
    if usual is None:
        return
    abroad = [(name, span) for name, span in holders if not text.startswith("President", span.start)]
    for name, span in (*_named(text, GOVERNMENT), *abroad):
        if name != usual and not _overlap(name, usual):
            yield Hit(span, {"rival": usual})
            return


def former_holder(document: Document) -> Iterator[Hit]:
    """Yield the first place of each form where one person is both in office and out of it."""
    text = document.text
    sitting = _named(text, SITTING)
    names = {name for name, _ in sitting}
    for found in pattern(_with_names(FORMER)).finditer(text):
        name = found["name"]
        if name in names or (name is None and len(names) == 1 and not text[found.end() :].startswith(" of ")):
            yield Hit(Span(*found.span()), {"name": name or sitting[0][0]})
            if name:
                yield Hit(next(span for one, span in sitting if one == name), {"name": name})
            return


def foreign_year(document: Document) -> Iterator[Hit]:
    """Yield each place of a text's only year, which lies between the terms of one who holds an office."""
    places = list(pattern(YEAR).finditer(document.text))
    years = {int(found["year"]) for found in places}
    if len(years) != 1:
        return
    year = years.pop()
    for name in sorted({name for name, _ in _named(document.text, SITTING)}):
        terms = dict(TERMS)[name]
        if any(last < year < first for (_, last), (first, _) in pairwise(terms)):
            for found in places:
                yield Hit(Span(*found.span()), {"year": year, "name": name})
            return


def _named(text: str, source: str) -> list[Holder]:
    return [(match["name"], Span(*match.span())) for match in pattern(_with_names(source)).finditer(text)]


def _with_names(source: str) -> str:
    return source.replace("{names}", "|".join(name for name, _ in TERMS))


def _overlap(one: str, other: str) -> bool:
    """True where both held their offices for a time; the year of a handover is none."""
    terms = dict(TERMS)
    return any(a < d and c < b for a, b in terms[one] for c, d in terms[other])
