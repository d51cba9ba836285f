"""Bytes to text and back: exact, or rejected with advice."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats.decode import Decoded, decode, encode

MARKED = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
JAPANESE = "港のフェリーは霧のため正午まで出ませんでした。\n"
RUSSIAN = "Паром вышел в море только после полудня из-за тумана.\n"
CHINESE = "渡轮因为大雾中午才开，码头上的人说这是今年第一个大雾天。\n"
KOREAN = "짙은 안개 때문에 여객선은 정오까지 떠나지 못했다.\n"


@given(st.text().filter(lambda text: "\0" not in text[:8192]))
def test_utf8_comes_back_byte_for_byte(text: str) -> None:
    data = text.encode()
    made = decode(data, None, is_html=False)
    assert made.text == text
    assert encode(made.text, made) == data


@pytest.mark.parametrize("name", MARKED)
@given(text=st.text())
def test_a_byte_order_mark_gives_the_encoding_and_is_the_first_code_point(name: str, text: str) -> None:
    data = MARKED[name] + text.encode(name)
    if name == "utf-16-le" and text.startswith("\0"):
        return  # these bytes are the mark of UTF-32
    made = decode(data, "latin-1", is_html=False)
    assert made == Decoded("\N{ZERO WIDTH NO-BREAK SPACE}" + text, name, MARKED[name])
    assert encode(made.text, made) == data


@given(
    st.binary(max_size=60),
    st.sampled_from([None, "windows-1252", "shift_jis", "iso2022_jp", "utf-7", "gb18030"]),
)
def test_any_bytes_come_back_exactly_or_are_refused(data: bytes, encoding: str | None) -> None:
    try:
        made = decode(data, encoding, is_html=True)
    except InputError:
        return
    assert encode(made.text, made) == data


def test_the_users_encoding_counts_only_where_utf8_fails() -> None:
    assert decode("café".encode(), "windows-1252", is_html=False) == Decoded("café", "utf-8")
    assert decode(b"caf\xe9", "windows-1252", is_html=False) == Decoded("café", "windows-1252")


@pytest.mark.parametrize(
    "head",
    [
        b'<meta charset="windows-1250">',
        b"<META http-equiv=Content-Type content='text/html; charset=windows-1250'>",
        b'<?xml version="1.0" encoding="windows-1250"?>',
    ],
)
def test_a_page_is_read_as_it_declares(head: bytes) -> None:
    data = head + b"<p>\x9eivot</p>"
    assert decode(data, None, is_html=True).text.endswith("<p>život</p>")
    with pytest.raises(InputError, match="not UTF-8"):
        decode(data, None, is_html=False)


def test_a_page_declared_latin1_is_read_as_browsers_read_it() -> None:
    made = decode(b"<meta charset=iso-8859-1>\x93Fog\x94", None, is_html=True)
    assert made.text.endswith("\N{LEFT DOUBLE QUOTATION MARK}Fog\N{RIGHT DOUBLE QUOTATION MARK}")


def test_a_false_declaration_leaves_the_users_encoding() -> None:
    data = b"<meta charset=utf-8>caf\xe9"
    assert decode(data, "windows-1252", is_html=True).text.endswith("café")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Das Café öffnet wieder.\n", "windows-1252"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "gb18030"),
        (KOREAN, "euc_kr"),
    ],
)
def test_a_file_that_is_not_utf8_is_refused_with_the_encoding_that_fits(text: str, encoding: str) -> None:
    data = b"Harbour\n" + text.encode(encoding)
    with pytest.raises(InputError, match=f"use --encoding {encoding}$") as caught:
        decode(data, None, is_html=False, path="a.txt")
    assert decode(data, encoding, is_html=False).text == "Harbour\n" + text
    assert (caught.value.path, caught.value.place) == ("a.txt", "line 2")


def test_the_first_bad_byte_is_named() -> None:
    with pytest.raises(InputError) as caught:
        decode("Première\nligne caf".encode() + b"\xe9\n", None, is_html=False)
    assert "byte 0xE9 at offset 19" in caught.value.message


def test_one_bad_byte_in_a_utf8_file_is_called_damage() -> None:
    data = "Ärzte über Köln: fünf Häuser größer\n".encode() + b"caf\xe9 zu"
    with pytest.raises(InputError, match="most of the file is UTF-8"):
        decode(data, None, is_html=False)


def test_an_encoding_that_does_not_fit_is_named_with_the_one_that_does() -> None:
    with pytest.raises(InputError, match=r"not shift_jis either.*use --encoding windows-1252"):
        decode(b"Das Caf\xe9.\nUnd \x84so\x93.", "shift_jis", is_html=False)


def test_an_unknown_encoding_is_named() -> None:
    with pytest.raises(InputError, match="there is no encoding 'windows-12520'"):
        decode(b"caf\xe9", "windows-12520", is_html=False)


def test_nul_bytes_mean_a_binary_file_unless_the_user_names_utf16() -> None:
    data = "Fog".encode("utf-16-le")
    with pytest.raises(InputError, match="binary file: byte 0x00 at offset 1"):
        decode(data, None, is_html=False)
    assert decode(data, "utf-16-le", is_html=False) == Decoded("Fog", "utf-16-le")


def test_a_broken_file_with_a_byte_order_mark_is_refused() -> None:
    with pytest.raises(InputError, match="has the byte order mark of utf-8 but wrong bytes"):
        decode(codecs.BOM_UTF8 + b"caf\xe9", "windows-1252", is_html=False)


def test_a_character_the_encoding_lacks_is_refused_with_its_line() -> None:
    made = decode(b"caf\xe9\n", "windows-1252", is_html=False)
    with pytest.raises(InputError, match=r"lacks '\\u0142' \(U\+0142\)") as caught:
        encode("caf\nał", made, path="b.txt")
    assert (caught.value.path, caught.value.place) == ("b.txt", "line 2")
