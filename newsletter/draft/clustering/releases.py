"""Recognises the release that an article is about: a project's name and a version at the beginning of its title.

An announcement and the release notes of one version have few words in common, notes of two projects many: there the name and the
number decide.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsletter.draft.projects import with_project
from newsletter.models import Article
from newsletter.text.stopwords import ENGLISH

OTHER_VERSION, OTHER_PROJECT = "different versions", "different projects"
# A title begins with what is released, or with a word that says that it is.
_RELEASE = re.compile(
    r"(?P<lead>(?:announcing|introducing|releasing|released?|new|show hn|what[’']s new in|ann)(?:: | ))?(?:the )?"
    r"(?P<name>[^\W\d][\w.+#-]*(?: [^\W\d][\w.+#-]*){0,2}?),? (?:(?:version|release) )?v?(?P<version>\d{1,4}(?:\.\d{1,6}){1,4})(?!%|\.?\d)"
    r"(?![\w-]| (?:percent|per cent|million|billion|trillion|points?|times|degrees|earthquake|quake)\b)",
    re.IGNORECASE,
)
# What stands behind the version of a release that is announced; more than that ("Loomd 2.2 Pro tops …") is news of another kind.
_OUT = re.compile(
    r"(?: (?:(?:is|are|was|has been) )?(?:now )?(?:out|here|released|available|release notes?)\b.*)?", re.IGNORECASE | re.DOTALL
)
_PART = re.compile(r"\s*[:,(–—-]")
_NO_NAMES = ENGLISH | {"magnitude", "version", "release", "section", "chapter", "episode", "part"}


class Release(NamedTuple):
    """A version of a project: the words of its name in lower case, its number without zeros at the end ("3" for 3.0.0), and whether the
    title announces it and nothing else."""

    name: frozenset[str]
    version: str
    is_announced: bool = True


def release_of(article: Article) -> Release | None:
    """Return the release that an article's title begins with, None for any other article."""
    title = with_project(article.title, article.canonical_url or article.url, article.site) or ""
    found = _RELEASE.match(title.strip())
    name = frozenset(found["name"].casefold().split()) if found else frozenset()
    if found is None or name & _NO_NAMES:
        return None
    rest = title.strip()[found.end() :]
    is_announced = _OUT.fullmatch(rest) is not None or bool(found["lead"] and _PART.match(rest))
    return Release(name, re.sub(r"(?:\.0)+$", "", found["version"]), is_announced)


def is_one_release(one: Release | None, other: Release | None) -> bool:
    """Say whether two articles announce the same version of one project."""
    return one is not None and other is not None and one == other and one.is_announced


def tell_releases_apart(one: Article, other: Article, releases: tuple[Release | None, Release | None]) -> str:
    """Return why two articles are about two releases, provided that neither mentions the other's project or version; else ""."""
    first, second = releases
    if first is None or second is None:
        return ""
    if first.name & second.name:
        if first.version == second.version:
            return ""
        is_named = _mentions(one, second.version) or _mentions(other, first.version)
        return "" if is_named else f"{OTHER_VERSION}: {first.version}, {second.version}"
    is_named = any(_mentions(one, word) for word in second.name) or any(_mentions(other, word) for word in first.name)
    return "" if is_named else f"{OTHER_PROJECT}: {' '.join(sorted(first.name))}, {' '.join(sorted(second.name))}"


def _mentions(article: Article, word: str) -> bool:
    """Say whether an article has a name or the number of a version in its title or text."""
    rule = re.compile(rf"(?<![\w.]){re.escape(word)}(?!\w|\.\d)", re.IGNORECASE)
    return rule.search(f"{article.title or ''} {article.text}") is not None
