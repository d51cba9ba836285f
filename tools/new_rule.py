"""Starts a rule: `python tools/new_rule.py category/name` writes a card that waits to be filled in."""

from __future__ import annotations

import re
import sys
from pathlib import Path

RULES = Path(__file__).parent.parent / "rules"
CARD = '''summary = "A line that says “example {name}”."
message = "“{{text}}” does not belong to the article"
why = "Say what harm it does to a reader, or to a model that learns from it."
severity = "warning"
status = "preview"
since = "{version}"

[fix]
title = "delete the line"
safety = "safe"
loses = "residue"

[match]
line = [\'\'\'example {name}(?: again)?\'\'\']

[[bad]]
text = """
The bridge opens on Friday.

Example {name}
"""
fixed = """
The bridge opens on Friday.
"""

[[bad]]
text = """
Example {name} again

The bridge opens on Friday.
"""

[[bad]]
text = """
The bridge opens on Friday.

EXAMPLE {upper}

The ferry stops on Saturday.
"""

[[good]]
text = """
The example {name} stands in a sentence here.
"""

[[good]]
text = """
“Example {name}”
"""
note = "quoted text is left alone"

[[good]]
text = """
Examples of what looks much the same, and is meant.
"""
'''


def write(name: str, rules: Path = RULES) -> Path:
    """The new card `rules/<name>.toml`, written.

    Raises:
        ValueError: The name is not of the shape `category/name`, or there is such a card.
    """
    if not re.fullmatch(r"[a-z]+/[a-z]+(-[a-z]+){0,2}", name):
        raise ValueError(
            f"{name!r} is no name for a rule; write make new-rule NAME=category/name, the name being one to"
            " three lower-case words joined by hyphens, as in boilerplate/weather-line"
        )
    path = rules / f"{name}.toml"
    if path.exists():
        raise ValueError(f"there is a rule {name} already, in {path}")
    words = path.stem.replace("-", " ")
    path.parent.mkdir(parents=True, exist_ok=True)
    card = CARD.format(name=words, upper=words.upper(), version="0.1.0")
    path.write_text(card, encoding="utf-8", newline="\n")
    return path


def main(arguments: list[str]) -> int:
    """0, or 2 where no card could be started."""
    try:
        path = write(arguments[0] if arguments else "")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print(
        f"{path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}: fill it in, then run"
    )
    print(f"  newslint test-rules\n  newslint check --select {path.stem} articles/\n  make docs")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
