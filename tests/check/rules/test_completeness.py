"""newsletter.check.rules.completeness: a story leads to its source, and a notice of the editor's own need not."""

from __future__ import annotations

import pytest

from newsletter.check import check_material
from tests.check.materials import FRONT, material


def _levels(text: str) -> list[str]:
    return [item.level for item in check_material(material(FRONT + text)) if item.code == "no-link"]


def test_a_story_of_the_draft_without_a_link_is_a_warning_whatever_else_it_links() -> None:
    assert _levels(
        "### A bridge opens\n<!-- story aaaaaaa1 -->\n\nThe bridge opened. Ask [us](mailto:us@weekly.example).\n"
    ) == ["warning"]


def test_a_notice_of_the_editors_own_may_do_without_a_link() -> None:
    assert _levels("### A word of our own\n\nThe reading room is closed until the third of January.\n") == ["note"]


@pytest.mark.parametrize(
    "end",
    [
        "[write to us](mailto:us@weekly.example)",
        "write to us@weekly.example",
        "[call us](tel:+4930123456)",
        "see [our page](https://weekly.example/)",
        "see [our page][page]",
        "see www.weekly.example",
    ],
)
def test_a_notice_that_says_where_to_turn_needs_no_other_link(end: str) -> None:
    assert not _levels(f"### A word of our own\n\nWe turn two in December: {end}.\n\n[page]: https://weekly.example/\n")
