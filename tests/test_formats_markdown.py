"""Markdown: which places are protected, which stay prose, and what comments cover."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.edit import Span
from newslint.formats import parse
from newslint.formats.markdown import facts


def protected(text: str) -> list[str]:
    return [text[start:end] for start, end in facts(text, is_file=True).protected]


def covered(text: str) -> list[str]:
    spans = [request.span or Span(0, len(text)) for request in facts(text, is_file=True).suppressions]
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("---\ntitle: Fog\n---\nText", ["---\ntitle: Fog\n---\n"]),
        ('+++\ntitle = "Fog"\n+++\nText', ['+++\ntitle = "Fog"\n+++\n']),
        ("---\n\nA rule, and text.\n\n---\n", []),
        ("Text\n\n---\ntitle: Fog\n---\n", []),
        ("a\n```py\nx = 1\n\ny\n```\nb", ["```py\nx = 1\n\ny\n```"]),
        ("a\n~~~\n```\n~~~~ \nb", ["~~~\n```\n~~~~ "]),
        ("> ```\n> x\n> ```\nb", ["> ```\n> x\n> ```"]),
        ("- ```\n  x\n  ```\nb", ["- ```\n  x\n  ```"]),
        ("a\n```\nnever closed\n\nb", ["```\nnever closed\n\nb"]),
        ("a\n\n    code\n\n    more\n\nb", ["    code\n\n    more"]),
        ("a\n\n\tcode", ["\tcode"]),
        ("a\n    still a", []),
        ("- a\n\n    still the item\n\n- b", []),
        ("1. a\n\n   more\n\n    still\n\nout\n\n    code", ["    code"]),
        ("Use `x` and ``a ` b`` now", ["`x`", "``a ` b``"]),
        ("a ` b\n\nc ` d", []),
        ("a \\` b ` c", []),
        (r"a `x\` b", [r"`x\`"]),
        ("[a](https://a.example/b_(c) 'The (old) pier') b", ["](https://a.example/b_(c) 'The (old) pier')"]),
        ('![alt](<a b.png> "x)y") b', ['](<a b.png> "x)y")']),
        ("[a](b c.html) d", ["](b c.html)"]),
        ("[a](b\n c (d)", []),
        ("[1]: https://a.example 'Fog'\nb", ["[1]: https://a.example 'Fog'"]),
        ("[^1]: A note in prose.", []),
        ("[Ann]: I said so to him.", []),
        ("See <https://a.example/x> or <desk@a.example>.", ["<https://a.example/x>", "<desk@a.example>"]),
        (
            "See https://a.example/x?y=(z), or (www.b.example/q).",
            ["https://a.example/x?y=(z)", "www.b.example/q"],
        ),
        ("| https://a.example| b |", ["https://a.example"]),
        ("A <b class='x>y'>bold</b> try<br/>", ["<b class='x>y'>", "</b>", "<br/>"]),
        ("2 < 3 and 5 > 4, a<b", []),
        ("a <!-- note\n\nmore --> b", ["<!-- note\n\nmore -->"]),
        ("a <!-- never closed", []),
        ("<pre>\n\nx y\n</PRE >b <style>", ["<pre>\n\nx y\n</PRE >", "<style>"]),
        ("```\n[a](b)\n```\n", ["```\n[a](b)\n```"]),
        ("`<!--` and a `-->`", ["`<!--`", "`-->`"]),
    ],
)
def test_protected_places(text: str, places: list[str]) -> None:
    assert protected(text) == places


def test_nested_and_touching_places_are_one() -> None:
    assert protected("[`x`](y)<b> and <b>`[a](b)`</b>") == ["`x`](y)<b>", "<b>`[a](b)`</b>"]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("<!-- newslint: ignore[x] -->\nOne\ntwo\n\nthree", "One\ntwo"),
        ("<!-- newslint: ignore[x] -->\n\n\nOne\n\ntwo", "One"),
        ("<!-- newslint: ignore[x]\nbecause -->\nOne\n\ntwo", "One"),
        (
            "Zero\n\nOne\ntwo <!-- newslint: ignore[x] -->\nthree\n\nfour",
            "One\ntwo <!-- newslint: ignore[x] -->\nthree",
        ),
        ("One\n\n<!-- newslint: ignore[x] -->\n", ""),
    ],
)
def test_a_comment_covers_the_next_block_or_the_one_around_it(text: str, block: str) -> None:
    assert covered(text) == [block]


def test_comments_one_below_the_other_cover_the_same_block() -> None:
    text = "<!-- newslint: ignore[x] -->\n<!-- newslint: ignore[y, z] a  b -->\nOne\n"
    first, second = facts(text, is_file=True).suppressions
    assert first.span == second.span == Span(text.index("One"), len(text) - 1)
    assert (first.rules, second.rules, second.reason) == (("x",), ("y", "z"), "a b")
    assert second.place == Span(29, text.index("\nOne"))


def test_a_comment_shown_as_code_is_not_a_suppression() -> None:
    assert covered("`<!-- newslint: ignore[x] -->`\n\n```\n<!-- newslint: ignore -->\n```\n") == []


def test_a_windows_file_is_read_with_other_line_ends_and_its_source_is_kept() -> None:
    document = parse("a\r\n\r\n`b`", "markdown", is_file=True)
    assert document.known.protected == (Span(3, 6),)
    assert document.known.is_file
    assert document.origin is not None
    assert document.origin.locate(Span(3, 6)) == Span(5, 8)


@given(
    st.lists(st.sampled_from([*"`~<>[]()!-:\\\"' \n\t#|a", "```", "](", "<!--", "-->", "http://a", "    "]))
)
def test_places_are_in_order_inside_the_text_and_apart(parts: list[str]) -> None:
    text = "".join(parts)
    last = -1
    for start, end in facts(text, is_file=False).protected:
        assert last < start < end <= len(text)
        last = end


@pytest.mark.parametrize(
    "part",
    ["](", ']("a" ', '<a b="', "<!--", "<pre>", "`a", "``` `", "[a]: <", "www.", "    a\n\n", "[(", "<a b "],
)
def test_reading_takes_time_in_proportion_to_the_text(part: str) -> None:
    text = part * (40_000 // len(part))
    assert len(text) > 30_000
    before = process_time()
    facts(text, is_file=False)
    assert process_time() - before < 20  # seconds, on any machine; quadratic time would be minutes
