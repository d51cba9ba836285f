"""What all tests share."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Let all tests share one cache folder that is new in each run: newslint's cards are read once for all.

    The processes of pytest-xdist inherit the variable.
    """
    if not hasattr(config, "workerinput"):
        folder = tempfile.TemporaryDirectory(prefix="newslint-tests-", ignore_cleanup_errors=True)
        os.environ["NEWSLINT_CACHE_DIR"] = folder.name
        config.add_cleanup(folder.cleanup)


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, the current one; nothing asks for colour."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path
