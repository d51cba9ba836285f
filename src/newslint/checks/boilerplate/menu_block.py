from collections.abc import Iterator, Sequence
from itertools import accumulate

from newslint.checks.boilerplate.deletion import deletions
from newslint.document import Document, Line
from newslint.document.links import shown
from newslint.page.labels import is_label
from newslint.page.shape import may_have_labels, runs
from newslint.page.story import story_of
from newslint.page.tail import is_list_of_links, tail_start
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList

FEWEST_LABELS = 2
DATA = r"\A[^\p{L}\n]*\p{N}[^\p{L}\n]*\Z|\A--[ ]|[;{}]\s*\Z"  # figures alone, code
DATA_SHARE = 0.4
LONG_MENU = 8  # lines above the article that are a menu whatever their words
PROSE_ABOVE = 0.1  # the greatest share of the running text that may be above such a menu


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
    if not may_have_labels(document, labels):
        return
    tail = tail_start(document, labels)
    head = min(story_of(document, labels).start, _end_of_head(document))
    for run in runs(document, labels):
        labelled = sum(is_label(shown(line.words), labels) for line in run)
        is_long = run[-1].end <= head and len(run) >= LONG_MENU
        is_menu = labelled >= fewest_labels or is_long or is_list_of_links(run)
        if is_menu and not _holds_data(run) and (tail is None or run[0].index < tail):
            yield from deletions(run, labels)


def _end_of_head(document: Document) -> int:
    """The place above which a tenth of the running text is: a list farther down belongs to the article."""
    prose = [(line.start, line.words.count(" ") + 1) for line in document.written if line.is_prose]
    most = PROSE_ABOVE * sum(words for _, words in prose)
    above = zip(prose, accumulate(words for _, words in prose), strict=True)
    return next((start for (start, _), words in above if words > most), len(document.text))


def _holds_data(run: Sequence[Line]) -> bool:
    """True if many lines are figures or code: the cells of a table, a program."""
    return sum(pattern(DATA).search(line.words) is not None for line in run) >= DATA_SHARE * len(run)
