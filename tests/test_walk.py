"""The code of the scan's regular expressions is kept, and never trusted further than it is sound."""

from __future__ import annotations

import marshal
import re
from pathlib import Path
from typing import Any

import pytest

from newslint.catalogue.shelf import Shelf
from newslint.scan import EDGE, Ready, Signal, walk
from newslint.scan.hyperscan import digest
from newslint.scan.plain import PlainBackend
from newslint.scan.tables import tables
from newslint.text.sealed import unsealed

SOURCES = [b"[^a-z](?=(fer(?:ry|ries)))", b"(?=(isle))"]


def test_compiled_walks_are_loaded_as_they_were() -> None:
    found = walk.loaded(SOURCES, walk.compiled(SOURCES))
    assert found == [re.compile(source) for source in SOURCES]
    assert found[0].findall(b" ferry and ferries") == [b"ferry", b"ferries"]


def test_walks_of_another_engine_or_damaged_ones_are_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    code = walk.compiled(SOURCES)
    assert walk.loaded(SOURCES, b"") is None
    assert walk.loaded(SOURCES, code[:-9]) is None
    assert walk.loaded(SOURCES[:1], code) is None
    ill_formed = [(groups, b"\xff" * len(numbers)) for groups, numbers in marshal.loads(code)[1]]
    assert walk.loaded(SOURCES, marshal.dumps((marshal.loads(code)[0], ill_formed))) is None
    monkeypatch.setattr(walk, "_engine", lambda: ("little", 1, 4))
    assert walk.loaded(SOURCES, code) is None


def test_walks_that_no_engine_knows_are_compiled_and_those_of_another_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signals = [Signal(literals=(f"{EDGE}ferry",))]
    made = tables(signals)
    sources = [known.pattern for known in made.known]
    fields: tuple[Any, ...] = (*made[:3], *map(tuple, made[3:6]), b"")
    ready = Ready(marshal.dumps(fields), digest(signals), (0,))
    shelf = Shelf(tmp_path)
    assert PlainBackend(signals, ready, shelf).scan(b"a ferry") == {0: [7]}
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    assert walk.loaded(sources, unsealed(whole) or b"")
    kept.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert PlainBackend(signals, ready, shelf).scan(b"a ferry") == {0: [7]}
    assert kept.read_bytes() == whole
    with monkeypatch.context() as patch:
        patch.setattr(re, "compile", None)
        assert PlainBackend(signals, ready, shelf).scan(b"a ferry") == {0: [7]}
    monkeypatch.setattr(walk, "_sre", import_error)
    assert walk.compiled(sources) == b""
    assert PlainBackend(signals, ready).scan(b"a ferry") == {0: [7]}


def import_error() -> None:
    raise ImportError
