"""Measures newslint as a library: by text, back end, number of rules and size of the document."""

import itertools
import random
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from corpus import SEED, SIZES, Corpus, size_of, sized, upto
from measure import alternating, seconds
from newslint.catalogue import Catalogue
from newslint.config import Config
from newslint.errors import RuleError
from newslint.linter import Linter
from newslint.linter.plan import Plan
from newslint.rule import Rule

BACKENDS = ("ahocorasick", "hyperscan")
COUNTS = (10, 50)
TIMES = 10
PATIENCE = 1.0  # seconds for 1 MB; if it takes longer, 10 MB are not tried
LONG_ENOUGH = 5  # letters of a trigger: a shorter one, varied, would occur in any prose
WORDS = r"(?<![\\<{A-Za-z])[a-z]{4,}(?![a-z>}])"  # not an escape, the name of a group or a property
VOWELS = "aeiou"
TWINS = str.maketrans("tdszbpgkmnlr", "dtzspbkgnmrl")
Figures = dict[str, float]


class Backed(Linter):
    """A linter with one back end."""

    def __init__(self, rules: Sequence[Rule], backend: str) -> None:
        super().__init__(Config(select=("ALL",), preview=True), Catalogue(tuple(rules)))
        self._plan = Plan(self.rules, {}, backend)


def lint_all(linter: Linter, texts: Sequence[str]) -> int:
    """The number of a linter's findings in texts, also if a check raises."""
    found = 0
    for text in texts:
        try:
            found += len(linter.lint(text))
        except RuleError as error:
            found += len(error.findings)
    return found


def throughput(corpus: Corpus, most: int, rounds: int) -> Figures:
    """MB/s on each kind of text with each back end, findings per MB, and the cost of a further finding."""
    rules = Linter().rules
    linters = {backend: Backed(rules, backend) for backend in available()}
    texts = {name: upto(getattr(corpus, name), most) for name in Corpus._fields}
    cases, figures = {}, Figures()
    for name, some in texts.items():
        megabytes = size_of(*some) / 1e6
        for backend, linter in linters.items():
            figures[f"found/{name}"] = lint_all(linter, some) / megabytes  # the first run is also a warm-up
            cases[f"lint/{backend}/{name}"] = partial(_per_megabyte, linter, some, megabytes)
    taken = alternating(cases, rounds)
    figures |= {key: 1 / one for key, one in taken.items()}
    more = figures["found/dense"] - figures["found/clean"]
    for backend in linters:
        longer = taken[f"lint/{backend}/dense"] - taken[f"lint/{backend}/clean"]
        figures[f"per-finding/{backend}"] = longer / more * 1e6
    return figures


def available() -> list[str]:
    """The back ends that are available on this platform."""
    try:
        import hyperscan  # noqa: F401, PLC0415 -- only to see whether it is there
    except ImportError:
        return ["ahocorasick"]
    return list(BACKENDS)


def _per_megabyte(linter: Linter, texts: Sequence[str], megabytes: float) -> float:
    return seconds(lambda: lint_all(linter, texts)) / megabytes


def growth_with_rules(corpus: Corpus, most: int, rounds: int) -> Figures:
    """MB/s of clean prose with 10, 50, all and ten times all rules."""
    rules = Linter().rules
    shuffled = random.Random(SEED).sample(rules, len(rules))  # noqa: S311 -- the same sample every time
    wanted = {str(count): shuffled[:count] for count in COUNTS}
    wanted |= {
        "all": list(rules),
        "ten": [*rules, *itertools.islice(varied(rules), (TIMES - 1) * len(rules))],
    }
    texts = upto(corpus.clean, most)
    megabytes = size_of(*texts) / 1e6
    cases: dict[str, Callable[[], float]] = {}
    for name, some in wanted.items():
        for backend in available():
            linter = Backed(some, backend)
            lint_all(linter, texts[:5])
            cases[f"rules/{backend}/{name}"] = partial(_per_megabyte, linter, texts, megabytes)
    figures = {key: 1 / one for key, one in alternating(cases, rounds).items()}
    for backend in available():
        figures[f"ten-times/{backend}"] = figures[f"rules/{backend}/all"] / figures[f"rules/{backend}/ten"]
    return {**figures, "rules": float(len(rules))}


def varied(rules: Sequence[Rule]) -> Iterator[Rule]:
    """Yield rules without end: copies of `rules` with other letters in patterns, triggers and phrases.

    Only rules whose triggers are all words are copied, and only if the copy searches for something else: a
    copy of a rule that searches for a pipe, or for `Monday`, would search for the same.
    """
    able = [
        rule
        for rule in rules
        if rule.trigger and all(sum(map(str.isalpha, one)) >= LONG_ENOUGH for one in rule.trigger)
    ]
    for turn in itertools.count(1):
        for rule in able:
            match = rule.match and rule.match._replace(
                patterns={view: _all_varied(some, turn) for view, some in rule.match.patterns.items()}
            )
            copy = rule._replace(
                name=f"{rule.name}-{turn}",
                aliases=(),
                match=match,
                signal=_all_varied(rule.signal, turn),
                trigger=tuple(_varied(one, turn) for one in rule.trigger),
                phrases=tuple(_varied(one, turn) for one in rule.phrases),
            )
            if set(_sought(rule)).isdisjoint(_sought(copy)):
                yield copy


def _sought(rule: Rule) -> tuple[str, ...]:
    """The patterns that trigger a rule."""
    return rule.signal or tuple(
        one for some in (rule.match.patterns.values() if rule.match else ()) for one in some
    )


def _all_varied(sources: Sequence[str], turn: int) -> tuple[str, ...]:
    """Patterns with other letters in their words; the syntax of the patterns stays."""
    return tuple(re.sub(WORDS, lambda found: _varied(found[0], turn), source) for source in sources)


def _varied(literal: str, turn: int) -> str:
    """A pronounceable word: its vowels are shifted, and every other time its consonants too."""
    shift = turn % len(VOWELS)
    moved = literal.translate(str.maketrans(VOWELS, VOWELS[shift:] + VOWELS[:shift]))
    extra = "" if turn < 2 * len(VOWELS) else chr(ord("a") + turn // 2 % 26)
    return (moved.translate(TWINS) if turn // len(VOWELS) % 2 or not shift else moved) + extra


def growth_with_size(corpus: Corpus, rounds: int, *, quick: bool) -> Figures:
    """MB/s on one document of 1 kB to 10 MB, and how much longer 10 MB takes than 1 MB."""
    figures: Figures = {}
    rules = Linter().rules
    for backend in available():
        linter = Backed(rules, backend)
        lint_all(linter, corpus.clean[:5])
        a_megabyte = sized(corpus.mixed, SIZES[-2])
        is_slow = seconds(lambda: lint_all(linter, [a_megabyte])) > PATIENCE  # noqa: B023 -- called immediately
        sizes = SIZES[:-1] if quick or is_slow else SIZES
        texts = {size: [sized(corpus.mixed, size)] * max(1, 30_000 // size) for size in sizes}
        cases = {
            f"size/{backend}/{size}": partial(_per_megabyte, linter, some, size_of(*some) / 1e6)
            for size, some in texts.items()
        }
        figures |= {key: 1 / one for key, one in alternating(cases, rounds).items()}
        small, large = sizes[-2:]
        per_byte = figures[f"size/{backend}/{small}"] / figures[f"size/{backend}/{large}"]
        figures[f"long/{backend}/{large}"] = per_byte * large / small
    return figures
