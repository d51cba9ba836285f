"""The weight of each piece of evidence against a line of a page, learned by `make train`."""

from collections.abc import Iterable, Mapping
from functools import cache

FILE = "weights.txt"
UNIT = 10  # weights are written in tenths


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature; a positive weight is evidence that the line is not part of the article.

    The file has one feature on each line: the weight in tenths, a tab, and the feature.
    """
    from pkgutil import get_data  # noqa: PLC0415 -- only for whole pages

    lines = (get_data("newslint.page", FILE) or b"").decode().split("\n")
    return read(line for line in lines if line and not line.startswith("#"))


def read(lines: Iterable[str]) -> dict[str, float]:
    """The weights that some lines of the file hold."""
    return {feature: int(weight) / UNIT for weight, _, feature in (line.partition("\t") for line in lines)}


def written(found: Mapping[str, float], most: int) -> list[str]:
    """The lines of the file for a given number of the heaviest weights, sorted by feature."""
    heaviest = sorted(found, key=lambda feature: (-abs(found[feature]), feature))[:most]
    whole = {feature: round(UNIT * found[feature]) for feature in heaviest}
    return [f"{whole[feature]}\t{feature}" for feature in sorted(whole) if whole[feature]]
