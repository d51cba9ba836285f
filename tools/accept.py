"""Rewrites the expected results of the dirty articles: `python tools/accept.py`.

It writes `expected.*` and `findings.txt` in each folder of fixtures/dirty. Review the diff.
"""

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
    """The results for an article: the report in the format `concise`, and the file after fixing."""

    findings: str
    expected: bytes


def folders() -> list[Path]:
    """The folders of the dirty articles, sorted."""
    return sorted(path.parent for path in DIRTY.glob("*/about.toml"))


def article_of(folder: Path) -> Path:
    """The damaged article in a folder."""
    return next(folder.glob("article.*"))


def expected_of(folder: Path) -> Path:
    """The file with the expected article after fixing."""
    return folder / f"expected{article_of(folder).suffix}"


def produced(folder: Path) -> Produced:
    """The output of `newslint check` inside the folder, and the article after `newslint fix`.

    Raises:
        RuntimeError: newslint could not check or fix it; the message is the output of newslint.
    """
    article = article_of(folder)
    safety = tomllib.loads((folder / "about.toml").read_text(encoding="utf-8"))["safety"]
    findings = newslint("check", "--output-format", "concise", article.name, at=folder)
    with tempfile.TemporaryDirectory() as desk:
        copy = Path(shutil.copy(article, desk))
        newslint("fix", *(["--unsafe"] if safety == "unsafe" else []), copy.name, at=copy.parent)
        return Produced(findings, copy.read_bytes())


def newslint(command: str, *arguments: str, at: Path) -> str:
    """The standard output of a newslint command, without colour and configuration.

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
    """Rewrite all expected results."""
    for folder in folders():
        findings, expected = produced(folder)
        (folder / "findings.txt").write_text(findings, encoding="utf-8", newline="\n")
        expected_of(folder).write_bytes(expected)


if __name__ == "__main__":
    main()
