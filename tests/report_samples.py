"""Outcomes for the tests of all formats."""

from collections.abc import Iterable, Sequence
from typing import Any

from newslint.edit import Edit, Fix, Loss, Safety, Span
from newslint.errors import InputError, RuleError
from newslint.outcome import Outcome, Totals
from newslint.report import reporter
from newslint.rule import Example, Finding, FixPolicy, Rule, Severity, Status
from newslint.session.tally import Tally

SOURCE = (
    "Harbour bridge to close\n"
    "\n"
    "The council met at the end.Next week the ferry \N{CJK UNIFIED IDEOGRAPH-6A4B} sails.  Twice.\n"
    "Read more:\n"
    "- Ferry is back\n"
    "- Buses are late\n"
)


def finding(source: str, span: Span, **changes: Any) -> Finding:
    """A finding at a place of a source whose only line end is U+000A; `changes` set any of its fields."""

    def point(offset: int) -> tuple[int, int]:
        return source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset)

    plain = Finding(
        "missing-space",
        "spacing",
        Severity.WARNING,
        "two sentences run together",
        span,
        *point(span.start),
        *point(span.end),
        source[span.start : span.end],
    )
    return plain._replace(**changes)


def at(source: str, words: str, **changes: Any) -> Finding:
    """A finding at the first occurrence of some words."""
    start = source.index(words)
    return finding(source, Span(start, start + len(words)), **changes)


def change(source: str, words: str, new: str, safety: Safety = Safety.SAFE, title: str = "mend it") -> Fix:
    """A fix that replaces old words by new ones."""
    start = source.index(words)
    return Fix((Edit(Span(start, start + len(words)), new),), safety, Loss.NOTHING, title)


MISSING = at(
    SOURCE, "end.Next", fix=change(SOURCE, "end.Next", "end. Next", title="put a blank between them")
)
DOUBLED = at(
    SOURCE,
    "  ",
    rule="doubled-blank",
    severity=Severity.NOTE,
    message="two blanks",
    fix=change(SOURCE, "  ", " ", Safety.UNSAFE, "leave one blank"),
)
LINKS = at(
    SOURCE,
    "Read more:\n- Ferry is back\n- Buses are late",
    rule="related-links",
    category="boilerplate",
    severity=Severity.ERROR,
    message="a list of links to other articles",
)
FIELD = "Ask me anything! The match ended level."
OUTCOMES = (
    Outcome("articles/harbour bridge.txt", SOURCE, (MISSING, DOUBLED, LINKS)),
    Outcome("articles/clean.txt", "Nothing is wrong here.\n"),
    Outcome(
        "all.jsonl",
        FIELD,
        (at(FIELD, "Ask me anything!", rule="assistant-offer", category="chatbot", message="an offer"),),
        record=12,
        pointer="$.text",
    ),
    Outcome("bad.txt", errors=(InputError("is not UTF-8; use --encoding latin-1", "bad.txt"),)),
    Outcome("half.txt", "Text.", errors=(RuleError("broken-rule", "half.txt", ValueError("no such word")),)),
)
RULES = {
    "missing-space": Rule(
        "missing-space",
        "spacing",
        "Two sentences without a blank between them.",
        "two sentences run together",
        "Sentence splitters miss the end.",
        Severity.WARNING,
        Status.STABLE,
        "0.1.0",
        FixPolicy("put a blank between them", Safety.SAFE, Loss.NOTHING),
        bad=(Example("end.Next", "end. Next"),),
        is_own=True,
    )
}


def render(name: str, outcomes: Iterable[Outcome], *, color: bool = False) -> str:
    """The whole report."""
    made = reporter(name, rules=RULES, color=color)
    shown = list(outcomes)
    return "".join([*map(made.one, shown), made.end(totals_of(shown))])


def totals_of(outcomes: Iterable[Outcome]) -> Totals:
    """The totals over outcomes."""
    tally = Tally()
    for outcome in outcomes:
        tally.add(outcome)
    return tally.totals()


def one_finding(source: str, span: Span, **changes: Any) -> Sequence[Outcome]:
    """A single outcome with a single finding."""
    return [Outcome("a.txt", source, (finding(source, span, **changes),))]
