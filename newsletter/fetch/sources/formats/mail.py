"""Reads mail of links that were sent on: one message (.eml, RFC 5322) or a box of them (.mbox, RFC 4155)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from newsletter.fetch.sources.document import Contents, Document
from newsletter.fetch.sources.hint_text import NOTE_LENGTH, WHO_LENGTH, plain
from newsletter.fetch.sources.html_links import read_page_links
from newsletter.models import Link
from newsletter.text.dates import iso_date

MOST_MESSAGES = 2_000
_MESSAGE = re.compile(r"^From [^\n]*\n(?=[A-Za-z-]+: )", re.MULTILINE)
_HEAD = re.compile(r"(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\n")
_NAMED = re.compile(r"^(?:From|Subject|Date|To|Message-ID):", re.IGNORECASE | re.MULTILINE)
_FORWARDED = re.compile(r"^(?:fwd?|wg|tr|re|aw)\s*:\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"<?https?://\S+")
# What mail programs write above what they pass on, and above a signature.
_NOT_OURS = re.compile(
    r"^(?:-- ?$|-{2,}.*|_{5,}|>|(?:From|To|Sent|Date|Subject|Von|An|De|Para):|Begin forwarded|On .* wrote:)", re.IGNORECASE
)


def is_mail(document: Document) -> bool:
    """Return whether a text begins with the head of a message."""
    start = document.text[:65_536].lstrip("\ufeff").replace("\r\n", "\n")
    head = _HEAD.match(start)
    return document.kind in ("text", "html") and head is not None and len(_NAMED.findall(head[0])) > 1


def read_mail(document: Document, now: datetime, source: str | None) -> Contents:
    """Return the links in the messages' texts, each with the words around it: subject or link text, day, sender, what she wrote."""
    links: list[Link] = []
    for text in _messages(document.text.replace("\r\n", "\n").removeprefix("\ufeff")):
        message = message_from_bytes(text.encode(), policy=policy.default)
        assert isinstance(message, EmailMessage)
        links += _links(message, now, source)
    return Contents(tuple(links), None if links else "no links in its messages")


def _messages(text: str) -> Iterator[str]:
    pieces = [piece for piece in _MESSAGE.split(text) if piece.strip()]
    yield from pieces[:MOST_MESSAGES]


def _links(message: EmailMessage, now: datetime, source: str | None) -> Iterator[Link]:
    plain_text, html = _part(message, "plain"), _part(message, "html")
    document = Document(plain_text or html, "mail", kind="text" if plain_text else "html")
    found = read_page_links(document, source)
    subject = plain(_FORWARDED.sub("", str(message.get("Subject") or "")))
    for link in found:
        hints = dataclasses.replace(
            link.hints,
            title=link.hints.title or (subject if len(found) == 1 else None),
            date=iso_date(str(message.get("Date") or ""), now),
            who=plain(parseaddr(str(message.get("From") or ""))[0], WHO_LENGTH),
            note=_note(plain_text) if len(found) == 1 else None,
        )
        yield dataclasses.replace(link, hints=hints, discovered=False)


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    try:
        return str(part.get_content()) if part is not None else ""
    except (LookupError, ValueError):  # a charset that nobody knows, a broken encoding
        return ""


def _note(text: str) -> str | None:
    """Return what the sender wrote herself: the lines before the signature and before what is passed on, without the address."""
    mine: list[str] = []
    for line in text.splitlines():
        if _NOT_OURS.match(line.strip()):
            break
        mine.append(_ADDRESS.sub("", line))
    return plain(" ".join(mine), NOTE_LENGTH)
