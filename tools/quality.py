"""Writes docs/quality.md: what newslint finds, misses and wrongly finds in articles that nobody here wrote.

Usage: python tools/quality.py FOLDER    FOLDER holds data/ and eval/score.py
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parent.parent / "docs" / "quality.md"
PARTS = ("seeds", "labelled", "chatbot", "tables", "clean", "laws")
FEW = 5

INTRODUCTION = """\
# Quality, measured

These figures come from `python tools/quality.py FOLDER`, which scores the installed newslint on articles that nobody on this
project wrote: output of extractors with every piece of damage marked by a reader, edited articles as published, pages with assistant
text left in, and pages with broken and sound tables. The articles are other people's and are not part of the repository.

A finding is *right* when at least half of what it covers is marked. Copy-editing (spelling, wording, consistency of names) is
counted among the right findings and left out of the totals of what is missed. Nearly every finding in an edited article is a false
alarm, though some are true: doubled words, undecoded references, sentences run together.
"""


def measured(folder: Path) -> Mapping[str, Any]:
    """The scorer's figures by part."""
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
    """A Markdown table; figures with three places."""
    lines = [list(header)]
    lines += [[f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    written = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([written[0], "|" + " --- |" * len(lines[0]), *written[1:]])


def page(figures: Mapping[str, Any]) -> str:
    """The whole page."""
    seeds, labelled, clean = figures["seeds"], figures["labelled"], figures["clean"]
    kinds = (
        ("safe", "a safe fix mends"),
        ("unsafe", "an unsafe fix mends"),
        ("none", "are for a person to judge"),
    )
    founding = [
        (f"artifacts that {what}", seeds[f"{kind}_found"], seeds[f"{kind}_marked"]) for kind, what in kinds
    ]
    totals = [
        ("extractor output: findings that are right", labelled["precision"]),
        ("extractor output: artifacts found", labelled["recall"]),
        ("extractor output: artifacts found, mean of the categories", labelled["macro_recall"]),
        ("assistant text: leftovers found", figures["chatbot"]["recall"]),
        ("assistant text: pages that only talk about it left alone", figures["chatbot"]["specificity"]),
        ("tables: broken ones found", figures["tables"]["recall"]),
        ("tables: sound ones left alone", figures["tables"]["specificity"]),
        ("edited articles: findings for 10,000 words", clean["per_10k_words"]),
        ("edited articles: share whose words a safe fix changes", clean["articles_changed"]),
        ("edited articles in other languages: findings for 100 articles", clean["foreign_per_100_articles"]),
    ]
    laws = f"{figures['laws']['texts']} texts, {figures['laws']['broken']} broken laws"
    traps = (
        f"\nPlaces that naive rules hit and newslint must not: {seeds['traps_hit']} hit. "
        f"Findings on unmarked text: {seeds['stray']}. "
        f"Lines that differ from what an editor would leave: {seeds['lines_off']}.\n"
    )
    rules = sorted(labelled["by_rule"].items(), key=lambda item: (-sum(item[1]), item[0]))
    rows = [
        (name, right, wrong, right / (right + wrong))
        for name, (right, wrong) in rules
        if right + wrong >= FEW
    ]
    alarms = sorted(clean["by_rule"].items(), key=lambda item: (-item[1], item[0]))
    return "\n".join(
        [
            INTRODUCTION,
            "## The founding articles\n",
            table(("what", "found", "marked"), founding),
            traps,
            "## All sets\n",
            table(("figure", "value"), totals),
            f"\nFixing settles, can be undone exactly and points where it says: {laws}.\n",
            "## Artifacts found in extractor output, by category\n",
            table(("category", "share found"), sorted(labelled["recall_by_category"].items())),
            f"\n## Rules with {FEW} or more findings in extractor output\n",
            table(("rule", "right", "wrong", "share right"), rows),
            "\n## Findings in edited English articles\n",
            table(("rule", "findings"), alarms),
            "",
        ]
    )


def main() -> None:
    """Measure and write."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    PAGE.write_text(page(measured(Path(sys.argv[1]))), encoding="utf-8")


if __name__ == "__main__":
    main()
