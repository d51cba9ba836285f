"""The expression of a pattern, with which Hyperscan finds where the pattern may match.

Hyperscan reads bytes, has no lookaround, and reports the ends of matches. An expression matches wherever its
pattern does, and rarely elsewhere. The pattern itself then decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from math import ceil

from newslint.scan.derive import rarity
from newslint.scan.fold import forms
from newslint.scan.parts import (
    ENDLESS,
    LETTERS,
    LINE_FEED,
    NOTHING,
    OTHERS,
    PUNCTUATION,
    SIGNS,
    WORD,
    WORD_EDGES,
    WORD_END,
    WORD_START,
    Chain,
    Char,
    Choice,
    Edge,
    Part,
    Repeat,
    chars_of,
    from_first_word,
    is_at_end,
    is_open,
    is_run,
    matched,
    without_head,
    without_marks,
    without_tail,
)
from newslint.scan.signal import EDGE
from newslint.scan.syntax import parse

# The beginning of a line is not part of the expression, because it costs the engine more than it saves.
TRAIL = r"[^A-Za-z\n]*\n"  # with digits: the engine is fast only if all that may follow is one set
WORD_EDGE, WORD_EDGE_OR_EMPHASIS = r"\b", r"(?:\b|_)"  # the marks around a line do not count
# Hyperscan misses some matches at the very end of its input, so the ends of a text are ordinary bytes here.
EDGES = {
    "$": r"\n",
    r"\Z": r"\n\xff",
    WORD_START.notation: WORD_EDGE_OR_EMPHASIS,
    WORD_END.notation: WORD_EDGE_OR_EMPHASIS,
}
MOST_COUNTED = 12  # a longer bound costs the engine more than the few places that it would exclude
MOST_COPIED = 1000  # bytes of a group times its repetitions: the engine copies the group for each repetition
RARE, RARE_AT_END = 10.0, 6.0  # letters that need nothing before them, in a line and at its end
RARE_AT_START = 24.0  # letters that need nothing after them
LONG = 12.0  # letters that are seldom part of a longer word: a boundary there costs more than it excludes
BEYOND = {
    SIGNS: r"\xc2[\x80-\xbf]",
    LETTERS: r"[\xc3-\xdf][\x80-\xbf]",
    PUNCTUATION: r"\xe2\x80[\x80-\xbf]",
    OTHERS: r"(?:[\xe0\xe1\xe3-\xef][\x80-\xbf]|\xe2[\x81-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})[\x80-\xbf]",
}
BEYOND_BYTES = r"\x80-\xf4"
ANY_CONTINUATION, LOWEST, HIGHEST = r"[\x80-\xbf]", b"\x80", b"\xbf"
LENGTHS = ((0x80, 0x7FF), (0x800, 0xFFFF), (0x10000, 0x10FFFF))
AS_WRITTEN = WORD | frozenset(b" ,;:'!@%&=<>~/-")  # characters without a special meaning outside a class
LONGEST = 15_000  # Hyperscan rejects expressions of 16,000 bytes


def expression(source: str, *, fills_line: bool = False) -> str | None:
    """An expression with a match that ends where each match of the pattern ends, or earlier; None if none.

    Args:
        source: A pattern in the syntax of the `regex` package.
        fills_line: True for a pattern that must fill its line, except for marks and white space around it.
    """
    tree = parse(source)
    if tree is None:
        return None
    ends_line = fills_line and not is_open(tree.part)
    part = _rare_end(tree.part, RARE_AT_END if ends_line or is_at_end(tree.part) else RARE)
    if ends_line:
        whole = _grouped(without_marks(from_first_word(part))) + TRAIL
    else:
        whole = _written(_rare_beginning(without_head(without_tail(part))))
    if fills_line:
        whole = whole.replace(WORD_EDGE, WORD_EDGE_OR_EMPHASIS)
    return whole if len(whole) <= LONGEST else None


def _rare_end(part: Part, enough: float) -> Part:
    """The end of a part that is rare enough without its beginning: `enough` if no run is left in it.

    The engine would follow a run of any characters through each line of a text, and it would exclude little.
    """
    if isinstance(part, Choice):
        return Choice(tuple(_rare_end(one, enough) for one in part.parts))
    parts = part.parts if isinstance(part, Chain) else ()
    runs = [index for index, one in enumerate(parts[:-1]) if is_run(one)]
    for index in reversed(runs):
        rest = Chain(parts[index + 1 :])
        if rarity(rest) >= (enough if index == runs[-1] and not is_run(parts[-1]) else RARE):
            return rest
    return part


def _rare_beginning(part: Part) -> Part:
    """The shortest beginning of a part that is rare enough without its end, in the same line.

    Phrases of a list that begin alike become one, and the engine needs less state.
    """
    if isinstance(part, Choice):
        return Choice(tuple(dict.fromkeys(map(_rare_beginning, part.parts))))
    parts = part.parts if isinstance(part, Chain) else ()
    first = ceil(RARE_AT_START) if all(isinstance(one, Char) for one in parts) else 1
    for cut in range(first, len(parts)):
        if rarity(Chain(parts[:cut])) >= RARE_AT_START:
            is_in_line = not any(LINE_FEED in matched(char).ascii for char in chars_of(Chain(parts[cut:])))
            return Chain(parts[:cut]) if is_in_line else part
    return part


def literal(text: str, *, ignore_case: bool = False) -> str:
    """The expression of a plain string; no ASCII letter or digit may be beside an `EDGE`.

    An edge beside a non-ASCII letter is left out, because for Hyperscan such a letter is not part of a word.

    Args:
        text: The string.
        ignore_case: True if non-ASCII letters may be in either case; for ASCII letters there is a flag.
    """
    bare = text.strip(EDGE)
    written = "".join(map(_in_any_case, bare)) if ignore_case else _escaped(_encoded(bare))
    opens = text.startswith(EDGE) and bare[:1].isascii()
    closes = text.endswith(EDGE) and bare[-1:].isascii()
    return WORD_EDGE_OR_EMPHASIS * opens + written + WORD_EDGE * closes


def _in_any_case(letter: str) -> str:
    if letter.isascii():
        return _escaped(letter.encode())
    choices = [_escaped(_encoded(form)) for form in sorted(forms(letter))]
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _written(part: Part) -> str:
    if isinstance(part, Char):
        return _char(part)
    if isinstance(part, Edge):
        return EDGES.get(part.notation, part.notation)
    if isinstance(part, Chain):
        return "".join(_written(one) for one in _with_sure_boundaries(part))
    if isinstance(part, Choice):
        return f"(?:{'|'.join(_written(one) for one in part.parts)})"
    return _repeated(part)


def _grouped(part: Part) -> str:
    return f"(?:{_written(part)})"


def _with_sure_boundaries(chain: Chain) -> Iterator[Part]:
    """Yield the parts of a chain, without word boundaries beside long words or non-ASCII letters.

    For Hyperscan a non-ASCII letter is not part of a word, so it would miss a boundary after it. The boundary
    of a choice moves to those of its alternatives that have a short word there.
    """
    has_boundary = any(part in WORD_EDGES for part in chain.parts)
    if not has_boundary or rarity(chain) >= LONG:
        yield from (part for part in chain.parts if part not in WORD_EDGES)
        return
    for index, part in enumerate(chain.parts):
        before = chain.parts[index - 1] if index else NOTHING
        behind = chain.parts[index + 1] if index + 1 < len(chain.parts) else NOTHING
        if part in WORD_EDGES:
            if _needs_boundary(before, -1) or _needs_boundary(behind, 0):
                yield part
        elif isinstance(part, Choice) and (
            (before in WORD_EDGES and not _needs_boundary(part, 0))
            or (behind in WORD_EDGES and not _needs_boundary(part, -1))
        ):
            yield _bounded(part, before, behind)
        else:
            yield part


def _bounded(choice: Choice, before: Part, behind: Part) -> Part:
    """A choice with the word boundaries beside it around those alternatives that need them."""
    by_edges: dict[tuple[Part, ...], list[Part]] = {}
    for part in choice.parts:
        opens = before if before in WORD_EDGES and _needs_boundary(part, 0) else NOTHING
        closes = behind if behind in WORD_EDGES and _needs_boundary(part, -1) else NOTHING
        by_edges.setdefault((opens, closes), []).append(part)
    return Choice(
        tuple(Chain((opens, Choice(tuple(some)), closes)) for (opens, closes), some in by_edges.items())
    )


def _needs_boundary(part: Part, at: int) -> bool:
    """True for a short word with an ASCII letter or digit at one end, and for a choice of such words."""
    if isinstance(part, Choice):
        return all(_needs_boundary(one, at) for one in part.parts)
    return _is_ascii_word(part, at) and rarity(part) < LONG


def _is_ascii_word(part: Part, at: int) -> bool:
    """True if the first (0) or last (-1) character of a part is certainly an ASCII letter or digit."""
    if isinstance(part, Char):
        known, beyond, ranges = matched(part)
        return not (beyond or ranges) and known <= WORD
    if isinstance(part, Chain):
        return bool(part.parts) and _is_ascii_word(part.parts[at], at)
    if isinstance(part, Choice):
        return all(_is_ascii_word(one, at) for one in part.parts)
    return isinstance(part, Repeat) and part.least > 0 and _is_ascii_word(part.part, at)


def _repeated(repeat: Repeat) -> str:
    least, most, part = repeat
    if not isinstance(part, Char):
        group = _written(part) if isinstance(part, Choice) else _grouped(part)
        return group + _times(least, most if most * len(group) <= MOST_COPIED else ENDLESS)
    known, beyond, ranges = matched(part)
    if (beyond or ranges) and least != most and not part.letter:
        return f"[{_ranges(known)}{BEYOND_BYTES}]{_times(least, MOST_COUNTED + 1)}"
    return (_grouped(part) if ranges else _char(part)) + _times(least, most)


def _times(least: int, most: int) -> str:
    if most > MOST_COUNTED:
        return {0: "*", 1: "+"}.get(least, f"{{{min(least, MOST_COUNTED)},}}")
    if least == most:
        return "" if least == 1 else f"{{{least}}}"
    return "?" if (least, most) == (0, 1) else f"{{{least},{most}}}"


def _char(char: Char) -> str:
    known, beyond, ranges = matched(char)
    choices = [BEYOND[group] for group in sorted(beyond)]
    choices += [_between(_encoded(chr(first)), _encoded(chr(last))) for first, last in _by_length(ranges)]
    if known:
        choices.insert(0, _escaped(bytes(known)) if len(known) == 1 else f"[{_ranges(known)}]")
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"


def _by_length(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of code points, split where the number of their bytes changes."""
    for first, last in ranges:
        for low, high in LENGTHS:
            if first <= high and low <= last:
                yield max(first, low), min(last, high)


def _between(first: bytes, last: bytes) -> str:
    """The expression for each character from one to another with the same number of bytes."""
    rest = len(first) - 1
    if first == last:
        return _escaped(first)
    if not rest:
        return f"[\\x{first[0]:02x}-\\x{last[0]:02x}]"
    if first[0] == last[0]:
        return f"\\x{first[0]:02x}{_between(first[1:], last[1:])}"
    choices = [f"\\x{first[0]:02x}{_between(first[1:], HIGHEST * rest)}"]
    if last[0] - first[0] > 1:
        choices.append(f"[\\x{first[0] + 1:02x}-\\x{last[0] - 1:02x}]" + ANY_CONTINUATION * rest)
    return f"(?:{'|'.join([*choices, f'{chr(92)}x{last[0]:02x}{_between(LOWEST * rest, last[1:])}'])})"


def _escaped(data: bytes) -> str:
    return "".join(chr(byte) if byte in AS_WRITTEN else f"\\x{byte:02x}" for byte in data)


def _ranges(codes: frozenset[int]) -> str:
    r"""The members of a class: `\x30-\x39\x41`."""
    ordered = sorted(codes)
    runs = groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0])
    ends = [(run[0][1], run[-1][1]) for run in (list(members) for _, members in runs)]
    return "".join(f"\\x{first:02x}" + (f"-\\x{last:02x}" if last > first else "") for first, last in ends)
