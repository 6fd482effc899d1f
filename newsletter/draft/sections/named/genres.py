"""Recognises a story's genre by its form: a release, a how-to, an interview, an advertised job, whatever its subject.

A section that is named after a genre ("Tutorials") has no subject that words could be compared with. The signs are in `genres.toml`.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping, Sequence, Set
from importlib import resources
from typing import NamedTuple
from urllib.parse import urlsplit

from newsletter.text.stopwords import all_function_words
from newsletter.text.urls import site_of

# A sign in the title counts twice. An address that names the genre, or a site that has no other, is as good as LEAST signs.
IN_TITLE, LEAST = 2, 2
# So many signs tell for sure: fewer than 1 % of real articles have them by chance, about 5 % have LEAST.
CLEAR = 3
# How many characters of a text are read: its form shows at its beginning.
OPENING = 1500
# Words that may stand beside a genre's name without giving the section a subject: "Upcoming Events", "Video of the Week".
_FILLERS = frozenset(
    "new latest upcoming recent open our more other week month today board corner section reader readers analysis insights ideas neue "
    "aktuelle".split()
)
_WHATS_ON = re.compile(r"what(?:['’]?s| is) on\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’&-][^\W_]+)*")


class Signs(NamedTuple):
    """How many signs of a genre a story has, and what it says there."""

    number: int = 0
    phrases: tuple[str, ...] = ()


class _Genre(NamedTuple):
    names: frozenset[str]
    hosts: frozenset[str]
    title: Sequence[str]
    text: Sequence[str]
    day: tuple[str, str]


@functools.cache
def _genres() -> Mapping[str, _Genre]:
    table = tomllib.loads(
        resources.files("newsletter.draft.sections.named").joinpath("genres.toml").read_text(encoding="utf-8")
    )
    return {
        name: _Genre(
            frozenset(entry["names"].split()),
            frozenset(entry.get("hosts", "").split()),
            entry["title"],
            entry["text"],
            (entry.get("day_in_title", ""), entry.get("day_in_text", "")),
        )
        for name, entry in table.items()
    }


def genres_of_section(name: str) -> frozenset[str]:
    """Return the genres that a section is named after; none if its name has words that are about something else."""
    joined = _WHATS_ON.sub("what's-on", name)  # alone, both are function words
    said = {word.lower() for word in _WORD.findall(joined)} - all_function_words() - _FILLERS
    found = {genre: entry.names & said for genre, entry in _genres().items()}
    named = frozenset[str]().union(*found.values())
    return frozenset(genre for genre, names in found.items() if names) if said and said <= named else frozenset()


def find_signs(title: str, text: str, url: str, genres: Set[str]) -> dict[str, Signs]:
    """Return, for each of some genres, the signs of it that a story has, if there are at least LEAST."""
    title, opening = title.replace("'", "’"), text[:OPENING].replace("'", "’")
    host, path = site_of(url), urlsplit(url).path.lower().split("/")[:-1]
    found = {}
    for name in sorted(genres):
        genre = _genres()[name]
        titled, told = _hits(genre.title, title), _hits(genre.text, opening)
        if genre.day[0]:  # a day in the title is no second sign in the text: a bridge closes on one, too
            dated = _hits(genre.day[:1], title)
            titled, told = titled + dated, told + (_hits(genre.day[1:], opening) if not dated else [])
        named = [host] if host in genre.hosts else [folder for folder in path if folder in genre.names][:1]
        count = IN_TITLE * len(titled) + len(told) + LEAST * len(named)
        if count >= LEAST:
            found[name] = Signs(count, tuple(map(_shorten, (*named, *titled, *told))))
    return found


def _hits(signs: Sequence[str], said: str) -> list[str]:
    return [hit[0] for sign in signs if (hit := _compiled(sign).search(said))]


@functools.cache  # a newsletter asks for a genre or two, or for none
def _compiled(sign: str) -> re.Pattern[str]:
    return re.compile(sign, re.IGNORECASE)


def _shorten(phrase: str) -> str:
    """Return what stands at a sign, on one line, at most eight words of it."""
    words = phrase.strip(" .,:;!?").split()
    return " ".join(words) if len(words) <= 8 else f"{' '.join(words[:8])} …"
