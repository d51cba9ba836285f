"""Bar charts as SVG, written by hand."""

import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

WIDTH, LABELS, ROW, TOP = 840, 330, 26, 44
LONGEST = WIDTH - LABELS - 120
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#333}.t{font-size:15px;font-weight:600}"
    ".b{fill:#90a4ae}.s{fill:#00796b}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.b{fill:#607d8b}.s{fill:#26a69a}}"
)


class Bar(NamedTuple):
    """One bar: its label, its length, the text at its end, and whether it is highlighted."""

    label: str
    value: float
    text: str
    strong: bool = False


def chart(title: str, bars: Sequence[Bar], *, logarithmic: bool = False) -> str:
    """A chart of horizontal bars; on a logarithmic scale the shortest has a fifteenth of the width."""
    height = TOP + ROW * len(bars) + 10
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
        f"<title>{escape(title)}</title><style>{STYLE}</style>",
        f'<text class="t" x="8" y="24">{escape(title)}</text>',
    ]
    for number, (bar, share) in enumerate(zip(bars, _shares(bars, logarithmic=logarithmic), strict=True)):
        y = TOP + ROW * number
        size = max(2, round(LONGEST * share))
        lines += [
            f'<text x="{LABELS - 8}" y="{y + 14}" text-anchor="end">{escape(bar.label)}</text>',
            f'<rect class="{"s" if bar.strong else "b"}" x="{LABELS}" y="{y}" width="{size}" height="18" rx="2"/>',
            f'<text x="{LABELS + size + 6}" y="{y + 14}">{escape(bar.text)}</text>',
        ]
    return "\n".join([*lines, "</svg>", ""])


def _shares(bars: Sequence[Bar], *, logarithmic: bool) -> list[float]:
    values = [max(bar.value, 1e-9) for bar in bars]
    if not logarithmic:
        return [value / max(values) for value in values]
    low, high = math.log(min(values)), math.log(max(values))
    return [1 / 15 + 14 / 15 * (math.log(value) - low) / ((high - low) or 1) for value in values]
