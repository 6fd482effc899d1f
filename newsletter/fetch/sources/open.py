"""Opens one source, whatever it is, and returns the links it names, with what it says about them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from newsletter.cache import page_key
from newsletter.errors import FetchError, SourceError, UsageError
from newsletter.fetch.sources.document import Contents, Document, open_document
from newsletter.fetch.sources.filters import is_since, mark_filter, newest, url_filter
from newsletter.fetch.sources.html_links import named_feed, read_page_links
from newsletter.fetch.sources.known_formats import Format, format_of
from newsletter.fetch.sources.lists.link_list import links_in_argument, looks_like_link_list, read_link_list, with_scheme_hint
from newsletter.files import read_file, reason
from newsletter.models import Hints, Link, Source
from newsletter.text.dates import read_since
from newsletter.text.urls import shown, web_address, without_credentials

MAX_DEPTH = 3
MAX_NESTED = 500
MAX_SITEMAPS = 50
# A file without any link and with more lines that are none than this is a text rather than a list with faults.
MOST_FAULTS = 20


class Got(NamedTuple):
    """One document from the wire. `moved_to` is the address it has moved to for good (every redirect was a 301 or 308)."""

    body: bytes
    final_url: str
    content_type: str | None = None
    moved_to: str | None = None


Get = Callable[[str], Got | tuple[bytes, str, str | None]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one source on the web was reached, for the health records. `error` None = good; `name` is as in messages."""

    name: str
    location: str
    error: str | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What a source gave.

    `links`, wanted and each page once; `complaints`, one line each; `kind`, what it turned out to be; `nested`, the sources that
    it named (the feeds of an OPML file, the sitemaps of an index), already opened; `outcomes`, one for each document on the web,
    its own and the nested ones'.
    """

    links: tuple[Link, ...]
    complaints: tuple[str, ...] = ()
    kind: str = "url"
    nested: tuple[Source, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Access:
    """How the outside world is reached.

    `get(url)` brings a document and raises FetchError; nothing reaches the network by another way. `ahead` gets the addresses
    that `get` will be asked for next (the feeds of an OPML file), so that they can be fetched side by side.
    """

    get: Get
    read_stdin: Callable[[], bytes]
    now: datetime
    ahead: Callable[[Sequence[str]], None] | None = None


def open_source(source: Source, access: Access, *, links_mode: bool = False, configured: bool = False) -> SourceResult:
    """Return the links that one source names, those that its `since`, `include`, `exclude`, `tags` and `limit` let through.

    `links_mode` takes a web page or a text for the links on it. `configured` says that the source stands in the configuration,
    where a URL of kind auto may be a feed; as an argument it is a page, unread.

    A nested source that fails is a complaint. `limit` counts for each feed of an OPML file, and for a sitemap index in all.
    Raises SourceError when the source itself cannot be read, and UsageError for a `since` or a pattern that is none.
    """
    return _Opening(access, links_mode, configured).open(source)


@dataclass
class _Opening:
    """One call of `open_source`: what is handed down to the nested sources."""

    access: Access
    links_mode: bool
    configured: bool
    seen: set[str] = field(default_factory=set)

    def open(self, source: Source, depth: int = 0) -> SourceResult:
        wanted = _wanted(source, self.access.now)
        self.seen.add(source.location)
        pasted = _pasted(source.location)
        url = pasted[0].url if pasted else None
        if url and self._is_page(source):
            if depth == 0:
                return SourceResult(tuple(dataclasses.replace(link, source=source.name) for link in pasted), kind="url")
            return SourceResult((Link(url, hints=Hints(title=source.name), discovered=True),), kind="url")
        document, outcomes = self._document(source, url)
        result = self._read(source, document, url, depth)
        links = newest(wanted(result.links), None if result.kind == "opml" else source.limit)
        if outcomes and result.complaints and not result.links and result.kind != "opml":
            problem = result.complaints[0].removeprefix(f"{document.name}: ")
            outcomes = (dataclasses.replace(outcomes[0], error=problem),)
        if depth == 0 and not self.configured and (missing := _nothing_marked(source, result.links)):
            result = dataclasses.replace(result, complaints=(*result.complaints, f"{document.name}: {missing}"))
        return dataclasses.replace(result, links=tuple(links), outcomes=(*outcomes, *result.outcomes))

    def _is_page(self, source: Source) -> bool:
        return source.kind == "url" or (source.kind == "auto" and not self.configured and not self.links_mode)

    # --- bringing ----------------------------------------------------------------------------------------------------------

    def _document(self, source: Source, url: str | None) -> tuple[Document, tuple[Outcome, ...]]:
        name = source_name(source)
        if source.location == "-":
            return open_document(self.access.read_stdin(), name), ()
        if url is None:
            return open_document(_read_file(source), name), ()
        try:
            got = Got(*self.access.get(url))
        except FetchError as error:
            raise SourceError(name, error.reason) from error
        document = open_document(got.body, name, got.final_url, got.content_type)
        return document, (Outcome(name, without_credentials(url), moved_to=got.moved_to),)

    # --- reading -----------------------------------------------------------------------------------------------------------

    def _read(self, source: Source, document: Document, url: str | None, depth: int) -> SourceResult:
        label = source.name or (shown(source.location) if source.location != "-" else "stdin")
        is_list = document.kind in ("json", "text") and looks_like_link_list(document.text)
        known = None if document.kind == "json" and is_list else format_of(document)
        if known is not None:
            return self._contents(source, document, known, label, depth)
        if (self.links_mode or source.kind == "links") and not (document.kind == "json" and is_list):
            return self._links_on(document, label)
        if url and source.kind == "auto" and not is_list:
            return SourceResult((Link(url, source=source.name),), kind="url")
        if document.kind == "html":
            raise SourceError(document.name, _not_for_its_links(source, document))
        if source.kind in ("feed", "opml", "bookmarks"):
            raise SourceError(document.name, f"not {_with_article(source.kind)}")
        return self._list(source, document, label)

    def _contents(self, source: Source, document: Document, known: Format, label: str, depth: int) -> SourceResult:
        contents = known.read(document, self.access.now, label)
        if known.kind == "opml":
            return self._opml(source, document, contents, depth)
        if known.kind == "sitemap":
            return self._sitemap(source, document, contents, label, depth)
        return SourceResult(contents.links, _lines(document, contents.problem), known.kind)

    def _links_on(self, document: Document, label: str) -> SourceResult:
        if document.kind == "json":
            raise SourceError(document.name, "JSON, not a page with links")
        links = read_page_links(document, label)
        nothing = None if links else "no links in its content"
        return SourceResult(tuple(links), _lines(document, nothing), "links")

    def _list(self, source: Source, document: Document, label: str) -> SourceResult:
        listed = read_link_list(document.text, document.name)
        if not listed.links and len(listed.refused) > MOST_FAULTS:
            raise SourceError(
                document.name,
                "text, not a list of addresses; use --links to fetch the links in it, or newsletter extract to read its text",
            )
        # A sitemap may be a list of addresses (sitemaps.org, "Text file"): then its links are the site's and not the editor's
        # own.
        links = [dataclasses.replace(link, source=label, discovered=source.kind == "sitemap") for link in listed.links]
        return SourceResult(tuple(links), tuple(listed.complaints), "stdin" if source.location == "-" else "file")

    # --- sources that name sources -----------------------------------------------------------------------------------------

    def _opml(self, source: Source, document: Document, contents: Contents, depth: int) -> SourceResult:
        problem = contents.problem
        # What was asked of the list is asked of each of its feeds.
        nested = [
            dataclasses.replace(source, location=item.location, kind=item.kind, name=item.name) for item, _ in contents.sources
        ]
        result = self._nested(nested, document, depth, MAX_NESTED)
        return dataclasses.replace(result, complaints=(*_lines(document, problem), *result.complaints), kind="opml")

    def _sitemap(self, source: Source, document: Document, entries: Contents, label: str, depth: int) -> SourceResult:
        since = read_since(source.since, self.access.now) if source.since else None
        fresh = [item for item in entries.sources if since is None or is_since(item[1], since)]
        fresh.sort(key=lambda item: item[1] or "", reverse=True)
        result = self._nested([item for item, _ in fresh], document, depth, MAX_SITEMAPS)
        links = (*entries.links, *(dataclasses.replace(link, source=label) for link in result.links))
        lines = (*_lines(document, entries.problem), *result.complaints)
        # The files of an index come and go by the day: their health is that of the index.
        return dataclasses.replace(result, links=links, complaints=lines, kind="sitemap", outcomes=())

    def _nested(self, sources: list[Source], document: Document, depth: int, most: int) -> SourceResult:
        sources = [source for source in sources if source.location not in self.seen]
        self.seen.update(source.location for source in sources)
        complaints = []
        if sources and depth + 1 >= MAX_DEPTH:
            complaints.append(f"{document.name}: names {len(sources)} further sources, {MAX_DEPTH} deep; they are left out")
            sources = []
        if len(sources) > most:
            complaints.append(f"{document.name}: names {len(sources)} sources; the first {most} are opened")
            sources = sources[:most]
        if self.access.ahead and sources:
            self.access.ahead([source.location for source in sources if not self._is_page(source)])
        results = [self._open_nested(source, depth + 1) for source in sources]
        return SourceResult(
            links=tuple(link for result in results for link in result.links),
            complaints=(*complaints, *(line for result in results for line in result.complaints)),
            nested=(*sources, *(source for result in results for source in result.nested)),
            outcomes=tuple(outcome for result in results for outcome in result.outcomes),
        )

    def _open_nested(self, source: Source, depth: int) -> SourceResult:
        try:
            return self.open(source, depth)
        except SourceError as error:
            return SourceResult(
                (),
                (str(error),),
                source.kind,
                outcomes=(Outcome(error.source, without_credentials(source.location), error.reason),),
            )


def _pasted(location: str) -> list[Link]:
    """Return the address that a source is, or those of an argument as it is pasted: in quotes, as Markdown, several of them."""
    links = links_in_argument(location)
    url = web_address(location)
    if len(links) > 1 or (links and not url and not Path(location).exists()):
        return links
    return [Link(url)] if url else []


def source_name(source: Source) -> str:
    """Return how a source is called in messages and in the health records: `Name (location)`, without credentials."""
    location = "stdin" if source.location == "-" else shown(source.location)
    return f"{shown(source.name)} ({location})" if source.name and source.name != source.location else location


def _wanted(source: Source, now: datetime) -> Callable[[Iterable[Link]], Iterator[Link]]:
    try:
        since = read_since(source.since, now) if source.since else None
        passes = url_filter(source.include, source.exclude)
        marked = mark_filter(source.tags, source.starred)
    except ValueError as error:
        raise UsageError(f"{source_name(source)}: {error}") from error

    def wanted(links: Iterable[Link]) -> Iterator[Link]:
        fitting = (
            link if since is None or link.hints.date else dataclasses.replace(link, hints=_asked_since(link.hints, since))
            for link in links
            if passes(link.url) and marked(link.hints) and (since is None or is_since(link.hints.date, since))
        )
        return _each_once(fitting)

    return wanted


def _nothing_marked(source: Source, links: Sequence[Link]) -> str | None:
    """Return what none of a source's links has that is asked of them: a star, or one of the tags; None where one has it."""
    marked = mark_filter(source.tags, source.starred)
    if not links or any(marked(link.hints) for link in links):
        return None
    asked = [*(["starred"] if source.starred else []), *([f"tagged {' or '.join(source.tags)}"] if source.tags else [])]
    none = f"none of its {len(links)} links is" if len(links) > 1 else "its only link is not"
    return f"{none} {' and '.join(asked)}"


def _asked_since(hints: Hints, since: datetime) -> Hints:
    """Return the hints of a link without a date with what its page will be asked once it is read: whether it is as new as that."""
    return dataclasses.replace(hints, since=since.isoformat(timespec="seconds"))


def _each_once(links: Iterable[Link]) -> Iterator[Link]:
    """Yield one link for each page; where several lead to parts of it, its hints name them all."""
    found: dict[str, Link] = {}
    for link in links:
        key = page_key(link.url)
        first = found.setdefault(key, link)
        parts = (*first.hints.parts, *_named_part(link))
        if parts != first.hints.parts:
            found[key] = dataclasses.replace(first, hints=dataclasses.replace(first.hints, parts=parts))
    yield from found.values()


def _named_part(link: Link) -> tuple[str, ...]:
    """Return what a feed's item says of the part of a page that it leads to, where its link has a fragment that is a name."""
    fragment = link.url.partition("#")[2]
    if not (link.discovered and link.hints.title and fragment) or fragment.startswith(("!", "/", ":~:")) or " " in fragment:
        return ()
    return (f"{fragment} {link.hints.date or '-'} {link.hints.title}",)


def _read_file(source: Source) -> bytes:
    name = source_name(source)
    path = Path(source.location).expanduser()
    try:
        return read_file(path)
    except FileNotFoundError as error:
        raise SourceError(name, f"not a file or a web address{with_scheme_hint(source.location)}") from error
    except IsADirectoryError as error:
        raise SourceError(name, "a folder, not a file") from error
    except (OSError, ValueError) as error:
        raise SourceError(name, f"cannot be read: {reason(error) if isinstance(error, OSError) else 'not a path'}") from error


def _lines(document: Document, problem: str | None) -> tuple[str, ...]:
    return (f"{document.name}: {problem}",) if problem else ()


def _not_for_its_links(source: Source, document: Document) -> str:
    if source.kind in ("auto", "file"):
        return "a web page: --links takes the links on it, `newsletter extract` its text"
    feed = named_feed(document) if source.kind == "feed" else None
    return f"a web page, not {_with_article(source.kind)}" + (f"; it names the feed {shown(feed)}" if feed else "")


def _with_article(kind: str) -> str:
    words = {"opml": "an OPML file", "bookmarks": "a bookmarks file", "feed": "a feed", "sitemap": "a sitemap"}
    return words.get(kind, "a list of addresses")
