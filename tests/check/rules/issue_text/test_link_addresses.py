"""Promises of the rules on addresses: a sponsor's own link, a click counter, a slip of the pen."""

from __future__ import annotations

import pytest

from newsletter.check import check_material
from newsletter.models import Page
from tests.check.materials import FRONT, found_in, material, story

TRACKED = "[Look](https://mill.example/?utm_source=weekly)"


def trackers_in(text: str) -> int:
    return [found.code for found in check_material(material(text))].count("link-tracker")


def test_a_sponsors_link_may_count_who_comes_and_no_other_may() -> None:
    assert trackers_in(f"{FRONT}::: sponsor\n**Mill** grinds. {TRACKED}\n:::\n\n{story('The council met.')}") == 0
    assert trackers_in(f"{FRONT}::: sponsor\nMill grinds.\n:::\n\nAnd {TRACKED}\n\n{story('The council met.')}") == 1


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


@pytest.mark.parametrize("address", ["www.mill.example/c", "htps://mill.example/c"])
def test_a_misspelt_address_is_one_mistake_and_not_also_a_link_that_a_mail_drops(address: str) -> None:
    found = found_in(FRONT + story(f"See [the mill]({address})."))
    assert {"link-misspelt", "link-relative"} & found == {"link-misspelt"}
