"""How often the triggers of all rules are hit in clean prose: each hit costs a look, whatever the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import clean_articles, upto
from newslint import Linter
from triggers import Rate, rates

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
SAMPLE = 250_000  # bytes
TOO_LOUD = 0.05  # hits per kB of one rule
CEILING = 8.3  # hits per kB of all rules; lower it when triggers have become rarer, never raise it
MOST_LOOKING = 23  # rules that look at more than half of all articles; lower it likewise

pytestmark = pytest.mark.skipif(
    not (DATA / "clean.jsonl.gz").is_file(), reason="no edited articles beside the repository"
)


@pytest.fixture(scope="module")
def measured() -> list[Rate]:
    found = rates(Linter().rules, upto(clean_articles(DATA), SAMPLE))
    loud = [f"{one.rule.name}: {one.hits:.3f}, {one.loudest!r}" for one in found if one.hits > TOO_LOUD]
    print("hits per kB and the loudest trigger", *loud, sep="\n")  # noqa: T201 -- for whoever looks
    return found


def test_triggers_of_all_rules_together_are_hit_no_more_often_than_they_were(measured: list[Rate]) -> None:
    assert sum(one.hits for one in measured) <= CEILING


def test_no_more_rules_look_at_most_articles_than_did(measured: list[Rate]) -> None:
    assert len([one.rule.name for one in measured if one.documents > 0.5]) <= MOST_LOOKING
