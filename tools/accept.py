"""Takes what newslint says of the dirty articles as the expectation: `python tools/accept.py`.

Rewrites `expected.*` and `findings.txt` in each folder of fixtures/dirty. Read the difference git shows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import NamedTuple

DIRTY = Path(__file__).parent.parent / "fixtures" / "dirty"
COMMAND = (sys.executable, "-m", "newslint")


class Produced(NamedTuple):
    """What newslint makes of an article: its concise findings, and the content of the file after fixing."""

    findings: str
    expected: bytes


def folders() -> list[Path]:
    """The folders of the dirty articles, sorted."""
    return sorted(path.parent for path in DIRTY.glob("*/about.toml"))


def article_of(folder: Path) -> Path:
    """The damaged article in a folder."""
    return next(folder.glob("article.*"))


def expected_of(folder: Path) -> Path:
    """The file that holds the article as it should be after fixing."""
    return folder / f"expected{article_of(folder).suffix}"


def produced(folder: Path) -> Produced:
    """What `newslint check` prints inside the folder, and what `newslint fix` leaves of the article.

    Raises:
        RuntimeError: newslint could not check or fix it; the message is what newslint wrote.
    """
    article = article_of(folder)
    safety = tomllib.loads((folder / "about.toml").read_text(encoding="utf-8"))["safety"]
    findings = newslint("check", "--output-format", "concise", article.name, at=folder)
    with tempfile.TemporaryDirectory() as desk:
        copy = Path(shutil.copy(article, desk))
        newslint("fix", *(["--unsafe"] if safety == "unsafe" else []), copy.name, at=copy.parent)
        return Produced(findings, copy.read_bytes())


def newslint(command: str, *arguments: str, at: Path) -> str:
    """What a command of newslint writes to standard output, without colour and configuration.

    Raises:
        RuntimeError: Something could not be checked.
    """
    plain = {**os.environ, "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [*COMMAND, command, "--isolated", *arguments], cwd=at, env=plain, capture_output=True, check=False
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode())
    return done.stdout.decode()


def main() -> None:
    """Rewrite all expectations."""
    for folder in folders():
        findings, expected = produced(folder)
        (folder / "findings.txt").write_text(findings, encoding="utf-8", newline="\n")
        expected_of(folder).write_bytes(expected)


if __name__ == "__main__":
    main()
