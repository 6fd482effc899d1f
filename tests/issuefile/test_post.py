"""Promises of the Hugo post: a post comes back to the byte, a draft becomes one, and no note of the editor is printed."""

from __future__ import annotations

import pytest
from hypothesis import given

from newsletter.errors import DraftError
from newsletter.issuefile import hugo_text, parse
from newsletter.issuefile.post import bold
from tests.issuefile.drafts import DRAFT, POST, chance_drafts
from tests.issuefile.test_blocks import read


def post_of(text: str) -> str:
    return hugo_text(parse(text))


@pytest.mark.parametrize("dress", ["{}", "{}\n", "\ufeff{}", "{}\n\n\n"])
def test_a_post_comes_back_byte_for_byte(dress: str) -> None:
    for text in (dress.format(POST), dress.format(POST).replace("\n", "\r\n")):
        assert post_of(text) == text


def test_a_draft_becomes_the_post_but_for_the_last_line_end() -> None:
    assert post_of(DRAFT) == f"{POST}\n"
    assert post_of(DRAFT.replace("\n", "\r\n")) == f"{POST}\n".replace("\n", "\r\n")
    assert post_of(DRAFT.rstrip()) == f"{POST}\n"


@pytest.mark.parametrize("behind", ["", "\n", "\n\n", "\nMore *text*.\n", "\n\nMore *text*.\n"])
@pytest.mark.parametrize("colons", [":::", "::::"])
def test_a_sponsors_block_closes_where_its_colons_stand_and_none_of_them_is_printed(behind: str, colons: str) -> None:
    draft = f"---\ntitle: T\n---\n\n## S\n\n### H\n\nText.\n\n{colons} sponsor\n\nBuy *it*.\n\n{colons}{behind}"
    post = post_of(draft)
    assert ":::" not in post
    assert '<div class="sponsor">\n\nBuy *it*.\n\n</div>\n' in post
    assert "</div>\nMore" not in post, "Goldmark would take the line for HTML"
    assert post_of(post) == post


@given(chance_drafts())
def test_rendering_a_post_again_changes_nothing(text: str) -> None:
    draft = read(text)
    if draft is not None:
        try:
            post = hugo_text(draft)
        except DraftError:
            return  # a note hid what cannot be read: refused, not printed
        assert post_of(post) == post


@given(chance_drafts())
def test_without_notes_and_drafted_stories_a_text_is_not_touched(text: str) -> None:
    draft = read(text)
    if draft is None or "<!--" in text or any(block.trap or block.form == "draft" for block in draft.blocks):
        return
    assert hugo_text(draft) == text


def test_notes_and_anchors_are_left_out_wherever_they_stand() -> None:
    text = DRAFT.replace("## Ports", "<!-- call Ben -->\n\n## Ports <!-- x -->")
    text = text.replace("It did.", "It did <!-- check -->.\n<!-- really? -->").replace("Still\n", "Still <!-- y -->\n")
    assert post_of(text).replace("It did .", "It did.") == f"{POST}\n"
    assert post_of(POST.replace("---\n\n## Ports", "---\n\n<!-- n -->\n\n## Ports")) == POST


def test_what_a_note_parted_stays_parted() -> None:
    assert post_of("**H**\n<!-- n -->\nText.\n") == "**H**\n\nText.\n"
    assert post_of("one\n<!-- n -->\n\ntwo\n") == "one\n\ntwo\n"
    assert post_of("one\n<!-- n -->\n---\n") == "one\n\n---\n"


def test_hugos_own_comment_and_code_keep_what_looks_like_a_note() -> None:
    text = "Intro.\n\n<!--more-->\n\n`<!-- x -->`\n\n```\n<!-- x -->\n```\n"
    assert post_of(text) == text


def test_the_editors_tables_code_images_and_prose_stand_as_they_are() -> None:
    own = "Our *view*:\nit rains.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```py\n### x = 1\n```\n\n![pic](a.png)\n\n{{< youtube x >}}\n\n"
    text = DRAFT.replace("## Ports\n\n", f"## Ports\n\n{own}")
    assert f"## Ports\n\n{own}**Strike" in post_of(text)
    assert own.rstrip() in post_of(DRAFT.replace("page=2)\n", f"page=2)\n\n{own}"))


def test_further_links_stand_under_the_link_and_a_list_above_it_keeps_its_distance() -> None:
    draft = "### H\n\nOne.\nTwo.\n\n[Read more](https://a.example/)\n\nAlso: [B](https://b.example/)\n"
    assert post_of(draft) == "**H**\n\nOne. Two.  \n[Read more](https://a.example/)  \nAlso: [B](https://b.example/)\n\n---\n"
    assert "- b\n\n[Read more]" in post_of(draft.replace("One.\nTwo.", "- a\n- b"))


def test_a_separator_that_would_make_a_heading_gets_its_blank_line() -> None:
    assert (
        post_of("**H**\n\nText.\n[Read more](https://a.example/)\n---\n")
        == "**H**\n\nText.\n[Read more](https://a.example/)\n\n---\n"
    )


def test_the_editors_own_separators_are_not_doubled() -> None:
    assert post_of(DRAFT.replace("\n## ", "\n---\n\n## ")) == f"{POST}\n"
    assert post_of(f"{DRAFT}\n---\n\nBye.\n") == f"{POST}\n\nBye.\n"


def test_headlines_are_bold_whatever_marks_they_have() -> None:
    assert bold("A *b* `c`") == "**A *b* `c`**"
    assert bold("A **b** c") == "**A b c**"
    assert bold("C:\\") == "**C:\\\\**"
    assert bold("[Linked](https://a.example)") == "**[Linked](https://a.example)**"
    assert bold("<!-- only a note -->") is None


def test_a_file_of_subheadings_without_links_is_a_post_and_keeps_them() -> None:
    text = "## About\n\n### Who\n\nWe.\n\n### Why\n\nSo.\n"
    assert post_of(text) == text
