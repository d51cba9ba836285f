"""Writes docs/quality.md and rules/measured.json: newslint's right findings, misses and false alarms.

The articles come from outside the project.

Usage: python tools/quality.py FOLDER    FOLDER must hold data/ and eval/score.py.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from newslint.catalogue import load_catalogue
from newslint.catalogue.measured import MEASURED, Measured
from newslint.rule import Rule, Status

PAGE = Path(__file__).parent.parent / "docs" / "quality.md"
CARDS = Path(__file__).parent.parent / "rules"
PARTS = ("seeds", "labelled", "chatbot", "tables", "clean", "lift", "laws")
FEW = 5

INTRODUCTION = """\
# Quality, measured

These figures come from `python tools/quality.py FOLDER`. It scores the installed newslint on articles from outside the
project: the output of extractors, in which a reader marked every piece of damage; edited articles as published; pages
with assistant text; and pages with broken and sound tables. The articles belong to others and are not part of the
repository.

A finding is *right* if at least half of its text is marked. Copy editing (spelling, wording, consistency of names)
counts among the right findings, but not among the misses. Findings in edited articles count as false alarms, though many
are true: doubled words, undecoded references, sentences run together.

[Grammar engines, measured](grammar-quality.md) has the figures for grammar engines.
"""

SHORTFALLS = """
These are the reasons why figures are below their goals:

- Edited articles, and those in other languages, contain damage: somebody read the findings there, and nearly all are true.
  They are undecoded references (`&#233;`), two single quotes in place of a double one, control characters in place of
  quotation marks, sentences run together, and captions, posts and links to other stories in scraped news. It would be
  wrong not to report them.
- Safe fixes may delete words only if each is proved not to be part of the article. Menus and lists of other stories
  differ from site to site, so the fixes that delete them are unsafe, and most of the lift comes from these.
- In the output of html2text, the addresses of links count as words; well-formed links are not damage.
- The marked article sometimes contains text that a rule deletes: embedded posts, credits, copyright notices.
"""


def measured(folder: Path) -> Mapping[str, Any]:
    """The scorer's results by part."""
    program = [
        sys.executable,
        str(folder / "eval" / "score.py"),
        *PARTS,
        "--json",
        "--data",
        str(folder / "data"),
    ]
    done = subprocess.run(program, check=True, capture_output=True, text=True)
    figures: Mapping[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table; figures have three decimals."""
    lines = [list(header)]
    lines += [[f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    written = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([written[0], "|" + " --- |" * len(lines[0]), *written[1:]])


def goals(figures: Mapping[str, Any]) -> list[tuple[str, str, object, str]]:
    """The goals: the figure, its goal, the measured value, and whether the goal was reached."""
    seeds, labelled, clean, lift = (figures[part] for part in ("seeds", "labelled", "clean", "lift"))
    extractors = lift["by_extractor"]
    worse = sum(safe < raw for raw, safe, _ in extractors.values())
    gained = {name: unsafe - raw for name, (raw, _, unsafe) in extractors.items()}
    at_least, at_most = (lambda a, b: a >= b), (lambda a, b: a <= b)
    rows: list[tuple[str, Any, str, float, Any]] = [
        ("founding articles, fixed safely", seeds["safe_found"], "at least", 66, at_least),
        ("founding articles, fixed unsafely", seeds["unsafe_found"], "at least", 15, at_least),
        ("founding articles, reported only", seeds["none_found"], "at least", 15, at_least),
        ("founding articles, traps hit", seeds["traps_hit"], "at most", 0, at_most),
        ("founding articles, findings on unmarked text", seeds["stray"], "at most", 6, at_most),
        ("extractor output, precision", labelled["precision"], "at least", 0.92, at_least),
        ("extractor output, recall", labelled["recall"], "at least", 0.75, at_least),
        (
            "extractor output, mean recall of the categories",
            labelled["macro_recall"],
            "at least",
            0.6,
            at_least,
        ),
        ("edited articles, findings per 10,000 words", clean["per_10k_words"], "at most", 2.5, at_most),
        ("edited articles, share changed by safe fixes", clean["articles_changed"], "at most", 0.06, at_most),
        (
            "other languages, findings per 100 articles",
            clean["foreign_per_100_articles"],
            "at most",
            3,
            at_most,
        ),
        ("assistant text, recall", figures["chatbot"]["recall"], "at least", 0.95, at_least),
        (
            "assistant text, harmless passages not reported",
            figures["chatbot"]["specificity"],
            "at least",
            0.98,
            at_least,
        ),
        ("tables, recall", figures["tables"]["recall"], "at least", 0.95, at_least),
        ("tables, sound ones not reported", figures["tables"]["specificity"], "at least", 0.98, at_least),
        ("lift, extractors made worse by safe fixes", worse, "at most", 0, at_most),
        ("lift, F1 by safe fixes", lift["f1_safe"] - lift["f1_raw"], "at least", 0.03, at_least),
        ("lift, F1 by unsafe fixes", lift["f1_unsafe"] - lift["f1_raw"], "at least", 0.1, at_least),
        ("lift, F1 by unsafe fixes, bs4_get_text", gained["bs4_get_text"], "at least", 0.2, at_least),
        ("lift, F1 by unsafe fixes, inscriptis", gained["inscriptis"], "at least", 0.2, at_least),
        ("lift, words of the article lost to safe fixes", lift["lost_safe"], "at most", 0.0005, at_most),
        ("lift, words of the article lost to unsafe fixes", lift["lost_unsafe"], "at most", 0.005, at_most),
        ("laws broken", figures["laws"]["broken"], "at most", 0, at_most),
    ]
    return [
        (name, f"{bound} {wanted:g}", f"{value:.4g}", "yes" if reached(value, wanted) else "no")
        for name, value, bound, wanted, reached in rows
    ]


def page(figures: Mapping[str, Any]) -> str:
    """The whole page."""
    labelled, clean = figures["labelled"], figures["clean"]
    rules = sorted(labelled["by_rule"].items(), key=lambda item: (-sum(item[1]), item[0]))
    rows = [
        (name, right, wrong, right / (right + wrong))
        for name, (right, wrong) in rules
        if right + wrong >= FEW
    ]
    alarms = sorted(clean["by_rule"].items(), key=lambda item: (-item[1], item[0]))
    lift = [(name, *three) for name, three in figures["lift"]["by_extractor"].items()]
    return "\n".join(
        [
            INTRODUCTION,
            "## Goals\n",
            table(("figure", "wanted", "measured", "reached"), goals(figures)),
            SHORTFALLS,
            "## Artifacts found in extractor output, by category\n",
            table(("category", "share found"), sorted(labelled["recall_by_category"].items())),
            "\n## Extractor output after fixing\n",
            "F1 of the words, compared with the article that a person marked on the page.\n",
            table(("extractor", "before fixing", "safe fixes", "unsafe fixes"), lift),
            f"\n## Rules with {FEW} or more findings in extractor output\n",
            table(("rule", "right", "wrong", "share right"), rows),
            "\n## Findings in edited English articles\n",
            table(("rule", "findings"), alarms),
            "",
        ]
    )


def digest_of(rule: Rule) -> str:
    """A digest of how a card finds its damage, without examples and texts for people."""
    match = rule.match and (rule.match._replace(open=()), sorted(rule.match.open))
    said = (rule.check, match, rule.phrases, rule.languages, str(rule.status))
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def by_rule(figures: Mapping[str, Any]) -> dict[str, Measured]:
    """The results of each rule."""
    right, alarms = figures["labelled"]["by_rule"], figures["clean"]["by_rule"]
    words = round(sum(alarms.values()) * 10_000 / figures["clean"]["per_10k_words"])
    return {
        rule.name: Measured(
            right.get(rule.name, (0, 0))[0],
            right.get(rule.name, (0, 0))[1],
            alarms.get(rule.name, 0),
            words,
            digest_of(rule),
        )
        for rule in load_catalogue(plugins=False).rules
        if rule.status is Status.STABLE
    }


def main() -> None:
    """Measure, and write both files."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    figures = measured(Path(sys.argv[1]))
    PAGE.write_text(page(figures), encoding="utf-8")
    rules = (f"  {json.dumps(name)}: {json.dumps(found)}" for name, found in sorted(by_rule(figures).items()))
    (CARDS / MEASURED).write_text("{\n" + ",\n".join(rules) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
