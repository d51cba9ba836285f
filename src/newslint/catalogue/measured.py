"""How each of newslint's own rules did on real articles, as `tools/quality.py` recorded it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from newslint.rule import Rule

MEASURED = "measured.json"


class Measured(NamedTuple):
    """The results of one rule on articles from outside the project.

    Args:
        right: The number of its findings on marked damage in the output of extractors.
        wrong: The number of its findings there on text that nobody marked.
        alarms: The number of its findings in edited English articles, nearly all of which are sound.
        words: The number of words in those articles.
        card: The digest of the card that was measured.
    """

    right: int
    wrong: int
    alarms: int
    words: int
    card: str

    @property
    def told(self) -> str:
        """The results as a sentence."""
        seen = self.right + self.wrong
        precision = f"right in {self.right} of {seen} places" if seen else "not seen"
        rate = self.alarms * 10_000 / self.words
        return (
            f"{precision} in the output of extractors, all damage marked by readers; "
            f"{rate:.2f} findings for 10,000 words of edited articles"
        )


def read_measured(folder: Path) -> Mapping[str, Measured]:
    """The results by rule name, from the file beside the cards in a folder; empty if there is none."""
    try:
        table = json.loads((folder / MEASURED).read_bytes())
    except FileNotFoundError:
        return {}
    return {name: Measured(*figures) for name, figures in table.items()}


def digest_of(rule: Rule) -> str:
    """A digest of how a card finds its damage, without examples and texts for people."""
    said = (rule.check, rule.match, rule.phrases, rule.languages, str(rule.status))
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
