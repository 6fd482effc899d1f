"""Recognises security advisories by their numbers: articles on two flaws of one program have most words in common."""

from __future__ import annotations

import re
from collections.abc import Set

_SERIES = "CVE GHSA RHSA RUSTSEC DSA USN PYSEC GO GLSA ZDI CERTFR JVN".split()
_NUMBER = re.compile(
    # A revision of a notice is the same notice: "DSA-5555-2".
    r"\b((?:DSA|USN|RHSA)-\d+(?::\d+)?(?=-\d{1,2}\b)|"
    rf"(?:{'|'.join(_SERIES)})-[A-Za-z0-9]+(?:[:-][A-Za-z0-9]+)*)"
)
# Hyphens that do not break, and dashes that an editor's program has set for them.
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–", "-"))
_YEAR = re.compile(r"-((?:19|20)\d\d)[:-]")
# In years: an article on a flaw recalls a famous one of long ago.
MOST_APART = 1


def advisories_of(text: str) -> frozenset[str]:
    """Return the numbers of the advisories that a text mentions."""
    if not any(map(text.__contains__, _SERIES)):
        return frozenset()
    text = text if text.isascii() else text.translate(_HYPHENS)
    return frozenset(number for number in _NUMBER.findall(text) if any(map(str.isdigit, number)))


def different_advisories(first: Set[str], second: Set[str]) -> tuple[str, str] | None:
    """Return a number from each of two sets if both have advisories of one series, and none in common; else None.

    Numbers of years further apart than MOST_APART are not compared.
    """
    if not first or not second or first & second:
        return None
    mine, theirs = ({_series_of(number): number for number in sorted(numbers, reverse=True)} for numbers in (first, second))
    alike = (
        (mine[own], theirs[other])
        for own in sorted(mine)
        for other in sorted(theirs)
        if own[0] == other[0] and abs(own[1] - other[1]) <= MOST_APART
    )
    return next(alike, None)


def _series_of(number: str) -> tuple[str, int]:
    """Return the name of a number's series and its year, 0 if it has none."""
    year = _YEAR.search(number)
    return number.partition("-")[0], int(year[1]) if year else 0
