from collections.abc import Iterator
from itertools import pairwise

from newslint.checks.consistency.office_holders import SITTING, named, office_terms
from newslint.document import Document
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

YEAR = r"(?:[\p{L}]+,? ){1,5}(?:\d{1,2}, )?\b(?P<year>(?:19|20)\d\d)\b"


def foreign_year(document: Document) -> Iterator[Hit]:
    """Yield each place of a text's only year, if it is between the terms of an office holder."""
    places = list(pattern(YEAR).finditer(document.text))
    years = {int(found["year"]) for found in places}
    if len(years) != 1:
        return
    year = years.pop()
    for name in sorted({name for name, _ in named(document.text, SITTING)}):
        terms = office_terms()[name]
        if any(last < year < first for (_, last), (first, _) in pairwise(terms)):
            for found in places:
                yield Hit(Span(*found.span()), {"year": year, "name": name})
            return
