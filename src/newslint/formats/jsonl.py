"""JSON lines: many articles in one file, one in a field of each line. Fixes rewrite only this field."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from json import JSONDecodeError, JSONDecoder
from typing import Any, NamedTuple

from newslint.document import Document
from newslint.edit import Edit
from newslint.errors import InputError
from newslint.formats import parse
from newslint.formats.json_string import find_string, rewritten
from newslint.formats.plain import BYTE_ORDER_MARK


class Fields(NamedTuple):
    """The names of the fields of a record; a dot leads into an object: `article.body`."""

    text: str = "text"
    id: str = "id"
    title: str = "title"


USUAL = Fields()


class Record(NamedTuple):
    """One article of a file.

    Args:
        document: Its text; `meta` holds `record`, `pointer` and, if the record has them, `id` and `title`.
        number: The number of its line, from 1.
        line: That line, unchanged, without its line end.
        keys: The names that lead to the field.
    """

    document: Document
    number: int
    line: str
    keys: tuple[str, ...]

    def rewritten(self, passes: Sequence[Sequence[Edit]]) -> str:
        """The line with the edits of each pass made in its field; all other escapes and bytes are unchanged.

        Args:
            passes: The edits of each pass; spans count code points in the string before that pass.

        Raises:
            EditError: Two edits of one pass overlap, or one lies outside the string.
            InputError: JSON cannot hold the result: two halves of a surrogate pair would meet.
        """
        start, _ = find_string(self.line, self.keys)
        try:
            return rewritten(self.line, start, passes)
        except ValueError as error:
            raise InputError(str(error), self.document.path, f"line {self.number}") from None


def records(
    content: str, *, path: str | None, fields: Fields = USUAL, language: str | None = None, first: int = 1
) -> Iterator[Record | InputError]:
    """Yield each record of a file, or the error if it cannot be read; empty lines are skipped.

    If a record lacks the field that was chosen to name it, this error is yielded before the record.

    Args:
        content: The file's decoded content, or some lines of it.
        path: The file, for messages.
        fields: The names of the fields of a record.
        language: A language tag; None to detect it for each record.
        first: The number of the first line of the content in the file, from 1.
    """
    for number, (start, end) in enumerate(_lines(content, marked=first == 1), first):
        line = content[start:end]
        if line and not line.isspace():
            try:
                record = read_record(line, number, path=path, fields=fields, language=language)
            except InputError as error:
                yield error
                continue
            if fields.id != USUAL.id and "id" not in record.document.meta:
                what = f"the record has no field {fields.id!r} to name it; correct --id-field or id-field"
                yield InputError(what, path, f"line {number}")
            yield record


def read_record(
    line: str, number: int, *, path: str | None, fields: Fields = USUAL, language: str | None = None
) -> Record:
    """The record on one line.

    Args:
        line: The line, without its line end.
        number: Its number, from 1.
        path: The file, for messages.
        fields: The names of the fields of a record.
        language: A language tag; None to detect it.

    Raises:
        InputError: The line is not a JSON object, or its text field is missing or not a string.
    """
    try:
        record = _object(line)
        keys = tuple(fields.text.split("."))
        text = _text(record, keys)
    except InputError as error:
        raise InputError(error.message, path, f"line {number}") from None
    meta: dict[str, Any] = {"record": number, "pointer": "$." + fields.text}
    for name, field in (("id", fields.id), ("title", fields.title)):
        value = _value(record, field.split("."))
        if value is not None:
            meta[name] = value
    return Record(parse(text, path=path, language=language, meta=meta), number, line, keys)


def rewrite(content: str, lines: Mapping[int, str]) -> str:
    """The content with some lines replaced; line ends and all other lines are unchanged.

    Args:
        content: The decoded content of the file.
        lines: The new lines, without line ends, by their numbers, from 1.
    """
    parts: list[str] = []
    last = 0
    for number, (start, end) in enumerate(_lines(content), 1):
        if number in lines:
            parts += (content[last:start], lines[number])
            last = end
    return "".join([*parts, content[last:]])


def _lines(content: str, *, marked: bool = True) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line, without its line end and, if `marked`, a byte order mark."""
    start = 1 if marked and content.startswith(BYTE_ORDER_MARK) else 0
    while start < len(content):
        feed = content.find("\n", start)
        stop = len(content) if feed < 0 else feed
        yield start, stop - (stop > start and content[stop - 1] == "\r")
        start = stop + 1


def _object(line: str) -> Mapping[str, Any]:
    try:
        record = JSONDecoder().decode(line)
    except JSONDecodeError as error:
        raise InputError(
            f"not JSON: {error.msg} at column {error.colno}, near {line[error.pos : error.pos + 20]!r}; "
            "a record is one JSON object on one line"
        ) from None
    except RecursionError:
        raise InputError("cannot be read: objects are nested too deeply; flatten the record") from None
    except ValueError as error:  # a number with more digits than Python reads
        raise InputError(f"cannot be read: {error}; write the number as a string") from None
    if not isinstance(record, dict):
        raise InputError(f"not a JSON object but {_kind(record)}; write a record as {{...}} on one line")
    return record


def _value(record: Any, keys: Sequence[str]) -> Any:
    for key in keys:
        if not isinstance(record, dict):
            return None
        record = record.get(key)
    return record


def _text(record: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    name = ".".join(keys)
    holder = _value(record, keys[:-1])
    if not isinstance(holder, dict) or keys[-1] not in holder:
        raise InputError(f"the record has no field {name!r}; {_choice(name, dict(_strings(record, '')))}")
    if not isinstance(holder[keys[-1]], str):
        raise InputError(
            f"field {name!r} is {_kind(holder[keys[-1]])}, not a string; "
            "use --text-field to name the field with the text"
        )
    return str(holder[keys[-1]])


def _choice(name: str, known: Mapping[str, str]) -> str:
    """The fields with strings, and the one that most likely holds the article."""
    if not known:
        return "none of its fields holds a string"
    names = sorted(known)
    usual = [USUAL.text] if USUAL.text in known else []
    longest = max(names, key=lambda one: len(known[one]))
    best = (*get_close_matches(name, names, 1), *usual, longest)[0]
    return f"its strings are in {', '.join(names[:8])}; use --text-field {best}"


def _strings(record: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    """Yield the name and value of each field with a string."""
    for key, value in record.items():
        if isinstance(value, str):
            yield prefix + key, value
        elif isinstance(value, dict) and prefix.count(".") < 3:
            yield from _strings(value, f"{prefix}{key}.")


def _kind(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return "a number"
    return "a list" if isinstance(value, list) else "a string" if isinstance(value, str) else "an object"
