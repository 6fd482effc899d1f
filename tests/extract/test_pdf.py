"""newsletter.extract.pdf: the text of a PDF, or one plain reason."""

from __future__ import annotations

import contextlib
import sys
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.config.schema import ExtractSettings
from newsletter.errors import ExtractError
from newsletter.extract.article import read_articles
from newsletter.extract.pdf import is_pdf, read_pdf
from newsletter.models import Hints, Page

URL = "https://example.org/report.pdf"
PAGE = Page(url=URL, ok=True, content_type="application/pdf", hints=Hints(title="The ferry report"))
LINES = [
    "The ferries of Rivermark carried more people than ever before in the",
    "year that ended in March, the company says.",
    "Fares stay.",
]


def make_pdf(lines: list[str]) -> bytes:
    """Return a PDF of one page with these lines, written by hand (ISO 32000-1, section 7.5)."""
    drawn = "BT /F1 11 Tf 40 700 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    stream = zlib.compress(drawn.encode("latin-1"))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(out))
    return bytes(out)


def test_printed_lines_become_paragraphs() -> None:
    assert read_pdf(make_pdf(LINES), URL).lines == (f"{LINES[0]} {LINES[1]}", LINES[2])


def test_a_pdf_is_an_article_titled_by_its_source_where_it_names_itself_nothing() -> None:
    article = read_articles(make_pdf(LINES), PAGE, ExtractSettings(min_words=5))[0]
    assert (article.title, article.why["title"]) == ("The ferry report", "hint of the source")
    assert article.text.endswith("Fares stay.")


def test_a_pdf_without_text_is_flagged() -> None:
    assert "pdf-without-text" in read_articles(make_pdf([]), PAGE, ExtractSettings())[0].flags


def test_without_pypdf_a_pdf_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(ExtractError, match=r"a PDF, kept but not read; install newsletter\[pdf\]"):
        read_pdf(make_pdf(LINES), URL)


@given(st.binary(max_size=200), st.integers(0, 600))
def test_whatever_the_bytes_only_an_extract_error_comes_out(junk: bytes, place: int) -> None:
    broken = make_pdf(LINES)[:place] + junk + make_pdf(LINES)[place + len(junk) :]
    with contextlib.suppress(ExtractError):
        assert all("\n" not in line for line in read_pdf(broken, URL).lines)


def test_a_pdf_is_known_by_its_first_bytes_whatever_it_is_called() -> None:
    assert is_pdf(make_pdf(LINES), "text/html")
    assert not is_pdf(b"<p>%PDF-</p>", "text/html")
