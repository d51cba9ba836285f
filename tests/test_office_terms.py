"""The table of offices: in order, with unique names, and with a source in each row."""

import tomllib
from itertools import chain
from pathlib import Path

from newslint.checks.consistency import office_holders
from newslint.checks.consistency.office_holders import TABLE, office_terms

ROWS = tomllib.loads(Path(office_holders.__file__).with_name(TABLE).read_text(encoding="utf-8"))["holder"]


def test_every_row_has_a_name_of_its_own_and_a_source() -> None:
    assert len({row["name"] for row in ROWS}) == len(ROWS) == len(office_terms())
    assert all(row["source"] for row in ROWS)


def test_terms_are_in_order() -> None:
    for terms in office_terms().values():
        years = list(chain.from_iterable(terms))
        assert years == sorted(years)
