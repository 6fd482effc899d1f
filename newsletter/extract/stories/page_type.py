"""Words in a title, headline or URL that identify a live page, a round-up or a collection."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from newsletter.extract.page.parsed_page import ParsedPage
from newsletter.extract.word_tables import any_whole, read_table

MAX_SAID = 2_000
_WORDS = read_table("newsletter.extract.stories", "page_type")
_LIVE, _DIGEST, _COLLECTION = (any_whole(_WORDS[name]) for name in ("live", "digest", "collection"))
# Names of columns in which each item is complete in itself.
_BRIEFS = any_whole(_WORDS["briefs"])
# "Live" is also used for concerts and for towns to live in, and schedules have times of day too.
_NOT_LIVE, _PLANNED = any_whole(_WORDS["not_live"]), any_whole(_WORDS["planned"])
_TEACHING, _ADVICE, _RANKED = (any_whole(_WORDS[name]) for name in ("teaching", "advice", "ranked"))
_LETTERS = re.compile(r"^letters:\s", re.IGNORECASE | re.MULTILINE)
_SITE = re.compile(r"\s[|–—·•»-]\s+[^\s|–—·•»-]\S*(?:\s+[^\s|–—·•»-]\S*){0,3}\s*$")
_LETTER = re.compile(r"[^\W\d_]")
_ASKING = re.compile(r"^(?:why|how|what is|who['’]s|do you)\b", re.IGNORECASE | re.MULTILINE)


class Words:
    """The kinds of page that a page's titles and address name. `title` is its headline, if that is known already."""

    def __init__(self, document: ParsedPage, title: str | None = None) -> None:
        headlines = [" ".join(heading.itertext()) for heading in document.tree.iter("h1")]
        stated = [_without_site(said) for said in document.meta.get("og:title", ())[:1]]
        whole = _without_site(document.tree.findtext(".//title") or "")
        # The address may name a newsletter, a site or a column whatever a text is about, so some properties use only the titles.
        self._titled = _lines([title, *stated] if title else [*stated, whole, *headlines[:2]])
        self._said = _lines([title or "", *stated, whole, *headlines[:2], _path(document.url)])

    @property
    def live(self) -> bool:
        """Whether it calls itself live."""
        return bool(_LIVE.search(_NOT_LIVE.sub(" ", self._said))) and not self.planned

    @property
    def planned(self) -> bool:
        """Whether it calls itself a schedule or a programme, so that its times are of events to come."""
        return bool(_PLANNED.search(self._titled))

    @property
    def digest(self) -> bool:
        """Whether it calls itself a digest of news, and not advice."""
        said = _DIGEST.search(self._titled) or _BRIEFS.search(self._titled)
        return bool(said) and not self.advice

    @property
    def advice(self) -> bool:
        """Whether it calls itself advice or a comparison: its headings then link to shops and tools."""
        return bool(_ADVICE.search(self._titled)) or bool(_ASKING.search(self._titled))

    @property
    def ranked(self) -> bool:
        """Whether it calls itself a list of the best of a kind: its headings are then product names that link to shops."""
        return bool(_RANKED.search(self._titled))

    @property
    def briefs(self) -> bool:
        """Whether it calls itself a column of short news items, each complete in itself."""
        return self.digest and bool(_BRIEFS.search(self._titled))

    @property
    def collection(self) -> bool:
        """Whether it calls itself a collection of whole texts: letters to the editor, essays, speeches."""
        return bool(_COLLECTION.search(self._said) or _LETTERS.search(self._said)) and not _TEACHING.search(self._said)


def _lines(parts: Sequence[str]) -> str:
    return "\n".join(" ".join(part.split()) for part in parts)[:MAX_SAID]


def _without_site(title: str) -> str:
    """Return a page's title without the site's name at its end, since sites are called "Live Science" or "The Weekly Digest"."""
    title = title[:MAX_SAID]
    tail = _SITE.search(title)
    if tail is None or not _LETTER.search(_DIGEST.sub("", _LIVE.sub("", tail[0]))):
        return title
    return title[: tail.start()]


def _path(url: str) -> str:
    try:
        return re.sub(r"[/_-]+", " ", urlsplit(url).path)
    except ValueError:
        return ""
