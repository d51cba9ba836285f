"""How often the signals of all rules occur in clean prose, which costs time on every machine."""

from pathlib import Path

import pytest

from corpus import clean_articles, upto
from newslint import Linter
from triggers import Rate, rates

pytest.importorskip("hyperscan", reason="the fast back end is not on this platform")

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
SAMPLE = 500_000  # bytes
CEILING = 0.00593  # hits per kB and rule, on average; lower it when signals become rarer, and never raise it
LOUDEST = 0.5  # hits per kB of one rule; likewise
MOST_LOOKING = 10  # rules that run on more than half of all articles; likewise

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("trigger-rate"),  # one process measures for all
    pytest.mark.skipif(
        not (DATA / "clean.jsonl.gz").is_file(), reason="no edited articles beside the repository"
    ),
]


@pytest.fixture(scope="session")
def measured() -> list[Rate]:
    return rates(Linter().rules, upto(clean_articles(DATA), SAMPLE))


def test_signals_of_rules_occur_no_more_often_on_average_than_before(measured: list[Rate]) -> None:
    loudest = {one.rule.name: round(one.hits, 3) for one in measured[:10]}
    assert sum(one.hits for one in measured) / len(measured) <= CEILING, loudest


def test_no_rule_is_triggered_too_often(measured: list[Rate]) -> None:
    assert [(one.rule.name, one.hits) for one in measured if one.hits > LOUDEST] == []


def test_no_more_rules_run_on_most_articles_than_before(measured: list[Rate]) -> None:
    assert len([one.rule.name for one in measured if one.documents > 0.5]) <= MOST_LOOKING
