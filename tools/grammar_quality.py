"""Writes docs/grammar-quality.md: the findings of grammar engines in real articles, raw and filtered.

Usage: python tools/grammar_quality.py FOLDER --jars JARS [--curate]

FOLDER must hold data/labelled.jsonl.gz and data/clean.jsonl.gz; JARS is the folder that `make languagetool`
creates. With --curate, it instead writes the lists of rules that are off, in src/newslint/catalogue, from
every other article.
"""

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from newslint import Config, Linter, Span
from newslint.engines.languagetool_client import Client, Patience
from newslint.engines.languagetool_server import Server, Start
from newslint.grammar.making import rule_name

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "grammar-quality.md"
OFF = ROOT / "src" / "newslint" / "catalogue"
COPY = ("spelling", "wording", "consistency", "casing")
MOST = 0.02  # findings per 10,000 words of edited articles; a rule with more is off
LIMIT = 1.0  # the same, for rules that are sound
RAW_EVERY = 4  # raw engines run on every fourth edited article only, because they are slow
COSTED = 200  # articles
FEW = 2
# Rules above MOST whose findings in edited articles were read and are mostly true mistakes.
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
# Rules that take today's date for that of the article, or that duplicate a better rule of newslint.
UNFIT = {"harper": ("an-a",), "languagetool": ("en-date-weekday-currentyear", "en-a-vs-an")}
FAMILIES = {"harper": (), "languagetool": ("en-compounds-", "en-diacritics-", "oxford-spelling-")}

Find = Callable[[str], list[tuple[str, Span]]]
Settings = Mapping[str, Mapping[str, Any]]


class Article(NamedTuple):
    """A text and its marked damage: start, end, category."""

    text: str
    labels: tuple[tuple[int, int, str], ...]


class Count(NamedTuple):
    """The findings in articles, by rule: all, those on a label, those on a copy editor's label."""

    words: int
    found: Counter[str]
    right: Counter[str]
    copy: Counter[str]

    @property
    def rate(self) -> float:
        """Findings per 10,000 words."""
        return self.found.total() * 10_000 / self.words

    @property
    def share_right(self) -> float:
        """The share of the findings that touch a label."""
        return self.right.total() / max(1, self.found.total())

    @property
    def share_copy(self) -> float:
        """The share of the findings that touch a copy editor's label."""
        return self.copy.total() / max(1, self.found.total())


class Measured(NamedTuple):
    """The results of an engine, raw and filtered: in edited articles (curated on, others) and marked ones."""

    raw_clean: Count
    raw_labelled: Count
    curated: Count
    others: Count
    labelled: Count
    cost: tuple[float, float]


def articles(folder: Path, part: str) -> list[Article]:
    """The English articles of a set."""
    with gzip.open(folder / "data" / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [
        Article(one["text"], tuple((a["start"], a["end"], a["category"]) for a in one.get("artifacts", ())))
        for one in records
        if str(one.get("lang") or "en").startswith("en")
    ]


def counted(find: Find, texts: Iterable[Article]) -> Count:
    """The findings of `find` in the articles."""
    words = 0
    found, right, copy = Counter[str](), Counter[str](), Counter[str]()
    for article in texts:
        words += len(article.text.split())
        for rule, span in find(article.text):
            touched = {kind for start, end, kind in article.labels if start < span.end and span.start < end}
            found[rule] += 1
            right[rule] += bool(touched)
            copy[rule] += not touched.isdisjoint(COPY)
    return Count(words, found, right, copy)


def filtered(settings: Settings) -> Find:
    """The findings of an engine that newslint reports, including those inside other findings of newslint.

    Other rules do not run: the more damage they find, the fewer of the engine's findings in it would count.
    """
    linter = Linter(Config(select=("grammar",), grammar=True, engines=settings))
    (engine,) = settings
    return lambda text: [
        (one.rule, one.span) for one in linter.lint(text) if one.rule.startswith(f"{engine}-")
    ]


def raw_harper() -> Find:
    """The findings of harper itself."""
    import harper  # noqa: PLC0415 -- the package under measure

    linter = harper.Linter()

    def find(text: str) -> list[tuple[str, Span]]:
        found = linter.organized_lints(text, language="plaintext")
        return [(rule, Span(one.span.start, one.span.end)) for rule, lints in found.items() for one in lints]

    return find


def raw_languagetool(url: str) -> Find:
    """The findings of LanguageTool itself."""
    client = Client(url, patience=Patience(timeout=300))
    return lambda text: [(one.rule, one.span) for one in client.matches(text, "en-US")]


def curate(engine: str, clean: Count) -> None:
    """Write the list of an engine's rules that are off unless selected."""
    sound = {f"{engine}-{rule}" for rule in SOUND[engine]}
    rates = {rule: times * 10_000 / clean.words for rule, times in clean.found.items()}
    noisy = {rule for rule, rate in rates.items() if rate > (LIMIT if rule in sound else MOST)}
    lines = [
        f"# The rules of {engine} that are off unless selected by name; written by tools/grammar_quality.py.",
        "# The figures are findings per 10,000 words of edited articles.",
        "off = [",
        *(f'  "{rule}",  # {rates[rule]:.2f}' for rule in sorted(noisy)),
        *(f'  "{engine}-{rule}",' for rule in UNFIT[engine] if f"{engine}-{rule}" not in noisy),
        "]",
        f"families = {json.dumps([f'{engine}-{family}' for family in FAMILIES[engine]])}",
        "notes = []",
    ]
    (OFF / f"{engine}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def cost(settings: Settings, texts: Sequence[Article]) -> tuple[float, float]:
    """Milliseconds for an article: with newslint's own rules only, and with an engine."""
    took = []
    for config in (Config(), Config(grammar=True, engines=settings)):
        linter = Linter(config)
        for article in texts[:COSTED:20]:
            linter.lint(f"{article.text} .")  # not counted: what is made for the first texts
        started = time.perf_counter()
        for article in texts[:COSTED]:
            linter.lint(article.text)
        took.append((time.perf_counter() - started) * 1000 / len(texts[:COSTED]))
    return took[0], took[1]


def measured(
    raw: Find, settings: Settings, clean: Sequence[Article], labelled: Sequence[Article]
) -> Measured:
    """The results of one engine, without its cost."""
    find = filtered(settings)
    return Measured(
        counted(raw, clean[::RAW_EVERY]),
        counted(raw, labelled),
        counted(find, clean[::2]),
        counted(find, clean[1::2]),
        counted(find, labelled),
        (0.0, 0.0),
    )


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; figures have two decimals."""
    lines = [list(header)]
    lines += [[f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    written = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([written[0], "|" + " --- |" * len(header), *written[1:]])


def named(engine: str, count: Count) -> Count:
    """The counts of a raw engine by newslint's rule names."""
    return count._replace(found=Counter({rule_name(engine, rule): n for rule, n in count.found.items()}))


def page(figures: Mapping[str, Measured]) -> str:
    """The whole page."""
    return "\n".join(
        [
            INTRODUCTION,
            table(
                ("figure", *(f"{engine}, {how}" for engine in figures for how in ("raw", "filtered"))),
                rows(figures),
            ),
            "\n## What it costs\n",
            COST,
            table(
                ("engine", "newslint's own rules, ms", "with the engine, ms", "times"),
                [(engine, *one.cost, one.cost[1] / one.cost[0]) for engine, one in figures.items()],
            ),
            *(part for engine, one in figures.items() for part in by_rule(engine, one)),
            "",
        ]
    )


def rows(figures: Mapping[str, Measured]) -> list[tuple[object, ...]]:
    """The rows of the first table."""
    pairs: list[tuple[str, Callable[[Measured], tuple[object, object]]]] = [
        ("edited articles: findings per 10,000 words", lambda m: (m.raw_clean.rate, _both(m).rate)),
        ("the same, in articles that curation did not use", lambda m: ("", m.others.rate)),
        ("marked articles: findings", lambda m: (m.raw_labelled.found.total(), m.labelled.found.total())),
        ("marked articles: share on a label", lambda m: (m.raw_labelled.share_right, m.labelled.share_right)),
        (
            "marked articles: share on a label of spelling, wording, consistency or casing",
            lambda m: (m.raw_labelled.share_copy, m.labelled.share_copy),
        ),
    ]
    return [(name, *(cell for one in figures.values() for cell in pair(one))) for name, pair in pairs]


def _both(one: Measured) -> Count:
    first, second = one.curated, one.others
    return Count(
        first.words + second.words,
        first.found + second.found,
        first.right + second.right,
        first.copy + second.copy,
    )


def by_rule(engine: str, one: Measured) -> Iterable[str]:
    """The findings of each rule of an engine that runs, and of the noisiest raw ones."""
    clean = _both(one)
    seen = clean.found + one.labelled.found
    told = [
        (rule, clean.found[rule], one.labelled.found[rule], one.labelled.right[rule])
        for rule, times in seen.most_common()
        if times >= FEW
    ]
    raw = named(engine, one.raw_clean)
    loudest = [(rule, times * 10_000 / raw.words) for rule, times in raw.found.most_common(12)]
    return (
        f"\n## Rules of {engine} with {FEW} findings or more\n",
        table(("rule", "in edited articles", "in marked articles", "of these on a label"), told),
        f"\n## The most frequent raw findings of {engine} in edited articles\n",
        table(("rule", "findings per 10,000 words"), loudest),
    )


def main() -> None:
    """Write the lists, or measure and write the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jars", required=True)
    parser.add_argument("--curate", action="store_true")
    asked = parser.parse_args()
    clean, labelled = articles(asked.folder, "clean"), articles(asked.folder, "labelled")
    server = Server(Start(asked.jars, "2g", 120, {"maxTextLength": 1_000_000}))
    own: dict[str, dict[str, Any]] = {"harper": {}, "languagetool": {"url": server.address(), "timeout": 300}}
    with ThreadPoolExecutor(len(own)) as pool:
        if asked.curate:
            finds = [filtered({engine: {**settings, "curated": False}}) for engine, settings in own.items()]
            list(map(curate, own, pool.map(partial(counted, texts=clean[::2]), finds)))
            return
        raws = (raw_harper(), raw_languagetool(server.address()))
        work = partial(measured, clean=clean, labelled=labelled)
        figures = dict(zip(own, pool.map(work, raws, [{name: own[name]} for name in own]), strict=True))
    for engine, settings in own.items():
        figures[engine] = figures[engine]._replace(cost=cost({engine: settings}, clean))
    PAGE.write_text(page(figures), encoding="utf-8")


INTRODUCTION = """\
# Grammar engines, measured

These figures come from `python tools/grammar_quality.py FOLDER --jars build/languagetool`. It runs [harper and
LanguageTool](grammar.md) on English articles from outside the project: edited articles as published, and the output
of extractors in which readers have marked every piece of damage. *Raw* is the engine on the unchanged text, with its
own defaults (American English; every fourth edited article). *Filtered* is what newslint reports: quotations, names
and the like are masked, newslint's own findings are left out, and noisy rules are off.

To decide which rules are off unless selected, the tool uses every other edited article. A rule is off if it has more
than 0.02 findings per 10,000 words there, unless somebody read its findings and most are true mistakes; above 1.00 it
is always off. The lists are in `src/newslint/catalogue`. A finding counts as right if it touches a label. Edited
articles contain mistakes: most findings of the spelling rules there are mistakes that were published. The marked
articles, 57,000 words, contain few mistakes that an engine can find, so the shares of the filtered engines are based
on few findings.
"""

COST = """\
The figures are milliseconds per edited article, the mean of 200, each new to an engine that is already running. A
repeated paragraph is not checked again. LanguageTool ran on the same machine.
"""


if __name__ == "__main__":
    main()
