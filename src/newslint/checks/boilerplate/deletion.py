"""Hits for runs of boilerplate, with a fix that deletes them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import dropwhile

from newslint.document import Line
from newslint.document.removal import deletion, without_lines
from newslint.edit import Edit, Fix, Span
from newslint.page.label_runs import labelled_lines
from newslint.rule import Hit
from newslint.text.wordlist import WordList


def run_hit(run: Sequence[Line], values: Mapping[str, object], *, whole: bool = False) -> Hit:
    """The hit of adjacent lines, with a fix that deletes them; see `Hit` about `whole`."""
    first, last = run[0], run[-1]
    return Hit(Span(first.span.start, last.span.end), values, deletion(first, last), whole)


def deletions(run: Sequence[Line], labels: WordList) -> Iterator[Hit]:
    """Yield a run of boilerplate without the run of labels that it begins with, which is a hit of its own.

    If the run ends the text, it does not include the white space before its first word, nor the line above.
    """
    taken = labelled_lines(run[0].document, labels)
    rest = list(dropwhile(lambda line: line.index in taken, run))
    if rest:
        start, end = without_lines(rest[0], rest[-1]).span
        if rest[0] is not run[0]:
            start = rest[0].start
        elif rest[0].text[0].isspace() and rest[-1].next is None:
            start = rest[0].span.start
        span = Span(rest[0].span.start, rest[-1].span.end)
        yield Hit(span, {"count": len(rest)}, Fix((Edit(Span(start, end), ""),)))
