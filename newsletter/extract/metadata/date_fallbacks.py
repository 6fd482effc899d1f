"""Finds dates elsewhere on a page: in its URL, its scripts and its listings."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import urljoin, urlsplit

from newsletter.extract.metadata.signals import Signals, text_of
from newsletter.text.dates import DateReader, read_time
from newsletter.text.months import month_number
from newsletter.text.printed_days import iso_day

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_ADDRESS = (
    re.compile(rf"/{_YEAR}[/_-]?(?P<m>[01]\d)[/_-]?(?P<d>[0-3]\d)(?=[/_.-]|$)"),
    re.compile(rf"/{_YEAR}/(?P<name>[a-z]{{3,9}})/(?P<d>[0-3]?\d)(?=/|$)"),
    # A date in digits: 20240305, followed by the time of day (`A2024030514320005196`), or with its parts separated.
    re.compile(rf"(?<!\d)[a-z]{{0,3}}{_YEAR}(?P<m>[01]\d)(?P<d>[0-3]\d)(?:(?:[01]\d|2[0-3])[0-5]\d\d{{0,9}})?(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}(?P<c>[_-])(?P<m>[01]\d)(?P=c)(?P<d>[0-3]\d)(?!\d)"),
    re.compile(rf"(?<!\d)(?P<d>[0-3]\d)(?P<c>[_-])(?P<m>[01]\d)(?P=c){_YEAR}(?!\d)"),
)
# Addresses of copies in web archives begin with the time of the copy.
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/[0-9a-z_*]{1,20}/", re.IGNORECASE)
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
_PUBLICATION = (
    r"datePublished|date_published|published_?(?:At|at|Date|date|Time|time)|publish_?(?:Date|date|Time|time|On|on)|"
    r"publication_?(?:Date|date|Time|time)|first_?[Pp]ublish(?:ed)?_?(?:At|at|Date|date)|pub_?[Dd]ate|datePosted"
)
_CREATION = r"created_?(?:At|at)|dateCreated|creationDate|dateCreation"
_QUOTE = r'(?:\\?"|&quot;|&#34;)'
_IN_SCRIPTS = re.compile(
    rf"(?:\"|&quot;|&#34;)(?:(?P<publication>{_PUBLICATION})|{_CREATION}){_QUOTE}\s{{0,3}}:\s{{0,3}}{_QUOTE}"
    r"(?P<time>(?:19|20)\d\d-[01]\d-[0-3]\d[^\"\\&]{0,30})"
)
_MOST = 200
# A script that consists of one call that prints a date in its place (`showDate("2024/03/05 10:30")`).
_CALL = re.compile(r"[\w.$]{1,60}\(\s*[\w.(]{0,40}[\"']([^\"'<>]{8,40})[\"'][^;<>]{0,40}\)+\s*;?")
# Most links that are examined, most containers around a link that may be its teaser, and most characters in a teaser.
_LINKS, _CLIMB, _TEASER = 2000, 5, 600


def day_of_address(url: str) -> str | None:
    """Return the day in a page's address (`/2024/03/05/`, `/2024/mar/05/`, `-20240305`, `-05-03-2024`), else None."""
    try:
        path = urlsplit(_ARCHIVED.sub("", url)).path.lower()
    except ValueError:
        return None
    for form in _ADDRESS:
        for match in form.finditer(path):
            parts = match.groupdict()
            month = month_number(parts["name"]) if "name" in parts else parts["m"]
            day = iso_day(parts["y"], month, parts["d"]) if month else None
            if day and day > "1991":
                return day
    return None


def day_of_scripts(html: str) -> str | None:
    """Return the publication time in the data of a page's scripts if all such times are on one day; else None.

    The data may be about other articles too (recommendations, a whole section), so if there are several days, none is trusted.
    """
    found: dict[bool, list[str]] = {True: [], False: []}
    for match in islice(_IN_SCRIPTS.finditer(html), _MOST):
        time = read_time(match["time"])
        if time:
            found[match["publication"] is not None].append(time)
    for times in (found[True], found[False]):
        if times:
            return times[0] if len({time[:10] for time in times}) == 1 else None
    return None


def day_of_calls(signals: Signals, reader: DateReader) -> str | None:
    """Return the day that calls of scripts in the text print there, if it is only one; else None."""
    found = set()
    for script in islice(signals.document.tree.iter("script"), _MOST):
        text = (script.text or "").strip()
        call = _CALL.fullmatch(text) if len(text) <= _TEASER else None
        if call:
            found |= {printed.day for printed in reader.printed(call[1])}
    return found.pop() if len(found) == 1 else None


def day_of_own_teaser(signals: Signals, reader: DateReader) -> str | None:
    """Return the day in the teasers for this page in the page's own lists of articles, if it is only one; else None."""
    own = _bare(signals.url)
    found: set[str] = set()
    if not own.partition("/")[2]:  # no teaser: every page links to the front page
        return None
    last = own.rpartition("/")[2]
    for link in islice(signals.document.tree.iter("a"), _LINKS):
        address = (link.get("href") or "").strip()
        if last not in address or address.startswith(("#", "?")) or _bare(_absolute(signals.url, address)) != own:
            continue
        box, room = link, _CLIMB
        while box is not None and room and len(text := text_of(box, _TEASER + 1, apart=True)) <= _TEASER:
            days = {printed.day for printed in reader.printed(text)}
            if days:  # a container with several days is a list or the article
                found |= days if len(days) == 1 else set()
                break
            box, room = box.getparent(), room - 1
    return found.pop() if len(found) == 1 else None


def _absolute(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _bare(address: str) -> str:
    """Return an address in the form in which links to the same page are equal."""
    return _SCHEME.sub("", address.partition("#")[0]).rstrip("/.")
