"""newsletter.extract.pdf: the text of a PDF, or one plain reason."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
import zlib
from pathlib import Path

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


def write_pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of these objects, numbered from 1, the first of them the catalogue (ISO 32000-1, section 7.5)."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(out), len(objects) + 1
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size, table, size, trailer)
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def stream(data: bytes, facts: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), facts, data)


def one_page(content: bytes, resources: bytes = b"/Font << /F1 5 0 R >>", *more: bytes) -> bytes:
    """Return a PDF of one page with this content stream; `more` are its objects from number 5."""
    return write_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << %s >> >>" % resources,
            content,
            *(more or (b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",)),
        ]
    )


def make_pdf(lines: list[str]) -> bytes:
    """Return a PDF of one page with these lines."""
    drawn = "BT /F1 11 Tf 40 700 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    return one_page(stream(zlib.compress(drawn.encode("latin-1")), b"/Filter /FlateDecode"))


def test_printed_lines_become_paragraphs() -> None:
    assert read_pdf(make_pdf(LINES), URL).lines == (f"{LINES[0]} {LINES[1]}", LINES[2])


def test_a_pdf_is_an_article_titled_by_its_source_where_it_names_itself_nothing() -> None:
    article = read_articles(make_pdf(LINES), PAGE, ExtractSettings(min_words=5))[0]
    assert (article.title, article.why["title"]) == ("The ferry report", "hint of the source")
    assert article.text.endswith("Fares stay.")


def make_headed_pdf(title: str, last: str = "") -> bytes:
    """Return a PDF whose property calls it `title`, with a heading in large type over its lines and `last` below them."""
    lines = " ".join(f"({line}) Tj T*" for line in LINES)
    drawn = f"BT /F1 22 Tf 40 740 Td (The Ferry Report) Tj /F1 11 Tf 14 TL 0 -40 Td {lines} 0 -20 Td ({last}) Tj ET"
    pages = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(drawn.encode("latin-1")),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) >>".encode(),
    ]
    return write_pdf(pages, b"/Info 6 0 R ")


@pytest.mark.parametrize("name", ["ferry_final.docx", "Microsoft Word - ferry", "report.html", "Untitled", "Dokument1", ""])
def test_a_files_name_is_no_title_and_the_heading_in_large_type_is(name: str) -> None:
    pdf = read_pdf(make_headed_pdf(name), URL)
    assert pdf.title == "The Ferry Report"
    assert "The Ferry Report" not in pdf.lines


def test_a_title_that_the_file_states_stands() -> None:
    assert read_pdf(make_headed_pdf("Ferries in Winter"), URL).title == "Ferries in Winter"


def test_a_page_that_was_printed_to_a_file_is_the_one_whose_address_is_printed_on_it() -> None:
    address = "https://ferry.example/report"
    saved = Page("file:///home/ada/report.pdf", content_type="application/pdf")
    (article,) = read_articles(make_headed_pdf("", f"{address} 1/1"), saved, ExtractSettings(min_words=5))
    assert (article.canonical_url, article.text.endswith("Fares stay.")) == (address, True)
    (article,) = read_articles(make_headed_pdf("", f"{address} 1/1"), PAGE, ExtractSettings(min_words=5))
    assert article.canonical_url is None


def scanned() -> bytes:
    """Return a PDF of one picture that fills its page."""
    facts = b"/Subtype /Image /Width 60 /Height 80 /ColorSpace /DeviceGray /BitsPerComponent 8"
    return one_page(stream(b"q 612 0 0 792 0 0 cm /I Do Q"), b"/XObject << /I 5 0 R >>", stream(bytes(4800), facts))


@pytest.mark.parametrize("body", [make_pdf([]), scanned()], ids=["empty", "pictures"])
def test_a_pdf_without_text_is_flagged(body: bytes) -> None:
    for page in (PAGE, Page(url="file:///report.pdf", ok=True)):
        (article,) = read_articles(body, page, ExtractSettings())
        assert article.flags == ("pdf-without-text",)


def locked() -> bytes:
    """Return a PDF that wants a password."""
    import pypdf

    writer, out = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf(LINES))), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def test_a_locked_pdf_is_said_to_be_one() -> None:
    with pytest.raises(ExtractError, match="a password-protected PDF; save an unprotected copy"):
        read_pdf(locked(), URL)


def packed(megabytes: int, times: int) -> bytes:
    """Return a PDF whose page unpacks to so much. One block is packed, and stands there again and again: packing is slow."""
    pack, blanks, adler = zlib.compressobj(9), b" " * 1_048_576, 1
    first, block = (pack.compress(blanks) + pack.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    for _ in range(megabytes):
        adler = zlib.adler32(blanks, adler)
    data = first + block * (megabytes - 1) + b"\x03\0" + adler.to_bytes(4, "big")
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return one_page(stream(data, b"/Filter [%s]" % (b"/FlateDecode " * times)))


def doubled(levels: int) -> bytes:
    """Return a PDF of 2 to the power of `levels` pages, all of them one."""
    pages = [b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 2 >>" % (number, number) for number in range(3, levels + 3)]
    return write_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", *pages, b"<< /Type /Page /Parent 2 0 R >>"])


def endless_font() -> bytes:
    """Return a PDF whose font says of two thousand million signs what they stand for."""
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [7 0 R] >>"
    table = stream(b"begincmap 1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange endcmap")
    below = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 2000000000 500] >>"
    return one_page(stream(b"BT /F1 9 Tf (abc) Tj ET"), b"/Font << /F1 5 0 R >>", font, table, below)


def drawing_itself() -> bytes:
    """Return a PDF whose page draws a form that draws itself."""
    facts = b"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
    return one_page(stream(b"/X Do"), b"/XObject << /X 5 0 R >>", stream(b"/X Do " * 10, facts))


@pytest.fixture
def bombs() -> dict[str, bytes]:
    """PDFs that are made to take a reader's memory, by what they do."""
    return {
        "a gigabyte of blanks": packed(1000, 1),
        "a gigabyte packed three times": packed(1000, 3),
        "a thousand million pages": doubled(30),
        "pages that hold themselves": write_pdf(
            [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]
        ),
        "objects without bottom": write_pdf([b"<< /Type /Catalog /X %s%s >>" % (b"[" * 100_000, b"]" * 100_000)]),
        "a page without bottom": one_page(stream(b"[" * 200_000)),
        "a font without end": endless_font(),
        "a form that draws itself": drawing_itself(),
        "the beginning of a file": make_pdf(LINES)[:500],
    }


def test_no_pdf_takes_more_than_a_bounded_memory(tmp_path: Path, bombs: dict[str, bytes]) -> None:
    for number, body in enumerate(bombs.values()):
        (tmp_path / f"{number}.pdf").write_bytes(body)
    script = """
import resource, sys
from pathlib import Path
from newsletter.errors import ExtractError
from newsletter.extract.pdf import read_pdf
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        assert read_pdf(path.read_bytes(), "x").lines == ()
    except ExtractError as error:
        print(error)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
    ran = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=True)
    *told, peak = ran.stdout.splitlines()
    assert all(re.fullmatch(r"x: a (?:PDF that exceeds the reader's limits|damaged PDF \(\w+\))", line) for line in told), told
    assert len(told) >= 5
    assert int(peak) < 600_000


def test_without_pypdf_a_pdf_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(ExtractError, match=r"a PDF; install newsletter\[pdf\]"):
        read_pdf(make_pdf(LINES), URL)


@given(st.binary(max_size=200), st.integers(0, 600))
def test_whatever_the_bytes_only_an_extract_error_comes_out(junk: bytes, place: int) -> None:
    broken = make_pdf(LINES)[:place] + junk + make_pdf(LINES)[place + len(junk) :]
    with contextlib.suppress(ExtractError):
        assert all("\n" not in line for line in read_pdf(broken, URL).lines)


def test_a_pdf_is_known_by_its_first_bytes_whatever_it_is_called() -> None:
    assert is_pdf(make_pdf(LINES), "text/html")
    assert not is_pdf(b"<p>%PDF-</p>", "text/html")


def test_a_heading_in_bold_type_of_the_texts_size_is_no_part_of_the_sentence_below_it() -> None:
    drawn = (
        "BT 40 700 Td 14 TL /F2 11 Tf (Summary of the year) Tj T* "
        + " ".join(f"/F1 11 Tf ({line}) Tj T*" for line in LINES)
        + " ET"
    )
    fonts = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica%s >>" % name for name in (b"", b"-Bold")]
    found = read_pdf(one_page(stream(drawn.encode()), b"/Font << /F1 5 0 R /F2 6 0 R >>", *fonts), URL)
    assert found.lines == ("Summary of the year", " ".join(LINES[:2]), LINES[2])


@pytest.mark.parametrize("label", ["Published 9 November 2026", "Rivermark Ferries, Date of issue: 9 November 2026"])
def test_the_day_of_publication_that_a_document_states_is_its_day(label: str) -> None:
    (article,) = read_articles(make_pdf(["Report.", label, "", *LINES]), PAGE, ExtractSettings())
    assert (article.published, article.flags) == ("2026-11-09", ("too-short",))


@pytest.mark.parametrize("line", ["It was published in 9 towns.", "The last prisoners were released on 3 May 1998."])
def test_a_sentence_on_what_was_published_or_released_states_no_day(line: str) -> None:
    (article,) = read_articles(make_pdf(["Report.", line, *LINES]), PAGE, ExtractSettings())
    assert article.published is None
