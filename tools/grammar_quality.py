"""Writes docs/grammar-quality.md: what grammar engines find in real articles, raw and as newslint tames them.

Usage: python tools/grammar_quality.py FOLDER --jars JARS [--every N] [--curate]

FOLDER holds data/labelled.jsonl.gz and data/clean.jsonl.gz, JARS is what `make languagetool` makes. --every takes each
Nth article alone; --curate writes which rules are off into src/newslint/catalogue first.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from newslint import Config, Linter, Span
from newslint.contrib.languagetool_client import Client, Patience
from newslint.contrib.languagetool_server import Server, Start
from newslint.grammar.making import rule_name

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "grammar-quality.md"
OFF = ROOT / "src" / "newslint" / "catalogue"
COPY = ("spelling", "wording", "consistency", "casing")
MOST = 0.05  # findings for 10,000 words of edited articles from which on a rule is off, unless it is sound
LIMIT = 1.0  # the same, whatever it finds
# Rules above MOST whose findings in edited articles were read, and are mostly true slips of the article.
SOUND = {
    "harper": ("spell-check", "split-words", "repeated-words", "capitalize-personal-pronouns"),
    "languagetool": (
        "morfologik-rule-en-us",
        "morfologik-rule-en-gb",
        "english-word-repeat-rule",
        "i-lowercase",
        "it-is",
        "a-nns",
        "md-baseform",
        "been-part-agreement",
        "have-part-agreement",
    ),
}
# Rules that judge by something an old article cannot meet, or that newslint's own rules judge better.
UNFIT = {"harper": ("an-a",), "languagetool": ("en-date-weekday-currentyear", "en-a-vs-an")}
FAMILIES = {"harper": (), "languagetool": ("en-compounds-", "en-diacritics-", "oxford-spelling-")}

Label = tuple[int, int, str]
Find = Callable[[str], list[tuple[str, Span]]]


class Article(NamedTuple):
    """A text, and where damage was marked in it."""

    text: str
    labels: tuple[Label, ...]


class Count(NamedTuple):
    """What was found in a set of articles: findings, those on a label, those on a copy-editor's; by rule."""

    words: int
    found: Counter[str]
    right: Counter[str]
    copy: Counter[str]
    seconds: float

    @property
    def rate(self) -> float:
        """Findings for 10,000 words."""
        return self.found.total() * 10_000 / self.words


def articles(folder: Path, part: str, every: int) -> list[Article]:
    """The English articles of a set."""
    with gzip.open(folder / "data" / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    english = [record for record in records if str(record.get("lang") or "en").startswith("en")]
    return [
        Article(one["text"], tuple((a["start"], a["end"], a["category"]) for a in one.get("artifacts", ())))
        for one in english[::every]
    ]


def counted(texts: Iterable[Article], find: Find) -> Count:
    """What `find` finds in the articles."""
    words = 0
    found, right, copy = Counter[str](), Counter[str](), Counter[str]()
    started = time.perf_counter()
    for article in texts:
        words += len(article.text.split())
        for rule, span in find(article.text):
            touched = {kind for start, end, kind in article.labels if start < span.end and span.start < end}
            found[rule] += 1
            right[rule] += bool(touched)
            copy[rule] += bool(touched.intersection(COPY))
    return Count(words, found, right, copy, time.perf_counter() - started)


def tamed(settings: Mapping[str, Mapping[str, Any]]) -> Find:
    """What newslint tells of an engine's findings."""
    linter = Linter(Config(grammar=True, engines=settings))
    (engine,) = settings
    return lambda text: [
        (one.rule, one.span) for one in linter.lint(text) if one.rule.startswith(f"{engine}-")
    ]


def raw_harper() -> Find:
    """What harper itself tells."""
    import harper  # noqa: PLC0415 -- the package under measure

    linter = harper.Linter()

    def find(text: str) -> list[tuple[str, Span]]:
        found = linter.organized_lints(text, language="plaintext")
        return [(rule, Span(one.span.start, one.span.end)) for rule, lints in found.items() for one in lints]

    return find


def raw_languagetool(url: str) -> Find:
    """What LanguageTool itself tells."""
    client = Client(url, patience=Patience(timeout=300))
    return lambda text: [(one.rule, one.span) for one in client.matches(text, "en-US")]


def curate(engine: str, clean: Count) -> None:
    """Write which of an engine's rules are off until named."""
    sound = {rule_name(engine, rule) for rule in SOUND[engine]}
    rates = {rule: times * 10_000 / clean.words for rule, times in clean.found.items()}
    noisy = {rule for rule, rate in rates.items() if rate > (LIMIT if rule in sound else MOST)}
    off = sorted(noisy | {f"{engine}-{rule}" for rule in UNFIT[engine]})
    families = [f"{engine}-{family}" for family in FAMILIES[engine]]
    lines = [
        f"# Which rules of {engine} are off until they are named: written by tools/grammar_quality.py.",
        "off = [",
        *(f'  "{rule}",{_rate(rates.get(rule))}' for rule in off),
        "]",
        f"families = {json.dumps(families)}",
        "notes = []",
    ]
    (OFF / f"{engine}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rate(rate: float | None) -> str:
    return "" if rate is None else f"  # {rate:.2f} findings for 10,000 words of edited articles"


def cost(settings: Mapping[str, Mapping[str, Any]], texts: Iterable[Article]) -> tuple[float, float]:
    """Milliseconds an article takes: with newslint's own rules, and with an engine as well."""
    alone, both = Linter(), Linter(Config(grammar=True, engines=settings))
    both.lint("They waited for it on the quay, and it was late.")  # engines are made now, servers started
    seconds = []
    for linter in (alone, both):
        started = time.perf_counter()
        for article in texts:
            linter.lint(article.text)
        seconds.append((time.perf_counter() - started) * 1000 / len(list(texts)))
    return seconds[0], seconds[1]


def main() -> None:
    """Curate where asked, measure, and write the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jars", required=True)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--curate", action="store_true")
    parser.add_argument("--engine", choices=("harper", "languagetool"))
    asked = parser.parse_args()
    server = Server(Start(asked.jars, "2g", 120, {"maxTextLength": 500_000}))
    settings: dict[str, Mapping[str, Any]] = {"harper": {}, "languagetool": {"jars": asked.jars}}


if __name__ == "__main__":
    main()
