"""Promises of the block structure: every line belongs to a block, and separators are separators."""

from __future__ import annotations

import pytest

from newsletter.issuefile.structure import line_end, read_atoms, split_lines


def kinds(text: str) -> list[str]:
    return [atom.type for atom in read_atoms(split_lines(text), 0, "x.md")]


@pytest.mark.parametrize("above", ["It ends.", "It ends here", "**Bold**", "two\nlines"])
def test_three_dashes_under_a_text_are_a_separator(above: str) -> None:
    assert kinds(f"{above}\n---\n\nMore.\n") == ["paragraph", "hr", "paragraph"]


def test_longer_dashes_under_a_line_are_a_heading() -> None:
    assert kinds("A section\n----------\n") == ["setext"]


def test_a_footnote_and_a_list_of_terms_are_blocks_of_their_own() -> None:
    assert kinds("a[^1]\n\n[^1]: b\n\nT\n: d\n\nend\n") == ["paragraph", "footnote", "other", "paragraph"]


def test_a_link_by_reference_has_its_address() -> None:
    (link, _) = read_atoms(split_lines("[Read more][1]\n\n[1]: https://x.example/\n"), 0, "x.md")
    assert link.link == "[Read more](<https://x.example/>)"


def test_no_line_is_lost() -> None:
    text = "# a\n\n- b\n\n```\nc\n```\n\n| d |\n|---|\n\n<!-- e -->\n\nf\n"
    atoms = read_atoms(split_lines(text), 0, "x.md")
    assert [atom.start for atom in atoms[1:]] == [atom.end for atom in atoms[:-1]]
    assert atoms[-1].end == len(split_lines(text))
    assert line_end("a\r\nb\r\n") == "\r\n"
