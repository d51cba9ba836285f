"""A folder for tests of the command line, with rules of its own, so that newslint's may change."""

import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from newslint.cli.group import main
from newslint.outcome import Outcome
from newslint.session.reading import ReadOptions
from newslint.session.runner import Job
from newslint.session.settings import Settings

MARKER = """
summary = "A typesetter's marker left in the article."
message = "{text} is a typesetter's marker"
why = "Readers meet an instruction that was not for them."
severity = "warning"
status = "stable"
since = "0.1.0"
aliases = ["typesetter-mark"]
[fix]
title = "delete the marker's line"
safety = "safe"
loses = "residue"
[match]
line = ['''zzmore\\d?''']
[[bad]]
text = "It rained.\\n\\nZZMORE\\n"
fixed = "It rained.\\n"
[[bad]]
text = "It rained.\\n\\nZZMORE2\\n\\nIt stopped."
fixed = "It rained.\\n\\nIt stopped."
[[bad]]
text = "ZZMORE\\n\\nIt rained."
fixed = "It rained."
[[good]]
text = "The word ZZMORE stood in the line."
[[good]]
text = "zz more"
[[good]]
text = "It rained."
"""

RUMOUR = """
summary = "A rumour word."
message = "{text} needs a source"
why = "Readers cannot tell who says so."
severity = "note"
status = "stable"
since = "0.1.0"
[fix]
title = "take the word out"
safety = "unsafe"
loses = "words"
because = "the sentence may need the word"
[match]
text = ['''zzreportedly ''']
[[bad]]
text = "It zzreportedly rained."
fixed = "It rained."
[[bad]]
text = "He zzreportedly left."
[[bad]]
text = "She zzreportedly won."
[[good]]
text = "It rained."
[[good]]
text = "zzreported"
[[good]]
text = "The report rained down."
"""

RAISES = """
summary = "A check that raises."
message = "never"
why = "To see what happens."
severity = "warning"
status = "stable"
since = "0.1.0"
check = "desk_checks.broken:boom"
trigger = ["zzboom"]
[[bad]]
text = "zzboom"
[[good]]
text = "calm"
"""

BOOM = """
from __future__ import annotations

from newslint.document import Document

def boom(document: Document):
    raise ValueError("the kettle is empty")
    yield
"""

CONFIG = 'select = ["house"]\nrule-paths = ["cards"]\n'
DIRTY = (
    "The mayor opened the new harbour bridge on Monday morning.\n\nZZMORE\n\nShe zzreportedly left by boat.\n"
)
CLEAN = "The mayor opened the new harbour bridge on Monday morning.\n"
REPAIRED = "The mayor opened the new harbour bridge on Monday morning.\n\nShe zzreportedly left by boat.\n"


def desk(folder: Path, config: str = CONFIG) -> Path:
    """The folder with two rules and a configuration that selects them."""
    cards = folder / "cards" / "house"
    cards.mkdir(parents=True)
    (cards / "typesetter-marker.toml").write_text(MARKER, encoding="utf-8")
    (cards / "rumour-word.toml").write_text(RUMOUR, encoding="utf-8")
    (folder / "newslint.toml").write_text(config, encoding="utf-8")
    return folder


def broken_check(folder: Path) -> None:
    """Add a rule whose check raises on a text with `zzboom`.

    `folder / "cards"` must be on the import path, and the configuration named.
    """
    (folder / "cards" / "house" / "raising-check.toml").write_text(RAISES, encoding="utf-8")
    for name in ("desk_checks", "desk_checks.broken"):
        sys.modules.pop(name, None)  # the module of another test's folder
    package = folder / "cards" / "desk_checks"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "broken.py").write_text(BOOM, encoding="utf-8")


def run(*arguments: str | Path, given: str | bytes = b"") -> Result:
    """The result of the command."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=given)


def files(folder: Path, *names: str, text: str = CLEAN) -> None:
    """Write files with one text into a folder."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def job(*paths: str, config: str | None = None, **reading: Any) -> Job:
    """A run over paths with a configuration, or each with the closest one."""
    return Job(paths, Settings(config), ReadOptions(**reading))


def rules_of(outcome: Outcome) -> list[str]:
    """The rules that found something."""
    return [finding.rule for finding in outcome.findings]
