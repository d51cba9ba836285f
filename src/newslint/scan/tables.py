"""What the plain back end looks things up in: made from the signals of all rules, or kept with the cards."""

import marshal
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from newslint.scan.signal import EDGE, Signal

Key = TypeVar("Key", bytes, str)
Owners = tuple[int, ...]
Filed = tuple[tuple[bytes, Owners], ...]
EDGED = EDGE.encode()
FORMAT = 4  # of marshal, which every Python that runs newslint reads
PIECE = 4  # bytes at an end of a word by which a literal is known that the word may reach beyond
SCANNED = 3  # bytes: a shorter literal, or one without a letter, is looked for as a mark
COMMON = bytes(byte for byte in range(0x80) if chr(byte).isalnum()) + b" \n.,'\"-"
WORDS = bytes(byte | 0x20 if chr(byte).isalnum() and byte < 0x80 else 0x20 for byte in range(256))
ORDINARY = bytes(range(ord("a"), ord("z") + 1)) + bytes(range(ord("A"), ord("Z") + 1)) + b"0123456789 ,.\n"


class Tables(NamedTuple):
    """Literals by what a text must have for them to stand in it, each with the indexes of its rules.

    What is filed under a key is kept as bytes, as a text has few of the keys: `read` tells what they hold.

    Args:
        always: The rules without literals.
        characters: Marks of one character that is rare in prose.
        longer: Other marks, with their rare characters.
        pairs: Literals by two words in a row, the second cut to its beginning.
        words: Of the rest, those by their longest word.
        starts: Of the rest, those by the beginning of a word that may go on behind them.
        ends: Of the rest, those by the end of a word that may have begun before them.
        rare: Of the rest, those by a character that is rare in prose.
        grams: Of the rest, those by four letters in a row, anywhere in a word.
        others: The rest.
        longest: Bytes of the longest literal.
    """

    always: Owners
    characters: Mapping[str, Owners]
    longer: Mapping[tuple[bytes, bytes], Owners]
    pairs: Mapping[bytes, bytes]
    words: Mapping[bytes, bytes]
    starts: Mapping[bytes, bytes]
    ends: Mapping[bytes, bytes]
    rare: Mapping[str, bytes]
    grams: Mapping[bytes, bytes]
    others: Filed
    longest: int


class Needs(NamedTuple):
    """What a text must have for a literal to stand in it.

    Args:
        pairs: Whole words, each with the beginning of the next.
        words: Words that stand whole in the literal.
        start: The beginning of a word that may go on behind the literal; empty where there is none.
        end: The end of a word that may have begun before it; likewise.
        rare: The characters that are rare in English prose.
    """

    pairs: frozenset[bytes]
    words: frozenset[bytes]
    start: bytes
    end: bytes
    rare: set[str]


def tables(signals: Sequence[Signal]) -> Tables:
    """The tables for rules by their index."""
    always, characters, longer = _gates(signals)
    owners: dict[bytes, list[int]] = {}
    for index, signal in enumerate(signals):
        for literal in filter(_is_scanned, signal.literals):
            owners.setdefault(encoded(literal).lower(), []).append(index)
    known = {literal: needs(literal) for literal in owners}
    pairs = {one: max(need.pairs, key=len, default=b"") for one, need in known.items()}
    words = {one: max(known[one].words, key=len, default=b"") for one, pair in pairs.items() if not pair}
    starts = {one: known[one].start for one, word in words.items() if not word}
    ends = {one: known[one].end for one, start in starts.items() if not start}
    rare = {one: max(known[one].rare, default="") for one, end in ends.items() if not end}
    grams = {one: _gram(one) for one, character in rare.items() if not character}
    others = tuple((one, tuple(owners[one])) for one, gram in grams.items() if not gram)
    return Tables(
        always,
        characters,
        longer,
        _filed(pairs, owners),
        _filed(words, owners),
        _filed(starts, owners),
        _filed(ends, owners),
        _filed(rare, owners),
        _filed(grams, owners),
        others,
        max(map(len, owners), default=0),
    )


def loaded(data: bytes) -> Tables:
    """The tables that marshal wrote as a tuple."""
    return Tables._make(marshal.loads(data))  # noqa: S302 -- it came with the cards


def read(filed: bytes) -> Filed:
    """The literals, and the indexes of their rules, that are filed under a key."""
    found: Filed = marshal.loads(filed)  # noqa: S302 -- as above
    return found


def needs(literal: bytes) -> Needs:
    """What a text must have for a literal, in lower case, to stand in it."""
    first, *inner = literal.translate(WORDS).split(b" ")
    last = inner.pop() if inner else b""
    end = first[-PIECE:] if inner or last or literal.translate(WORDS) != first else b""
    whole = list(filter(None, inner))
    following = [*whole[1:], last] if len(last) >= PIECE else whole[1:]
    return Needs(
        frozenset(map(pair, whole, following)),
        frozenset(whole),
        last[:PIECE] if len(last) >= PIECE else b"",
        end if len(end) == PIECE else b"",
        rare_characters(literal.replace(EDGED, b"")),
    )


def pair(word: bytes, following: bytes) -> bytes:
    """How a word and the one behind it are known."""
    return word + b" " + following[:PIECE]


def _gram(literal: bytes) -> bytes:
    """The beginning of the literal's longest piece of a word; empty where that is short."""
    longest = max(literal.translate(WORDS).split(), key=len, default=b"")
    return longest[:PIECE] if len(longest) >= PIECE else b""


def rare_characters(data: bytes) -> set[str]:
    """The characters of a text that are rare in English prose."""
    return set(data.translate(None, COMMON).decode("utf-8", "surrogatepass"))


def encoded(literal: str) -> bytes:
    """The literal as it stands in a text's bytes."""
    return literal.encode("utf-8", "surrogatepass")


def _filed(keys: Mapping[bytes, Key], owners: Mapping[bytes, list[int]]) -> dict[Key, bytes]:
    """The literals by their keys; those with an empty one are left out."""
    filed: dict[Key, list[tuple[bytes, Owners]]] = {}
    for literal, key in keys.items():
        filed.setdefault(key, []).append((literal, tuple(owners[literal])))
    return {key: marshal.dumps(tuple(found), FORMAT) for key, found in filed.items() if key}


def _gates(
    signals: Sequence[Signal],
) -> tuple[Owners, dict[str, Owners], dict[tuple[bytes, bytes], Owners]]:
    """The rules that always run, and the marks of the others."""
    always: list[int] = []
    characters: dict[str, Owners] = {}
    longer: dict[tuple[bytes, bytes], Owners] = {}
    for index, signal in enumerate(signals):
        marks = {literal.strip(EDGE) for literal in signal.literals if not _is_scanned(literal)}
        if not signal.literals or "" in marks:
            always.append(index)
        for mark in sorted(marks - {""}):
            data = mark.encode()
            rare = data.translate(None, ORDINARY)
            if len(mark) == 1 and rare:
                characters[mark] = (*characters.get(mark, ()), index)
            else:
                longer[rare, data] = (*longer.get((rare, data), ()), index)
    return tuple(always), characters, longer


def _is_scanned(literal: str) -> bool:
    bare = literal.strip(EDGE)
    return len(encoded(bare)) >= SCANNED and any(char.isalnum() for char in bare)
