"""Who holds an office in a text."""

from __future__ import annotations

from newslint.edit import Span
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
Holder = tuple[str, Span]


def named(text: str, source: str) -> list[Holder]:
    return [(match["name"], Span(*match.span())) for match in pattern(with_names(source)).finditer(text)]


def with_names(source: str) -> str:
    return source.replace("{names}", "|".join(name for name, _ in TERMS))
