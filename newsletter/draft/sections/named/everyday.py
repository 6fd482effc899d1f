"""Supplies words for a section that has nothing but a name: "Money" does not say that mortgages belong there.

The words of everyday subjects, and what sections on them are called, are in `everyday.toml`; English only.
"""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from importlib import resources

from newsletter.draft.words.tfidf import words


def everyday_words(name: str) -> str:
    """Return the words of the everyday subjects that an English section is named after, "" if there are none."""
    said, found = words(name), list[str]()
    for begin in range(len(said)):
        for end in range(begin + 1, len(said) + 1):
            found += _words_of_names().get(tuple(said[begin:end]), ())
    return " ".join(dict.fromkeys(found))


@functools.cache
def _words_of_names() -> Mapping[tuple[str, ...], Sequence[str]]:
    """Return the words of subjects by what sections on them are called."""
    table = tomllib.loads(
        resources.files("newsletter.draft.sections.named").joinpath("everyday.toml").read_text(encoding="utf-8")
    )
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for subject in table.values():
        for name in subject["names"]:
            found[tuple(words(name))].append(subject["words"])
    return found
