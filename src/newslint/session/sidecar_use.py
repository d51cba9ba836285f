"""The sidecars of one run: their suppressions, and the entries that suppressed nothing."""

import os
from collections.abc import Iterable, Iterator
from typing import Self

from newslint.catalogue import Catalogue
from newslint.config import Config
from newslint.document import Suppression
from newslint.edit import Span
from newslint.errors import ConfigError
from newslint.linter import UNUSED, Linter
from newslint.outcome import Outcome
from newslint.rule import Finding, Rule, Severity
from newslint.session.sidecar import Entry, Sidecar, load_sidecar

FILE = "newslint.ignore.toml"
CATEGORY = "structure"
Judged = dict[
    tuple[str, Entry], bool
]  # for each entry that applied to a checked document: whether it suppressed a finding


class SidecarUse:
    """Reads each sidecar once and remembers which entries were used."""

    def __init__(self) -> None:
        self._sidecars: dict[str, Sidecar] = {}
        self._places: dict[tuple[str, str | None], tuple[str, ...]] = {}
        self._judged: Judged = {}
        self._card: Rule | None = None

    def entries_for(self, path: str, config: Config, catalogue: Catalogue) -> tuple[tuple[str, Entry], ...]:
        """The entries that apply to a document, each with the path of its sidecar.

        Raises:
            ConfigError: A sidecar is wrong, or names a rule that does not exist.
        """
        folder = os.path.dirname(path), config.path
        files = self._places.get(folder)
        if files is None:
            top = os.path.dirname(config.path) if config.path else None
            files = self._places[folder] = _sidecar_paths(path, top)
        return tuple(
            [(file, entry) for file in files for entry in self._sidecar(file, catalogue).entries_for(path)]
        )

    def judge(
        self, entries: Iterable[tuple[str, Entry]], idle: Iterable[Suppression], linter: Linter
    ) -> None:
        """Note which entries were used for a document that was checked.

        Args:
            entries: The entries that apply to the document.
            idle: The suppressions that suppressed nothing in it.
            linter: The linter that checked it; entries about rules that it does not run are not judged.
        """
        idle, running = list(idle), {rule.name for rule in linter.rules}
        self._card = next((rule for rule in linter.catalogue.rules if rule.name == UNUSED), None)
        if self._card and UNUSED not in running:
            return
        for key in entries:
            if any(rule.name in running for rule in linter.catalogue.matching(key[1].rule)):
                self._judged[key] = self._judged.get(key, False) or key[1].request not in idle

    @property
    def is_used(self) -> bool:
        """True if an entry applied to a document that was checked."""
        return bool(self._judged)

    def merge(self, other: Self) -> None:
        """Add the results of another part of the run."""
        self._sidecars.update(other._sidecars)
        self._card = self._card or other._card
        for key, used in other._judged.items():
            self._judged[key] = self._judged.get(key, False) or used

    def unused(self) -> Iterator[Outcome]:
        """Yield an outcome for each sidecar with unused entries that applied to checked documents."""
        for file in sorted({file for file, _ in self._judged}):
            idle = [entry for (place, entry), used in self._judged.items() if place == file and not used]
            if idle:
                source = self._sidecars[file].source
                findings = [
                    _unused(entry, source, self._card) for entry in sorted(idle, key=lambda entry: entry.line)
                ]
                yield Outcome(os.path.relpath(file), source, tuple(findings), is_sidecar=True)

    def _sidecar(self, file: str, catalogue: Catalogue) -> Sidecar:
        if file not in self._sidecars:
            sidecar = load_sidecar(file)
            for entry in sidecar.entries:
                try:
                    catalogue.matching(entry.rule)
                except ConfigError as error:
                    raise ConfigError(error.message, file, f"[[ignore]] on line {entry.line}") from error
            self._sidecars[file] = sidecar
        return self._sidecars[file]


def _sidecar_paths(path: str, top: str | None) -> tuple[str, ...]:
    """The sidecars that may apply to a document: beside it, and above it up to the folder `top`.

    Without `top` the search ends at the current folder, or beside a document that is not below it.
    """
    folder = os.path.dirname(os.path.abspath(path))
    last = os.path.abspath(top or os.curdir)
    if os.path.commonpath([folder, last]) != last:
        last = folder
    found: list[str] = []
    while True:
        file = os.path.join(folder, FILE)
        if os.path.isfile(file):
            found.append(file)
        if folder == last:
            return tuple(found)
        folder = os.path.dirname(folder)


def _unused(entry: Entry, source: str, card: Rule | None) -> Finding:
    before, line = source.splitlines(keepends=True)[: entry.line - 1], source.splitlines()[entry.line - 1]
    excerpt = line.strip()
    column = line.index(excerpt) + 1
    start = sum(map(len, before)) + column - 1
    span = Span(start, start + len(excerpt))
    quoting = f" that quotes {entry.text!r}" if entry.text else ""
    message = f"no finding of {entry.rule}{quoting} in {entry.path} to suppress; delete the entry"
    place = (entry.line, column, entry.line, column + len(excerpt))
    category, severity = (card.category, card.severity) if card else (CATEGORY, Severity.WARNING)
    return Finding(UNUSED, category, severity, message, span, *place, excerpt)
