"""Recognises security advisories by their numbers: articles on two flaws of one program have most words in common."""

from __future__ import annotations

import re
from collections.abc import Set

_NUMBER = re.compile(r"\b((?:CVE|GHSA|RHSA|RUSTSEC|DSA|USN|PYSEC|GO|GLSA|ZDI|CERTFR|JVN)-[A-Za-z0-9]+(?:[:-][A-Za-z0-9]+)*)")


def advisories_of(text: str) -> frozenset[str]:
    """Return the numbers of the advisories that a text mentions."""
    return (
        frozenset(number for number in _NUMBER.findall(text) if any(map(str.isdigit, number))) if "-" in text else frozenset()
    )


def different_advisories(first: Set[str], second: Set[str]) -> tuple[str, str] | None:
    """Return a number from each of two sets if both have advisories of one series, and none in common; else None."""
    if not first or not second or first & second:
        return None
    pairs = [(mine, theirs) for mine in sorted(first) for theirs in sorted(second) if _series(mine) == _series(theirs)]
    return pairs[0] if pairs else None


def _series(number: str) -> str:
    return number.partition("-")[0]
