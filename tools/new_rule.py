"""Creates a card to fill in: `python tools/new_rule.py category/name`."""

import re
import sys
from pathlib import Path

RULES = Path(__file__).parent.parent / "rules"
CARD = '''summary = "A line that says “example {name}”."
message = "“{{text}}” does not belong to the article"
why = "Say how it harms a reader, or a model that learns from it."
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
The example {name} is part of a sentence here.
"""

[[good]]
text = """
“Example {name}”
"""
note = "quoted text is not reported"

[[good]]
text = """
Write an example of harmless text that looks similar.
"""
'''


def write(name: str, rules: Path = RULES) -> Path:
    """Write the new card `rules/<name>.toml` and return its path.

    Raises:
        ValueError: The name is not of the form `category/name`, or the card exists already.
    """
    if not re.fullmatch(r"[a-z]+/[a-z]+(-[a-z]+){0,2}", name):
        raise ValueError(
            f"{name!r} is not a name for a rule; write make new-rule NAME=category/name, with a name of one to"
            " three lower-case words joined by hyphens, such as boilerplate/weather-line"
        )
    path = rules / f"{name}.toml"
    if path.exists():
        raise ValueError(f"the rule {name} exists already, in {path}; choose another name")
    words = path.stem.replace("-", " ")
    path.parent.mkdir(parents=True, exist_ok=True)
    card = CARD.format(name=words, upper=words.upper(), version="0.1.0")
    path.write_text(card, encoding="utf-8", newline="\n")
    return path


def main(arguments: list[str]) -> int:
    """0, or 2 if no card could be written."""
    try:
        path = write(arguments[0] if arguments else "")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print(
        f"{path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}: fill in the card, then run"
    )
    print(f"  newslint test-rules\n  newslint check --select {path.stem} articles/\n  make docs")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
