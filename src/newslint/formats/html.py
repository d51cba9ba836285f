"""HTML pages: the text that a reader sees, its exact places in the source, and the parts of the page."""

from newslint.document import Facts
from newslint.formats.html_tables import read_grids
from newslint.formats.html_text import TextReader
from newslint.formats.html_tokens import Tokeniser
from newslint.formats.html_tree import PageTree, read_landmarks
from newslint.formats.source_map import SourceMap
from newslint.text.patterns import pattern

PARTS = r"(?i)<(?:table|nav|aside|footer|header|form|figure)\b|\brole\s*=\s*[\"']?\s*[a-z]"


def read(source: str) -> tuple[SourceMap, Facts]:
    """The text of a page with the map to its source, and its tables, landmarks and suppressions.

    Paragraphs are separated by an empty line; items, rows and broken lines by a line end; cells by a tab. The
    text ends without a line end, so that rules about the last line of a file find nothing.

    Args:
        source: The page, with its byte order mark and carriage returns.
    """
    reader = TextReader(source)
    tokens = Tokeniser(source, reader)
    tokens.run()
    origin = reader.done()
    facts = Facts(
        protected=tuple(reader.protected),
        landmarks=tuple(reader.headings),
        suppressions=tuple(reader.suppressions),
    )
    if not pattern(PARTS).search(source):
        return origin, facts
    tree = PageTree(tokens, reader.pieces)
    tables = tuple(read_grids(tree, origin.text)) if "<table" in source.lower() else None
    return origin, facts._replace(landmarks=(*reader.headings, *read_landmarks(tree)), tables=tables)
