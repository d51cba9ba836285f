"""Floors for what newslint finds in articles that nobody on the project wrote.

The articles and their scorer lie beside the repository and are no part of it. A floor may rise; it sinks only
by an edit here that says why.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parent.parent.parent / "shared"
SCORER = SHARED / "eval" / "score.py"
SAMPLED = {"labelled": 8, "clean": 8, "chatbot": 8, "tables": 8, "extracted": 8, "wild": 8}

pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason="no labelled articles beside the repository")


def scored(part: str, *arguments: str) -> dict[str, Any]:
    """The figures of one part of the scorer, which is run as anybody would run it."""
    done = subprocess.run(
        [sys.executable, str(SCORER), part, "--json", "--show", "20", *arguments],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])[part]
    print(done.stdout)  # noqa: T201 -- what was missed, for whoever looks at a failure
    return figures


@pytest.fixture(scope="module")
def seeds() -> dict[str, Any]:
    return scored("seeds")


@pytest.mark.parametrize(("kind", "floor"), [("safe_found", 66), ("unsafe_found", 16), ("none_found", 15)])
def test_damage_of_the_founding_articles_is_found(kind: str, floor: int, seeds: dict[str, Any]) -> None:
    assert seeds[kind] >= floor


@pytest.mark.parametrize(("kind", "ceiling"), [("traps_hit", 0), ("stray", 6)])
def test_what_is_sound_in_the_founding_articles_is_left_alone(
    kind: str, ceiling: int, seeds: dict[str, Any]
) -> None:
    assert seeds[kind] <= ceiling


def test_no_law_is_broken_on_a_sample_of_all_articles(tmp_path: Path) -> None:
    for name, wanted in SAMPLED.items():
        with gzip.open(SHARED / "data" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            articles = [line for line in lines if line.strip()]
        sample = articles[:: max(1, len(articles) // wanted)][:wanted]
        (tmp_path / f"{name}.jsonl").write_text("".join(sample), encoding="utf-8")
    (tmp_path / "seeds").symlink_to(SHARED / "data" / "seeds")
    figures = scored("laws", "--data", str(tmp_path))
    assert figures["texts"] >= sum(SAMPLED.values())
    assert figures["broken"] == 0
