"""Promises of the block structure: every line belongs to a block, and separators are separators."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.issuefile import structure
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


# Lines that are read without the parser, and such as only look like them.
LINES = """
## A
### A: b
### A #
### A # b
### A \\# ##
### A \\#
### A\\
### \\# A#
### A | b
####### A
#A
###
<!-- story 1234abcd -->
<!---->
<!--> a -->
<!--
<!-- a --> b
It ends.
“A”
12 a
12. a
12.
(a)
a | b
--- | ---
---
[a](https://x.example/)
[a][1]
[1]: https://x.example/
[^1]: a
a\\
a <!-- b
a <!-- b -->
**a**
: a
- a
> a
::: sponsor
    a
```
<div>
""".split("\n")
UNUSUAL = ["a  ", "\ufeff", "\ufeffa", "\u00a0a", "a\u2028", "a\t", "  ", "   ", "\t", "", ""]


@given(st.lists(st.sampled_from(LINES + UNUSUAL), max_size=8))
def test_what_is_read_without_the_parser_is_what_the_parser_reads(lines: list[str]) -> None:
    read = [f"{line}\n" for line in lines]
    plain = structure._plain_atoms(read, 0)
    assert plain is None or plain == structure._parsed_atoms(read, 0)[0]


def test_an_issue_of_headings_comments_and_paragraphs_needs_no_parser() -> None:
    text = (
        "\n## A\n\n### B: 4\\. c for #2\n<!-- story 1234abcd -->\n\nIt ends.\nSo it does.\n\n[Read more](https://x.example/)\n"
    )
    assert structure._plain_atoms(split_lines(text), 0) is not None
