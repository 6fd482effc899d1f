"""Reads the bookmarks file that every browser and most bookmark services export (Netscape format), and Pocket's list."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from lxml import etree

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import Contents, Document
from newsletter.fetch.sources.hint_text import NOTE_LENGTH, plain, star_among, tag_list
from newsletter.models import Hints, Link
from newsletter.text.dates import iso_from_epoch
from newsletter.text.urls import web_address

# The browser's own folders; they say where a bookmark lies and not what it is about.
_DRAWERS = {
    "bookmarks", "bookmarks bar", "bookmarks toolbar", "bookmarks menu", "other bookmarks", "mobile bookmarks", "favorites",
    "favorites bar", "favourites", "favourites bar", "imported", "reading list", "unsorted", "unfiled bookmarks",
}  # fmt: skip
_DRAWER_MARKS = ("personal_toolbar_folder", "unfiled_bookmarks_folder", "mobile_bookmarks_folder")


def read_bookmarks(document: Document, now: datetime, source: str | None = None) -> Contents:
    """Return the bookmarks as links of the editor's own hand, and one line when the file ends in the middle.

    Title, day it was saved, tags (with the folders it lies in) and note travel along. What is no web page (bookmarklets, the
    browser's own pages) is left out. Raises SourceError when there is no bookmark at all in what claims to have some.
    """
    text, cut = _whole_bookmarks(document.text)
    reader = _BookmarkReader(now, source)
    parser = etree.HTMLParser(target=cast(Any, reader), encoding="utf-8", no_network=True, huge_tree=False)
    try:
        etree.fromstring(text.encode(), parser)
    except etree.LxmlError as error:
        raise SourceError(document.name, "a bookmarks file that cannot be read") from error
    reader.close()
    problem = f"it is cut off; {len(reader.links)} of its bookmarks could be read" if cut else None
    return Contents(tuple(reader.links), problem)


class _BookmarkReader:
    """Takes the tags as they come. The format is HTML that nests by <DL> and never closes <DT> and <DD>: no tree can be trusted."""

    def __init__(self, now: datetime, source: str | None) -> None:
        self.links: list[Link] = []
        self._now, self._source = now, source
        self._folders: list[str | None] = []
        self._next_folder: str | None = None
        self._words: list[str] | None = None
        self._anchor: dict[str, str] | None = None
        self._folder: dict[str, str] | None = None
        self._waiting: tuple[str, Hints] | None = None
        self._quoted: list[str] = []
        self._in_note = self._in_quote = False

    def start(self, tag: str, attributes: Any) -> None:
        if tag == "a" and not self._in_note:
            self._finish()
            self._anchor, self._words = dict(attributes), []
        elif tag in ("h3", "h1", "h2"):
            self._finish()
            self._folder, self._words = dict(attributes), []
        elif tag == "dd":
            self._in_note, self._words = self._waiting is not None, []
        elif tag == "blockquote":  # what was marked in the text, as Raindrop writes it into the note
            self._in_quote = self._in_note
        elif tag in ("dt", "dl", "li", "ul"):
            self._finish()
            if tag == "dl":
                self._folders.append(self._next_folder)
                self._next_folder = None

    def end(self, tag: str) -> None:
        if tag == "a" and self._anchor is not None:
            self._waiting = self._bookmark(self._anchor, "".join(self._words or ()))
            self._anchor = self._words = None
        elif tag in ("h3", "h1", "h2") and self._folder is not None:
            self._next_folder = self._named("".join(self._words or ()), self._folder) if tag == "h3" else None
            self._folder = self._words = None
        elif tag == "blockquote" and self._in_quote:
            self._in_quote = False
            self._quoted.append(" … ")
        elif tag == "dl":
            self._finish()
            if self._folders:
                self._folders.pop()

    def data(self, text: str) -> None:
        if self._in_quote:
            self._quoted.append(text)
        elif self._words is not None:
            self._words.append(text)

    def comment(self, text: str) -> None:
        """Ignore comments."""

    def close(self) -> None:
        self._finish()

    def _finish(self) -> None:
        if self._waiting is not None:
            url, hints = self._waiting
            note = plain("".join(self._words or ()), NOTE_LENGTH) if self._in_note else None
            marked = plain("".join(self._quoted).removesuffix(" … "), NOTE_LENGTH)
            self.links.append(Link(url, source=self._source, hints=replace(hints, note=note, highlight=marked)))
        self._waiting, self._in_note, self._in_quote = None, False, False
        self._words, self._quoted = None, []

    def _bookmark(self, attributes: dict[str, str], title: str) -> tuple[str, Hints] | None:
        url = web_address(attributes.get("href", ""))
        if url is None:
            return None
        saved = attributes.get("add_date") or attributes.get("time_added")
        words = [*attributes.get("tags", "").split(","), *(folder for folder in self._folders if folder)]
        starred, tags = star_among(tag_list(words))
        starred, clean = starred or attributes.get("data-important") == "true", plain(title)
        day = iso_from_epoch(saved, self._now)
        return url, Hints(title=None if clean == url else clean, date=day, tags=tags, starred=starred)

    def _named(self, words: str, attributes: dict[str, str]) -> str | None:
        name = plain(words)
        return None if not name or name.casefold() in _DRAWERS or any(mark in attributes for mark in _DRAWER_MARKS) else name


def _whole_bookmarks(text: str) -> tuple[str, bool]:
    """Return the text without a bookmark that breaks off in the middle, and whether the file was cut."""
    lowered = text.lower()
    for start, end in (("<", ">"), ("<a ", "</a")):
        if lowered.rfind(start) > lowered.rfind(end):
            return text[: lowered.rfind(start)], True
    return text, 0 < lowered.count("</dl") < lowered.count("<dl")
