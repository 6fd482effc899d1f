"""Finds bylines: in markup, in a line of text, or next to the date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from lxml.html import HtmlElement

from newsletter.extract.metadata.person_names import MAX_NAMES, MONTH, is_person, read_names
from newsletter.extract.metadata.signals import Mark, Signals, is_aside, is_author_page, onwards_from, text_of
from newsletter.extract.metadata.titles import Title
from newsletter.text.clean import key, squash

MARKUP, LINK, TEXT, FAR = "byline markup", "link to an author's page", "byline in the text", "byline below the text"
DATED = "name beside the date"
MAIL = "name beside a mail address"
# How far from the headline a byline may be, in elements before and after it.
_BEFORE, _AFTER = 60, 150
_TOGETHER = 40
_MAX_BYLINES, _MAX_LINES = 120, 3
# A line with more elements is no line but a part of the page.
_MAX_LINKS = 6
# So near to the headline that the class names around it (`teaser`, `aside`) do not matter.
_BESIDE = 15
_NOT_WRITING = re.compile(
    r"review|edited|editor|fact|photo|foto|bild|illustrat|translat|übersetz|video|medical|approved|verified|podcast|comment",
    re.IGNORECASE,
)
_BY = (
    r"(?:by|von|par|por|di|af|av|door|text|words|story|autor(?:in)?|author|auteur|redaktion|"
    r"(?:written|posted|published|reported) (?:by|on\b.{1,40}\bby)|(?:ein |eine )?(?:gast)?(?:beitrag|kolumne|kommentar|bericht) von|"
    r"geschrieben von|verfasst von|écrit par)\b\s*:?\s*(?=[^\W\d_])"
)
_BY_LINE = re.compile(rf"\W{{0,3}}{_BY}", re.IGNORECASE)
# A line that only announces a name.
_LABEL = re.compile(
    r"\W{0,3}(?:(?:article |story |written |posted |published |words |text )?by|von|par|por|autor(?:in)?|author|auteur|verfasst von)\s*:?",
    re.IGNORECASE,
)
_STAMP = (
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|{MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|"
    rf"\d{{1,2}}\.?\s{MONTH}\.?,?\s\d{{4}})"
)
# `Jane Doe | Senior Writer | May 3, 2024`, `3. Mai 2024 - Jane Doe`
_NAME_AND_DATE = re.compile(
    rf"([^\d|·•–—,]{{5,40}}?)(?:\s*[|·•–—,-]\s*(?:[^\d|·•–—]{{3,40}}[|·•–—]\s*)?|\s(?:on\s|date\s)?){_STAMP}"
    rf"|{_STAMP}\s*[|·•–—,-]?\s*([^\d|·•–—,]{{5,40}})$",
    re.IGNORECASE,
)
# `46 min · Hosts: Jane Doe and John Roe`; the service that an episode is "hosted by" has one word.
_NAME = r"[^\W\d_a-zß-ÿ](?:\.|[\w’'-]{1,30})"
_PERSON = rf"{_NAME}(?: (?:van|von|de|der|da|del|la|{_NAME})){{1,3}}"
_HOSTS = re.compile(
    r"(?:^|[|·•–—]\s*)(?:(?:hosts?|presenters?|moderation|moderator(?:in|innen|en)?)\s*:|(?:co-)?hosted by\b)"
    rf"\s*(?-i:(?P<people>{_PERSON}(?:(?:,| &|,? (?:and|und)) {_PERSON}){{0,5}})(?![\w:]))",
    re.IGNORECASE,
)
_RELEASED = re.compile(r"\s*released this(?: on)?\s*(?:\d.*)?", re.DOTALL)
_DATED_TEXT = re.compile(r"\d[./-]\d|\d{4}")
_NO_TEXT = frozenset(("script", "style"))
_WHOLE = frozenset(("html", "body", "main", "article"))
_NAMING = re.compile(r"(?<![a-z])name(?![a-z])|(?<![\w:-])fn(?![\w:.-])|author|autor|auteur|byline", re.IGNORECASE)
_NO_AUTHOR_PAGE = re.compile(
    r"/(?:category|categories|tags?|topics?|thema|themen|kategorie|rubrik|section)/|mailto:|^#|unsplash|pexels|flickr|creativecommons"
)


def printed_bylines(signals: Signals, title: Title) -> Iterator[tuple[str, list[str]]]:
    """Yield (source, raw values) of printed bylines, the most trusted first; each source is searched only when it is needed."""
    start = title.position
    usable = [mark for mark in signals.bylines[:_MAX_BYLINES] if not _is_other_part(mark, title)]
    near = [mark for mark in usable if -_BEFORE <= mark.position - start <= _AFTER]
    for values in _of_bylines(near):
        yield MARKUP, values
    links = [mark for mark in signals.author_links if not _NO_AUTHOR_PAGE.search(mark.element.get("href") or "")]
    yield LINK, [text_of(mark.element, 200, apart=True) for mark in near_headline(links, title)]
    around = [element for element in islice(_from_headline(signals, title), _AFTER) if element.tag not in _NO_TEXT]
    for line in _from_text(around, title):
        yield TEXT, [line]
    yield TEXT, list(_released_by(signals, title))
    yield TEXT, list(_hosts(around)) if _is_heard(signals) else []
    yield MAIL, list(_beside_a_mail_address(around))
    yield DATED, list(_beside_a_date(around, title))
    yield FAR, _far_names([mark for mark in usable if mark.position > start and mark not in near])


def _far_names(marks: list[Mark]) -> list[str]:
    """Return the authors in bylines far below the headline if all bylines there agree; different ones belong to a list of articles."""
    named = [read_names(values) for values in _of_bylines(marks)]
    groups = {name.people for name in named} - {()} or {name.everyone for name in named if len(named) > 2} - {()}
    return list(groups.pop()) if len(groups) == 1 else []


def _of_bylines(marks: list[Mark]) -> Iterator[list[str]]:
    for mark in marks[:40]:
        if mark.element.tag in _WHOLE or _NOT_WRITING.search(_name_of(mark.element)):
            continue
        inner = _inner_names(mark.element)
        if inner:
            yield inner
        text = text_of(mark.element, 400, apart=True)
        if len(text) <= 200:
            yield [text]


def _name_of(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _inner_names(byline: HtmlElement) -> list[str]:
    """Return the texts of links and name elements in a byline, without names that a preceding word gives another role (`Photo: …`)."""
    found: list[tuple[HtmlElement, str]] = []
    for element in islice(byline.iter("a", "span", "strong", "b", "div", "p", "h3", "h4", "cite"), 200):
        if element is byline or len(element) > 2 or not _is_name_element(element):
            continue
        if not _NOT_WRITING.search(_text_before(element)):
            found.append((element, text_of(element, 120, apart=True)))
    inside = {ancestor for element, _ in found for ancestor in element.iterancestors()}
    return [text for element, text in found if element not in inside][: 2 * MAX_NAMES]


def _is_name_element(element: HtmlElement) -> bool:
    if element.get("itemprop") == "name" or _NAMING.search(_name_of(element)):
        return True
    address = (element.get("href") or "").lower()
    if element.tag != "a" or not address or _NO_AUTHOR_PAGE.search(address):
        return False
    if is_author_page(address) or "author" in (element.get("rel") or ""):
        return True
    words = re.findall(r"[a-z]{3,}", _squashed("".join(islice(element.itertext(), 9))))
    return bool(words) and all(word in address for word in words)


def _text_before(element: HtmlElement) -> str:
    previous = element.getprevious()
    parent = element.getparent()
    text = (previous.tail if previous is not None else parent.text if parent is not None else "") or ""
    if not text.strip() and previous is not None and len(previous) <= 3:
        text = text_of(previous, 200, apart=True)
    return text[-60:]


def _from_text(around: Sequence[HtmlElement], title: Title) -> Iterator[str]:
    """Yield the first short lines near the headline that begin with `By`, `Von`, `Par` … and a capital letter."""
    label_before, found_lines = False, 0
    headline = key(title.text or "")  # "By Yon Bonnie Banks" may be the title itself
    for element in around:
        line = (element.text or "").strip()
        if not line or len(line) >= 100:
            continue
        label = bool(_LABEL.fullmatch(line))
        if (label_before or label or _BY_LINE.match(line)) and not is_aside(element, title.frame):
            whole = text_of(element, 200, apart=True)
            found = None if label_before else _BY_LINE.match(whole)
            begin = found.end() if found else 0
            is_name = whole[begin : begin + 1].isupper() and whole[-1] not in ":!?" and key(whole) != headline
            if len(whole) < 120 and (found or label_before) and is_name:
                yield whole
                found_lines += 1
                if found_lines == _MAX_LINES:
                    return
            # `<span>By</span><span>Jane Doe</span>`
            label = label and _LABEL.fullmatch(whole) is not None
        label_before = label


def _released_by(signals: Signals, title: Title) -> Iterator[str]:
    """Yield the account that begins a line with "released this" and a day, as code hosts print it beside a release's headline."""
    for element in signals.document.elements[max(0, title.position - _BEFORE) : title.position + _BEFORE]:
        if element.tag == "a" and element.tail and _RELEASED.fullmatch(element.tail):
            name, parent = text_of(element, 80), element.getparent()
            if name and " " not in name and not (parent.text or "").strip():
                yield name
                return


def _is_heard(signals: Signals) -> bool:
    """Say whether a page is an episode of a podcast or programme: it has a player, or says so in its address or title."""
    named = f"{signals.url} {signals.title_tag}".lower()
    return "podcast" in named or any(element.tag == "audio" for element in signals.document.elements)


def _hosts(around: Iterable[HtmlElement]) -> Iterator[str]:
    """Yield what follows the label of an episode's hosts in the first short line that has one."""
    for element in around:
        line = text_of(element, 200, apart=True) if len(element) <= _MAX_LINKS else ""
        if found := _HOSTS.search(line) if len(line) < 150 else None:
            yield found["people"]
            return


def _beside_a_mail_address(around: Sequence[HtmlElement]) -> Iterator[str]:
    """Yield the name in bold before the first mail address, the format of mailing list archives."""
    for element in around[:_BESIDE]:
        if element.tag == "a" and (element.get("href") or "").startswith("mailto:"):
            before = element.getprevious()
            if before is not None and before.tag in ("b", "strong"):
                yield text_of(before, 80)
            return


def _beside_a_date(around: Sequence[HtmlElement], title: Title) -> Iterator[str]:
    """Yield the person in the shortest line just below the headline that has a name, a full date and little else."""
    found: list[tuple[int, str]] = []
    dated = (
        [element for element in around[:_BEFORE] if _is_dated(element.text) or _is_dated(element.tail)] if title.mark else []
    )
    lines = dict.fromkeys(node for element in dated for node in islice(chain((element,), element.iterancestors()), 3))
    for node in lines:
        if node.tag not in _WHOLE and title.mark and node is not title.mark.element and node not in title.frame:
            line = text_of(node, 100, apart=True)
            match = _NAME_AND_DATE.match(line) if 12 < len(line) < 90 else None
            name = (match[1] or match[2]).strip() if match else ""
            if name and not name.isupper() and is_person(name) and not is_aside(node, title.frame):
                found.append((len(line), name))
    if found:
        yield min(found)[1]


def _is_dated(text: str | None) -> bool:
    return text is not None and len(text) > 3 and _DATED_TEXT.search(text, 0, 200) is not None


def _from_headline(signals: Signals, title: Title) -> Iterator[HtmlElement]:
    """Return the elements from the part with the printed headline onwards, in document order; all if the headline is not printed."""
    node: HtmlElement | None = title.mark.element.getparent() if title.mark else None
    if node is None or node.tag in _WHOLE:
        node = title.mark.element if title.mark else signals.document.tree
    return onwards_from(node)


def near_headline(marks: Iterable[Mark], title: Title) -> list[Mark]:
    """Return the marks of one byline: the first near the headline (else the first after it), and those right beside that one."""
    usable = [mark for mark in marks if not _is_other_part(mark, title) and not _NOT_WRITING.search(_text_before(mark.element))]
    start = title.position
    near = [mark for mark in usable if -_BEFORE <= mark.position - start <= _AFTER]
    if not near:
        near = [mark for mark in usable if mark.position > start][:MAX_NAMES]
        if len({text_of(mark.element, 200) for mark in near}) > 2:
            return []
    together: list[Mark] = []
    for mark in near[:MAX_NAMES]:
        if together and mark.position - together[-1].position > _TOGETHER:
            break
        together.append(mark)
    return together


def _is_other_part(mark: Mark, title: Title) -> bool:
    """Say whether a mark belongs to a comment, a teaser or the page's frame. Just below the headline, even an <aside> may be a byline."""
    reach = _BEFORE if "author" in (mark.element.get("rel") or "") else _BESIDE
    close = title.mark is not None and abs(mark.position - title.mark.position) <= reach
    return is_aside(mark.element, title.frame, near=close)


def _squashed(text: str) -> str:
    """Return a text's words in plain ASCII letters, as addresses spell them, still separated."""
    return " ".join(squash(word) for word in text.split())
