"""`newslint test-rules`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from newslint.cli import console
from newslint.errors import CardError
from newslint.report import visible

if TYPE_CHECKING:
    from newslint.rule import Rule


@click.command(name="test-rules")
@click.argument("folder", required=False, type=click.Path(), metavar="[DIR]")
def test_rules(folder: str | None) -> None:
    """Run every example of the cards in a folder, <category>/<name>.toml; without one, newslint's own."""
    from newslint.examples import failures  # noqa: PLC0415 -- not for --help

    rules = console.safely(lambda: _rules_in(folder))
    failed = 0
    for rule in rules:
        for failure in failures(rule):
            failed += 1
            console.write(sys.stdout, visible(f"{rule.path or rule.name}: {failure}") + "\n")
    examples = sum(len(rule.bad) + len(rule.good) for rule in rules)
    console.say(f"{len(rules):,} rules, {examples:,} examples, {failed:,} of them failed.")
    raise SystemExit(int(failed > 0))


def _rules_in(folder: str | None) -> tuple[Rule, ...]:
    from newslint.catalogue import own_cards  # noqa: PLC0415 -- not for --help
    from newslint.catalogue.pack import read_folders  # noqa: PLC0415
    from newslint.catalogue.shelf import Shelf  # noqa: PLC0415

    place = own_cards() if folder is None else folder
    rules = read_folders([place], Shelf(None))
    if not rules:
        raise CardError("there is no card <category>/<name>.toml in this folder", place)
    return rules
