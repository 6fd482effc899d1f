"""BibTeX and RIS are read for their links, with title, day, keywords, note and authors."""

from __future__ import annotations

import contextlib

import pytest

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import open_document
from newsletter.fetch.sources.known_formats import format_of
from newsletter.models import Hints
from tests.fetch.sources.formats.reading import NOW, OWLS, one

BIBTEX = f"""@online{{moor2025,
  title = {{{{Owls}} return}}, author = {{Moor, Ada and Holm, Ines}},
  url = {{{OWLS}}}, date = {{2025-11-14}}, keywords = {{birds, marsh}}, note = "Lead?", abstract = {{Eleven}}
}}"""
RIS = (
    f"TY  - ELEC\r\nTI  - Owls return\r\nAU  - Moor, Ada\r\nAU  - Holm, Ines\r\nUR  - {OWLS}\r\nDA  - 2025/11/14/\r\n"
    "KW  - birds\r\nKW  - marsh\r\nN1  - Lead?\r\nAB  - Eleven\r\nER  - \r\n"
)


@pytest.mark.parametrize("text", [BIBTEX, RIS], ids=["BibTeX", "RIS"])
def test_a_reference_is_a_link_with_all_that_it_says(text: str) -> None:
    assert one(text) == Hints("Owls return", "2025-11-14", "Lead?", ("birds", "marsh"), "Ada Moor, Ines Holm", "Eleven")


def test_a_doi_is_an_address_and_a_reference_without_one_is_counted() -> None:
    document = open_document(b"@article{a, title={A}, doi={10.1000/1}, year=2024, month=nov, day=3}\n@book{b, title={B}}", "x")
    known = format_of(document)
    assert known is not None
    contents = known.read(document, NOW, None)
    assert [(link.url, link.hints.date) for link in contents.links] == [("https://doi.org/10.1000/1", "2024-11-03")]
    assert contents.problem == "1 of its references have no web address"


def test_a_cut_entry_raises_nothing() -> None:
    for end in range(len(BIBTEX)):
        document = open_document(BIBTEX[:end].encode() or b"x", "x")
        known = format_of(document)
        with contextlib.suppress(SourceError):
            assert known is None or known.read(document, NOW, None)
