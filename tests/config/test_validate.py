"""A value of the configuration is refused before anything is done, with what may stand there."""

from __future__ import annotations

import pytest

from newsletter.config.schema import FetchSettings, RenderSettings
from newsletter.config.validate import faults
from newsletter.models import Source


@pytest.mark.parametrize(
    ("record", "name", "good", "bad"),
    [
        (Source, "since", ("7d", "7days", "90s", "2 weeks", "2025-11-14", "14 Nov 2025"), ("seven days", "7", "3/4/2025")),
        (Source, "kind", ("feed", "auto"), ("feeds",)),
        (Source, "include", (("*/news/*", "/a+/"),), (("/(/",), ("",))),
        (FetchSettings, "allow_hosts", (("wiki.corp", "[::1]:80"),), (("http://x",), ("a:99999",))),
        (RenderSettings, "web_url", ("https://a.example/{date}", ""), ("a.example", "ftp://a.example/")),
    ],
)
def test_each_value_is_held_to_its_rule(record: type, name: str, good: tuple[object, ...], bad: tuple[object, ...]) -> None:
    assert [list(faults(record, name, value)) for value in good] == [[] for _ in good]
    assert all(list(faults(record, name, value)) for value in bad)
