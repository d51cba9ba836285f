"""The holders of offices in a text, and the years of their terms."""

from collections.abc import Mapping
from functools import cache

from newslint.edit import Span
from newslint.text.patterns import pattern

OFFICE = r"(?:President|Prime Minister|Chancellor)"
NOT_NOW = (
    r"(?<!\b(?:[Ff]ormer|[Tt]hen|[Ee]x|[Ll]ate|[Ff]uture|[Pp]ast|[Vv]ice|[Uu]nder) (?:U\.?S\.? )?)"
    r"(?<!\b(?:then|ex)-)"
)
SITTING = rf"{NOT_NOW}\b{OFFICE} (?:\p{{Lu}}[\p{{Ll}}.]* ){{0,2}}(?P<name>{{names}})\b"
TABLE = "office-terms.toml"  # beside this module
Holder = tuple[str, Span]
Terms = tuple[tuple[int, int], ...]


@cache
def office_terms() -> Mapping[str, Terms]:
    """The first and the last year of each term in the table, by the name of the office holder."""
    import tomllib  # noqa: PLC0415 -- 12 ms, only for texts with an office
    from pathlib import Path  # noqa: PLC0415 -- the same

    table = tomllib.loads(Path(__file__).with_name(TABLE).read_text(encoding="utf-8"))
    return {row["name"]: tuple((first, last) for first, last in row["terms"]) for row in table["holder"]}


def named(text: str, source: str) -> list[Holder]:
    """The matches of a pattern that names a current or former office holder."""
    return [(match["name"], Span(*match.span())) for match in pattern(with_names(source)).finditer(text)]


def with_names(source: str) -> str:
    """The pattern with all names in place of `{names}`."""
    return source.replace("{names}", "|".join(office_terms()))
