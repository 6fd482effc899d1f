"""File names of editions: which edition a name implies, and what each is called in a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from newsletter.errors import UsageError
from newsletter.render.editions import Editions
from newsletter.text.clean import harmless

SUFFIXES = {
    "hugo": ".md",
    "jekyll": ".md",
    "eleventy": ".md",
    "pelican": ".md",
    "html": ".html",
    "email": ".email.html",
    "text": ".txt",
    "eml": ".eml",
    "json": ".json",
    "feed": ".atom",
}
"""How an edition's file is named in a folder, behind the issue's own name."""
ENDINGS = {
    ".md": ("hugo", "jekyll", "eleventy", "pelican"),
    ".markdown": ("hugo", "jekyll", "eleventy", "pelican"),
    ".html": ("html", "email"),
    ".htm": ("html", "email"),
    ".txt": ("text",),
    ".eml": ("eml",),
    ".json": ("json", "feed"),
    ".atom": ("feed",),
    ".xml": ("feed",),
}
"""The endings of an output file's name, each with the media that may have it; the first is meant when none is named."""


def medium_of(target: str | None) -> str:
    """Return the medium that an output file's name implies; hugo for stdout and folders."""
    if target is None or is_folder(target):
        return "hugo"
    if target.lower().endswith((".email.html", ".email.htm")):
        return "email"
    known = ENDINGS.get(Path(target).suffix.lower())
    if known is None:
        raise UsageError(
            f"{harmless(target)}: no edition uses this file extension; choose one with --to, or use one of {', '.join(ENDINGS)}"
        )
    return known[0]


def check_ending(target: str, medium: str) -> None:
    """Raise UsageError when a file's name says another medium than the one asked for; devices and pipes have no ending."""
    path = Path(target)
    if path.exists() and not path.is_file():
        return
    if medium not in ENDINGS.get(path.suffix.lower(), ()):
        own = [ending for ending, media in ENDINGS.items() if medium in media]
        raise UsageError(f"{harmless(target)}: wrong file extension for {medium}; use {' or '.join(own)}")


def is_folder(target: str) -> bool:
    """Say whether a path is a folder, or ends with a slash and so is to become one."""
    return target.endswith("/") or Path(target).is_dir()


def name_editions(made: dict[str, bytes], target: str, stem: str, editions: Editions) -> Iterator[tuple[Path, bytes]]:
    """Yield the file of each edition, with its bytes, where they go to `target`: a file, or a folder that has an issue's files by `stem`.

    A feed goes as Atom and as JSON Feed where a folder is asked for."""
    if not is_folder(target):
        medium, data = next(iter(made.items()))
        as_json = medium == "feed" and Path(target).suffix.lower() == ".json"
        yield Path(target), editions.json_feed().encode() if as_json else data
        return
    posts = [medium for medium in made if SUFFIXES[medium] == ".md"]
    for medium, data in made.items():
        suffix = f".{medium}.md" if medium in posts and medium != posts[0] else SUFFIXES[medium]
        name = _jekyll_name(stem, editions) if medium == "jekyll" else stem
        yield Path(target) / f"{name}{suffix}", data
        if medium == "feed":
            yield Path(target) / f"{stem}.feed.json", editions.json_feed().encode()


def _jekyll_name(stem: str, editions: Editions) -> str:
    """Return a post's name as Jekyll wants it: YEAR-MONTH-DAY-title."""
    day = re.match(r"\d{4}-\d\d-\d\d", stem) or re.match(r"\d{4}-\d\d-\d\d", editions.draft.issue.date or "")
    rest = stem.removeprefix(day[0]).strip("-") if day else stem
    return f"{day[0]}-{rest or 'issue'}" if day else stem
