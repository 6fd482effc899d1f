"""Whose rule holds for a page."""

from __future__ import annotations

import pytest

from newsletter.config.schema import SiteRule
from newsletter.extract.page.site_rules import rule_for

RULE, OTHER = SiteRule(keep=("main",)), SiteRule(keep=("article",))


@pytest.mark.parametrize(
    ("url", "rule"),
    [
        ("https://example.org/a", RULE),
        ("https://www.example.org/a", RULE),
        ("https://EXAMPLE.org:8080/a", RULE),
        ("https://blog.example.org/a", OTHER),
        ("https://notexample.org/a", None),
        ("not a url", None),
    ],
)
def test_the_nearest_domain_rules(url: str, rule: SiteRule | None) -> None:
    assert rule_for(url, {"example.org": RULE, "blog.example.org": OTHER}) is rule
