"""Reads one record of a table or JSON export by column or key names, whichever program wrote it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from newsletter.fetch.sources.hint_text import NOTE_LENGTH, TITLE_LENGTH, WHO_LENGTH, from_html, plain, star_among, tag_list
from newsletter.models import Hints, Link
from newsletter.text.clean import unescaped
from newsletter.text.dates import iso_date, iso_from_epoch
from newsletter.text.urls import web_address

# The names that programs, and spreadsheets in a few languages, give to one thing, squashed (`Date Added`, `date_added`: dateadded;
# `Título`: titulo), the more telling ones first.
ADDRESS = (
    "url link href uri address resolvedurl givenurl originalurl sourceurl storyurl weburl pageurl bookmarkurl canonical alternate "
    "adresse webadresse lien enlace direccion indirizzo collegamento adres lank lenke"
).split()
TITLE = (
    "title resolvedtitle giventitle name headline storytitle booktitle pagetitle linktitle websitetitle "
    "titel uberschrift titre titulo titolo tytul tittel"
).split()
DAY = (
    "timeadded dateadded addedat added saveddate savedat saved datesaved timestamp createdat createdutc created datecreated creationdate "
    "highlightedat time date publishedat published datepublished pubdate publicationdate issued lastinteractiondate modified updatedat "
    "year datum fecha data dato hinzugefugt"
).split()
TAGS = (
    "tags tag labels label tagnames keywords keyword manualtags documenttags categories category folder folders collection "
    "foldertitle list subreddit linkflairtext "
    "schlagworte schlagworter stichworte etiquetas etiquettes etichette ordner"
).split()
NOTE = (
    "note notes extended comment comments annotation memo remark personalnote documentnote usernote "
    "notiz notizen kommentar bemerkung commentaire nota notas"
).split()
HIGHLIGHT = "highlight highlights selection quote quotes annotations".split()
SUMMARY = "excerpt summary description websitedescription abstract abstractnote".split()
WHO = "author authors by creator creators byline username sharedby".split()
STARRED = (
    "starred isstarred favorite favourite favorited favourited isfavorite isfavourite isfavorited liked important pinned pinnedby "
    "ismarked marked"
).split()

_SQUASHED = re.compile(r"[^a-z0-9]")
_APART = re.compile(r"[,;|]")
_TRUE = frozenset(("1", "true", "yes", "y", "on", "x", "starred", "favorite", "favourite"))
# Folders that say where a link lies and not what it is about.
_DRAWERS = frozenset(
    ("", "unread", "archive", "archived", "unsorted", "inbox", "later", "new", "feed", "none", "home", "reading list")
)
# Of an annotation: what was marked, and what was said of it. Where a `quote` stands, `text` is the remark.
_PASSAGE = ("quote", "highlight", "text", "content")
_REMARK = ("note", "annotation", "comment", "text")
_LABELLED = re.compile(r"^Highlight:\s*")
_NUMBER = re.compile(r"\d{9,19}(?:\.\d+)?")


def squashed(name: object) -> str:
    """Return the name of a column or key without case, accents, blanks and signs."""
    return _SQUASHED.sub("", unicodedata.normalize("NFKD", str(name).lower()))


def read_record(record: Mapping[Any, Any], now: datetime, source: str | None) -> Link | None:
    """Return the link that a record is, with all that it says of it; None when it has no web address."""
    # A name that begins with a line (`_tags`, `_id`) is the program's own.
    facts = {squashed(key): value for key, value in record.items() if key is not None and not str(key).startswith("_")}
    url = address_of(facts)
    if url is None:
        return None
    title = next(_texts(facts, TITLE), None)
    summary = next(_texts(facts, SUMMARY), None)
    if title is None and "extended" in facts:  # what del.icio.us and its successors call the description is the title
        title, summary = summary, None
    starred, tags = star_among(tag_list(_tags(facts)))
    marked, remarks = _annotations(_first(facts, HIGHLIGHT))
    note = next(_texts(facts, NOTE), None) or " … ".join(remarks)
    hints = Hints(
        title=plain(unescaped(title), TITLE_LENGTH) if title and web_address(title) is None else None,
        date=next(_days(facts, now), None),
        note=from_html(note, NOTE_LENGTH),
        tags=tags,
        who=plain(", ".join(_names(_first(facts, WHO))), WHO_LENGTH),
        summary=from_html(summary, NOTE_LENGTH),
        highlight=plain(" … ".join(marked), NOTE_LENGTH),
        starred=starred or _is_true(_first(facts, STARRED)),
    )
    return Link(url, source=source, hints=hints)


def address_of(facts: Mapping[str, Any]) -> str | None:
    """Return the web address in a record whose keys are squashed; one that is packed once more is found too (`content.url`)."""
    for name in ADDRESS:
        for value in _leaves(facts.get(name), ("href", "url")):
            if isinstance(value, str) and (url := web_address(value)):
                return url
    content = facts.get("content")
    return address_of({squashed(key): value for key, value in content.items()}) if isinstance(content, Mapping) else None


def _first(facts: Mapping[str, Any], names: Iterable[str]) -> Any:
    return next((facts[name] for name in names if facts.get(name) not in (None, "", [], {})), None)


def _texts(facts: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for value in _leaves(facts.get(name), ("content", "text", "value", "note", "title")):
            if isinstance(value, str) and value.strip():
                yield value


def _leaves(value: Any, names: Iterable[str]) -> Iterator[Any]:
    """Yield the plain values of a value, of the members of a list, of the named keys of an object."""
    if isinstance(value, list):
        for item in value:
            yield from _leaves(item, names)
    elif isinstance(value, Mapping):
        yield from (value[name] for name in names if name in value)
    elif value is not None:
        yield value


def _days(facts: Mapping[str, Any], now: datetime) -> Iterator[str]:
    for name in DAY:
        value = facts.get(name)
        if isinstance(value, Mapping):  # CSL: {"date-parts": [[2025, 11, 14]]}
            parts: Any = next(iter(value.get("date-parts") or [[]]), [])
            value = "-".join(f"{int(part):02}" for part in parts if str(part).isdigit()) if isinstance(parts, list) else None
        text = str(value or "").strip()
        day = iso_from_epoch(text, now) if _NUMBER.fullmatch(text) else iso_date(text, now)
        if day:
            yield day


def _tags(facts: Mapping[str, Any]) -> Iterator[str]:
    for name in TAGS:
        for value in _leaves(facts.get(name), ("name", "tag", "label", "title")):
            # Google Reader's successors: `user/-/label/Town`, `user/-/state/com.google/starred`.
            text = str(value).rpartition("/label/")[2].removesuffix("/") if "/label/" in str(value) else str(value)
            if "/state/" in text:
                text = "starred" if text.endswith("/starred") else ""
            if isinstance(facts.get(name), list):
                pieces = [text]
            elif "extended" in facts and not _APART.search(text):  # Pinboard parts them by blanks
                pieces = text.split()
            else:
                pieces = _APART.split(text.strip("[]"))
            yield from (tag for piece in pieces if (tag := piece.strip(" \"'")).casefold() not in _DRAWERS)


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping):
            spoken = item.get("name") or item.get("literal") or " ".join(filter(None, (item.get("given"), item.get("family"))))
            yield from [str(spoken)] if spoken else []
        elif isinstance(item, str) and item.strip() and "@" not in item:
            yield item.strip()


def _annotations(value: Any) -> tuple[list[str], list[str]]:
    """Return the passages that were marked in a text, and what was remarked on them."""
    passages, remarks = [], []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping):
            said = [text for name in _PASSAGE if isinstance(text := item.get(name), str) and text.strip()]
            passages += said[:1]
            remarks += [text for name in _REMARK if isinstance(text := item.get(name), str) and text not in ("", *said[:1])][:1]
        elif isinstance(item, str):
            passage, _, remark = _LABELLED.sub("", item).partition("\nNote:")
            passages, remarks = [*passages, passage], [*remarks, remark]
    return [from_html(text, NOTE_LENGTH) or "" for text in passages if text.strip()], [text for text in remarks if text.strip()]


def _is_true(value: Any) -> bool:
    if isinstance(value, list):  # by whom
        return bool(value)
    return value is True or (not isinstance(value, bool) and str(value).strip().lower() in _TRUE)
