from collections.abc import Iterator, Sequence

from newslint.checks.boilerplate.deletion import run_hit
from newslint.document import Document, Line
from newslint.page.frame import article_lines
from newslint.page.reasons import reasons
from newslint.rule import Hit


def page_frame(document: Document, *, fewest_lines: int = 8) -> Iterator[Hit]:
    """Yield the text above the article on a whole page, and the text below it.

    Nothing is found if fewer than `fewest_lines` lines are outside the article, or no line is likely in it.
    """
    article, count = article_lines(document), len(document.written)
    if not article or count - len(article) < fewest_lines:
        return
    for where, places in (("above", range(article.start)), ("below", range(article.stop, count))):
        if places:
            lines: Sequence[Line] = document.written[places.start : places.stop]
            values = {"count": len(lines), "where": where, "reasons": reasons(document, places)}
            yield run_hit(lines, values)
