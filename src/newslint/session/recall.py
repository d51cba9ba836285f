"""What one run has compiled, kept for the next."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.catalogue.shelf import user_shelf
from newslint.errors import VERSION
from newslint.session.page import Page, ReportPart
from newslint.session.workers import Source
from newslint.text.compiled import COMPILED

NAME = f"patterns-{VERSION}.pack"


def recalled(source: Source) -> Source:
    """The same outcomes, with the patterns that earlier runs have kept; those that are new are kept after."""

    def run(page: Page) -> Iterator[ReportPart]:
        shelf = user_shelf()
        COMPILED.fetch = lambda: shelf.get(NAME)
        yield from source(page)
        data = COMPILED.dumped()
        if data is not None:
            shelf.put(NAME, data)

    return run
