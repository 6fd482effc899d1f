"""Advisories are told apart by their numbers."""

from __future__ import annotations

import pytest

from newsletter.draft.clustering.advisories import advisories_of, different_advisories


def test_the_numbers_of_advisories_are_found_in_a_text() -> None:
    text = "CVE-2031-4121, GHSA-abcd-12ef-34gh and RHSA-2031:1234 are closed; the CVE-system and USN-style lists are not meant."
    assert advisories_of(text) == {"CVE-2031-4121", "GHSA-abcd-12ef-34gh", "RHSA-2031:1234"}


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("CVE-2031-1 is bad", "CVE-2031-2 is worse", ("CVE-2031-1", "CVE-2031-2")),
        ("CVE-2031-1 is bad", "CVE-2031-1 is closed, unlike CVE-2031-2", None),
        ("CVE-2031-1 is bad", "USN-7000-1 closes it", None),
        ("CVE-2031-1 is bad", "It is closed", None),
        ("CVE-2031-1 is bad", "It is as bad as CVE-2021-2", None),
        ("CVE-2031-1 is bad", "CVE-2030-2 is worse", ("CVE-2031-1", "CVE-2030-2")),
        ("USN-7000-1 closes it", "USN-7000-2 closes it for older releases", None),
        ("DSA-7000-1 closes it", "DSA-7001-1 closes another", ("DSA-7000", "DSA-7001")),
        ("CVE‑2031‑1 is bad", "CVE-2031-1 is closed", None),
    ],
)
def test_only_numbers_of_one_series_with_none_in_common_tell_texts_apart(
    one: str, other: str, found: tuple[str, str] | None
) -> None:
    assert different_advisories(advisories_of(one), advisories_of(other)) == found
