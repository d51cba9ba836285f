"""The evidence against some lines of a page, in words."""

from collections import defaultdict
from collections.abc import Iterable

from newslint.document import Document
from newslint.page.evidence import evidence, is_plain
from newslint.page.look import surroundings
from newslint.page.weights import weights

MOST_WORDS, MOST_REASONS = 3, 2
WORDS = ("word", "label", "pair", "close", "closing", "first", "last", "line", "reader", "telling", "you")
QUOTED = {"words": "word", "headings": "under"}
REASONS = {
    "words": WORDS,
    "headings": ("under", "under-line", "under-far"),
    "the form of the lines": ("always", "end", "kind", "capitals", "talk", "shape", "item"),
    "few sentences near": ("zone", "zoned", "zonal", "prose", "near", "run", "local", "page"),
    "other subjects": ("topic", "topical", "title", "matter"),
    "links, dates and signs": (*("link", "digits", "date", "time", "address", "at", "copyright", "sign"),),
    "repeated lines": ("copies",),
}
OTHER = "the lines beside them"


def reasons(document: Document, places: Iterable[int]) -> str:
    """The kinds of evidence that weigh most against some written lines, heaviest first."""
    around, known = surroundings(document), weights()
    kinds: dict[str, float] = defaultdict(float)
    quoted: dict[str, dict[str, float]] = {kind: defaultdict(float) for kind in QUOTED.values()}
    of_feature = {feature: reason for reason, features in REASONS.items() for feature in features}
    for place in places:
        for feature in () if is_plain(around, place) else evidence(around, place):
            if weight := known.get(feature):
                kind, _, value = feature.partition(":")
                kinds[of_feature.get(kind, OTHER)] += weight
                if kind in quoted:
                    quoted[kind][value] += weight
    heaviest = sorted(kinds, key=lambda reason: (-kinds[reason], reason))[:MOST_REASONS]
    return " and ".join(_said(reason, quoted) for reason in heaviest if kinds[reason] > 0)


def _said(reason: str, quoted: dict[str, dict[str, float]]) -> str:
    """A reason in words; words and headings with the heaviest of them."""
    if reason not in QUOTED:
        return reason
    found = quoted[QUOTED[reason]]
    heaviest = [word for word in sorted(found, key=lambda word: (-found[word], word)) if found[word] > 0]
    said = ", ".join(f"“{word}”" for word in heaviest[:MOST_WORDS])
    return f"{reason} such as {said}" if said else f"their {reason}"
