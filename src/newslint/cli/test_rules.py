"""`newslint test-rules`."""

import os.path
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from newslint.catalogue import load_catalogue, own_cards
from newslint.catalogue.lists import FOLDER, read_lists
from newslint.cli import console
from newslint.config import FILE, PROJECT_FILE
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
    place = Path(own_cards() if folder is None else folder)
    rules = console.safely(lambda: _rules_in(place))
    failed = 0
    for failure in (*console.safely(lambda: tuple(_failures_of_files(place))), *_failures_of(rules)):
        failed += 1
        console.write(sys.stdout, visible(failure) + "\n")
    if not (rules or failed):
        console.stop(
            CardError("there is no card in this folder; write cards as <category>/<name>.toml", str(place))
        )
    examples = sum(len(rule.bad) + len(rule.good) for rule in rules)
    console.say(f"{count(len(rules), 'rule')}, {count(examples, 'example')}, {failed:,} of them failed.")
    raise SystemExit(int(failed > 0))


def _rules_in(folder: Path) -> tuple[Rule, ...]:
    """The rules of a folder, read like those of a configuration that names it.

    Raises:
        CardError: There is no such folder, or newslint refuses a card.
    """
    if not folder.is_dir():
        wrong = "is not a folder" if folder.exists() else "there is no such folder"
        raise CardError(f"{wrong}; name the folder that has the folders of the categories", str(folder))
    if os.path.samefile(folder, own_cards()):
        return load_catalogue(plugins=False).rules
    catalogue = load_catalogue([str(folder)], plugins=False)
    for error in catalogue.broken:
        raise error
    return tuple(rule for rule in catalogue.rules if not rule.is_own)


def _failures_of(rules: tuple[Rule, ...]) -> Iterator[str]:
    for rule in rules:
        yield from (f"{rule.path or rule.name}: {failure}" for failure in failures(rule))


def _failures_of_files(folder: Path) -> Iterator[str]:
    """Yield a line for each card that is in no category, and for each word list without a summary."""
    for path in sorted(folder.glob("*.toml")):
        if path.name not in (FILE, PROJECT_FILE):
            yield f"{path}: is in no category; move it to {folder / '<category>' / path.name}"
    lists = read_lists(folder, base=read_lists(Path(own_cards())))
    for path in sorted((folder / FOLDER).glob("*.toml")):
        if not lists[path.stem].summary:
            yield f'{path}: has no summary; say what the phrases have in common: summary = "..."'
