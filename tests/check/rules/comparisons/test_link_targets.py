"""Promises of the rules on links: a sponsor's own link, and a page that was asked for again."""

from __future__ import annotations

import pytest

from newsletter.check import check_material
from newsletter.check.material import PageNow
from newsletter.models import Page
from tests.check.materials import FRONT, URL, article, found_in, material, story

TRACKED = "[Look](https://mill.example/?utm_source=weekly)"


def trackers_in(text: str) -> int:
    return [found.code for found in check_material(material(text))].count("link-tracker")


def test_a_sponsors_link_may_count_who_comes_and_no_other_may() -> None:
    assert trackers_in(f"{FRONT}::: sponsor\n**Mill** grinds. {TRACKED}\n:::\n\n{story('The council met.')}") == 0
    assert trackers_in(f"{FRONT}::: sponsor\nMill grinds.\n:::\n\nAnd {TRACKED}\n\n{story('The council met.')}") == 1


def test_a_page_that_was_asked_for_again_is_judged_by_its_answer_now_alone() -> None:
    gone = Page(URL, status=404, error="404 Not Found")
    text, before = FRONT + story("The council met."), {URL: gone}
    found = found_in(text, article(), page_of=before.get, asked={URL: PageNow(gone, (), None)})
    assert {"page-gone", "link-dead"} & found == {"page-gone"}
    assert not {"page-gone", "link-dead"} & found_in(
        text, article(), page_of=before.get, asked={URL: PageNow(Page(URL, ok=True), (), None)}
    )


def test_two_stories_may_have_items_of_one_page_and_one_of_them_as_a_further_link() -> None:
    also = f"Also: [Digest]({URL})\n\n"
    text = FRONT + story("The council met.") + story("Owls nest.", "Owls return", "https://b.example/owls") + also
    item = article(part_of=URL, position=2)
    owls = article(url="https://b.example/owls")
    assert "also-repeats" not in found_in(text, item, owls)
    assert "also-repeats" in found_in(text, article(), owls)


def wrapped_in(url: str, **known: object) -> list[str]:
    return [
        item.in_full
        for item in check_material(material(FRONT + story("The council met.", url=url), **known))
        if item.code == "link-wrapped"
    ]


def test_a_link_through_a_click_counter_is_found_with_the_address_that_it_leads_to() -> None:
    assert wrapped_in("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fbridge&h=1")[0].endswith(
        "write https://a.example/bridge"
    )
    assert wrapped_in("https://t.co/abc123")[0].endswith("open it, and link the address that it leads to")
    reached = Page("https://t.co/abc123", ok=True, final_url="https://a.example/bridge?utm_source=x")
    assert wrapped_in(reached.url, page_of={reached.url: reached}.get)[0].endswith("write https://a.example/bridge")
    assert not wrapped_in("https://t.company.example/abc123")
    assert not wrapped_in("https://www.youtube.com/watch?v=abc")


def test_two_addresses_of_one_page_are_found_and_two_places_on_one_page_are_not() -> None:
    both = FRONT + story("The council met.", url="https://a.example/bridge") + story("Owls nest.", "Owls return", "{}")
    assert "same-link" in found_in(both.format("http://www.a.example/bridge/?utm_source=x"))
    assert "same-link" not in found_in(both.format("https://a.example/bridge#owls"))
    assert "same-link" not in found_in(both.format("https://a.example/bridge?page=2"))


def test_a_link_that_misses_a_page_of_the_cache_by_a_letter_is_named_with_that_page() -> None:
    wrong = "https://a.example/brigde"
    text = FRONT + story("The council met.", url=wrong) + story(f"See [the bridge]({wrong}x) there.", "Bridge")
    known = {"page_of": {URL: Page(URL, ok=True)}.get, "has_cache": True, "near_page": {wrong: URL, f"{wrong}x": URL}.get}
    found = [item for item in check_material(material(text, **known)) if item.code == "link-not-fetched"]
    assert [(item.words, item.level, item.advice) for item in found] == [
        (url, "warning", f"did you mean {URL}?") for url in (wrong, f"{wrong}x")
    ]


@pytest.mark.parametrize("address", ["www.mill.example/c", "htps://mill.example/c"])
def test_a_misspelt_address_is_one_mistake_and_not_also_a_link_that_a_mail_drops(address: str) -> None:
    found = found_in(FRONT + story(f"See [the mill]({address})."))
    assert {"link-misspelt", "link-relative"} & found == {"link-misspelt"}
