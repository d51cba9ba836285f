"""The results of newslint's own rules on real articles, recorded by `tools/quality.py`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

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
    def summary(self) -> str:
        """The results as a sentence."""
        seen = self.right + self.wrong
        precision = f"{self.right} of {seen} findings right" if seen else "no finding"
        rate = self.alarms * 10_000 / self.words
        return (
            f"{precision} in the output of extractors, in which readers marked all damage; "
            f"{rate:.2f} findings per 10,000 words of edited articles"
        )


def read_measured(folder: Path) -> Mapping[str, Measured]:
    """The results by rule name, from the file beside the cards in a folder; empty if there is none."""
    try:
        table = json.loads((folder / MEASURED).read_bytes())
    except FileNotFoundError:
        return {}
    return {name: Measured(*figures) for name, figures in table.items()}
