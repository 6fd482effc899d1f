"""Promises of definitions: they stand anywhere in the file, and every text has those that it refers to."""

from __future__ import annotations

from newsletter.issuefile import parse
from newsletter.issuefile.references import number_footnotes
from newsletter.models import Issue, Section, Story

FILE = "## S\n\n### One\n\nA[^a] and [b][l].\n\n[Read more][l]\n\n### Two\n\nC[^c] and again[^a].\n\n[^c]: Said C.\n[^a]: Said A.\n\n[l]: https://x.example/l\n"


def test_a_text_has_the_definitions_that_it_refers_to() -> None:
    one, two = parse(FILE).issue.sections[0].stories
    assert one.link == "https://x.example/l"
    assert "[^a]: Said A." in one.summary
    assert "[l]: https://x.example/l" in one.summary
    assert "[^c]: Said C." in two.summary
    assert "[^a]: Said A." in two.summary


def test_footnotes_are_numbered_as_hugo_numbers_them_through_the_whole_issue() -> None:
    one, two = number_footnotes(parse(FILE).issue).sections[0].stories
    assert "A[^1]" in one.summary
    assert "C[^2] and again[^1]" in two.summary
    assert "[^2]: Said C." in two.summary


def test_code_keeps_what_looks_like_a_footnote() -> None:
    text = "`[^a]` and [^a]\n\n[^a]: note"
    issue = number_footnotes(Issue(sections=(Section("S", (Story("H", text),)),)))
    assert issue.sections[0].stories[0].summary == "`[^a]` and [^1]\n\n[^1]: note"
