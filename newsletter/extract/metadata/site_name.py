"""Determines the site's name and recognises text that is only that name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from newsletter.extract.metadata.signals import Signals, text_of
from newsletter.extract.page import jsonld
from newsletter.extract.word_tables import read_table
from newsletter.text.clean import key, squash, tidy

MAX_NAMES = 20
# Separators in a <title>: bars and bullets, dashes with spaces around them, a colon with a space before it.
_SEPARATOR = re.compile(
    r"\s*[|｜¦ǀㅣ]+\s*|\s+[-–—―−·•∙»«›‹~⋆/>]+\s+|\s+::+\s*|\s*::+\s+|\s+:\s+|(?<=[^\x00-\x7f])[_-](?=[^\x00-\x7f])|\s+_\s*|--+|(?<=\w)[-–—]\s+(?=[A-Z])"
)
# Not a name but its spelling in addresses: "cultivating-health".
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
# A <title> that begins with a separator has lost its headline: the rest is the site's name.
_BARS = ("|", "-", "–", "—", "•", "·", "»", "«", ":")
_WORDS = read_table("newsletter.extract.metadata", "site_name")
# Titles that name nothing (`Untitled`, `Home`), and headings of lists and forms.
GENERIC = frozenset(_WORDS["generic"])
_GENERIC_LABELS = frozenset(_WORDS["generic_labels"].split())
_NAMING_TAGS = read_table("newsletter.extract.metadata", "meta_names")["sites"].split()
_WORD, _LETTER = re.compile(r"\w"), re.compile(r"[^\W\d_]")
# Prefixes that are not part of a name: `www.`, a copyright notice, and the word before an author who publishes alone. The bare word
# "copyright" is a notice only before its sign, a year, "by" or nothing: "Copyright Alliance" is a name.
_COPYRIGHT = r"copyright\b(?=\W*(?:©|\(c\)|\d{4}\b|by\s|\Z))"
_BEFORE_NAME = re.compile(
    rf"\A(?:www\.|(?:(?:©|\(c\)|{_COPYRIGHT})\s*)+(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?\s+)?(?:by\s+)?|(?-i:by\s+(?=[A-Z])))",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def segments(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of a title between its separators (`Headline | Section | Site` has three)."""
    spans: list[tuple[int, int]] = []
    position = 0
    for match in _SEPARATOR.finditer(text):
        spans.append((position, match.start()))
        position = match.end()
    spans.append((position, len(text)))
    return tuple((start, end) for start, end in spans if _WORD.search(text, start, end))


class Site:
    """The names of one page's site. `name` is the best one (None if the page has none but its host)."""

    def __init__(self, signals: Signals) -> None:
        stated = list(islice(_stated(signals), MAX_NAMES))
        self._names = set()
        for _, name in stated:
            self._names |= {squash(name), *(squash(name[start:end]) for start, end in segments(name))}
        self._names -= {""}
        self._names |= {squash(name) for name in _home_names(signals)} - {""}
        parts = signals.host.split(".")
        self._host = squash(signals.host)
        self._suffix = squash(parts[-1])
        owned = parts[:-1] if len(parts) > 1 else parts
        self._labels = {squash(part) for part in owned if part not in _GENERIC_LABELS and len(squash(part)) > 2}
        self._sections = {squash(part) for part in signals.path.split("/")[:-1]} | {squash(name) for name in _sections(signals)}
        self._sections = {name for name in self._sections if len(name) > 2 and not name.isdecimal()}
        self._folder_section = {squash(name) for name in _sections(signals)} & {
            squash(part) for part in signals.path.split("/")
        }
        self.name: str | None = None
        self.name, self.why = next(((short, why) for why, name in stated if (short := self._short(name))), (None, ""))
        if self.name is None:
            self.name, self.why = self._in_title(tidy(signals.title_tag))

    def _short(self, name: str) -> str | None:
        """Return a stated name without the slogan beside it; None if it names no site."""
        name = _BEFORE_NAME.sub("", name)
        if (
            not GENERIC.isdisjoint((key(name), squash(name)))
            or not _LETTER.search(name)
            or name.endswith("…")  # a sentence about copyright
            or ((squash(name) in self._folder_section or _SLUG.fullmatch(name)) and not self._spells_host(name))
        ):
            return None
        parts = [name[start:end] for start, end in segments(name)]
        return parts[0] if len(parts) == 1 else next(filter(self._spells_host, parts), name)

    def _in_title(self, title: str) -> tuple[str | None, str]:
        """Return the segment of a `<title>` that is the site's name according to the host or the links to the front page."""
        spans = segments(title)
        for start, end in reversed(spans if len(spans) > 1 else ()):
            if self.is_name(title[start:end]):
                return _BEFORE_NAME.sub("", title[start:end]), "<title>"
        return None, ""

    def is_name(self, text: str, exactly: bool = False) -> bool:
        """Say whether a text is only the site's name: as the page states it, or as the host spells it.

        Unless `exactly`, similar texts count too (`ZEIT ONLINE` on zeit.de): right for the end of a title, not for a whole headline.
        """
        name = squash(text)
        if not name:
            return False
        if name in self._names:
            return True
        return self._spells_host(text, exactly)

    def _spells_host(self, text: str, exactly: bool = False) -> bool:
        """Say whether a text is the name that the host spells, or, unless `exactly`, similar to it."""
        name = squash(text)
        if name == self._host or any(name in (label, label + self._suffix) for label in self._labels):
            return True
        return not exactly and any(self._is_label(name, text, label) for label in self._labels)

    def is_section(self, text: str) -> bool:
        """Say whether a text is the name of the article's section: that of a folder in its address, or the stated one."""
        return squash(text) in self._sections

    def learn(self, name: str) -> None:
        """Treat a text, and each of its segments, as the site's name from now on."""
        self._names |= {squash(name), *(squash(name[start:end]) for start, end in segments(name))}

    def _is_label(self, name: str, text: str, label: str) -> bool:
        words = re.findall(r"\w+", text)
        if name == "the" + label or label == "the" + name:
            return True
        if len(label) >= 4 and len(words) <= 4 and (name.startswith(label) or name.endswith(label)):
            # Only at a word's edge: `Google Cloud` is Google's, `Zeitgeist` is not Die Zeit's.
            runs = {squash("".join(words[:end])) for end in range(1, len(words) + 1)} | {
                squash("".join(words[start:])) for start in range(len(words))
            }
            if label in runs:
                return True
        if len(name) >= 4 and name in label and len(name) >= 0.6 * len(label):
            return True
        return len(words) > 2 and squash("".join(word[0] for word in words)) == label


def _sections(signals: Signals) -> Iterator[str]:
    for value in jsonld.values(signals.article, "articleSection")[:MAX_NAMES]:
        yield tidy(jsonld.text(value), 100)
    for _, value in islice(signals.said("article:section"), MAX_NAMES):
        yield tidy(value, 100)


def _home_names(signals: Signals) -> Iterator[str]:
    """Yield the texts of links to the front page, which are the site's name unless they are just `Home`."""
    for mark in signals.home_links[:6]:
        name = text_of(mark.element, 80) or next((image.get("alt") or "" for image in mark.element.iter("img")), "")
        if name and len(name) < 60 and key(name) not in GENERIC:
            yield name


def _stated(signals: Signals) -> Iterator[tuple[str, str]]:
    """Yield (source, name) for each site name that the page states, the most trusted first."""
    # Some pages state their headline as the name of the application or site.
    tag = tidy(signals.title_tag, 100)
    seen = {squash(tag)} if signals.path and tag[:1] not in _BARS else set()
    for source, raw in _raw(signals):
        name = tidy(raw, 100).removeprefix("@")
        if squash(name) and squash(name) not in seen and not name.startswith(("http://", "https://")):
            seen.add(squash(name))
            yield source, name


def _raw(signals: Signals) -> Iterator[tuple[str, str]]:
    yield from signals.said("og:site_name")
    for node in signals.document.jsonld:
        if jsonld.is_article(node):
            for publisher in jsonld.values(node, "publisher"):
                known = publisher
                if isinstance(publisher, dict):
                    known = signals.references.get(str(publisher.get("@id")), publisher)
                # A person who publishes alone is the author, not an outlet.
                if not (isinstance(known, dict) and "person" in jsonld.types(known)):
                    yield "json-ld publisher", jsonld.text(known)
    for node in signals.document.jsonld:
        if jsonld.types(node) & {"website", "newsmediaorganization"}:
            yield "json-ld WebSite", jsonld.first_text(node, "name")
    yield from signals.said(*_NAMING_TAGS)
    authors = {squash(text_of(mark.element, 80)) for mark in signals.properties.get("author", [])[:MAX_NAMES]}
    for mark in signals.properties.get("publisher", [])[:MAX_NAMES]:
        named = next((inner for inner in mark.element.iter("*") if inner.get("itemprop") == "name"), mark.element)
        name = named.get("content") or text_of(named, 80)
        # A person is the author, also where a theme calls one an organisation, and what the title begins with is the headline.
        is_person = "person" in (mark.element.get("itemtype") or "").lower() or squash(name) in authors
        if name and not is_person and not signals.title_tag.startswith(name):
            yield "itemprop publisher", name
