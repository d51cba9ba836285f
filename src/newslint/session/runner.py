"""Checks or fixes many documents, one after the other; an error in one does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from newslint.document import Document
from newslint.errors import (
    CardError,
    EngineError,
    InputError,
    LateError,
    NewslintError,
    PlaceError,
    RuleError,
)
from newslint.formats.decode import encode
from newslint.linter import Linter
from newslint.outcome import Outcome
from newslint.session.interrupt import SIGNALS
from newslint.session.parts import Part, Range, fetched
from newslint.session.reading import Opened, Piece, ReadOptions, explained, open_file, pieces, refuse_long
from newslint.session.settings import Settings
from newslint.session.sidecar import Entry, with_requests
from newslint.session.sidecar_use import SidecarUse
from newslint.session.store import Stored

if TYPE_CHECKING:
    from newslint.linter.fixing import Fixed

AS_THE_FILES_SAY = ReadOptions()
Named = tuple[tuple[str, Entry], ...]


class Change(NamedTuple):
    """A file that fixing changes: the file as it was read, its text before and after, its bytes after.

    `outcomes` are those of its documents, if the file is written.
    """

    stored: Stored
    before: str
    after: str
    data: bytes
    outcomes: tuple[Outcome, ...] = ()


Sink = Callable[[Change], Iterable[NewslintError] | None]


def save(change: Change) -> Iterable[NewslintError]:
    """Write the change to its file. The result is errors that did not prevent writing it.

    Raises:
        InputError: The file may not be written, or has changed since it was read; it is unchanged.
    """
    from newslint.session.writing import write  # noqa: PLC0415 -- a check need not pay for it

    error = write(change.stored, change.data)
    return () if error is None else (error,)


class Job(NamedTuple):
    """The work of a run.

    Args:
        files: Paths, contents that were read elsewhere (such as standard input), or, for `check` only, parts
            of files.
        settings: The configuration and linter for each file.
        reading: How to read files.
        errors: The errors so far; they are reported first.
        workers: How many processes may share the work.
    """

    files: Iterable[Part]
    settings: Settings
    reading: ReadOptions = AS_THE_FILES_SAY
    errors: tuple[NewslintError, ...] = ()
    workers: int = 1


def check(job: Job, sidecars: SidecarUse | None = None) -> Iterator[Outcome]:
    """Yield the outcome of checking each document, in the order of the files.

    Args:
        job: The work.
        sidecars: Where to note which sidecar entries were used, if this is a part of a run. None: this is the
            whole run, and unused entries are reported last.
    """
    run = Running(job, sidecars)
    yield from run.each(run.check)
    if sidecars is None:
        yield from run.sidecars.unused()


def fix(job: Job, sink: Sink = save, sidecars: SidecarUse | None = None) -> Iterator[Outcome]:
    """Yield the outcome of fixing each document, in the order of the files.

    Args:
        job: The work; its configurations say how safe a fix must be.
        sink: Called once for each changed file. If it raises an InputError, this is reported, with the
            findings of the unchanged file. If it returns errors, they are reported after the outcomes.
        sidecars: As for `check`.
    """
    run = Running(job, sidecars)
    yield from run.each(partial(run.fix, sink=sink))
    if sidecars is None:
        yield from run.sidecars.unused()


class Running:
    """One run: the errors reported so far, and the sidecar entries used."""

    def __init__(self, job: Job, sidecars: SidecarUse | None = None) -> None:
        self._job = job
        self._reported: set[str] = set()
        self._wrong: list[CardError] = []
        self.sidecars = sidecars or SidecarUse()

    def each(self, work: Callable[[Part], Iterator[Outcome]]) -> Iterator[Outcome]:
        """Yield the errors so far, then the outcomes of each file."""
        for error in self._job.errors:
            yield from self._report(error, ".")
        for file in self._job.files:
            yield from work(file)

    def check(self, file: Part) -> Iterator[Outcome]:
        """Yield the outcome of checking each document of a file, or why it cannot be opened."""
        return self._opened(file, self._checked)

    def fix(self, file: Part, sink: Sink) -> Iterator[Outcome]:
        """Yield the outcome of fixing each document of a file, or why it cannot be opened."""
        return self._opened(file, partial(self._fixed, sink=sink))

    def _opened(
        self, file: Part, work: Callable[[Opened, Linter, Named], Iterator[Outcome]]
    ) -> Iterator[Outcome]:
        """Yield the outcomes of a file, or why it cannot be opened; a wrong configuration only once."""
        path = file if isinstance(file, str) else file.path
        try:
            refuse_long(file, self._job.reading)
            stored = fetched(file)
            linter = self._job.settings.linter_for(path)
            named = self.sidecars.entries_for(path, linter.config, linter.catalogue)
            opened = open_file(stored, self._job.reading, file if isinstance(file, Range) else None)
        except Exception as error:  # noqa: BLE001 -- one bad document never stops a run
            yield from self._report(explained(error, path), path)
        else:
            yield from work(opened, linter, named)
            for wrong in self._wrong:
                yield from self._report(wrong, path)
            self._wrong.clear()

    def _checked(self, opened: Opened, linter: Linter, named: Named) -> Iterator[Outcome]:
        """Yield the outcome of checking each document of a file."""
        for piece in pieces(opened, linter.config, self._job.reading.most):
            if isinstance(piece, Piece):
                document = _with_requests(piece.document, named)
                yield self._examined(document, linter, named, self._end())
            else:
                yield Outcome(opened.stored.path, errors=(piece,))

    def _fixed(self, opened: Opened, linter: Linter, named: Named, sink: Sink) -> Iterator[Outcome]:
        """Yield the outcome of fixing each document of a file, once the file is written.

        A signal is delayed until each written file has been reported.
        """
        path = opened.stored.path
        outcomes: list[Outcome] = []
        after = _After(opened.decoded.text)
        for piece in pieces(opened, linter.config, self._job.reading.most):
            if isinstance(piece, Piece):
                outcomes.append(self._fixed_piece(piece, linter, named, after))
            else:
                outcomes.append(Outcome(path, errors=(piece,)))
        with SIGNALS.shielded():
            try:
                unsaved = _pass_on(opened, after.text(), tuple(outcomes), sink)
            except (InputError, MemoryError) as error:
                failed = explained(error, path)
            else:
                yield from outcomes
                yield from (Outcome(path, errors=(error,)) for error in unsaved)
                return
        yield from self._checked(opened, linter, named)
        yield Outcome(path, errors=(failed,))

    def _fixed_piece(self, piece: Piece, linter: Linter, named: Named, after: _After) -> Outcome:
        document, until = _with_requests(piece.document, named), self._end()
        try:
            fixed = linter.fix(document, linter.config.fix_safety, until=until)
            if fixed.applied:
                after.put(piece, fixed)
        except RuleError:
            return self._examined(document, linter, named, until)
        except Exception as error:  # noqa: BLE001 -- one bad document never stops a run
            known = isinstance(error, InputError) and not isinstance(error, LateError)
            before = self._examined(document, linter, named, until) if known else _empty_outcome(document)
            return before._replace(errors=(*before.errors, explained(error, before.path)))
        if named:
            after_fixing = document.parse(fixed.text) if document.parse else document
            self._examined(after_fixing, linter, named, until)
        return _empty_outcome(document)._replace(
            findings=tuple(fixed.left),
            errors=tuple(self._of_document(fixed.errors)),
            fixed=fixed.text if fixed.applied else None,
            applied=fixed.applied,
            refused=fixed.refused,
        )

    def _end(self) -> float | None:
        """When the time for a document that is started now ends; None if it may take any time."""
        seconds = self._job.reading.timeout
        return None if seconds is None else monotonic() + seconds

    def _examined(self, document: Document, linter: Linter, named: Named, until: float | None) -> Outcome:
        try:
            examined = linter.examine(document, until)
        except Exception as error:  # noqa: BLE001 -- one bad document never stops a run
            return _empty_outcome(document)._replace(errors=(explained(error, document.path or ""),))
        if named and not examined.errors:
            self.sidecars.judge(named, examined.unused, linter)
        errors = tuple(error for error in self._of_document(examined.errors) if not self._was_reported(error))
        return _empty_outcome(document)._replace(findings=tuple(examined.findings), errors=errors)

    def _of_document(self, errors: Iterable[RuleError]) -> list[RuleError]:
        """The errors without those of wrong cards, which are collected, because they are reported once."""
        self._wrong += [error.cause for error in errors if isinstance(error.cause, CardError)]
        return [error for error in errors if not isinstance(error.cause, CardError)]

    def _was_reported(self, error: RuleError) -> bool:
        """True for the error of a grammar engine that is not available, if it was already reported."""
        if not isinstance(error.cause, EngineError) or not error.cause.lasting:
            return False
        message = str(error.cause)
        was_reported = message in self._reported
        self._reported.add(message)
        return was_reported

    def _report(self, error: NewslintError, path: str) -> Iterator[Outcome]:
        """Yield an outcome with the error; nothing for a wrong configuration that was already reported."""
        if not isinstance(error, InputError):
            if str(error) in self._reported:
                return
            self._reported.add(str(error))
        place = error.path if isinstance(error, PlaceError) else None
        yield Outcome(place or path, errors=(error,))


class _After:
    """The text of a file after fixing, put together from its documents."""

    def __init__(self, before: str) -> None:
        self._whole = before
        self._lines: dict[int, str] = {}

    def put(self, piece: Piece, fixed: Fixed) -> None:
        """Put a fixed document into the place that it was read from."""
        if piece.record is None:
            self._whole = fixed.text
        else:
            self._lines[piece.record.number] = piece.record.rewritten(fixed.passes)

    def text(self) -> str:
        """The text."""
        if not self._lines:
            return self._whole
        from newslint.formats.jsonl import rewrite  # noqa: PLC0415 -- 5 ms, for files of records only

        return rewrite(self._whole, self._lines)


def _with_requests(document: Document, named: Named) -> Document:
    """The document, with the suppressions of the sidecars' entries."""
    if not named:
        return document
    return with_requests(document, tuple(entry.request for _, entry in named))


def _empty_outcome(document: Document) -> Outcome:
    """An outcome with path, record and pointer of its document."""
    record, pointer = document.meta.get("record"), document.meta.get("pointer")
    return Outcome(document.path or "-", document.source, record=record, pointer=pointer)


def _pass_on(
    opened: Opened, after: str, outcomes: tuple[Outcome, ...], sink: Sink
) -> Iterable[NewslintError]:
    stored, decoded = opened.stored, opened.decoded
    if after == decoded.text:
        return ()
    data = encode(after, decoded, path=stored.path)
    return sink(Change(stored, decoded.text, after, data, outcomes)) or ()
