"""Bytes become the text that their author saw, and never an exception."""

from __future__ import annotations

import pytest
import webencodings
from hypothesis import given
from hypothesis import strategies as some

from newsletter.text.charset import WEB, _known, decode, detect

CAFE = "naïve café – “über”"
LONG = {
    "koi8-r": "Сегодня правительство объявило о новых мерах поддержки малого бизнеса. Премьер-министр назвал их важными. ",
    "cp1251": "Сегодня правительство объявило о новых мерах поддержки малого бизнеса. Премьер-министр назвал их важными. ",
    "iso8859-5": "Сегодня правительство объявило о новых мерах поддержки малого бизнеса. Премьер-министр назвал их важными. ",
    "cp1253": "Η κυβέρνηση ανακοίνωσε σήμερα νέα μέτρα για την οικονομία της χώρας. ",
    "cp1255": "הממשלה הודיעה היום על צעדים חדשים לתמיכה בכלכלה ",
    "cp1256": "أعلنت الحكومة اليوم عن إجراءات جديدة لدعم الاقتصاد ",
    "gb18030": "政府今天宣布了支持经济的新措施。总理说,这一决定是在会议上作出的。",
    "big5hkscs": "政府今天宣布了支持經濟的新措施。總理說,這一決定是在會議上作出的。",
    "cp932": "政府は今日、経済を支援するための新しい措置を発表した。首相は会議で決定されたと述べた。",
    "euc_jp": "政府は今日、経済を支援するための新しい措置を発表した。首相は会議で決定されたと述べた。",
    "cp949": "정부는 오늘 경제를 지원하기 위한 새로운 조치를 발표했다. 총리는 회의에서 결정되었다고 말했다.",
}


@pytest.mark.parametrize(
    ("body", "header", "name"),
    [
        (CAFE.encode(), None, "utf-8"),
        (b"plain", "text/html; charset=iso-8859-1", "utf-8"),
        (b"\xef\xbb\xbfx", "text/html; charset=iso-8859-1", "utf-8"),
        (b"\xff\xfex\0", None, "utf-16-le"),
        (b"\xfe\xff\0x", None, "utf-16-be"),
        ("<html>é".encode("utf-16-le"), None, "utf-16-le"),
        ("\n<html>é".encode("utf-16-be"), "text/html", "utf-16-be"),
        (CAFE.encode(), "text/html; charset=iso-8859-1", "utf-8"),
        ("café".encode("latin-1"), "text/html; charset=iso-8859-1", "cp1252"),
        ("café".encode("latin-1"), "text/html; charset=us-ascii", "cp1252"),
        ("café".encode("latin-1"), "text/html; Charset = 'Latin1'", "cp1252"),
        ("<meta charset=windows-1250>příliš".encode("cp1250"), "text/html", "cp1250"),
        ("<meta charset=gb2312>你好".encode("gbk"), None, "gb18030"),
        ("<meta http-equiv=Content-Type content='text/html; charset=big5'>你好".encode("big5"), None, "big5hkscs"),
        ("<?xml version='1.0' encoding='EUC-JP'?>政府".encode("euc_jp"), "text/xml", "euc_jp"),
        ("<meta charset=iso-2022-jp>政府".encode("iso2022_jp"), None, "iso2022_jp"),
        ("café".encode("latin-1"), "text/html; charset=utf-7", "cp1252"),
        (b"<meta charset=utf-16>plain", None, "utf-8"),
        (b"caf\xe9 \x81\x8d", "text/html; charset=windows-1252", "cp1252"),
        (b"", None, "utf-8"),
    ],
)
def test_the_encoding_is_what_bytes_header_and_page_say_in_this_order(body: bytes, header: str | None, name: str) -> None:
    assert detect(body, header) == name


@pytest.mark.parametrize(
    "label", ["utf-7", "zlib", "rot13", "punycode", "idna", "unicode_escape", "undefined", "mbcs", "x\0y", "a" * 5000]
)
def test_what_is_no_encoding_of_pages_is_never_used(label: str) -> None:
    body = f"<meta charset={label}>".encode() + "café".encode("latin-1")
    assert detect(body, f"text/html; charset={label}") in WEB
    assert decode(body, charset=label).endswith("café")


@pytest.mark.parametrize("codec", sorted(LONG))
def test_an_undeclared_encoding_is_guessed_from_enough_text(codec: str) -> None:
    assert decode((LONG[codec] * 4).encode(codec)) == LONG[codec] * 4


def test_latin_letters_are_read_by_the_language_of_the_page() -> None:
    czech = "<html lang='cs-CZ'><p>Příliš žluťoučký kůň úpěl ďábelské ódy"
    assert decode(czech.encode("cp1250")) == czech
    assert detect("<html lang=fr><p>Où êtes-vous né?".encode("cp1252")) == "cp1252"


def test_a_few_broken_bytes_do_not_make_utf8_something_else() -> None:
    body = b"\xff" + "Überall naïve Cafés, für Äpfel, Öl und Süßes".encode() + b"\xc3("
    assert detect(body) == "utf-8"
    assert decode(body).count("\ufffd") == 2


def test_a_mark_is_not_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbfword") == "word"
    assert decode("word".encode("utf-16")) == "word"


def test_what_was_found_once_need_not_be_found_again() -> None:
    body = LONG["koi8-r"].encode("koi8-r")
    assert decode(body, charset=detect(body)) == LONG["koi8-r"]
    assert decode(body, charset="koi8-r") == LONG["koi8-r"]


@given(
    body=some.binary(max_size=2000), header=some.none() | some.text(max_size=60), charset=some.none() | some.text(max_size=20)
)
def test_no_bytes_raise(body: bytes, header: str | None, charset: str | None) -> None:
    assert detect(body, header) in WEB
    assert isinstance(decode(body, header, charset), str)


@given(some.text(max_size=500))
def test_utf8_is_always_read_as_it_was_written(text: str) -> None:
    body = text.encode("utf-8", "replace")
    if "\0" not in text and not text.startswith("\ufeff"):
        assert decode(body, "text/html; charset=iso-8859-1") == body.decode()


def test_what_was_encoded_twice_is_read_as_it_was_meant_and_what_was_not_stays() -> None:
    meant = "The mayor\u2019s \u201cplan\u201d \u2014 a caf\u00e9 on the pier \u2014 isn\u2019t dead. "
    twice = meant.encode("utf-8").decode("cp1252", "replace").replace("\ufffd", "\x9d")
    assert decode((twice + "Na\u00efve \u2013 \u00c3\u20ac la carte").encode()).startswith(meant)
    assert decode((meant * 2).encode("utf-8").decode("latin-1").encode()) == meant * 2
    once = "\u00e2\u20ac\u2122 is how a broken apostrophe looks; S\u00c3O PAULO"
    assert decode(once.encode()) == once
    assert (
        decode((twice + "S\u00c3O PAULO, na\u00efve \u2013 fine").encode()) == meant + "S\u00c3O PAULO, na\u00efve \u2013 fine"
    )


def test_every_label_of_the_encoding_standard_means_what_the_standard_says() -> None:
    known = {label: detect(b"\xe9\xe8 caf", f"text/html; charset={label}") for label in webencodings.LABELS}
    assert known["mac"] == "mac-roman"
    assert known["iso88592"] == "iso8859-2"
    assert known["koi8"] == "koi8-r"
    unread = {label for label, name in webencodings.LABELS.items() if name == "replacement"}
    assert set(known.values()) <= WEB
    for label in set(known) - unread:
        assert _known(label) in WEB, label


@pytest.mark.parametrize(
    "text", ["title;url\nÜber den Kai;https://a.example/1\n", "title,url\nL’été à Linden – la fête,https://a.example/1\n"]
)
def test_letters_that_stand_alone_among_ascii_are_latin_and_no_other_script(text: str) -> None:
    assert decode(text.encode("cp1252"), "text/csv") == text
