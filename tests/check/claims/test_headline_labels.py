"""newsletter.check.claims.headline_labels: what stands before a headline's colon and says nothing of its own."""

from __future__ import annotations

import pytest

from newsletter.check.claims.headline_labels import label_length


@pytest.mark.parametrize(
    ("headline", "label"),
    [
        ("Report: Bridge closes", "Report"),
        ("Legal Analysis: Court closes bridge", "Legal Analysis"),
        ("Brigford: Bridge closes", ""),
        ("Bridge closes", ""),
        ("Security: ", "Security"),
        (": odd", ""),
    ],
)
def test_a_label_names_a_kind_of_news(headline: str, label: str) -> None:
    assert label_length(headline) == len(label)
