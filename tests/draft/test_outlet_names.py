"""newsletter.draft.outlet_names: an outlet is called by its name, else by its host."""

from __future__ import annotations

import pytest

from newsletter.draft.outlet_names import outlet_of
from newsletter.models import Article


@pytest.mark.parametrize("site", ["Start", "Docs", "Copyright 2026 pumps - all rights reserved.", None])
def test_a_site_that_names_a_page_or_a_notice_is_named_by_its_host(site: str | None) -> None:
    assert outlet_of(Article(url="https://www.pumps.example/a", site=site)) == "pumps.example"


@pytest.mark.parametrize(
    ("site", "address", "name"),
    [
        ("living-well", "https://pumps.example/blog/living-well/7-tips/2026", "pumps.example"),
        ("pumps", "https://www.pumps.example/pumps/7-tips", "pumps"),
        ("Living Well", "https://pumps.example/Living Well/7-tips", "Living Well"),
        ("welly", "https://pumps.example/2026/welly-7-tips", "welly"),
    ],
)
def test_a_folder_of_a_site_is_not_its_name(site: str, address: str, name: str) -> None:
    assert outlet_of(Article(url=address, site=site)) == name
