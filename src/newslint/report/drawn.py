"""A finding drawn for people: its lines, carets under the span, and the line after the fix."""

from collections.abc import Iterator, Sequence
from functools import partial

from newslint.edit import Fix, Safety
from newslint.outcome import Outcome
from newslint.report.cells import draw, runs_of, underline
from newslint.report.closing import count
from newslint.report.color import Paint
from newslint.report.excerpt import Numbered, becomes, lines_of
from newslint.report.place import place, text_of
from newslint.report.visible import visible
from newslint.rule import Finding


def drawn(outcome: Outcome, finding: Finding, paint: Paint) -> Iterator[str]:
    """Yield the lines that show a finding of an outcome, in the colours of `paint`."""
    text = text_of(outcome)
    severity = str(finding.severity)
    head = paint(severity, f"{severity}[{visible(finding.rule)}]")
    yield f"{head}: {paint('bold', visible(finding.message))}"
    lines, after = lines_of(text, finding), becomes(text, finding)
    numbers = [numbered.number for numbered in (*lines, *([after] if after else []))]
    width = max((len(str(number)) for number in numbers), default=1)
    gutter = _Gutter(width, paint)
    yield f"{' ' * width}{paint('gutter', '-->')} {place(outcome, finding)}"
    yield gutter.row()
    if len(lines) == 1:
        yield from _line(gutter, lines[0], severity)
    else:
        yield from _lines(gutter, lines, severity)
    if finding.fix:
        yield from _help(gutter, finding.fix, after)


class _Gutter:
    """The column of line numbers, wide enough for the given number of digits."""

    def __init__(self, width: int, paint: Paint) -> None:
        self.width = width
        self.paint = paint

    def row(self, label: str | int = "", text: str = "", sign: str = "|") -> str:
        """A text after its line number, or another label."""
        return f"{self.paint('gutter', f'{label:>{self.width}} {sign}')} {text}".rstrip()


def _line(gutter: _Gutter, numbered: Numbered, style: str) -> Iterator[str]:
    runs = runs_of(numbered.strip)
    yield gutter.row(numbered.number, draw(runs, str))
    if carets := underline(runs, "^"):
        yield gutter.row("", _behind(carets, gutter.paint(style, carets.lstrip())))


def _lines(gutter: _Gutter, lines: Sequence[Numbered], style: str) -> Iterator[str]:
    """A bar beside the lines of the span, with its ends drawn under the first and last code point."""
    paint = partial(gutter.paint, style)
    bar = paint("|")
    for index, numbered in enumerate(lines):
        runs = runs_of(numbered.strip)
        if numbered.skipped:
            more = f"\N{HORIZONTAL ELLIPSIS} {count(numbered.skipped, 'more line')}"
            yield gutter.row("", f"{bar} {gutter.paint('dim', more)}")
        opening = index == 0
        side = paint("/") if opening and numbered.strip.mark.start == 0 else " " if opening else bar
        yield gutter.row(numbered.number, f"{side} {draw(runs, str)}")
        if opening and numbered.strip.mark.start:
            lead = len(underline(runs, "^")) - len(underline(runs, "^").lstrip())
            yield gutter.row("", paint(f" {'_' * (lead + 1)}^"))
    if lines:
        last = underline(runs_of(lines[-1].strip), "^")
        yield gutter.row("", paint(f"|{'_' * max(1, len(last))}^"))


def _help(gutter: _Gutter, fix: Fix, after: Numbered | None) -> Iterator[str]:
    paint = gutter.paint
    yield gutter.row()
    if after:
        runs = runs_of(after.strip)
        yield gutter.row(after.number, draw(runs, partial(paint, "new")), sign=paint("new", "+"))
        if signs := underline(runs, "+"):
            yield gutter.row("", _behind(signs, paint("new", signs.lstrip())))
    title = visible(fix.title) or "change it"
    yield f"{paint('help', 'help')}: {title} {paint('dim', f'({_promise(fix)})')}"


def _behind(row: str, painted: str) -> str:
    return " " * (len(row) - len(row.lstrip())) + painted


def _promise(fix: Fix) -> str:
    if not fix.safety:
        return "by hand"
    loses = f"loses {fix.loses}"
    return f"safe, {loses}" if fix.safety is Safety.SAFE else f"unsafe, {loses}"
