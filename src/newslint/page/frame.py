"""The article on a whole page: the run of lines with the most evidence for it and the least against it."""

from collections.abc import Mapping, Sequence
from math import log

from newslint.document import Document
from newslint.page.evidence import evidence, is_plain
from newslint.page.look import Surroundings, surroundings
from newslint.page.weights import weights

PLAIN = -4.0  # the score of plain prose inside the body
DOUBT = 1.75  # a line below this score counts for the article, because losing a line of the article is worse
MOST = 4.0  # the limit for one line, before its words are considered
GAP = 30.0  # the limit for a run of lines against the article, which may be one of its lists or tables


def scores(document: Document) -> list[float]:
    """For each written line, the sum of the weights of its evidence: high for a line outside the article."""
    return document.once(_score)


def article_lines(document: Document) -> range:
    """The places of the article among the written lines; empty if no line counts for it."""
    return document.once(_find)


def _score(document: Document) -> list[float]:
    around, known = surroundings(document), weights()
    return [_score_of(around, at, known) for at in range(len(around.looks))]


def _score_of(around: Surroundings, at: int, known: Mapping[str, float]) -> float:
    if is_plain(around, at):
        return PLAIN if around.looks[at].words else 0.0
    return sum(known[feature] for feature in evidence(around, at) if feature in known)


def _find(document: Document) -> range:
    looks = surroundings(document).looks
    gains = [
        max(-MOST, min(MOST, DOUBT - score)) * (1 + log(1 + len(look.words)))
        for score, look in zip(scores(document), looks, strict=True)
    ]
    return best_run(bounded(gains))


def bounded(gains: Sequence[float]) -> list[float]:
    """The gains, with those of each run of losses made smaller so that they add up to `GAP` at most."""
    found = list(gains)
    start = 0
    for place in range(len(gains) + 1):
        if place < len(gains) and gains[place] < 0:
            continue
        lost = -sum(gains[start:place])
        if lost > GAP:
            found[start:place] = [gain * GAP / lost for gain in gains[start:place]]
        start = place + 1
    return found


def best_run(gains: Sequence[float]) -> range:
    """The run of places with the greatest sum of gains; the first of several, empty if no gain is above 0."""
    best, found, total, start = 0.0, range(0), 0.0, 0
    for place, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, place
        total += gain
        if total > best:
            best, found = total, range(start, place + 1)
    return found
