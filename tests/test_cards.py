"""The examples of every card are true."""

import pytest

from newslint.catalogue import load_catalogue
from newslint.catalogue.cards import VIEWS
from newslint.catalogue.functions import options_of
from newslint.examples import failures
from newslint.rule import Rule
from newslint.scan.derive import literals

RULES = load_catalogue(plugins=False).rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_example_behaves_as_its_card_shows(rule: Rule) -> None:
    assert list(failures(rule)) == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.match], ids=lambda rule: rule.name)
def test_every_pattern_has_a_literal_or_the_card_a_trigger(rule: Rule) -> None:
    assert rule.match
    sources = [source for view in VIEWS for source in rule.match.patterns.get(view, ())]
    if any(literals(source) is None for source in sources):
        assert rule.trigger


def test_every_check_is_named_by_one_card() -> None:
    checks = [rule.check for rule in RULES if rule.check]
    assert sorted(checks) == sorted(set(checks))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.check], ids=lambda rule: rule.name)
def test_options_have_plain_values(rule: Rule) -> None:
    assert all(isinstance(value, (bool, int, float, str, tuple)) for value in options_of(rule).values())
