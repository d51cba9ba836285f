from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

LENGTH, WEIGHT = "length", "weight"
UNITS = {  # by name: what is measured, and the factor to the metric unit
    "kilometer": (LENGTH, 1000.0),
    "kilometre": (LENGTH, 1000.0),
    "km": (LENGTH, 1000.0),
    "mile": (LENGTH, 1609.344),
    "meter": (LENGTH, 1.0),
    "metre": (LENGTH, 1.0),
    "foot": (LENGTH, 0.3048),
    "feet": (LENGTH, 0.3048),
    "kilogram": (WEIGHT, 1.0),
    "kg": (WEIGHT, 1.0),
    "pound": (WEIGHT, 0.45359237),
    "lb": (WEIGHT, 0.45359237),
}
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
UNIT = rf"(?:{'|'.join(UNITS)})s?"
PAIR = (
    rf"(?<![\d.,/-])(?P<one>{NUMBER})[ -](?P<unit>{UNIT})\b(?: an hour| per hour)? "
    rf"\((?:about |around |nearly |almost |some |roughly |approximately |or )?"
    rf"(?P<other>{NUMBER})[ -](?P<into>{UNIT})\b[^()\n]{{0,20}}\)"
)
FAR = 1.25  # figures in news are rounded: a ratio below this may come from rounding
ROUNDED = 1.5  # whole units by which a rounded conversion may be off


def unit_pair(document: Document) -> Iterator[Hit]:
    """Yield each length or weight whose conversion in brackets is off by more than rounding."""
    for found in pattern(PAIR, ignore_case=True).finditer(document.text):
        kind, one = UNITS[_singular(found["unit"])]
        other_kind, other = UNITS[_singular(found["into"])]
        given, converted = _number(found["one"]), _number(found["other"])
        if kind != other_kind or one == other or not given or not converted:
            continue
        right = given * one / other
        if max(right / converted, converted / right) > FAR and abs(right - converted) > ROUNDED:
            values = {"right": f"{found['one']} {found['unit']} are {right:,.0f} {found['into']}"}
            yield Hit(Span(*found.span()), values)


def _singular(unit: str) -> str:
    return unit.lower() if unit.lower() in UNITS else unit.lower().removesuffix("s")


def _number(figure: str) -> float:
    return float(figure.replace(",", ""))
