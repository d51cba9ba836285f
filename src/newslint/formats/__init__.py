"""Formats: from a source to a `Document` with its facts and the map to the source.

Every format keeps exact places, so that findings in the text can be shown and fixed in the source.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from newslint.document import Document, Facts, Suppression
from newslint.errors import ConfigError
from newslint.formats import markdown
from newslint.formats.plain import read_lines
from newslint.formats.source_map import SourceMap

FORMATS = ("text", "markdown", "html", "jsonl")
EXTENSIONS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


def format_of(path: str) -> str:
    """The format for the extension of a file; `text` for an unknown one."""
    dot = path.rfind(".")
    return EXTENSIONS.get(path[dot:].lower(), "text") if dot >= 0 else "text"


def parse(  # noqa: PLR0913 -- the parameters of a document, all but the first with defaults
    source: str,
    format: str = "text",  # noqa: A002
    *,
    path: str | None = None,
    language: str | None = None,
    meta: Mapping[str, Any] | None = None,
    is_file: bool = False,
) -> Document:
    """The document in a source that holds one document.

    Args:
        source: A string, or the decoded content of a file with its byte order mark and carriage returns.
        format: `text`, `markdown` or `html`.
        path: The path of its file, for messages.
        language: A language tag; None to detect it.
        meta: Data of the caller.
        is_file: True if line ends at the end of the source belong to the document.

    Raises:
        ConfigError: There is no such format.
    """
    meta = meta or {}
    again = partial(parse, format=format, path=path, language=language, meta=meta, is_file=is_file)
    if format == "html":
        from newslint.formats import html  # noqa: PLC0415 -- the parser is loaded for pages only

        origin, facts = html.read(source)
        return Document(origin.text, path, format, language, meta, facts=facts, origin=origin, parse=again)
    if format not in ("text", "markdown"):
        raise ConfigError(f"unknown format {format!r} for a single document; choose text, markdown or html")
    lines = read_lines(source)
    text = source if lines is None else lines.text
    facts = Facts(is_file=is_file)
    if format == "markdown":
        facts = markdown.facts(text, is_file=is_file)
        if lines is not None:
            facts = facts._replace(suppressions=tuple(_in_source(one, lines) for one in facts.suppressions))
    return Document(text, path, format, language, meta, facts=facts, origin=lines, parse=again)


def _in_source(request: Suppression, lines: SourceMap) -> Suppression:
    return request if request.place is None else request._replace(place=lines.locate(request.place))
