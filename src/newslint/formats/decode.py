"""From bytes to text and back, without guessing: a file that declares no encoding must be UTF-8."""

import codecs
from collections.abc import Iterator
from typing import NamedTuple

from newslint.errors import InputError
from newslint.formats.encodings import declared, likely

MARKS = (  # the longer first, because the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE = ("utf_16", "utf_32")
BINARY_WINDOW = 8192


class Decoded(NamedTuple):
    """The text of a file, and what is needed to write it back.

    Args:
        text: The content; a byte order mark is its first code point.
        encoding: A name for `str.encode`.
        bom: The bytes of the byte order mark; empty if there is none.
    """

    text: str
    encoding: str
    bom: bytes = b""


def decode(data: bytes, encoding: str | None, *, is_html: bool, path: str | None = None) -> Decoded:
    """The text of a file: by its byte order mark, as UTF-8, by its HTML declaration, or by `encoding`.

    Args:
        data: The whole file.
        encoding: The encoding that the user gave for files that are not UTF-8.
        is_html: True if a declaration inside the page counts.
        path: The file, for messages.

    Raises:
        InputError: The file is binary, in none of these encodings, or cannot be written back exactly.
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
    """The bytes of a text, in the encoding and with the byte order mark of its file.

    Raises:
        InputError: The encoding lacks one of the characters.
    """
    try:
        return text.encode(decoded.encoding)
    except UnicodeEncodeError as error:
        char = text[error.start]
        raise InputError(
            f"the file is in {decoded.encoding}, which lacks {char!a} (U+{ord(char):04X}); "
            "convert the file to UTF-8 first",
            path,
            f"line {text.count(chr(10), 0, error.start) + 1}",
        ) from None


def _wide(data: bytes, encoding: str | None, path: str | None) -> Decoded:
    """The text of a file with NUL bytes, which is text only if the user names UTF-16 or UTF-32."""
    if encoding is not None and _canonical(encoding, path).startswith(WIDE):
        text = _exactly(data, encoding)
        if text is not None:
            return Decoded(text, encoding)
    raise InputError(
        f"binary file: byte 0x00 at offset {data.index(0):,}; exclude it in the configuration, "
        "or use --encoding utf-16-le (or -be) if it is text",
        path,
    )


def _strict(data: bytes, name: str, path: str | None) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise InputError(
            f"the file has the byte order mark of {name} but wrong bytes: {error.reason} "
            f"at offset {error.start:,}; get a new copy of it",
            path,
        ) from None


def _candidates(data: bytes, encoding: str | None, *, is_html: bool) -> Iterator[str]:
    if is_html:
        yield from declared(data)
    if encoding is not None:
        yield encoding


def _exactly(data: bytes, name: str) -> str | None:
    """The text, if the encoding decodes the bytes and encodes the text to the same bytes; otherwise None."""
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
            f"there is no encoding {encoding!r}; use one such as windows-1252, shift_jis or gb18030", path
        ) from None


def _refusal(data: bytes, encoding: str | None, error: UnicodeDecodeError, path: str | None) -> InputError:
    at = error.start
    what = f"not UTF-8: byte 0x{data[at]:02X} at offset {at:,}"
    if encoding is not None:
        what += f", and not {encoding} either (or it could not be written back exactly)"
    loose = data.decode("utf-8", "replace")
    damaged = loose.count("\N{REPLACEMENT CHARACTER}")
    fits = None if sum(not char.isascii() for char in loose) > 2 * damaged else likely(data)
    if fits is None:
        remedy = "most of the file is UTF-8, so correct the byte, or convert the file"
    elif encoding is not None and _canonical(encoding, path) == _canonical(fits, path):
        remedy = "convert the file to UTF-8"
    else:
        remedy = f"it looks like {fits}; use --encoding {fits}"
    return InputError(f"{what}; {remedy}", path, f"line {data.count(10, 0, at) + 1}")
