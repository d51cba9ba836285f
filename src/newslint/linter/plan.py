"""The rules that can match in a document, found in one pass, and their hits."""

from collections.abc import Iterable, Mapping, Sequence
from time import monotonic
from typing import Any, NamedTuple

from newslint.catalogue.signals import signal_of
from newslint.document import Document
from newslint.errors import CardError, ConfigError, LateError
from newslint.linter.runners import Runner, runner
from newslint.rule import Hit, Rule
from newslint.scan import Scanner
from newslint.text.compiled import COMPILED
from newslint.text.sealed import Store
from newslint.text.template import names_in

WORTH_MAKING = 1 << 22  # bytes after which it pays to spend seconds on making the scan's database
LATE = (
    "not checked, because the time for a document ran out at rule {0}; "
    "allow more with --timeout, or leave the rule out with --ignore {0}"
)
CONTINUATION = bytes(range(0x80, 0xC0))


class Found(NamedTuple):
    """A hit and the rule that made it."""

    rule: Rule
    hit: Hit


class Plan:
    """The rules of a linter, with a scanner for their triggers.

    Args:
        rules: The rules that run.
        options: Options by rule name, in kebab case, as in the configuration.
        backend: The back end of the scan; None to choose one.
        store: Where to keep the database and compiled patterns; None to keep nothing.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        options: Mapping[str, Mapping[str, Any]],
        backend: str | None = None,
        store: Store | None = None,
    ) -> None:
        self._rules = tuple(rules)
        self._options = {rule.name: options[rule.name] for rule in rules if rule.name in options}
        self._runners: dict[str, Runner] = {}
        self._scanner = Scanner([signal_of(rule) for rule in self._rules], backend, store)
        self._seen = 0
        if store is not None:
            COMPILED.use(store)

    def run(
        self, document: Document, until: float | None = None
    ) -> tuple[list[Found], list[tuple[Rule, Exception]]]:
        """The hits of the rules, in no order, and the rules whose checks raised.

        Args:
            document: The document.
            until: When this must end, as `time.monotonic` counts; None: it may take any time.

        Raises:
            LateError: The document's time ran out; it is checked after each rule.
        """
        found: list[Found] = []
        raised: list[tuple[Rule, Exception]] = []
        data = document.data
        self._count(len(data))
        set_off = self._scanner.scan(data)
        to_offset = _offsets(document.text, data, set_off.values())
        for index, ends in set_off.items():
            rule = self._rules[index]
            if rule.files and not document.known.is_file:
                continue
            offsets = [to_offset[end] for end in ends] if to_offset and ends else ends or None
            try:
                hits = [Found(rule, hit) for hit in self._runner(rule)(document, offsets)]
                if hits and not rule.is_own:
                    _check_values(rule, hits)
            except ConfigError:
                raise
            except Exception as error:  # noqa: BLE001 -- one bad rule never stops a run
                raised.append((rule, error))
                hits = []
            if until is not None and monotonic() > until:
                raise LateError(LATE.format(rule.name), document.path)
            if hits and (not rule.languages or document.spoken in rule.languages):
                found += hits
        return found, raised

    def _count(self, size: int) -> None:
        """Count bytes; when there are enough, make the scan's database and keep compiled patterns."""
        before, self._seen = self._seen, self._seen + size
        if before < WORTH_MAKING <= self._seen:
            self._scanner.hasten()
            COMPILED.keep()

    def _runner(self, rule: Rule) -> Runner:
        if rule.name not in self._runners:
            self._runners[rule.name] = runner(rule, self._options.get(rule.name, {}))
        return self._runners[rule.name]

    def warm(self) -> None:
        """Make every runner with options now, so that a wrong option is reported before the first document.

        Raises:
            ConfigError: An option does not exist or has the wrong type.
            CardError: A check does not exist.
        """
        for rule in self._rules:
            if rule.name in self._options:
                self._runner(rule)


def _check_values(rule: Rule, hits: Iterable[Found]) -> None:
    """Check that the message of a user's card names only values that it gets.

    Raises:
        CardError: It names another one.
    """
    for name in names_in(rule.message):
        known = next((one.hit.values for one in hits if name != "text" and name not in one.hit.values), None)
        if known is not None:
            names = ", ".join(sorted({"text", *known}))
            raise CardError(f"the message has no value {name!r}; choose from {names}", rule.path, "message")


def _offsets(text: str, data: bytes, places: Iterable[Sequence[int]]) -> Mapping[int, int]:
    """The code point offset for each byte offset; empty if the two are the same.

    A byte offset inside a character counts as the one after it.
    """
    offsets: dict[int, int] = {}
    if len(text) == len(data):
        return offsets
    last_byte = last_char = 0
    for end in sorted(set().union(*places)):
        last_char += len(data[last_byte:end].translate(None, CONTINUATION))
        last_byte = end
        offsets[end] = last_char
    return offsets
