"""`newslint test-rules`."""

import sys
from pathlib import Path

import click

from newslint.catalogue import own_cards
from newslint.catalogue.lists import read_lists
from newslint.catalogue.making import read_cards
from newslint.cli import console
from newslint.errors import CardError
from newslint.examples import failures
from newslint.report import visible
from newslint.report.closing import count
from newslint.rule import Rule


@click.command(name="test-rules")
@click.argument("folder", required=False, type=click.Path(), metavar="[DIR]")
def test_rules(folder: str | None) -> None:
    """Run the examples of cards.

    DIR is a folder of cards, <category>/<name>.toml (default: newslint's own cards).
    """
    rules = console.safely(lambda: _rules_in(folder))
    failed = 0
    for rule in rules:
        for failure in failures(rule):
            failed += 1
            console.write(sys.stdout, visible(f"{rule.path or rule.name}: {failure}") + "\n")
    examples = sum(len(rule.bad) + len(rule.good) for rule in rules)
    console.say(f"{count(len(rules), 'rule')}, {count(examples, 'example')}, {failed:,} of them failed.")
    raise SystemExit(int(failed > 0))


def _rules_in(folder: str | None) -> tuple[Rule, ...]:
    place = own_cards() if folder is None else folder
    rules = read_cards(Path(place), read_lists(Path(own_cards())))
    if not rules:
        raise CardError("there is no card in this folder; write cards as <category>/<name>.toml", place)
    return rules
