"""Bytes become text by one stated rule: marks, UTF-8, what the page declares, then guesses."""

import pytest

from briefs.intake import RefusedDocument
from briefs.intake.decoding.encoding import decode

RUSSIAN = "Порт открыл новую линию через залив, сообщили в ведомстве. "
SPANISH = "El niño pagó 5 € y dijo “sí”. "
CHINESE = "港口开通了新航线，船票五元。"
JAPANESE = "港は新しい航路を開いた。"


def page(declared, text):
    return f'<html><head><meta charset="{declared}"></head><body><p>{text * 5}</p></body></html>'


@pytest.mark.parametrize(
    ("declared", "written", "text", "read_as"),
    [
        ("windows-1251", "cp1251", RUSSIAN, "cp1251"),
        ("KOI8-R", "koi8-r", RUSSIAN, "koi8-r"),
        ("iso-8859-1", "cp1252", SPANISH, "cp1252"),
        ("us-ascii", "cp1252", SPANISH, "cp1252"),
        ("gb2312", "gb18030", CHINESE, "gb18030"),
        ("big5", "big5", "港口開通了新航線。", "big5hkscs"),
        ("x-sjis", "cp932", JAPANESE, "cp932"),
        ("iso-2022-jp", "iso2022_jp", JAPANESE, "iso2022_jp"),
        ("euc-kr", "cp949", "항구는 새 항로를 열었다.", "cp949"),
    ],
)
def test_a_page_is_read_as_it_declares_in_the_sense_that_browsers_give_the_name(
    declared, written, text, read_as
):
    found, encoding = decode(page(declared, text).encode(written), "page.html")
    assert (encoding, text in found) == (read_as, True)


@pytest.mark.parametrize(
    ("declared", "written", "text", "read_as"),
    [
        ("windows-1251", "utf-8", RUSSIAN, "utf-8"),
        ("utf-16", "utf-8", SPANISH, "utf-8"),
        ("utf-8", "cp1252", SPANISH, "cp1252"),
        ("utf-8", "cp1251", RUSSIAN, "cp1251"),
        ("shift_jis", "cp1252", SPANISH + "À É Õ Ü à é õ ü ", "cp1252"),
        ("utf-8", "gb18030", CHINESE * 9, "gb18030"),
        ("unicode_escape", "cp1252", SPANISH + r"\u0041", "cp1252"),
        ("punycode", "cp1252", SPANISH, "cp1252"),
    ],
)
def test_what_is_declared_wrongly_or_is_no_encoding_of_pages_is_not_believed(
    declared, written, text, read_as
):
    found, encoding = decode(page(declared, text).encode(written), "page.html")
    assert (encoding, text in found) == (read_as, True)


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_before_what_is_declared(mark):
    found, encoding = decode(page("windows-1251", SPANISH).encode(mark), "page.html")
    assert SPANISH in found
    assert encoding == mark.removesuffix("-sig")


@pytest.mark.parametrize("written", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_nul_bytes(written):
    found, encoding = decode(page("utf-8", SPANISH).encode(written), "page.html")
    assert (encoding, SPANISH in found) == (written, True)
    with pytest.raises(RefusedDocument, match="NUL"):
        decode(b"\0\0\0a" * 100, "page.html")


def test_a_few_broken_letters_do_not_make_another_encoding_of_a_page():
    data = page("shift_jis", JAPANESE * 100).encode("cp932") + b"\xff\x80 end"
    found, encoding = decode(data, "page.html")
    assert (encoding, JAPANESE in found, found.endswith("end")) == ("cp932", True, True)
    data = page("utf-8", SPANISH * 100).encode() + b"\xff end"
    found, encoding = decode(data, "page.html")
    assert encoding.startswith("utf-8 with errors")
    assert SPANISH in found


def test_a_long_head_hides_no_declaration():
    head = "<!-- " + "x" * 20_000 + " -->"
    data = (head + page("windows-1251", RUSSIAN)).encode("cp1251")
    assert decode(data, "page.html")[1] == "cp1251"
