"""Words that running text writes with a capital: names of people and places, which do not characterize pages.

Words in the lists of sites, networks and dates do not count as such names.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from newslint.page.look import Look
from newslint.text.function_words import FUNCTION_WORDS

LISTS = Path(__file__).parent.parent / "rules" / "lists"
KNOWN = (
    "button-word",
    "menu-label",
    "month",
    "news-agency",
    "page-label",
    "site-label",
    "social-network",
    "weekday",
)
SHARE = 0.8
WORD = re.compile(r"[^\W\d_]+")


class Names:
    """Counts the words of running text, and those with a capital inside a line."""

    def __init__(self) -> None:
        self._words = Counter[str]()
        self._capitals = Counter[str]()

    def read(self, looks: Iterable[Look]) -> None:
        """Count the words of some lines, except the first of each."""
        for look in looks:
            for word in WORD.findall(look.text)[1:] if look.prose else ():
                self._words[word.lower()] += 1
                self._capitals[word.lower()] += word[0].isupper()

    def found(self) -> frozenset[str]:
        """The words that nearly always have a capital, and are in none of the lists."""
        known = {word for name in KNOWN for word in _listed(name)} | FUNCTION_WORDS
        return frozenset(
            word
            for word, times in self._words.items()
            if len(word) > 1 and self._capitals[word] >= SHARE * times and word not in known
        )


def _listed(name: str) -> Iterator[str]:
    """Yield the words of a list."""
    table = tomllib.loads((LISTS / f"{name}.toml").read_text(encoding="utf-8"))
    for phrases in table.values():
        for phrase in phrases if isinstance(phrases, list) else ():
            yield from WORD.findall(phrase.lower())
