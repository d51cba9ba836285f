"""The `full` format: each finding with its line, the place under carets, and what the fix makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from newslint.edit import Fix, Safety
from newslint.outcome import Outcome, Totals
from newslint.report.cells import draw, runs_of, underline
from newslint.report.closing import closing, count
from newslint.report.color import painter
from newslint.report.excerpt import Numbered, becomes, lines_of
from newslint.report.place import place, text_of
from newslint.report.visible import visible
from newslint.rule import Finding, Rule


class Full:
    """Findings as a person reads them."""

    def __init__(self, *, color: bool) -> None:
        self.color = color
        self.paint = painter(color=color)

    def begin(self) -> str:
        """Nothing."""
        return ""

    def one(self, outcome: Outcome) -> str:
        """A block of lines for each finding, each followed by an empty line."""
        text = text_of(outcome)
        return "".join(
            "\n".join(self._block(outcome, finding, text)) + "\n\n" for finding in outcome.findings
        )

    def end(self, totals: Totals) -> str:
        """The sums."""
        return closing(totals, color=self.color)

    def _block(self, outcome: Outcome, finding: Finding, text: str) -> Iterator[str]:
        severity = str(finding.severity)
        head = self.paint(severity, f"{severity}[{visible(finding.rule)}]")
        yield f"{head}: {self.paint('bold', visible(finding.message))}"
        lines, after = lines_of(text, finding), becomes(text, finding)
        numbers = [numbered.number for numbered in (*lines, *([after] if after else []))]
        width = max((len(str(number)) for number in numbers), default=1)
        gutter = partial(self._gutter, width)
        yield f"{' ' * width}{self.paint('gutter', '-->')} {place(outcome, finding)}"
        yield gutter()
        if len(lines) == 1:
            yield from self._line(gutter, lines[0], severity)
        else:
            yield from self._lines(gutter, lines, severity)
        if finding.fix:
            yield from self._help(gutter, finding.fix, after)

    def _gutter(self, width: int, label: str | int = "", text: str = "", sign: str = "|") -> str:
        return f"{self.paint('gutter', f'{label:>{width}} {sign}')} {text}".rstrip()

    def _line(self, gutter: partial[str], numbered: Numbered, style: str) -> Iterator[str]:
        runs = runs_of(numbered.strip)
        yield gutter(numbered.number, draw(runs, str))
        if carets := underline(runs, "^"):
            yield gutter("", _behind(carets, self.paint(style, carets.lstrip())))

    def _lines(self, gutter: partial[str], lines: Sequence[Numbered], style: str) -> Iterator[str]:
        """A bar beside the lines from the first code point to the last; its ends are drawn under them."""
        bar = self.paint(style, "|")
        for index, numbered in enumerate(lines):
            runs = runs_of(numbered.strip)
            if numbered.skipped:
                more = f"\N{HORIZONTAL ELLIPSIS} {count(numbered.skipped, 'more line')}"
                yield gutter("", f"{bar} {self.paint('dim', more)}")
            opening = index == 0
            side = (
                self.paint(style, "/")
                if opening and numbered.strip.mark.start == 0
                else " "
                if opening
                else bar
            )
            yield gutter(numbered.number, f"{side} {draw(runs, str)}")
            if opening and numbered.strip.mark.start:
                lead = len(underline(runs, "^")) - len(underline(runs, "^").lstrip())
                yield gutter("", self.paint(style, f" {'_' * (lead + 1)}^"))
        if lines:
            last = underline(runs_of(lines[-1].strip), "^")
            yield gutter("", self.paint(style, f"|{'_' * max(1, len(last))}^"))

    def _help(self, gutter: partial[str], fix: Fix, after: Numbered | None) -> Iterator[str]:
        yield gutter()
        if after:
            runs = runs_of(after.strip)
            yield gutter(after.number, draw(runs, partial(self.paint, "new")), sign=self.paint("new", "+"))
            if signs := underline(runs, "+"):
                yield gutter("", _behind(signs, self.paint("new", signs.lstrip())))
        title = visible(fix.title) or "change it"
        yield f"{self.paint('help', 'help')}: {title} {self.paint('dim', f'({_promise(fix)})')}"


def make(rules: Mapping[str, Rule], *, color: bool) -> Full:  # noqa: ARG001 -- shared signature
    """A reporter of this format."""
    return Full(color=color)


def _behind(row: str, painted: str) -> str:
    return " " * (len(row) - len(row.lstrip())) + painted


def _promise(fix: Fix) -> str:
    if not fix.safety:
        return "by hand"
    loses = f"loses {fix.loses}"
    return f"safe, {loses}" if fix.safety is Safety.SAFE else f"unsafe, {loses}"
