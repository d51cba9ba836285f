"""Prints the cost of each rule on a document of 4 kB, with and without findings, and its signal rate.

Usage: python benchmarks/bench_rules.py [--data FOLDER] [--quick]
"""

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import corpus as texts_of
from library import Backed, available
from measure import alternating, seconds
from newslint.document import Document
from newslint.formats import parse
from newslint.linter import Linter
from newslint.rule import Example, Rule
from triggers import Rate, rates

SIZE = 4_000  # bytes of a document
SHOWN = 10
MOST_DOCUMENTS = 0.5
NEVER = "qzqzqzqzqz"
TOO_LOUD = 0.05  # signals per kB of clean prose


class Cost(NamedTuple):
    """The cost of one rule, in µs for a document, including its views but not parsing.

    Args:
        rule: The rule.
        silent: On clean prose.
        firing: On clean prose with a bad example from its card.
        found: The number of findings in each document of the latter kind.
    """

    rule: Rule
    silent: float
    firing: float
    found: float


def costs(rules: Sequence[Rule], prose: Sequence[str], rounds: int) -> list[Cost]:
    """The cost of each rule, sorted by the cost on clean prose, the highest first."""
    backend = available()[-1]
    never = rules[0]._replace(name=NEVER, aliases=(), match=None, signal=(), trigger=(NEVER,), phrases=())
    idle = Backed([never], backend)
    quiet = [partial(parse, text) for text in prose]
    found = []
    for rule in rules:
        linter = Backed([never, rule], backend)
        loud = [_firing(linter, rule, example, prose[0]) for example in rule.bad]
        hits = sum(len(linter.examine(make()).findings) for make in loud) / max(1, len(loud))
        cases = {
            "silent": partial(_each, linter, quiet),
            "idle": partial(_each, idle, quiet),
            "firing": partial(_each, linter, loud),
            "idle firing": partial(_each, idle, loud),
        }
        taken = alternating(cases, rounds)
        silent, firing = taken["silent"] - taken["idle"], taken["firing"] - taken["idle firing"]
        found.append(Cost(rule, silent, firing, hits))
    return sorted(found, key=lambda one: -one.silent)


def _each(linter: Linter, makers: Sequence[Callable[[], Document]]) -> float:
    """The µs per document; each document is new, so that no view exists before."""
    documents = [make() for make in makers for _ in range(max(1, 10 // len(makers)))]
    return seconds(lambda: [linter.examine(document) for document in documents]) / len(documents) * 1e6


def _firing(linter: Linter, rule: Rule, example: Example, prose: str) -> Callable[[], Document]:
    """The maker of documents in which a rule has a finding: its example with prose, or the example only."""
    rest = prose[: max(0, SIZE - len(example.text))]
    language = example.language or (rule.languages[0] if rule.languages else None)
    whole = example.format == "html" or example.file
    texts = [] if whole else [f"{example.text}\n\n{rest}", f"{rest}\n\n{example.text}"]
    for text in texts:
        make = partial(parse, text, example.format, language=language)
        if linter.examine(make()).findings:
            return make
    return partial(parse, example.text, example.format, language=language, is_file=example.file)


def print_costs(found: Sequence[Cost]) -> None:
    """Print the costliest rules, with and without findings, and the total of all."""
    print(f"{'rule':32} {'silent, µs':>12} {'firing, µs':>12} {'findings':>9}   each for {SIZE // 1000} kB")
    by_firing = sorted(found, key=lambda one: -one.firing)
    for title, some in (
        ("the costliest without findings", found),
        ("the costliest with findings", by_firing),
    ):
        print(f"-- {title}")
        for one in some[:SHOWN]:
            print(f"{one.rule.name:32} {one.silent:12.1f} {one.firing:12.1f} {one.found:9.1f}")
    print(f"-- all {len(found)}")
    print(f"{'':32} {sum(one.silent for one in found):12.1f} {sum(one.firing for one in found):12.1f}\n")


def print_rates(found: Sequence[Rate]) -> None:
    """Print the rules that are triggered too often, and those that run on most documents."""
    print(f"{'rule':32} {'hits per kB':>12} {'documents':>10}")
    for one in found:
        if one.hits > TOO_LOUD or one.documents > MOST_DOCUMENTS:
            print(f"{one.rule.name:32} {one.hits:12.3f} {one.documents:10.0%}")
    print(f"{f'all {len(found)}':32} {sum(one.hits for one in found):12.3f}")


def main() -> None:
    """Measure all default rules and print the results."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    asked.add_argument("--data", type=Path, default=texts_of.DEFAULT, help="the folder of articles")
    asked.add_argument("--quick", action="store_true", help="fewer rounds")
    given = asked.parse_args()
    clean = texts_of.read(given.data).clean
    prose = [text[:SIZE] for text in clean if len(text) >= SIZE][:10]
    rules = Linter().rules
    print_costs(costs(rules, prose, 2 if given.quick else 5))
    print_rates(rates(rules, clean, available()[-1]))


if __name__ == "__main__":
    main()
