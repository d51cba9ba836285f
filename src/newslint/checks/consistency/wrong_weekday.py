from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.dates import MONTHS, WEEKDAYS
from newslint.text.patterns import matches_at

TRIGGER = (rf"(?:{'|'.join(WEEKDAYS)}),? (?:the )?(?:\d|{'|'.join(MONTHS)})",)
MONTH = f"(?P<month>{'|'.join(MONTHS)})"
DAY = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
DATE = rf",? (?:{MONTH} {DAY}|{DAY} (?:of )?{MONTH}),? {YEAR}"


def wrong_weekday(document: Document) -> Iterator[Hit]:
    """Yield each date with a wrong weekday, in the Gregorian calendar."""
    for weekday in WEEKDAYS:
        for found in matches_at(weekday, rf"\b{weekday}{DATE}", document.text):
            right = _weekday(int(found["year"]), MONTHS.index(found["month"]) + 1, int(found["day"]))
            if right and right != weekday:
                yield Hit(Span(*found.span()), {"right": right})


def _weekday(year: int, month: int, day: int) -> str | None:
    """The weekday of a date; None if the date does not exist, which is other damage."""
    from datetime import date  # noqa: PLC0415 -- 1 ms, only for articles with such a date

    try:
        return WEEKDAYS[date(year, month, day).weekday()]
    except ValueError:
        return None
