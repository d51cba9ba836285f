"""A file opened for checking: its bytes, its text, its documents and its linter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from newslint.config import Config
from newslint.document import Document
from newslint.errors import InputError, NewslintError
from newslint.formats import format_of, parse
from newslint.formats.decode import Decoded, decode
from newslint.session.parts import Part, Range, size
from newslint.session.store import Stored

if TYPE_CHECKING:
    from newslint.formats.jsonl import Record


TIMEOUT = 30.0  # seconds; a long article takes less than one
MOST = 20_000_000  # bytes; a long article has a hundredth of that


class ReadOptions(NamedTuple):
    """How to read files, according to the command line.

    Args:
        format: The format of all files; None: as their extensions say.
        encoding: The encoding of files that declare none and are not UTF-8; None: such files are errors.
        timeout: The seconds that checking or fixing a document may take; None for any time.
        most: The maximum number of bytes of a document; None for any number.
    """

    format: str | None = None
    encoding: str | None = None
    timeout: float | None = TIMEOUT
    most: int | None = MOST


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


def refuse_long(part: Part, reading: ReadOptions) -> None:
    """Refuse a document that is longer than allowed, before it is read; records are checked later.

    Raises:
        InputError: It is longer.
    """
    path = part if isinstance(part, str) else part.path
    if isinstance(part, Range) or (reading.format or format_of(path)) == "jsonl":
        return
    length = size(part)
    if reading.most is not None and length > reading.most:
        raise _too_long(length, reading.most, path)


def _too_long(length: int, most: int, path: str, place: str | None = None) -> InputError:
    message = f"not checked, because it has {length:,} bytes, more than {most:,}; allow more with --max-size"
    return InputError(message, path, place)


def pieces(opened: Opened, config: Config, most: int | None = None) -> Iterator[Piece | NewslintError]:
    """Yield each document of a file, in order; for one that cannot be read, yield the error.

    Args:
        opened: The file.
        config: Its configuration.
        most: The maximum number of bytes of a record; None for any number.
    """
    try:
        yield from _records(opened, config, most) if opened.format == "jsonl" else _whole(opened, config)
    except Exception as error:  # noqa: BLE001 -- one bad document never stops a run
        yield explained(error, opened.stored.path)


def explained(error: Exception, path: str) -> NewslintError:
    """An error with a message for people, for any exception."""
    if isinstance(error, NewslintError):
        return error
    if isinstance(error, MemoryError):
        message = InputError("does not fit into memory; split it, or give newslint more memory", path)
    elif isinstance(error, RecursionError):
        message = InputError("is nested too deeply to be read; look for markup that is not closed", path)
    else:
        message = InputError(
            f"newslint failed on this document; please report it: {type(error).__name__}: {error}", path
        )
    message.__cause__ = error
    return message


def _whole(opened: Opened, config: Config) -> Iterator[Piece]:
    path = opened.stored.path
    yield Piece(parse(opened.decoded.text, opened.format, path=path, language=config.language, is_file=True))


def _records(opened: Opened, config: Config, most: int | None) -> Iterator[Piece | NewslintError]:
    from newslint.formats.jsonl import Fields, records  # noqa: PLC0415 -- 5 ms, for files of records only

    fields = Fields(config.text_field, config.id_field, config.title_field)
    content, path = opened.decoded.text, opened.stored.path
    language, first = config.language, opened.first
    for record in records(content, path=path, fields=fields, language=language, first=first):
        if isinstance(record, InputError):
            yield record
        elif most is not None and len(record.document.data) > most:
            yield _too_long(len(record.document.data), most, path, f"line {record.number}")
        else:
            yield Piece(record.document, record)
