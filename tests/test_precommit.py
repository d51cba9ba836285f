"""Both hooks, run by pre-commit on a dirty article in a repository, and again after the fix."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.session.find import READ_EXTENSIONS

ROOT = Path(__file__).parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
DIRTY = """The council met in the old harbour hall on Monday and spoke about the ferry until late at night.

| Ferry | Seats |
|---|---|
| North | 120 |

How useful was this post?
"""
REPAIRED = """The council met in the old harbour hall on Monday and spoke about the ferry until late at night.

| Ferry | Seats |
|---|---|
| North | 120 |
"""


def command(*arguments: str, at: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        arguments, cwd=at, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def git(*arguments: str, at: Path) -> str:
    done = command("git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", *arguments, at=at)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def hook_files() -> re.Pattern[str]:
    line = next(line for line in HOOKS.read_text(encoding="utf-8").splitlines() if "files:" in line)
    return re.compile(line.partition(": ")[2].strip("'"))


def test_the_hooks_check_each_extension_that_is_read_in_a_folder() -> None:
    files = hook_files()
    assert [extension for extension in READ_EXTENSIONS if not files.search("desk/article" + extension)] == []
    assert not files.search("desk/article.py")
    assert not files.search("desk/txt")


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A repository with a dirty article, whose hooks come from a clone of this repository."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, and pre-commit takes hooks from one alone")
    base = tmp_path_factory.mktemp("hooks")
    probe = command(
        sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", "probe", "click", at=base
    )
    if probe.returncode:
        pytest.skip(f"pip reaches no package index: {probe.stderr.strip()[-200:]}")
    clone, desk = base / "newslint", base / "desk"
    git("clone", "-q", "--no-hardlinks", f"file://{ROOT}", str(clone), at=base)
    desk.mkdir()
    git("init", "-q", at=desk)
    (desk / "article.txt").write_text(DIRTY, encoding="utf-8")
    (desk / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: file://{clone}\n  rev: {git('rev-parse', 'HEAD', at=clone)}\n"
        "  hooks:\n  - id: newslint\n  - id: newslint-fix\n",
        encoding="utf-8",
    )
    git("add", "-A", at=desk)
    return desk, {
        "PRE_COMMIT_HOME": str(base / "cache"),
        "NEWSLINT_CACHE_DIR": str(base / "packs"),
        "NO_COLOR": "1",
    }


def hook(name: str, tried: tuple[Path, dict[str, str]]) -> subprocess.CompletedProcess[str]:
    desk, environment = tried
    pre_commit = (sys.executable, "-m", "pre_commit")
    return command(*pre_commit, "run", name, "--all-files", "--verbose", at=desk, **environment)


@pytest.mark.slow
def test_the_hooks_report_and_fix_a_dirty_article_and_pass_the_fixed_one(
    tried: tuple[Path, dict[str, str]],
) -> None:
    article = tried[0] / "article.txt"

    found = hook("newslint", tried)
    assert "rating-widget" in found.stdout, found.stdout + found.stderr
    assert "article.txt:7:1" in found.stdout
    assert found.returncode == 1
    assert article.read_text(encoding="utf-8") == DIRTY

    mended = hook("newslint-fix", tried)
    assert mended.returncode == 1, mended.stdout
    assert "files were modified by this hook" in mended.stdout
    assert article.read_text(encoding="utf-8") == REPAIRED

    git("add", "-A", at=tried[0])
    for name in ("newslint", "newslint-fix"):
        again = hook(name, tried)
        assert again.returncode == 0, again.stdout
    assert article.read_text(encoding="utf-8") == REPAIRED
