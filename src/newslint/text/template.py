"""The messages of cards: text with `{name}` for values, without the other syntax of `str.format`."""

from collections.abc import Mapping

from newslint.text.patterns import pattern

FIELD = r"\{([A-Za-z_]\w*)\}"
BRACE = r"[{}]"


def names_in(template: str) -> tuple[str, ...]:
    """The names in a template, in order.

    Raises:
        ValueError: A brace is not part of a `{name}`.
    """
    if pattern(BRACE).search(pattern(FIELD).sub("", template)):
        raise ValueError("a brace is not part of a {name}")
    return tuple(pattern(FIELD).findall(template))


def filled(template: str, values: Mapping[str, object]) -> str:
    """The template with its values; a name without one stays as it is."""
    return pattern(FIELD).sub(lambda found: str(values.get(found[1], found[0])), template)
