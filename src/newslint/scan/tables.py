"""What the plain back end looks things up in: made from the signals of all rules, or kept with the cards."""

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newslint.scan import walk
from newslint.scan.signal import EDGE, Signal

Owners = tuple[int, ...]
Filed = tuple[tuple[bytes, Owners], ...]
Tree = dict[int, "Tree"]
BLANKS = " \n"
EDGED = EDGE.encode()
FORMAT = 4  # of marshal, which every Python that runs newslint reads
KEY = 8  # bytes at the beginning of a literal by which it is known
END = -1  # among the letters that may follow: a key may end here
NOTHING = b"(?!)"
SCANNED = 3  # bytes: a shorter literal that begins with a letter, a digit or a blank is a mark
ORDINARY = bytes(range(ord("a"), ord("z") + 1)) + bytes(range(ord("A"), ord("Z") + 1)) + b"0123456789 ,.\n"


class Known(NamedTuple):
    """Literals by their keys, each with the indexes of its rules.

    What is filed under a key is kept as bytes, as a text has few of the keys: `read` tells what they hold.

    Args:
        pattern: A regular expression whose group is the longest key at a place.
        filed: By key the literals it stands for, and those that shorter keys at its beginning stand for.
    """

    pattern: bytes
    filed: Mapping[bytes, bytes]


class Tables(NamedTuple):
    """Literals by what a text must have for them to stand in it, with the indexes of their rules.

    Args:
        always: The rules without literals.
        characters: Marks of one character that is rare in prose.
        longer: Short marks with a letter, a digit or a blank, and their rare characters.
        begun: Literals that begin with a word, or a blank and a word, by the word's beginning.
        led: Literals that begin with another character that is part of no word, by what follows it.
        inner: Literals that may begin inside a word, by their beginning.
        code: The compiled patterns of the last three, as `walk` keeps them.
    """

    always: Owners
    characters: Mapping[str, Owners]
    longer: Mapping[tuple[bytes, bytes], Owners]
    begun: Known
    led: Known
    inner: Known
    code: bytes

    @property
    def known(self) -> tuple[Known, Known, Known]:
        """Literals that begin with a word, with another mark, and inside a word."""
        return self.begun, self.led, self.inner


def tables(signals: Sequence[Signal]) -> Tables:
    """The tables for rules by their index."""
    owners: dict[bytes, list[int]] = {}
    for index, signal in enumerate(signals):
        for literal in filter(_is_scanned, signal.literals):
            owners.setdefault(encoded(literal).lower(), []).append(index)
    begun = {one for one in owners if one.startswith((EDGED, *map(encoded, BLANKS)))}
    inner = {one for one in owners if one[:1].isalnum()}
    led = owners.keys() - begun - inner
    marks = b"".join(b"\\x%02x" % byte for byte in sorted({one[0] for one in led}))
    known = (
        _known(begun, owners, b"[^a-z0-9](?=(%s))"),
        _known(led, owners, b"[%s](?=(%%s))" % marks),
        _known(inner, owners, b"(?=(%s))"),
    )
    return Tables(*_gates(signals), *known, walk.compiled([one.pattern for one in known]))


def loaded(data: bytes) -> Tables:
    """The tables that marshal wrote as tuples."""
    always, characters, longer, *known, code = marshal.loads(data)  # noqa: S302 -- it came with the cards
    begun, led, inner = map(Known._make, known)
    return Tables(always, characters, longer, begun, led, inner, code)


def read(filed: bytes) -> Filed:
    """The literals, and the indexes of their rules, that are filed under a key."""
    found: Filed = marshal.loads(filed)  # noqa: S302 -- as above
    return found


def encoded(literal: str) -> bytes:
    """The literal as it stands in a text's bytes."""
    return literal.encode("utf-8", "surrogatepass")


def bare(literal: bytes) -> bytes:
    """The literal without the signs for edges."""
    return literal.removeprefix(EDGED).removesuffix(EDGED)


def led_in(literal: bytes) -> int:
    """How many bytes of a literal stand before its key: one that is part of no word, or none."""
    return 0 if literal.startswith(EDGED) or literal[:1].isalnum() else 1


def _known(literals: Iterable[bytes], owners: Mapping[bytes, Sequence[int]], pattern: bytes) -> Known:
    by_key: dict[bytes, list[tuple[bytes, Owners]]] = {}
    for literal in sorted(literals):
        key = bare(literal)[led_in(literal) :][:KEY]
        by_key.setdefault(key, []).append((literal, tuple(owners[literal])))
    filed = {
        key: tuple(one for shorter in _prefixes(key) for one in by_key.get(shorter, ())) for key in by_key
    }
    packed = {key: marshal.dumps(found, FORMAT) for key, found in filed.items()}
    return Known(pattern % any_of(by_key) if by_key else NOTHING, packed)


def _prefixes(key: bytes) -> Iterator[bytes]:
    return (key[: size + 1] for size in range(len(key)))


def any_of(keys: Iterable[bytes]) -> bytes:
    """A regular expression for the longest of some keys at a place, found in one walk along their letters."""
    root: Tree = {}
    for key in keys:
        node = root
        for byte in key:
            node = node.setdefault(byte, {})
        node[END] = {}
    return _written(root)


def _written(node: Tree) -> bytes:
    branches = [_letter(byte) + _written(below) for byte, below in node.items() if byte != END]
    if len(branches) == 1 and END not in node:
        return branches[0]
    return b"(?:%s)%s" % (b"|".join(branches), b"?" * (END in node)) if branches else b""


def _letter(byte: int) -> bytes:
    return b"%c" % byte if chr(byte).isalnum() and byte < 0x80 else b"\\x%02x" % byte


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
    begins_word = bare != bare.lstrip(BLANKS) or (bare[:1].isascii() and bare[:1].isalnum())
    if begins_word:
        return len(encoded(bare)) >= SCANNED and any(map(str.isalnum, bare))
    return len(bare.rstrip(BLANKS)) > 1
