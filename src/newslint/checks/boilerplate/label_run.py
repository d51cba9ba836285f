"""A run of the words that sites put on their menus, buttons and footers."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.document.removal import without_lines
from newslint.edit import Fix, Span
from newslint.page.label_runs import label_runs
from newslint.rule import Hit
from newslint.text.wordlist import WordList


def label_run(document: Document, *, labels: WordList = WordList("site-label")) -> Iterator[Hit]:
    """Yield each run of a site's labels outside the story, from the first label to the last."""
    for run in label_runs(document, labels):
        span = Span(run[0].span.start, run[-1].span.end)
        yield Hit(span, {"count": len(run)}, Fix((without_lines(run[0], run[-1]),)))
