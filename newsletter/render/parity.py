"""Checks that every edition of an issue shows the same stories, in the same order, with the same links and figures."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsletter.issuefile import parse
from newsletter.models import Issue, Story
from newsletter.render.content import safe_link
from newsletter.render.editions import POSTS, Editions
from newsletter.render.markdown_html import TagReader, harmless
from newsletter.render.services import JOINER
from newsletter.render.web.records import record

FIGURE = re.compile(r"\d+(?:[.,:/]\d+)*")
ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+")
# What is read by no reader, and need not be well formed.
UNSEEN = re.compile(r"<!--.*?-->|<!DOCTYPE[^>]*>|<head>.*?</head>|<style.*?</style>", re.DOTALL | re.IGNORECASE)
VOID = ("br", "hr", "img", "meta", "link")
WITHIN_A_LINE = (
    "span",
    "a",
    "em",
    "i",
    "s",
    "del",
    "code",
    "sub",
    "sup",
    "u",
    "small",
    "abbr",
    "cite",
    "q",
    "kbd",
    "samp",
    "ins",
)
# Where a block or a bold run begins and ends: a headline is one from end to end, wherever else its words may stand.
EDGE = "\x01"
EDGES = re.compile(rf"\s*{EDGE}[\s{EDGE}]*")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader meets in one edition: its words in one line, and the addresses that its links and pictures lead to."""

    medium: str
    words: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """What every edition has to show of one story; `has_notes` = some of the figures may stand in a footnote.

    `sequence` are those of its links that its text does not have too: they stand in this order everywhere.
    """

    headline: str
    figures: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    has_notes: bool = False
    sequence: tuple[str, ...] = ()


class _Reader(TagReader):
    """Reads what an HTML document shows: words, alternative texts, addresses."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.links: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, given: dict[str, str]) -> None:
        if self.hidden or "display:none" in given.get("style", ""):
            self.hidden += [] if tag in VOID else [tag]
            return
        if tag == "a":
            self.links.append(given.get("href", ""))
        if tag == "img":
            self.links.append(given.get("src", ""))
            self.words.append(f" {given.get('alt', '')} ")
        elif tag not in WITHIN_A_LINE:
            self.words.append(EDGE)

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            self.hidden.pop()
        elif tag not in WITHIN_A_LINE:
            self.words.append(EDGE)

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def find_difference(editions: Editions, made: Mapping[str, bytes | str]) -> str | None:
    """Return the first thing that an edition lacks, or has beyond the others, in one line; None when all show the same.

    `made` has the editions by medium. Stories that the byte budget of the mail turned into links need only be linked there.
    """
    base = editions.letter.base
    expected = [_expected(story, base) for _, story in _stories(editions.letter.issue)]
    known = set(filter(None, (safe_link(link, base) for link in _addresses(editions.letter.issue))))
    moved = {story.number for story in editions.mail.moved} if {"email", "eml"} & made.keys() else set()
    # What a site reaches and no mail does (`chart.png`), a post alone may have.
    near = {
        link
        for issue in (editions.draft.issue, editions.letter.issue)
        for link in _addresses(issue)
        if not safe_link(link, base)
    }
    frame = _frame(editions) | near
    for shown in _shown(made, base, editions.mail.html if "eml" in made else ""):
        away = moved if shown.medium in ("email", "HTML of eml") else set()
        fault = _missing(shown, expected, away) or ("" if away else _link_fault(shown, known, frame))
        if fault:
            return f"editions differ: {shown.medium}: {fault}"
    return None


def _stories(issue: Issue) -> Iterator[tuple[str, Story]]:
    for section in issue.sections:
        for story in section.stories:
            yield section.title, story


def _expected(story: Story, base: str) -> Expected:
    text = _read_html(harmless(story.summary) + harmless(story.after))
    links = tuple(filter(None, dict.fromkeys([story.link or "", *(item.url for item in story.also)])))
    has_notes = "[^" in story.summary + story.after
    in_text = {safe_link(link, base) for link in text.links}
    sequence = tuple(link for link in links if link not in in_text)
    return Expected(_flat(story.headline), tuple(FIGURE.findall(_flat("".join(text.words)))), links, has_notes, sequence)


def _addresses(issue: Issue) -> Iterator[str]:
    """Yield every address that the issue's texts and stories link to, as it is written."""
    texts = [issue.intro, *(section.intro for section in issue.sections)]
    for _, story in _stories(issue):
        texts += [story.summary, story.after]
        yield from (story.link or "", *(item.url for item in story.also))
    for text in texts:
        yield from _read_html(harmless(text)).links


def _frame(editions: Editions) -> set[str]:
    """Return the addresses around the issue, which not every edition has."""
    values = editions.letter.values()
    footer = _read_html(harmless(str(values["footer"]))).links
    own = [values["web_url"], values["archive_url"], values["unsubscribe"], editions.publication.theme.logo, *footer]
    return {safe_link(str(link)) or str(link) for link in own if link} | set(editions.letter.tags.kept)


def _shown(made: Mapping[str, bytes | str], base: str, mail: str) -> Iterator[Shown]:
    known: dict[str, Shown] = {}
    for medium, data in made.items():
        if medium == "eml":
            text, html = _parts(data if isinstance(data, bytes) else data.encode())
            yield _text("text of eml", text, base)
            # The mail's HTML was read already where it is an edition of its own.
            same = known.get("email") if html.rstrip() == mail.rstrip() and made.get("email") == mail else None
            yield Shown("HTML of eml", same.words, same.links) if same else _html("HTML of eml", html, base)
        elif medium == "text":
            yield _text(medium, str(data), base)
        elif medium in POSTS:
            yield _html(medium, _html_of(record(parse(_without_front(str(data))).issue)), base)
        elif medium == "json":
            values: dict[str, Any] = json.loads(str(data))
            if (
                "sections" in values
            ):  # what a mailing service takes holds the mail and the text, which are looked at by themselves
                yield _html(medium, _html_of(values), base)
        elif medium == "feed":
            yield _html(medium, _feed_content(str(data)), base)
        else:
            known[medium] = _html(medium, str(data), base)
            yield known[medium]


def _read_html(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(UNSEEN.sub("", html))
    return reader


def _html(medium: str, html: str, base: str) -> Shown:
    reader = _read_html(html)
    links = (safe_link(link, base) or link for link in reader.links if not link.startswith("#"))
    return Shown(medium, _flat("".join(reader.words)), tuple(links))


def _text(medium: str, text: str, base: str) -> Shown:
    return Shown(
        medium,
        _flat(f"{EDGE}{text}{EDGE}".replace("\n\n", EDGE)),
        tuple(safe_link(link, base) or link for link in ADDRESS.findall(text)),
    )


def _parts(data: bytes) -> tuple[str, str]:
    """Return the text and the HTML of a message."""
    from email import message_from_bytes

    parts = [part.get_payload(decode=True) for part in message_from_bytes(data).walk() if not part.is_multipart()]
    text, html = (part.decode() for part in parts if isinstance(part, bytes))
    return text, html


def _html_of(values: Mapping[str, Any]) -> str:
    """Return what an issue's record says, as HTML."""
    pieces: list[str] = [harmless(values.get("intro", ""))]
    for section in values["sections"]:
        pieces += [f"<p>{_escaped(section.get('title', ''))}</p>", harmless(section.get("intro", ""))]
        for story in section["stories"]:
            also = "".join(
                f'<p><a href="{_escaped(item["url"])}">{_escaped(item["text"])}</a></p>' for item in story.get("also", ())
            )
            link = f'<p><a href="{_escaped(story["link"])}"></a></p>' if "link" in story else ""
            pieces += [f"<p>{_escaped(story.get('headline', ''))}</p>", harmless(story.get("summary", "")), link, also]
            pieces.append(harmless(story.get("after", "")))
    return "".join(pieces)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _feed_content(xml: str) -> str:
    from xml.etree import ElementTree as Xml

    content = Xml.fromstring(xml.encode()).find(".//{http://www.w3.org/2005/Atom}content")
    return (content.text or "") if content is not None else ""


def _without_front(post: str) -> str:
    """Return a post without Pelican's front matter, which stands between no fences and ends at the first empty line."""
    return post.partition("\n\n")[2] if re.match(r"Title: ", post) else post


def _flat(text: str) -> str:
    return EDGES.sub(EDGE, " ".join(unicodedata.normalize("NFKC", text).replace(JOINER, "").split()))


def _missing(shown: Shown, expected: Iterable[Expected], moved: set[int]) -> str:
    """Return what of a story is not there, or not in its place; '' when all is."""
    wanted = list(expected)
    fault = ""
    # Words of one story may be the headline of another: the first and the last places in which all can stand are tried.
    for places in (_first_places(shown.words, wanted), _last_places(shown.words, wanted)):
        if len(places) < len(wanted):
            return f"story {len(places) + 1}, “{wanted[len(places)].headline}”, is missing or out of order"
        fault = _lost_figure(shown, wanted, places, moved)
        if not fault:
            return _lost_link(shown, wanted) or _link_out_of_order(shown, wanted)
    return fault


def _first_places(words: str, wanted: Sequence[Expected]) -> list[int]:
    """Return where each headline first stands behind the one before; the list ends where one is not there."""
    places: list[int] = []
    at = 0
    for story in wanted:
        found = words.find(f"{EDGE}{story.headline}{EDGE}", at)
        at = found if found >= 0 else words.find(story.headline, at)
        if at < 0:
            break
        places.append(at)
        at += len(story.headline)
    return places


def _last_places(words: str, wanted: Sequence[Expected]) -> list[int]:
    """Return where each headline last stands before the one behind it; what stands nowhere stands at the beginning."""
    places: list[int] = []
    end = len(words)
    for story in reversed(wanted):
        found = words.rfind(f"{EDGE}{story.headline}{EDGE}", 0, end)
        at = found if found >= 0 else max(words.rfind(story.headline, 0, end), 0)
        places.append(at)
        end = at + 1
    return places[::-1]


def _lost_figure(shown: Shown, wanted: Sequence[Expected], places: Sequence[int], moved: set[int]) -> str:
    for number, (story, start) in enumerate(zip(wanted, places, strict=True)):
        if number in moved:
            continue
        end = places[number + 1] if number + 1 < len(places) else len(shown.words)
        window = FIGURE.findall(shown.words[start:end])
        # A post has all its footnotes at its end.
        window += FIGURE.findall(shown.words[places[-1] :]) if story.has_notes and shown.medium in POSTS else []
        lost = next((figure for figure in story.figures if figure not in window), None)
        if lost is not None:
            return f"story {number + 1}, “{story.headline}”, lacks the figure {lost}"
    return ""


def _lost_link(shown: Shown, wanted: Iterable[Expected]) -> str:
    there = set(shown.links)
    for number, story in enumerate(wanted, 1):
        lost = next((link for link in story.links if link not in there), None)
        if lost is not None:
            return f"story {number}, “{story.headline}”, lacks the link {lost}"
    return ""


def _link_out_of_order(shown: Shown, wanted: Iterable[Expected]) -> str:
    """Return the first link that stands before one that it belongs behind; '' where all stand in the order of the stories."""
    at = 0
    for number, story in enumerate(wanted, 1):
        for link in story.sequence:
            if link not in shown.links[at:]:
                return f"story {number}, “{story.headline}”, has the link {link} out of order"
            at = shown.links.index(link, at) + 1
    return ""


def _link_fault(shown: Shown, known: set[str], frame: set[str]) -> str:
    """Return a link that only this edition lacks or has; '' when there is none."""
    there = set(shown.links) - {""}
    lost = sorted(link for link in known - there if not (link.startswith("mailto:") and link[7:] in shown.words))
    if lost:
        return f"lacks the link {lost[0]}"
    # In text every address is to be read, that of code too, which is no link.
    more = [] if shown.medium.startswith("text") else sorted(there - known - frame)
    return f"has a link that no other edition has: {more[0]}" if more else ""
