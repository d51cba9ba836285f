"""Draws docs/assets/demo.svg, the picture in the README: the real output of newslint, in its colours."""

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "assets" / "demo.svg"
ARTICLE = ROOT / "fixtures" / "dirty" / "lighthouse-lamp" / "article.txt"
COMMAND = ("check", "article.txt")
WIDTH = 100


def printed() -> str:
    """The output of the command on a terminal: findings in colour, and the closing line."""
    terminal = {
        **{name: value for name, value in os.environ.items() if name != "NO_COLOR"},
        "FORCE_COLOR": "1",
        "COLUMNS": str(WIDTH),
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "newslint", *COMMAND, "--isolated"],
        cwd=ARTICLE.parent,
        env=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.stdout.decode().replace(" --isolated", "")  # the closing line repeats it


def drawn() -> str:
    """The picture as SVG, with the reader's monospaced font in place of one from the network."""
    console = Console(
        record=True, width=WIDTH, file=StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(Text.from_ansi(f"$ newslint {' '.join(COMMAND)}\n{printed()}"))
    svg = console.export_svg(title="newslint", unique_id="newslint")
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines()).replace(
        "font-family: Fira Code, monospace", "font-family: ui-monospace, Menlo, Consolas, monospace"
    )


def main() -> None:
    """Draw the picture again."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(drawn(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
