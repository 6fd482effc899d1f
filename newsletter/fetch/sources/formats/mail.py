"""Reads links from mail: one message (.eml, RFC 5322) or a mailbox (.mbox, RFC 4155)."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from newsletter.cache import page_key
from newsletter.fetch.sources.document import Contents, Document
from newsletter.fetch.sources.hint_text import NOTE_LENGTH, WHO_LENGTH, plain
from newsletter.fetch.sources.html_links import read_page_links
from newsletter.fetch.sources.lists.prose_links import trimmed_address
from newsletter.models import Link
from newsletter.text.dates import iso_date
from newsletter.text.sentences import CLOSING

MOST_MESSAGES = 2_000
_MESSAGE = re.compile(r"^From [^\n]*\n(?=[A-Za-z-]+: )", re.MULTILINE)
_HEAD = re.compile(r"(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\n")
_NAMED = re.compile(r"^(?:From|Subject|Date|To|Message-ID):", re.IGNORECASE | re.MULTILINE)
_FORWARDED = re.compile(r"^(?:fwd?|wg|tr|re|aw)\s*:\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"<?https?://\S+")
# Three words, or some in brackets or behind a dash: a remark on the address before them.
_IS_REMARK = re.compile(r"\s*(?:[(\[–—:-]\s*\w|\S+\s+\S+\s+\S)")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_SENTENCE_END = re.compile(rf"[.!?…][{CLOSING}]*\s*$")
# RFC 3676, section 4.3; what is passed on may stand below it.
_SIGNATURE = re.compile(r"^-- ?\n(?:(?!-{3,}|_{5,}|>|Begin forwarded).*(?:\n|\Z))*", re.MULTILINE)
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
    plain_text, html = _SIGNATURE.sub("", _part(message, "plain")), _part(message, "html")
    document = Document(plain_text or html, "mail", kind="text" if plain_text else "html")
    found = read_page_links(document, source)
    subject = plain(_FORWARDED.sub("", str(message.get("Subject") or "")))
    notes = _notes(plain_text, alone=len(found) == 1)
    for link in found:
        hints = dataclasses.replace(
            link.hints,
            title=link.hints.title or (subject if len(found) == 1 else None),
            date=iso_date(str(message.get("Date") or ""), now),
            who=plain(parseaddr(str(message.get("From") or ""))[0], WHO_LENGTH),
            note=notes.get(page_key(link.url)),
        )
        yield dataclasses.replace(link, hints=hints, discovered=False)


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    try:
        return str(part.get_content()) if part is not None else ""
    except (LookupError, ValueError):  # a charset that nobody knows, a broken encoding
        return ""


def _notes(text: str, *, alone: bool) -> dict[str, str | None]:
    """Return what the sender wrote herself of each page (by its key): before its address, and behind it.

    What is passed on is not hers.
    """
    lines = list(itertools.takewhile(lambda line: not _NOT_OURS.match(line.strip()), text.splitlines()))
    mine = "\n".join(lines)
    if alone:
        found = _ADDRESS.search(text)
        return {_key(found): plain(_ADDRESS.sub("", mine), NOTE_LENGTH)} if found else {}
    notes: dict[str, str | None] = {}
    at = 0
    addresses = list(_ADDRESS.finditer(mine))
    ends = [*(following.start() for following in addresses[1:]), len(mine)]
    for address, end in zip(addresses, ends, strict=False):
        is_own_line = mine[address.start() - 1 : address.start()] in ("", "\n")
        stop = address.end() + _remark_length(mine[address.end() : end], last=end == len(mine), below=is_own_line)
        told = f"{mine[at : address.start()]} {mine[address.end() : stop]}"
        notes.setdefault(_key(address), plain(told, NOTE_LENGTH))
        at = stop
    return notes


def _remark_length(behind: str, *, last: bool, below: bool) -> int:
    """Return how much of the text between an address and the next is about the former: the rest of its line, or sentences right below.

    On its line, a word or two that stand in no brackets lead to the next address; so does what stands below without a stop at its end.
    `below` says that the address begins its line, without which what is below it is of the whole paragraph.
    """
    line, more, _ = behind.partition("\n")
    if (more or last) and _IS_REMARK.match(line):
        return len(line)
    paragraph = _BLANK_LINE.split(behind, maxsplit=1)[0]
    is_apart = below and (last or len(paragraph) < len(behind))
    return len(paragraph) if is_apart and not line.strip() and _SENTENCE_END.search(paragraph) else 0


def _key(address: re.Match[str]) -> str:
    return page_key(trimmed_address(address[0].strip("<>")))
