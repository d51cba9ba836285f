"""The linter: checks and fixes one document at a time."""

from collections.abc import Iterable, Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.catalogue import Catalogue, load_catalogue
from newslint.catalogue.cache import user_cache
from newslint.catalogue.presets import load_preset
from newslint.config import Config, checked
from newslint.config.values import safety as safety_of
from newslint.config.values import share as share_of
from newslint.document import Document, Suppression
from newslint.edit import Safety
from newslint.errors import CardError, GrammarError, RuleError
from newslint.formats import parse
from newslint.linter.plan import Found, Plan
from newslint.rule import Finding, Rule, Severity

if TYPE_CHECKING:
    from newslint.grammar.stage import Stage
    from newslint.linter.fixing import Fixed
    from newslint.linter.lint import Placed
    from newslint.score import Score

UNUSED = "unused-suppression"


class Examined(NamedTuple):
    """The result of checking one document.

    Args:
        findings: The findings, sorted by place.
        suppressed: The findings that are suppressed.
        unused: The suppressions that suppressed nothing.
        errors: The errors of checks that raised.
    """

    findings: list[Finding]
    suppressed: list[Finding]
    unused: list[Suppression]
    errors: list[RuleError]


class Linter:
    """Finds and fixes damage in articles, one document at a time, and keeps nothing between documents.

    A linter can be pickled, reused for any number of documents, and shared between threads.

    Args:
        config: The configuration; None for the defaults.
        rules: A catalogue or rules of your own; None for newslint's rules, those of plug-ins and those in
            the configuration's `rule_paths`.

    Raises:
        ConfigError: A value of the configuration is wrong, or it names a rule, option or preset that does
            not exist.
        CardError: A card cannot be read.

    Example:
        >>> from newslint import Linter
        >>> [finding.excerpt for finding in Linter().lint("They met on Monday.Then they left.")]
        ['Monday.Then']
    """

    def __init__(self, config: Config | None = None, rules: Catalogue | Iterable[Rule] | None = None) -> None:
        self.config = checked(config or Config())
        if rules is None:
            rules = load_catalogue(self.config.rule_paths, lists=self.config.lists, trust=self.config.trust)
        self.catalogue = rules if isinstance(rules, Catalogue) else Catalogue(tuple(rules))
        self.rules = self.catalogue.selected(self.config)
        self._names = frozenset(rule.name for rule in self.rules)
        self._severities = self._levels(self.config.severity)
        self._plan = Plan(self.rules, self._options(), store=user_cache())
        self._plan.warm()
        self._has_limited = any(rule.match is not None and rule.match.limited for rule in self.rules)
        stage = _stage(self.config) if self.config.grammar or self.config.engines else None
        self._grammar = stage if self.config.grammar else None  # else only the settings are checked

    def __reduce__(self) -> "tuple[type[Linter], tuple[Config, Catalogue]]":
        return type(self), (self.config, self.catalogue)

    def lint(self, document: Document | str) -> list[Finding]:
        """The findings in a document, sorted by place.

        Args:
            document: A text, or a document made by `newslint.formats`; spans count code points in it.

        Raises:
            RuleError: A check raised; all other rules have run, and the error holds their findings. It is a
                GrammarError if a grammar engine could not check the document.
        """
        examined = self.examine(document)
        if examined.errors:
            first, *others = examined.errors
            raise type(first)(first.rule, first.path, first.cause, examined.findings, others)
        return examined.findings

    def fix(
        self,
        document: Document | str,
        safety: Safety | str = Safety.SAFE,
        *,
        budget: float | None = None,
        until: float | None = None,
    ) -> "Fixed":
        """The document's text with every fix applied that is safe enough and whose loss is proved.

        Args:
            document: A text, or a document made by `newslint.formats`; it is not changed.
            safety: `Safety.SAFE`, or `Safety.UNSAFE` to also apply fixes that may change the meaning; or the
                name, `"safe"` or `"unsafe"`.
            budget: The share of the words of running text that may be deleted; fixes beyond it are refused,
                and listed in `Fixed.refused`. None: that of the preset, 0.4, or 0.95 for whole pages.
            until: When this must end, as `time.monotonic` counts; None: it may take any time.

        Raises:
            ConfigError: The safety or the budget is wrong.
            RuleError: A check raised; nothing was fixed.
            LateError: The time ran out; nothing was fixed.
        """
        from newslint.linter.fixing import fix  # noqa: PLC0415 -- 3 ms that checking need not pay

        wrong: dict[str, RuleError] = {}

        def examine(document: Document) -> "list[Placed]":
            left, _, _, errors = self._examined(document, until)
            raised = [error for error in errors if not isinstance(error.cause, CardError)]
            if raised:
                raise raised[0]
            wrong.update((str(error), error) for error in errors)
            return left

        least = safety if isinstance(safety, Safety) else safety_of(safety, None, "safety")
        share = load_preset(self.config.preset).budget if budget is None else share_of(budget, None, "budget")
        return fix(self._read(document), examine, least, share)._replace(errors=tuple(wrong.values()))

    def score(self, document: Document | str) -> "Score":
        """The score of a document: points from 0 to 100, a verdict, and the reasons.

        Args:
            document: A text, or a document made by `newslint.formats`.

        Raises:
            RuleError: A check raised.

        Example:
            >>> from newslint import Linter
            >>> Linter().score("They met on Monday. Then they left.").verdict
            <Verdict.KEEP: 'keep'>
        """
        from newslint.score import score_of  # noqa: PLC0415 -- only for scores

        read = self._read(document)
        return score_of(read.source, self.lint(read))

    def examine(self, document: Document | str, until: float | None = None) -> Examined:
        """The result of checking a document; a check that raises is among the errors.

        Args:
            document: A text, or a document made by `newslint.formats`.
            until: When this must end, as `time.monotonic` counts; None: it may take any time.

        Raises:
            LateError: The time ran out.
        """
        read = self._read(document)
        left, suppressed, unused, errors = self._examined(read, until)
        return Examined([one.finding for one in left], [one.finding for one in suppressed], unused, errors)

    def _examined(
        self, document: Document, until: float | None = None
    ) -> "tuple[list[Placed], list[Placed], list[Suppression], list[RuleError]]":
        if until is not None and self._has_limited:
            document = document.ending(until)
        found, raised = self._plan.run(document, until)
        failed = self._add_grammar(document, found)
        broken = self.catalogue.broken
        if not (found or raised or failed or broken or document.known.suppressions):
            return [], [], [], []
        from newslint.linter.lint import placed  # noqa: PLC0415 -- only if there are hits
        from newslint.linter.suppressing import suppress, unused_findings  # noqa: PLC0415 -- as above

        ignored = self._ignored_for(document.path)
        found = [one for one in found if one.rule.name not in ignored]
        left, suppressed, unused = suppress(document, placed(document, found, self._severities))
        if unused and UNUSED in self._names - ignored:
            rule = self.catalogue.get(UNUSED)
            idle = [one for one in unused if one.place and self._is_judged(one, failed)]
            left += unused_findings(document, rule, idle, self._severities)
            left.sort(key=lambda one: (one.finding.span, one.rule.name))
        errors = [RuleError(rule.name, document.path, error) for rule, error in raised]
        errors += [RuleError(error.path or "", document.path, error) for error in broken]
        return left, suppressed, unused, [*errors, *failed]

    def _add_grammar(self, document: Document, found: list[Found]) -> list[GrammarError]:
        """The errors of grammar engines that could not check the document; adds the hits of the others."""
        if self._grammar is None:
            return []
        said = self._grammar.run(document, [one.hit.span for one in found])
        found += [Found(rule, hit) for rule, hit in said.hits]
        return [GrammarError(engine, document.path, error) for engine, error in said.failed]

    def _is_judged(self, request: Suppression, failed: Iterable[GrammarError]) -> bool:
        """False for a suppression of rules of grammar engines that did not check the document."""
        from newslint.catalogue.engines import engine_of  # noqa: PLC0415 -- only for unused suppressions

        engines = {engine_of(name) for name in request.rules}
        if not engines or None in engines:
            return True
        ran = self._grammar.names if self._grammar else frozenset()
        return engines <= ran - {error.rule for error in failed}

    def _read(self, document: Document | str) -> Document:
        if isinstance(document, str):
            return parse(document, language=self.config.language)
        if not isinstance(document, Document):
            raise TypeError(_no_document(document))
        if document.facts is None and document.origin is None:
            return parse(
                document.text,
                document.format,
                path=document.path,
                language=document.language or self.config.language,
                meta=document.meta,
            )
        return document

    def _ignored_for(self, path: str | None) -> frozenset[str]:
        """The rules that `per-path-ignores` leaves out for a path."""
        selectors = self.config.ignored_at(path) if path is not None else ()
        return frozenset(rule.name for one in selectors for rule in self.catalogue.matching(one))

    def _levels(self, severities: Mapping[str, Severity]) -> dict[str, Severity]:
        return {
            rule.name: severity
            for selector, severity in severities.items()
            for rule in self.catalogue.matching(selector)
        }

    def prepare(self) -> None:
        """Start anything that other processes can share, such as the server of a grammar engine.

        Raises:
            EngineError: It cannot be started.
        """
        if self._grammar is not None:
            self._grammar.prepare()

    def _options(self) -> dict[str, Mapping[str, Any]]:
        return {self.catalogue.get(name).name: options for name, options in self.config.options.items()}


def _no_document(value: object) -> str:
    """The message about a value that is neither a text nor a document."""
    remedy = ""
    if isinstance(value, bytes | bytearray):
        remedy = "; decode it, for example with .decode()"
    elif isinstance(value, PathLike):
        remedy = "; read the file, for example with .read_text(encoding='utf-8')"
    return f"expected a text, as a str, or a Document, not {type(value).__name__} {value!r:.60}{remedy}"


def _stage(config: Config) -> "Stage":
    from newslint.grammar.stage import Stage  # noqa: PLC0415 -- only for runs with grammar engines

    return Stage(config)
