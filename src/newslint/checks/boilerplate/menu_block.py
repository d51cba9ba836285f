"""A run of menu lines beside the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.checks.boilerplate.deletion import deletions
from newslint.document import Document, Line
from newslint.document.links import shown
from newslint.page.labels import is_label
from newslint.page.shape import may_have_labels, runs
from newslint.page.story import story_of
from newslint.page.tail import is_list_of_links, tail_start
from newslint.rule import Hit
from newslint.text.wordlist import WordList

FEWEST_LABELS = 2
LONG_MENU = 8  # lines above the article that are a menu whatever their words


def menu_block(
    document: Document,
    *,
    fewest_labels: int = FEWEST_LABELS,
    labels: WordList = WordList("site-label"),
) -> Iterator[Hit]:
    """Yield each run of a page's labels beside the article, up to the tail of the page.

    Args:
        document: The document.
        fewest_labels: The least number of labels used by all sites (`Home`, `Privacy policy`) in a run.
        labels: Those labels; a run of them alone is a `label-run`.
    """
    if not may_have_labels(document):
        return
    tail = tail_start(document)
    body = story_of(document)
    for run in runs(document):
        is_above = run[-1].end <= body.start
        is_menu = (
            _labelled(run) >= fewest_labels or (is_above and len(run) >= LONG_MENU) or is_list_of_links(run)
        )
        if is_menu and (tail is None or run[0].index < tail):
            yield from deletions(run, labels)


def _labelled(run: Sequence[Line]) -> int:
    return sum(is_label(shown(line.words)) for line in run)
