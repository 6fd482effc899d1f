"""Headlines of pages about one project: a repository, a package, a release, an issue, a change log, of which the title is a bare name."""

from __future__ import annotations

import functools
import re

from newsletter.text.urls import split_url

_VERSION = re.compile(r"(?:(?:version|release)\s+)?v?\d+\.\d[\w.+-]*", re.IGNORECASE)
_CODE_HOST = re.compile(r"^(?:www\.)?(?:github|gitlab|codeberg|bitbucket|gitea|forgejo|git)\.")
# The paths of the same programs at any host: Forgejo's and GitHub's releases and advisories, what GitLab has behind "/-/".
_CODE_PATH = re.compile(
    r"/[^/]+/[^/]+/(?:releases/tag/|security/advisories/|src/(?:branch|tag|commit)/|(?:[^/]+/){0,3}-/(?:releases|tags|issues|blob)/)"
)
# The title of a repository as hosts of code write it: "GitHub - owner/name: what it is".
_REPOSITORY = re.compile(r"(?:\w+ - )?(?P<owner>[\w.-]+)/(?P<name>[\w.-]+)(?:: (?P<told>.+))?")
_LOG = re.compile(r"change ?log|change history|release notes|releases", re.IGNORECASE)
# The number of an issue or a change behind its title.
_ISSUE_NUMBER = re.compile(r"\s+[#!]\d+$")
# What hosts and registries add to a project's description, and emoji, also by their names (":zap:").
_ADDED = re.compile(r"(?:(?<=[.!]) |^)(?:Contribute to \S+ development|Latest version: )\b.*$|^v?\d[\w.]*[:,] ", re.DOTALL)
_EMOJI = re.compile("(?::[a-z0-9_+-]+:|[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f\u200d])\\s*")
# In characters, of a name with what it is.
LONGEST_NAMED = 100


def with_project(title: str | None, url: str, site: str | None, description: str | None = None) -> str | None:
    """Return a title that says what a page about a project is about; any other title as it is.

    The number of a version gets the name of its project, which is the one that the host of code has the page of, else the site
    ("jobq v2.4.0"); "Changelog" does too. The name of a repository or package gets its description in place of its owner ("jobq: A queue
    in one file"). The number of an issue goes.
    """
    bare = (title or "").strip()
    folders = _folders(url)
    hosted = project_of(url)
    owner = hosted or site
    if owner and _VERSION.fullmatch(bare):
        return f"{owner} {bare}"
    if owner and _LOG.fullmatch(bare):
        return f"{owner} {bare.lower()}"
    found = _REPOSITORY.fullmatch(bare)
    if found and folders[:2] == [found["owner"], found["name"]]:
        return _told(found["name"], found["told"] or description or "")
    if len(folders) > 1 and bare and (bare == hosted or (bare.islower() and bare == folders[-1])):
        return _told(bare, description or "")
    return _ISSUE_NUMBER.sub("", bare) if hosted and bare else title


@functools.lru_cache(maxsize=4096)  # asked for each article: to compare releases, for its headline, and for its outlet
def project_of(url: str) -> str:
    """Return the name of the project that a page of a host of code belongs to, "" for any other page."""
    folders, parts = _folders(url), split_url(url)
    is_hosted = _CODE_HOST.search(parts.netloc) or _CODE_PATH.match(parts.path)
    if len(folders) < 2 or folders[0] == "advisories" or not is_hosted:
        return ""
    # A group of GitLab's may have groups of its own: "group/sub/loom/-/releases/v2".
    return folders[folders.index("-") - 1] if "-" in folders[2:] else folders[1]


def _folders(url: str) -> list[str]:
    return [part for part in split_url(url).path.split("/") if part]


def _told(name: str, description: str) -> str:
    """Return a project's name and, if that is short enough, its description."""
    line = " ".join(_EMOJI.sub("", _ADDED.sub("", description.strip())).split()).rstrip(". ")
    line = re.sub(rf"^{re.escape(name)}(?: - |: | – | — )", "", line, flags=re.IGNORECASE)
    if line.casefold().startswith(f"{name.casefold()} "):
        return line if len(line) <= LONGEST_NAMED else name
    named = f"{name}: {line}"
    return named if len(line.split()) > 1 and len(named) <= LONGEST_NAMED else name
