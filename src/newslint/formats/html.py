"""Pages: the text a reader sees, exact places for all of it, and what the page says of its own parts."""

from __future__ import annotations

from newslint.document import Facts
from newslint.formats.html_tables import read_grids
from newslint.formats.html_text import TextReader
from newslint.formats.html_tokens import Tokeniser
from newslint.formats.html_tree import PageTree, read_landmarks
from newslint.formats.source_map import SourceMap
from newslint.text.patterns import pattern

PARTS = r"(?i)<(?:table|nav|aside|footer|header|form|figure)\b|\brole\s*=\s*[\"']?\s*[a-z]"


def read(source: str, *, is_file: bool) -> tuple[SourceMap, Facts]:
    """The text of a page with the way back to its source, and the page's tables, landmarks and requests.

    Paragraphs are separated by a blank line, items, rows and broken lines by a line end, cells by a tab; the
    text of a page ends without a line end, so that nothing is said of the file's last line.

    Args:
        source: The page, with its byte order mark and carriage returns.
        is_file: Taken as every format takes it; a page's text has no final line end of its own.
    """
    del is_file
    reader = TextReader(source)
    tokens = Tokeniser(source, reader)
    tokens.run()
    origin = reader.done()
    facts = Facts(protected=tuple(reader.protected), suppressions=tuple(reader.suppressions))
    if not pattern(PARTS).search(source):
        return origin, facts
    tree = PageTree(tokens, reader.pieces)
    tables = tuple(read_grids(tree, origin.text)) if "<table" in source.lower() else None
    return origin, facts._replace(landmarks=tuple(read_landmarks(tree)), tables=tables)
