"""The data classes passed between steps: Source, Link, Page, Article, Story, Section, Issue. Standard library only.

    Source ─fetch→ Link → Page ─extract→ Article ─draft→ Story in Section in Issue ─render→ editions

Times are ISO 8601 strings with a zone (`2025-11-14T16:00:00Z`); where only the day is known, the day alone (`2025-11-14`).
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

SAID_ONLY_WHEN_SET = {"failures", "is_source", "discovered", "starred"}
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Hints:
    """What a source says about a link before the page is read; kept with the page and repeated in its articles.

    `note` is the editor's own remark, `highlight` what she marked in the text, `starred` her favourite, `who` the person that
    wrote or sent it. `parts` are the items of a feed that lead to one page each by a fragment of its own: `fragment day title`, `-` for a
    day that is not known. `since` is set on a link without a date whose source is limited to what is new since then: only the
    page can tell whether it is.
    """

    title: str | None = None
    date: str | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    who: str | None = None
    summary: str | None = None
    language: str | None = None
    highlight: str | None = None
    starred: bool = False
    parts: tuple[str, ...] = ()
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One place where links come from.

    `kind` is one of url, file, stdin, feed, opml, bookmarks, sitemap, links, or auto (detected from its content).
    `location` is a URL, a path or `-`. `since` is a span (`7d`) or a day; `include` and `exclude` are patterns on the URL. With
    `tags` only links that have one of them count, with `starred` only favourites.
    """

    location: str
    kind: str = "auto"
    name: str | None = None
    since: str | None = None
    limit: int | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    starred: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """One address to fetch. `discovered` = named by a feed, sitemap or page rather than by the editor."""

    url: str
    source: str | None = None
    hints: Hints = Hints()
    discovered: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One HTTP response as it came, without its body (`body` is the body's SHA-256 in the cache).

    `url` is the address asked for, `final_url` the one reached. `ok` says that there is a body to read. `error` is the reason of
    the last failure; a page may have both a body and an error (an older good copy is kept when a later try fails).
    `bytes` counts the inflated body, `seconds` the time of the fetch, `failures` the failed tries in a row. `is_source` marks a
    feed, sitemap or list of links: it is kept for its validators and is never an article.
    """

    url: str
    final_url: str | None = None
    status: int | None = None
    ok: bool = False
    error: str | None = None
    content_type: str | None = None
    charset: str | None = None
    bytes: int | None = None
    seconds: float | None = None
    fetched_at: str | None = None
    first_fetched_at: str | None = None
    failed_at: str | None = None
    failures: int = 0
    from_cache: bool = False
    etag: str | None = None
    last_modified: str | None = None
    body: str | None = None
    source: str | None = None
    hints: Hints = Hints()
    is_source: bool = False


# Where the address of an item of a round-up comes from that leads to another site (`Article.why`).
ITEM_LINK = "link of the item"


@dataclass(frozen=True, slots=True)
class Article:
    """What the machine read out of a page.

    `text` has one block a line (paragraph, `## heading`, `- item`, `> quotation`, table row, fenced code). `links` are the
    addresses that the text itself cites. `flags` are words from `newsletter.extract.flags`. `why` tells for each field where it
    came from (`title: json-ld`). A story of a multi-story page has `part_of` (the page's URL), `part_of_title` (the page's own
    title), `anchor` (the fragment, if any) and its `position` on it, counted from 1; what the page says before its stories, where
    that is a text of its own, comes at 0 with the page's title. `hints` is what the source said of the page's link. `image_width` is in
    pixels, where the page states it.
    """

    url: str
    id: str = ""
    canonical_url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    site: str | None = None
    language: str | None = None
    description: str | None = None
    image: str | None = None
    image_width: int | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    text: str = ""
    links: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    part_of: str | None = None
    part_of_title: str | None = None
    anchor: str | None = None
    position: int | None = None
    hints: Hints = Hints()
    why: Mapping[str, str] = field(default_factory=dict)

    @property
    def leads_away(self) -> bool:
        """Whether it is an item of a round-up that leads to another site: the address is that site's, the words are the round-up's."""
        return self.why.get("canonical_url") == ITEM_LINK

    @property
    def address(self) -> str:
        """The address that leads to it: its canonical one, with its anchor where that is of the same page."""
        url = self.canonical_url or self.url
        return f"{url.partition('#')[0]}#{self.anchor}" if self.anchor and not self.leads_away else url


@dataclass(frozen=True, slots=True)
class Also:
    """A further link of a story: another outlet on the same news."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """What the editor prints. `summary` and `after` are Markdown; `after` is what she wrote behind the link.

    `notes` are the machine's words to the editor: comments in the draft, never rendered. `source_words` is how many words the
    article at `link` has (two characters of Chinese, Japanese or Korean count as one), where that is known, `source_name` what
    its site calls itself.
    """

    headline: str
    summary: str = ""
    link: str | None = None
    link_text: str = "Read more"
    also: tuple[Also, ...] = ()
    id: str | None = None
    after: str = ""
    notes: tuple[str, ...] = ()
    source_words: int | None = None
    source_name: str = ""

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses that it leads its readers to: its link's, if it has one, and those of its further links, in this order."""
        return tuple(url for url in (self.link, *(also.url for also in self.also)) if url)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled, ordered list of stories. `intro` is the editor's Markdown between the title and the first story."""

    title: str
    stories: tuple[Story, ...] = ()
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """Front matter, intro, sections. `front_matter` has every key as text or list of texts, the unknown ones too."""

    title: str = ""
    date: str | None = None
    description: str | None = None
    summary: str | None = None
    tags: tuple[str, ...] = ()
    intro: str = ""
    sections: tuple[Section, ...] = ()
    front_matter: Mapping[str, Any] = field(default_factory=dict)

    @property
    def stories(self) -> tuple[Story, ...]:
        """The stories of all sections, in order."""
        return tuple(story for section in self.sections for story in section.stories)


def story_id(url: str) -> str:
    """Return the eight hex digits that name a story in a draft: a BLAKE2b hash of its canonical URL (with the anchor, if any)."""
    return hashlib.blake2b(url.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def to_json(record: Any) -> dict[str, Any]:
    """Return a record as a JSON-ready dict with the fields' names; what is unknown or says nothing is absent."""
    result = {}
    for item in dataclasses.fields(record):
        value = _plain(getattr(record, item.name))
        if value not in (None, [], {}, "") and not (item.name in SAID_ONLY_WHEN_SET and not value):
            result[item.name] = value
    return result


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return to_json(value)
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return value


def page_from_json(data: Mapping[str, Any]) -> Page:
    """Return the Page that `to_json` wrote; unknown keys are ignored. Raises TypeError or ValueError when it is not one."""
    if not isinstance(data, Mapping):
        raise ValueError("a Page must be an object")
    return _known(Page, {**data, "hints": _known(Hints, data.get("hints") or {})})


def article_from_json(data: Mapping[str, Any]) -> Article:
    """Return the Article that `to_json` wrote; unknown keys are ignored. Raises TypeError or ValueError when it is not one."""
    if not isinstance(data, Mapping):
        raise ValueError("an Article must be an object")
    return _known(Article, {**data, "hints": _known(Hints, data.get("hints") or {})})


def _known(kind: type[Record], data: Any) -> Record:
    """Return a record from the keys that it knows, each of the type it asks for: what is read may have been damaged."""
    if not isinstance(data, Mapping):
        raise ValueError(f"a {kind.__name__} must be an object")
    wanted_types = _field_types(kind)  # type: ignore[arg-type]  # a class is hashable
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items() if key in wanted_types}
    for key, value in values.items():
        wanted = wanted_types[key]
        inner_wrong = isinstance(value, tuple) and not all(isinstance(item, str) for item in value)
        if not isinstance(value, wanted) or inner_wrong or (isinstance(value, bool) and bool not in wanted):
            raise ValueError(f"{kind.__name__}.{key} has the wrong type: {value!r:.40}")
    return kind(**values)


@functools.cache
def _field_types(kind: type[Any]) -> dict[str, tuple[type, ...]]:
    """Return what `isinstance` may ask for each field; a whole number is accepted where a fraction is."""
    found = {}
    for name, hint in typing.get_type_hints(kind).items():
        options = typing.get_args(hint) if typing.get_origin(hint) is types.UnionType else (hint,)
        plain = tuple(typing.get_origin(option) or option for option in options)
        found[name] = (*plain, int) if float in plain else plain
    return found
