"""Check or fix many documents, one after the other; an error in one is reported and stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from newslint.document import Document
from newslint.errors import ConvergenceError, EngineError, InputError, NewslintError, PlaceError, RuleError
from newslint.formats.decode import encode
from newslint.linter import Linter
from newslint.outcome import Outcome
from newslint.session.parts import Part, Range, fetched
from newslint.session.quiet import Quiet
from newslint.session.reading import Opened, Piece, ReadOptions, explained, open_file, pieces
from newslint.session.settings import Settings
from newslint.session.sidecar import Entry, with_requests
from newslint.session.store import Stored, write

if TYPE_CHECKING:
    from newslint.linter.fixing import Fixed

AS_THE_FILES_SAY = ReadOptions()
Named = tuple[tuple[str, Entry], ...]


class Change(NamedTuple):
    """A file that fixing changes: the file as it was read, its text before and after, its bytes after."""

    stored: Stored
    before: str
    after: str
    data: bytes


def save(change: Change) -> None:
    """Write the change to its file.

    Raises:
        InputError: The file may not be written, or has changed since it was read; it is unchanged.
    """
    write(change.stored, change.data)


class Job(NamedTuple):
    """What a run has to do.

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


def check(job: Job, quiet: Quiet | None = None) -> Iterator[Outcome]:
    """Yield the outcome of checking each document, in the order of the files.

    Args:
        job: What to do.
        quiet: Where to note which sidecar entries were used, if this is a part of a run. None: this is the
            whole run, and unused entries are reported last.
    """
    run = _Run(job, quiet)
    yield from run.each(run.checked)
    if quiet is None:
        yield from run.quiet.unused()


def fix(job: Job, sink: Callable[[Change], None] = save, quiet: Quiet | None = None) -> Iterator[Outcome]:
    """Yield the outcome of fixing each document, in the order of the files.

    Args:
        job: What to do; its configurations say how safe a fix must be.
        sink: Called once for each changed file. If it raises an InputError, this is reported, with the
            findings of the unchanged file.
        quiet: As for `check`.
    """
    run = _Run(job, quiet)
    yield from run.each(lambda opened, linter, named: run.fixed(opened, linter, named, sink))
    if quiet is None:
        yield from run.quiet.unused()


class _Run:
    """One run: the errors reported so far, and the sidecar entries used."""

    def __init__(self, job: Job, quiet: Quiet | None = None) -> None:
        self._job = job
        self._told: set[str] = set()
        self.quiet = quiet or Quiet()

    def each(self, work: Callable[[Opened, Linter, Named], Iterator[Outcome]]) -> Iterator[Outcome]:
        """Yield the outcomes of each file, or why it cannot be opened; a wrong configuration only once."""
        for error in self._job.errors:
            yield from self._tell(error, ".")
        for file in self._job.files:
            path = file if isinstance(file, str) else file.path
            try:
                stored = fetched(file)
                linter = self._job.settings.linter_for(path)
                named = self.quiet.entries_for(path, linter.config, linter.catalogue)
                opened = open_file(stored, self._job.reading, file if isinstance(file, Range) else None)
            except Exception as error:  # noqa: BLE001 -- one bad document never stops a run
                yield from self._tell(explained(error, path), path)
            else:
                yield from work(opened, linter, named)

    def checked(self, opened: Opened, linter: Linter, named: Named) -> Iterator[Outcome]:
        """Yield the outcome of checking each document of a file."""
        for piece in pieces(opened, linter.config):
            if isinstance(piece, Piece):
                yield self._examined(_with_requests(piece.document, named), linter, named)
            else:
                yield Outcome(opened.stored.path, errors=(piece,))

    def fixed(
        self, opened: Opened, linter: Linter, named: Named, sink: Callable[[Change], None]
    ) -> Iterator[Outcome]:
        """Yield the outcome of fixing each document of a file, once the file is written."""
        outcomes: list[Outcome] = []
        after = _After(opened.decoded.text)
        for piece in pieces(opened, linter.config):
            if isinstance(piece, Piece):
                outcomes.append(self._mended(piece, linter, named, after))
            else:
                outcomes.append(Outcome(opened.stored.path, errors=(piece,)))
        try:
            _pass_on(opened, after.text(), sink)
        except (InputError, MemoryError) as error:
            yield from self.checked(opened, linter, named)
            yield Outcome(opened.stored.path, errors=(explained(error, opened.stored.path),))
        else:
            yield from outcomes

    def _mended(self, piece: Piece, linter: Linter, named: Named, after: _After) -> Outcome:
        document = _with_requests(piece.document, named)
        try:
            fixed = linter.fix(document, linter.config.fix_safety)
            if fixed.applied:
                after.put(piece, fixed)
        except RuleError:
            return self._examined(document, linter, named)
        except Exception as error:  # noqa: BLE001 -- one bad document never stops a run
            known = isinstance(error, (ConvergenceError, InputError))
            before = self._examined(document, linter, named) if known else _blank(document)
            return before._replace(errors=(*before.errors, explained(error, before.path)))
        if named:
            self._examined(document.parse(fixed.text) if document.parse else document, linter, named)
        return _blank(document)._replace(
            findings=tuple(fixed.left),
            fixed=fixed.text if fixed.applied else None,
            applied=fixed.applied,
            refused=fixed.refused,
        )

    def _examined(self, document: Document, linter: Linter, named: Named) -> Outcome:
        try:
            examined = linter.examine(document)
        except Exception as error:  # noqa: BLE001 -- one bad document never stops a run
            return _blank(document)._replace(errors=(explained(error, document.path or ""),))
        if named and not examined.errors:
            self.quiet.judge(named, examined.unused, linter)
        errors = tuple(error for error in examined.errors if not self._is_told(error))
        return _blank(document)._replace(findings=tuple(examined.findings), errors=errors)

    def _is_told(self, error: RuleError) -> bool:
        """True for the error of a grammar engine that is not available, if it was already reported."""
        if not isinstance(error.cause, EngineError) or not error.cause.lasting:
            return False
        told = str(error.cause)
        is_told = told in self._told
        self._told.add(told)
        return is_told

    def _tell(self, error: NewslintError, path: str) -> Iterator[Outcome]:
        """Yield an outcome with the error; nothing for a wrong configuration that was already reported."""
        if not isinstance(error, InputError):
            if str(error) in self._told:
                return
            self._told.add(str(error))
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


def _blank(document: Document) -> Outcome:
    """An outcome with path, record and pointer of its document."""
    record, pointer = document.meta.get("record"), document.meta.get("pointer")
    return Outcome(document.path or "-", document.source, record=record, pointer=pointer)


def _pass_on(opened: Opened, after: str, sink: Callable[[Change], None]) -> None:
    stored, decoded = opened.stored, opened.decoded
    if after != decoded.text:
        sink(Change(stored, decoded.text, after, encode(after, decoded, path=stored.path)))
