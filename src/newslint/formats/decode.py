"""Bytes to text and back, without a guess: what says nothing of its encoding is UTF-8 or refused."""

import codecs
from collections.abc import Iterator
from typing import NamedTuple

from newslint.errors import InputError
from newslint.formats.encodings import declared, likely

MARKS = (  # the longer first: UTF-32's mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE = ("utf_16", "utf_32")
BINARY_WINDOW = 8192


class Decoded(NamedTuple):
    """A file's text, and what it takes to write it back.

    Args:
        text: The content; a byte order mark is its first code point.
        encoding: A name `str.encode` takes.
        bom: The byte order mark's bytes; empty where there is none.
    """

    text: str
    encoding: str
    bom: bytes = b""


def decode(data: bytes, encoding: str | None, *, is_html: bool, path: str | None = None) -> Decoded:
    """The text of a file: by its byte order mark, as UTF-8, by its HTML declaration, or by `encoding`.

    Args:
        data: The whole file.
        encoding: What the user says it is, where it is not UTF-8.
        is_html: True where a declaration inside the page counts.
        path: The file, for messages.

    Raises:
        InputError: The file is binary, in none of these encodings, or could not be written back exactly.
    """
    for bom, name in MARKS:
        if data.startswith(bom):
            return Decoded(_strict(data, name, path), name, bom)
    if b"\0" in data[:BINARY_WINDOW]:
        return _wide(data, encoding, path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        for name in _candidates(data, encoding, is_html=is_html):
            text = _exactly(data, name)
            if text is not None:
                return Decoded(text, name)
        raise _refusal(data, encoding, error, path) from None


def encode(text: str, decoded: Decoded, *, path: str | None = None) -> bytes:
    """The bytes of a text, in the encoding and with the byte order mark of the file it was read from.

    Raises:
        InputError: The encoding has no bytes for one of the characters.
    """
    try:
        return text.encode(decoded.encoding)
    except UnicodeEncodeError as error:
        char = text[error.start]
        raise InputError(
            f"the file is {decoded.encoding}, which cannot hold {char!a} (U+{ord(char):04X}); "
            "convert the file to UTF-8 first",
            path,
            f"line {text.count(chr(10), 0, error.start) + 1}",
        ) from None


def _wide(data: bytes, encoding: str | None, path: str | None) -> Decoded:
    """A file with NUL bytes: text only where the user says that it is UTF-16 or UTF-32."""
    if encoding is not None and _canonical(encoding, path).startswith(WIDE):
        text = _exactly(data, encoding)
        if text is not None:
            return Decoded(text, encoding)
    raise InputError(
        f"binary file: byte 0x00 at offset {data.index(0):,}; leave it out with exclude, "
        "or say --encoding utf-16-le (or -be) where it is text",
        path,
    )


def _strict(data: bytes, name: str, path: str | None) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise InputError(
            f"the file opens with the byte order mark of {name} but breaks off: {error.reason} "
            f"at offset {error.start:,}; restore it from where it came from",
            path,
        ) from None


def _candidates(data: bytes, encoding: str | None, *, is_html: bool) -> Iterator[str]:
    if is_html:
        yield from declared(data)
    if encoding is not None:
        yield encoding


def _exactly(data: bytes, name: str) -> str | None:
    """The text, where the encoding fits and leads back to the same bytes; some write a thing in two ways."""
    try:
        text = data.decode(name)
        return text if text.encode(name) == data else None
    except (UnicodeError, LookupError):
        return None


def _canonical(encoding: str, path: str | None) -> str:
    try:
        return codecs.lookup(encoding).name.replace("-", "_")
    except LookupError:
        raise InputError(
            f"there is no encoding {encoding!r}; say one such as windows-1252, shift_jis or gb18030", path
        ) from None


def _refusal(data: bytes, encoding: str | None, error: UnicodeDecodeError, path: str | None) -> InputError:
    at = error.start
    what = f"not UTF-8: byte 0x{data[at]:02X} at offset {at:,}"
    if encoding is not None:
        what += f", and not {encoding} either, or not so that it could be written back"
    loose = data.decode("utf-8", "replace")
    damaged = loose.count("\N{REPLACEMENT CHARACTER}")
    fits = None if sum(not char.isascii() for char in loose) > 2 * damaged else likely(data)
    if fits is None:
        remedy = "most of the file is UTF-8, so mend the byte, or convert the file"
    elif encoding is not None and _canonical(encoding, path) == _canonical(fits, path):
        remedy = "convert the file to UTF-8"
    else:
        remedy = f"it reads as {fits}: say --encoding {fits}"
    return InputError(f"{what}; {remedy}", path, f"line {data.count(10, 0, at) + 1}")
