"""Promises of the rules on what lies behind a link: a page that was asked for again, and one that was missed by a letter."""

from __future__ import annotations

from newsletter.check import check_material
from newsletter.check.material import PageNow
from newsletter.models import Page
from tests.check.materials import FRONT, URL, article, found_in, material, story


def test_a_page_that_was_asked_for_again_is_judged_by_its_answer_now_alone() -> None:
    gone = Page(URL, status=404, error="404 Not Found")
    text, before = FRONT + story("The council met."), {URL: gone}
    found = found_in(text, article(), page_of=before.get, asked={URL: PageNow(gone, (), None)})
    assert {"page-gone", "link-dead"} & found == {"page-gone"}
    assert not {"page-gone", "link-dead"} & found_in(
        text, article(), page_of=before.get, asked={URL: PageNow(Page(URL, ok=True), (), None)}
    )


def test_a_link_that_misses_a_page_of_the_cache_by_a_letter_is_named_with_that_page() -> None:
    wrong = "https://a.example/brigde"
    text = FRONT + story("The council met.", url=wrong) + story(f"See [the bridge]({wrong}x) there.", "Bridge")
    known = {"page_of": {URL: Page(URL, ok=True)}.get, "has_cache": True, "near_page": {wrong: URL, f"{wrong}x": URL}.get}
    found = [item for item in check_material(material(text, **known)) if item.code == "link-not-fetched"]
    assert [(item.words, item.level, item.advice) for item in found] == [
        (url, "warning", f"did you mean {URL}?") for url in (wrong, f"{wrong}x")
    ]
