"""The grammar engine harper, which runs in this process, offline, for English only.

https://github.com/Automattic/harper, through https://pypi.org/project/harper-py/
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING

from newslint.config.values import suggestion
from newslint.edit import Span
from newslint.errors import EngineError
from newslint.grammar.coinages import is_coinage
from newslint.grammar.engine import Order, Suggestion
from newslint.grammar.making import rule_name
from newslint.grammar.settings import EngineSettings

if TYPE_CHECKING:
    from harper import Lint, Linter

NAME = "harper"
ANY = "any"
KEPT = 50_000  # words
DIALECTS = ("american", "british", "australian", "canadian", "indian")
STYLE = "Enhancement Formatting Punctuation Readability Redundancy Regionalism Style Usage WordChoice".split()
KINDS = (
    *STYLE,
    *"Agreement BoundaryError Capitalization Eggcorn Grammar Malapropism Miscellaneous Nonstandard".split(),
    *"Repetition Spelling Typo WordOrder".split(),
)
DEFAULTS: dict[str, object] = {
    "curated": True,
    "dialect": ANY,
    "disabled-kinds": tuple(STYLE),
    "words": (),
    "weirpacks": (),
    "regex-mask": "",
    "isolate-english": False,
}
SPELLING = ("SpellCheck", "SplitWords")
REMEDY = "run: pip install 'harper-py>=0.2,<0.3'"


class Harper:
    """harper, behind a lock, because it does not allow two threads at a time.

    It loads its dictionary when the first text comes.

    Raises:
        ConfigError: A setting is unknown or wrong.
    """

    def __init__(self, order: Order) -> None:
        self._order = order
        self._settings = EngineSettings("harper", order, DEFAULTS)
        self._dialect = self._settings.choice("dialect", (ANY, *DIALECTS))
        self._off = self._settings.choices("disabled-kinds", KINDS)
        self._lock = Lock()
        self._linters: dict[str, Linter] = {}
        self._known: dict[tuple[str, str], bool] = {}

    def speaks(self, language: str) -> bool:
        """True for English."""
        return language.split("-", maxsplit=1)[0].lower() == "en"

    def rules(self) -> frozenset[str]:
        """The names of its rules and of those in weirpacks.

        Raises:
            EngineError: harper-py is not installed, or a setting is wrong.
        """
        return frozenset(rule_name(NAME, rule) for rule in _usual(self._new(DIALECTS[0])))

    def prepare(self) -> None:
        """Do nothing: each process has its own engine."""

    def check(self, texts: Sequence[str], language: str) -> list[tuple[Suggestion, ...]]:
        """The suggestions for each text. With the dialect `any`, a word that one dialect knows is correct.

        Raises:
            EngineError: harper-py is not installed, or a weirpack or the mask is wrong.
        """
        first, others = self._dialects(language)
        with self._lock:
            return [tuple(self._checked(text, first, others)) for text in texts]

    def _dialects(self, language: str) -> tuple[str, tuple[str, ...]]:
        if self._dialect != ANY:
            return self._dialect, ()
        return ("british", ("american",)) if language == "en-GB" else ("american", ("british",))

    def _checked(self, text: str, first: str, others: tuple[str, ...]) -> Iterator[Suggestion]:
        mask = self._settings.text("regex-mask") or None
        isolate = self._settings.flag("isolate-english")
        found = self._linter(first).organized_lints(
            text, language="plaintext", regex_mask=mask, isolate_english=isolate
        )
        for rule, lints in found.items():
            for lint in lints:
                if self._is_wanted(rule, lint.lint_kind) and not self._is_word(
                    rule, lint.problem_text, (first, *others)
                ):
                    yield _suggestion(rule, lint)

    def _is_wanted(self, rule: str, kind: str) -> bool:
        return kind not in self._off or rule_name(NAME, rule) in self._order.named

    def _is_word(self, rule: str, text: str, dialects: tuple[str, ...]) -> bool:
        """True for a correct word that harper does not know: one of another dialect, or coined."""
        if rule != SPELLING[0]:
            return False

        def knows(other: str) -> bool:
            return any(self._knows(dialect, other) for dialect in dialects)

        return knows(text) or (text.islower() and is_coinage(text, knows))

    def _knows(self, dialect: str, word: str) -> bool:
        key = dialect, word
        if len(self._known) > KEPT:
            self._known.clear()
        if key not in self._known:
            found = self._linter(dialect).organized_lints(word, language="plaintext")
            self._known[key] = not any(found.get(rule) for rule in SPELLING)
        return self._known[key]

    def _linter(self, dialect: str) -> Linter:
        if dialect not in self._linters:
            self._linters[dialect] = self._made(dialect)
        return self._linters[dialect]

    def _made(self, dialect: str) -> Linter:
        linter = self._new(dialect)
        linter.set_lint_config(self._chosen(_usual(linter)))
        return linter

    def _new(self, dialect: str) -> Linter:
        """A linter with the words and weirpacks of the settings."""
        harper = _harper()
        linter: Linter = harper.Linter(DIALECTS.index(dialect))
        if words := list(self._settings.strings("words")):
            linter.import_words(words)
        for pack in self._settings.strings("weirpacks"):
            _load(linter, pack)
        _try_mask(linter, self._settings.text("regex-mask"))
        return linter

    def _chosen(self, usual: Mapping[str, bool | None]) -> dict[str, bool | None]:
        """The rules that run; those that harper turns off by default only if the user has named them.

        Raises:
            EngineError: harper does not have a rule that was named.
        """
        names = {rule: rule_name(NAME, rule) for rule in usual}
        for name in self._order.named:
            if name not in names.values():
                near = suggestion(name, names.values())
                raise EngineError(f"harper has no rule {name!r}{near}", lasting=True)
        return {
            rule: self._order.runs(rule) and (on is not False or names[rule] in self._order.named)
            for rule, on in usual.items()
        }


def _usual(linter: Linter) -> dict[str, bool | None]:
    """The rules of a linter, and whether harper runs them by default."""
    return {**linter.get_lint_config(), **linter.get_default_lint_config()}


def _try_mask(linter: Linter, mask: str) -> None:
    """Try a mask, because with a wrong one harper only warns, and then checks nothing."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        linter.organized_lints("", language="plaintext", regex_mask=mask or None)
    if caught:
        raise EngineError(
            f"regex-mask under [engines.harper], '{mask}', is not a regular expression; correct it",
            lasting=True,
        )


def _harper() -> ModuleType:
    try:
        import harper  # noqa: PLC0415 -- optional
    except ImportError as error:
        raise EngineError(f"harper is not installed; {REMEDY}", lasting=True) from error
    if not hasattr(harper, "get_default_lint_config"):
        raise EngineError(
            f"another package named harper is installed; uninstall it, then {REMEDY}",
            lasting=True,
        )
    return harper


def _load(linter: Linter, pack: str) -> None:
    try:
        failed = linter.load_weirpack(Path(pack).read_bytes())
    except (OSError, ValueError) as error:
        raise EngineError(f"the weirpack {pack!r} cannot be read: {error}", lasting=True) from error
    if failed:
        raise EngineError(f"the weirpack {pack!r} fails its own tests: {', '.join(failed)}", lasting=True)


def _suggestion(rule: str, lint: Lint) -> Suggestion:
    span, problem = Span(lint.span.start, lint.span.end), lint.problem_text
    replacements = tuple(
        dict.fromkeys(_replacement(problem, int(one.kind), one.replacement_text) for one in lint.suggestions)
    )
    return Suggestion(span, rule, lint.message, replacements, rule in SPELLING)


def _replacement(problem: str, kind: int, text: str) -> str:
    """The new text for a suggestion: kind 0 replaces the old text, 1 deletes it, 2 appends to it."""
    return (text, "", problem + text)[kind]
