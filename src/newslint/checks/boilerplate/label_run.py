from collections.abc import Iterator

from newslint.checks.boilerplate.deletion import run_hit
from newslint.document import Document
from newslint.page.label_runs import label_runs
from newslint.rule import Hit
from newslint.text.wordlist import WordList


def label_run(document: Document, *, labels: WordList = WordList("site-label")) -> Iterator[Hit]:
    """Yield each run of a site's labels outside the story, from the first label to the last."""
    for run in label_runs(document, labels):
        yield run_hit(run, {"count": len(run)})
