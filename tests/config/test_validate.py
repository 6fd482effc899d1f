"""A value of the configuration is refused before anything is done, with what may stand there."""

from __future__ import annotations

import pytest

from newsletter.config.schema import Config, ExtractSettings, FetchSettings, RenderSettings
from newsletter.config.validate import LABELS, faults
from newsletter.models import Source
from newsletter.render.mail.labels import Labels


@pytest.mark.parametrize(
    ("record", "name", "good", "bad"),
    [
        (Source, "since", ("7d", "7days", "90s", "2 weeks", "2025-11-14", "14 Nov 2025"), ("seven days", "7", "3/4/2025")),
        (Source, "kind", ("feed", "auto"), ("feeds",)),
        (Source, "include", (("*/news/*", "/a+/"),), (("/(/",), ("",))),
        (FetchSettings, "allow_hosts", (("wiki.corp", "[::1]:80"),), (("http://x",), ("a:99999",), ("10.0.0.0/8",))),
        (
            RenderSettings,
            "web_url",
            ("https://a.example/{date}", "", "{{ MessageURL }}", "https://a.example/{id}"),
            ("a.example", "ftp://a.example/", "https://a.example/{dat}"),
        ),
        (ExtractSettings, "language", ("", "en", "pt-BR"), ("english", "English (US)")),
        (Config, "labels", ({"read_at": "At {site}"},), ({"reed_at": "At {site}"},)),
        (Config, "site_names", ({"a.example": "A"},), ({"A.example": "A"}, {"https://a.example": "A"})),
    ],
)
def test_each_value_is_held_to_its_rule(record: type, name: str, good: tuple[object, ...], bad: tuple[object, ...]) -> None:
    assert [list(faults(record, name, value)) for value in good] == [[] for _ in good]
    assert all(list(faults(record, name, value)) for value in bad)


def test_a_range_of_addresses_is_not_answered_with_its_first_one() -> None:
    (said,) = faults(FetchSettings, "allow_hosts", ("10.0.0.0/8",))
    assert said.endswith("name each host: a range of addresses cannot be allowed")


def test_the_labels_that_may_be_set_are_those_of_the_editions() -> None:
    words = Labels("en", {})
    assert all(words(name) for name in LABELS)
