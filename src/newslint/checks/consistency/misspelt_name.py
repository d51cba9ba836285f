import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

Word = TypeVar("Word", bytes, str)
# any non-ASCII letter may be a capital; a run of more than 60 bytes is no name
CAPITALISED = rb"[A-Z\xc3-\xdf\xe1][a-z\x80-\xbf\xc3-\xdf\xe1]{1,60}"
RUN_OF_NAMES = CAPITALISED + rb"(?: " + CAPITALISED + rb"){2,}"
NAMES = r"\b\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){2,}\b"
OFTEN = 3


def misspelt_name(document: Document) -> Iterator[Hit]:
    """Yield a name of three parts that occurs once, and at least three times with a letter or two changed."""
    likely = _threes(run.split(b" ") for run in re.findall(RUN_OF_NAMES, document.data))
    if len(likely) - len(set(likely)) < OFTEN - 1:
        return
    text = document.text
    count = Counter(map(" ".join, _threes(run.split(" ") for run in pattern(NAMES).findall(text))))
    usual: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, times in count.items():
        for two in combinations(name.split(" "), 2) if times >= OFTEN else ():
            usual[two].append(name)
    for name, times in count.items():
        alike = (other for two in combinations(name.split(" "), 2) for other in usual.get(two, ()))
        right = next((other for other in alike if _misspells(name, other)), None) if times == 1 else None
        if right:
            start = text.index(name)
            span = Span(start, start + len(name))
            yield Hit(span, {"usual": right, "times": count[right]}, Fix((Edit(span, right),)))


def _threes(runs: Iterable[Sequence[Word]]) -> list[tuple[Word, Word, Word]]:
    """All sequences of three words."""
    return [three for run in runs for three in zip(run, run[1:], run[2:], strict=False)]


def _misspells(name: str, usual: str) -> bool:
    """True for two names that differ in one part, by a letter or two after its second letter."""
    differing = [(a, b) for a, b in zip(name.split(" "), usual.split(" "), strict=True) if a != b]
    if len(differing) != 1:
        return False
    one, other = differing[0]
    if one.startswith(other) or other.startswith(one):
        return False
    return one[:2] == other[:2] and abs(len(one) - len(other)) <= 1 and len(set(one) ^ set(other)) <= 2
