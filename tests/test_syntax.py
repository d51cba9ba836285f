"""Patterns are parsed as `regex` parses them, or not at all."""

import pytest

from newslint.scan.derive import literals
from newslint.scan.expression import expression
from newslint.scan.parts import ENDLESS, Chain, Char, Choice, Edge, Repeat
from newslint.scan.syntax import parse

A, B, C = (Char(((ord(letter), ord(letter)),)) for letter in "abc")


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("", Chain(())),
        ("ab", Chain((A, B))),
        ("a|b|", Choice((A, B, Chain(())))),
        ("(?:ab)c", Chain((A, B, C))),
        ("(?<name>a)(?P<other>b)(c)(?>a)", Chain((A, B, C, A))),
        ("a*b+?c?+", Chain((Repeat(0, ENDLESS, A), Repeat(1, ENDLESS, B), Repeat(0, 1, C)))),
        ("a{2}b{,3}c{4,}", Chain((Repeat(2, 2, A), Repeat(0, 3, B), Repeat(4, ENDLESS, C)))),
        ("(?:ab){2,3}", Repeat(2, 3, Chain((A, B)))),
        ("a{b", Chain((A, Char(((123, 123),)), B))),
        (r"^\ba$", Chain((Edge("^"), Edge(r"\b"), A, Edge("$")))),
        (r"\Aa\B\Z", Chain((Edge(r"\A"), A, Edge(r"\Z")))),
        ("a(?=b)(?!b)(?<=b)(?<!b)c", Chain((A, C))),
        ("a(?#a remark)b", Chain((A, B))),
        (".", Char(((10, 10),), negated=True)),
        ("(?s).(?-s:.)", Chain((Char(negated=True), Char(((10, 10),), negated=True)))),
        (r"[^]a-c\d\]-]", Char(((93, 93), (97, 99), (93, 93), (45, 45)), (r"\d",), negated=True)),
        (r"[\b[.*]", Char(((8, 8), (91, 91), (46, 46), (42, 42)))),
        (r"\p{Lu}\h\pL", Chain(tuple(Char((), (one,)) for one in (r"\p{Lu}", r"\h", r"\pL")))),
        (r"\x61\u0062\U00000063", Chain((A, B, C))),
        (r"\N{LATIN SMALL LETTER A}\n\.", Chain((A, Char(((10, 10),)), Char(((46, 46),))))),
    ],
)
def test_a_pattern_is_parsed_as_it_matches(source: str, part: object) -> None:
    tree = parse(source)
    assert tree is not None
    assert tree.part == part


@pytest.mark.parametrize(
    "source", ["(a", "a)", "[a", "*a", "a(?i)", "(?R)", r"\K", "[[:alpha:]]", "a\\", r"[a-\d]"]
)
def test_a_pattern_with_other_syntax_cannot_be_parsed(source: str) -> None:
    assert parse(source) is None


def test_spaces_and_comments_of_a_verbose_pattern_are_ignored() -> None:
    verbose = r"""(?x)
        (?: would | do )  # a verb
        [ ] you \ want
        (?: [ #]x ) +
        (?-x: to)
    """
    plain = r"(?:would|do) you\ want(?:[ #]x)+ to"
    assert parse(verbose) == parse(plain)
    assert literals(verbose) == literals(plain) == frozenset(["would you want", "do you want"])
    assert expression(verbose) == expression(plain)


def test_lookarounds_are_kept_separately() -> None:
    tree = parse("(?i:a)(?=b)(?<!c)")
    assert tree is not None
    assert (tree.part, tree.looks, tree.ignore_case) == (A, (B, C), True)


def test_references_match_any_text() -> None:
    for source in (r"(a)\1", r"(?<x>a)(?P=x)", r"(?<x>a)\g<x>"):
        tree = parse(source)
        assert tree is not None
        assert tree.part == Chain((A, Repeat(0, ENDLESS, Char(negated=True))))
