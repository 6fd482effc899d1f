"""Recognises security advisories by their numbers: articles on two flaws of one program have most words in common."""

from __future__ import annotations

import re
from collections.abc import Set

_NUMBER = re.compile(
    # A revision of a notice is the same notice: "DSA-5555-2".
    r"\b((?:DSA|USN|RHSA)-\d+(?::\d+)?(?=-\d{1,2}\b)|"
    r"(?:CVE|GHSA|RHSA|RUSTSEC|DSA|USN|PYSEC|GO|GLSA|ZDI|CERTFR|JVN)-[A-Za-z0-9]+(?:[:-][A-Za-z0-9]+)*)"
)
# Hyphens that do not break, and dashes that an editor's program has set for them.
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–", "-"))
_YEAR = re.compile(r"-((?:19|20)\d\d)[:-]")
# In years: an article on a flaw recalls a famous one of long ago.
MOST_APART = 1


def advisories_of(text: str) -> frozenset[str]:
    """Return the numbers of the advisories that a text mentions."""
    text = text.translate(_HYPHENS) if not text.isascii() else text
    return (
        frozenset(number for number in _NUMBER.findall(text) if any(map(str.isdigit, number))) if "-" in text else frozenset()
    )


def different_advisories(first: Set[str], second: Set[str]) -> tuple[str, str] | None:
    """Return a number from each of two sets if both have advisories of one series, and none in common; else None.

    Numbers of years further apart than MOST_APART tell nothing.
    """
    if not first or not second or first & second:
        return None
    pairs = ((mine, theirs) for mine in sorted(first) for theirs in sorted(second))
    return next((pair for pair in pairs if _are_of_one_series(*pair)), None)


def _are_of_one_series(one: str, other: str) -> bool:
    years = [int(found[1]) for number in (one, other) if (found := _YEAR.search(number))]
    return one.partition("-")[0] == other.partition("-")[0] and max(years, default=0) - min(years, default=0) <= MOST_APART
