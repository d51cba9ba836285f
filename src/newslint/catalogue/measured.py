"""How each of newslint's own rules did on real articles, as `tools/quality.py` wrote it down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from newslint.rule import Rule

MEASURED = "measured.json"


class Measured(NamedTuple):
    """One rule on articles that nobody on the project wrote.

    Args:
        right: Its findings on marked damage in the output of extractors.
        wrong: Its findings there on what nobody marked.
        alarms: Its findings in edited English articles, of which nearly all are sound.
        words: The words of those articles.
        card: The digest of the card that was measured.
    """

    right: int
    wrong: int
    alarms: int
    words: int
    card: str

    @property
    def told(self) -> str:
        """The figures as sentences."""
        seen = self.right + self.wrong
        precision = f"right in {self.right} of {seen} places" if seen else "not seen"
        rate = self.alarms * 10_000 / self.words
        return (
            f"{precision} in the output of extractors, all damage marked by readers; "
            f"{rate:.2f} findings for 10,000 words of edited articles"
        )


def read_measured(folder: Path) -> Mapping[str, Measured]:
    """The figures by rule name, as they lie beside the cards in a folder; empty where none do."""
    try:
        table = json.loads((folder / MEASURED).read_bytes())
    except FileNotFoundError:
        return {}
    return {name: Measured(*figures) for name, figures in table.items()}


def digest_of(rule: Rule) -> str:
    """A name for what a rule's card says of how it is found, examples and words for people left out."""
    said = (rule.check, rule.match, rule.phrases, rule.languages, str(rule.status))
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
