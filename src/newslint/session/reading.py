"""A file opened for checking: its bytes, its text, its documents and its linter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from newslint.config import Config
from newslint.document import Document
from newslint.errors import InputError, NewslintError
from newslint.formats import format_of, parse
from newslint.formats.decode import Decoded, decode
from newslint.session.parts import Range
from newslint.session.store import Stored

if TYPE_CHECKING:
    from newslint.formats.jsonl import Record


class ReadOptions(NamedTuple):
    """How to read files, as the command line says; None: as each file says."""

    format: str | None = None
    encoding: str | None = None


class Piece:
    """A document in a file; `record` is the record that it was read from, in a file of records."""

    __slots__ = ("document", "record")

    def __init__(self, document: Document, record: Record | None = None) -> None:
        self.document: Final = document
        self.record: Final = record


class Opened(NamedTuple):
    """A file, or some of its lines, read and decoded; `first` is the number of the first line."""

    stored: Stored
    decoded: Decoded
    format: str
    first: int = 1


def open_file(stored: Stored, reading: ReadOptions, part: Range | None = None) -> Opened:
    """The file, or the part of it that was read, decoded.

    Raises:
        InputError: It is not text in an encoding that could be detected.
    """
    if part is not None:
        return Opened(stored, Decoded(stored.data.decode("utf-8"), "utf-8"), "jsonl", part.first)
    format_ = reading.format or format_of(stored.path)
    decoded = decode(stored.data, reading.encoding, is_html=format_ == "html", path=stored.path)
    return Opened(stored, decoded, format_)


def pieces(opened: Opened, config: Config) -> Iterator[Piece | NewslintError]:
    """Yield each document of a file, in order; for one that cannot be read, yield the error."""
    try:
        yield from _records(opened, config) if opened.format == "jsonl" else _whole(opened, config)
    except Exception as error:  # noqa: BLE001 -- one bad document never stops a run
        yield explained(error, opened.stored.path)


def explained(error: Exception, path: str) -> NewslintError:
    """Any exception as an error in words for people."""
    if isinstance(error, NewslintError):
        return error
    if isinstance(error, MemoryError):
        told = InputError("does not fit into memory; split it, or give newslint more memory", path)
    elif isinstance(error, RecursionError):
        told = InputError("is nested too deeply to be read; look for markup that is not closed", path)
    else:
        told = InputError(f"newslint failed on it, please report: {type(error).__name__}: {error}", path)
    told.__cause__ = error
    return told


def _whole(opened: Opened, config: Config) -> Iterator[Piece]:
    path = opened.stored.path
    yield Piece(parse(opened.decoded.text, opened.format, path=path, language=config.language, is_file=True))


def _records(opened: Opened, config: Config) -> Iterator[Piece | NewslintError]:
    from newslint.formats.jsonl import Fields, records  # noqa: PLC0415 -- 5 ms, for files of records only

    fields = Fields(config.text_field, config.id_field, config.title_field)
    content, path = opened.decoded.text, opened.stored.path
    language, first = config.language, opened.first
    for record in records(content, path=path, fields=fields, language=language, first=first):
        yield record if isinstance(record, InputError) else Piece(record.document, record)
