"""The fuzz targets keep their promises on their seeds, and notice a broken one."""

from random import Random

import pytest

import fuzz
from newslint import Edit, Span
from newslint.formats import parse


@pytest.mark.parametrize("target", fuzz.TARGETS)
def test_seeds_keep_every_promise(target: str) -> None:
    known = fuzz.seeds(target)
    assert known
    for data in known[::40]:
        fuzz.TARGETS[target](data)


def test_inputs_depend_only_on_the_seed() -> None:
    made = [fuzz.changed(Random(7), b"The ferry left.", b"| a | b |") for _ in range(2)]
    assert made[0] == made[1]


def test_words_that_no_edit_touches_are_known() -> None:
    page = parse("<p>The <b>old</b> ferry left.</p>", "html")
    assert list(fuzz.words_outside(page, [Edit(Span(10, 13), "")])) == ["The", "ferry", "left"]
    with pytest.raises(fuzz.BrokenPromiseError, match="undo"):
        fuzz.must(holds=False, promise="undo returns the source")
