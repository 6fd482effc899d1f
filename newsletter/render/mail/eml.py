"""The message edition: text and HTML in one `.eml`, ready for `sendmail -t`; output is reproducible."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from email import quoprimime
from email.charset import QP, Charset
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from typing import Any

from newsletter.errors import RenderError
from newsletter.render.content import safe_link
from newsletter.render.mail.letter import Letter
from newsletter.render.publication import Publication
from newsletter.text.clean import clean_line
from newsletter.text.dates import read_moment

# When nobody is named: example.invalid can never be a real host (RFC 2606), and an empty group is a valid To: (RFC 5322, 3.4).
NOBODY = "Newsletter <newsletter@example.invalid>"
UNDISCLOSED = "undisclosed-recipients:;"
LINE_LIMIT = 998


class MailPolicy(EmailPolicy):
    """The standard library's policy, but with structured headers left alone and a subject that stays what it says.

    `email.policy.SMTP` writes a List-Unsubscribe address of 75 characters or more as an RFC 2047 word, which is forbidden there
    and hides the button that mail programs make of it; folding it breaks DKIM at some signers. And it *decodes* a subject that
    itself reads `=?utf-8?q?…?=`, so that a stranger's headline could put words there that nobody sees in the draft.
    """

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """Return the header to keep. Raises ValueError for a line break in it."""
        if not _is_plain(name):
            return super().header_store_parse(name, value)
        if re.search(r"[\r\n]", value):
            raise ValueError(f"line break in {name}")
        return name, str(value)

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Return the header as it was kept."""
        return value if _is_plain(name) else super().header_fetch_parse(name, value)

    def fold(self, name: str, value: str) -> str:
        """Return the header's lines."""
        if name.lower() == "subject":
            return f"{name}: {_subject(value)}{self.linesep}"
        return f"{name}: {value}{self.linesep}" if _is_plain(name) else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        """Return the header's lines as bytes."""
        return self.fold(name, value).encode("ascii") if _is_plain(name) else super().fold_binary(name, value)


def _is_plain(name: str) -> bool:
    return name.lower() in ("subject", "message-id") or name.lower().startswith("list-")


def _subject(title: str) -> str:
    """Return a title as header text: encoded words (RFC 2047) only where they are needed, lines of at most 76."""
    if title.isascii() and "=?" not in title and max(map(len, title.split()), default=0) < 60:
        return Header(title, "us-ascii", maxlinelen=76, header_name="Subject").encode()
    charset = Charset("utf-8")
    charset.header_encoding = QP
    return Header(title, charset, maxlinelen=76, header_name="Subject").encode()


def render_eml(letter: Letter, text: str, html: str) -> bytes:
    """Return text and HTML as a whole message with LF line ends, as pipes to `sendmail` want it (`with_crlf` for a file).

    Message-ID and boundary are hashes of what is sent: one issue gives the same bytes always, and a corrected issue is another
    message (RFC 5322, 3.6.4), which no mailbox takes for a copy of the first. Text stands before HTML, as the last part is
    preferred (RFC 2046, 5.1.4). Raises RenderError when an address is wrong.
    """
    mark = hashlib.blake2b(
        repr((letter.subject, letter.issue.date, text, html)).encode("utf-8", "replace"), digest_size=12
    ).hexdigest()
    message = EmailMessage(policy=MailPolicy(max_line_length=76))
    for name, value in _headers(letter, mark).items():
        try:
            message[name] = value
        except ValueError as error:
            raise RenderError(f"mail header {name}: {error}") from error
    # `=_` cannot occur in quoted-printable (RFC 2045, 6.7), so no text can hold the boundary.
    message["Content-Type"] = f'multipart/alternative; boundary="=_{mark}"'
    message.set_payload([_part(text, "plain"), _part(html, "html")])
    return message.as_bytes()


def with_crlf(message: bytes) -> bytes:
    """Return a message with the line ends of RFC 5322, for a file; `sendmail` wants them as they are."""
    return re.sub(rb"\r?\n", b"\r\n", message)


def sender_note(publication: Publication) -> str | None:
    """Return a warning when the message names nobody who sends it, else None."""
    if publication.render.sender:
        return None
    return f"no sender is configured: the mail says From: {NOBODY}; set [render] sender in config.toml"


def _headers(letter: Letter, mark: str) -> Mapping[str, str]:
    settings, mail = letter.publication.render, letter.publication.mail
    sender = _addresses("sender", settings.sender or NOBODY)[0]
    if settings.to:
        _addresses("to", settings.to)
    if mail.reply_to:
        _addresses("reply_to", mail.reply_to)
    when = letter.publication.sent_at or read_moment(letter.issue.date)
    headers = {
        "From": str(sender),
        "To": clean_line(settings.to) or UNDISCLOSED,
        "Reply-To": clean_line(mail.reply_to),
        "Subject": letter.subject,
        "Date": format_datetime(when) if when else "",
        "Message-ID": f"<{when:%Y%m%d}.{mark}@{sender.domain}>" if when else f"<{mark}@{sender.domain}>",
        "List-Id": _list_id(letter, sender),
        "List-Post": _in_brackets(mail.list_post),
        "List-Archive": _in_brackets(mail.list_archive or settings.archive_url),
        **_unsubscribe_headers(letter),
        "Content-Language": letter.language,
        "MIME-Version": "1.0",
    }
    return {name: value for name, value in headers.items() if value}


def _list_id(letter: Letter, sender: Address) -> str:
    """Return the newsletter's name and its identifier (RFC 2919): a name below a domain of its owner."""
    own = letter.publication.mail.list_id.strip("<> ")
    made = f"{re.sub(r'[^A-Za-z0-9-]+', '-', sender.username).strip('-') or 'newsletter'}.{sender.domain}"
    name = clean_line(letter.publication.title)
    # A phrase of plain words needs no quotes; any other is quoted, and what is not ASCII has no place in this header.
    quoted = "" if not name or not name.isascii() else re.sub(r'(["\\\\])', r"\\\1", name)
    return f'"{quoted}" <{own or made}>' if quoted else f"<{own or made}>"


def _unsubscribe_headers(letter: Letter) -> Mapping[str, str]:
    """Return List-Unsubscribe with what is configured, and List-Unsubscribe-Post where the editor vouches for it.

    One file for all readers cannot hold each reader's own address, as RFC 8058 asks: the POST is only said where `[mail] one_click`
    says that the address knows its reader, or where a mailing service fills in its merge tag.
    """
    settings, mail = letter.publication.render, letter.publication.mail
    tag = letter.tags.link(settings.unsubscribe)
    leave = settings.unsubscribe.strip() if tag else safe_link(settings.unsubscribe) or ""
    ways = [way for way in (leave, safe_link(mail.unsubscribe_mailto) or "") if way]
    value = ", ".join(f"<{way}>" for way in dict.fromkeys(ways))
    if not value or len(value) >= LINE_LIMIT - 30:
        return {}
    one_click = mail.one_click and (tag or leave.startswith("https:"))
    return {"List-Unsubscribe": value} | ({"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if one_click else {})


def _in_brackets(address: str) -> str:
    address = f"mailto:{address}" if "@" in address and ":" not in address else address
    link = safe_link(address) if address else None
    return f"<{link}>" if link else ""


def _addresses(key: str, text: str) -> Sequence[Address]:
    """Return the addresses of a From: or To:. Raises RenderError when one is none, or cannot travel as ASCII."""
    header: Any = MailPolicy().header_factory("From" if key == "sender" else "To", clean_line(text))
    found: Sequence[Address] = header.addresses
    wrong = [address for address in found if not (address.username and address.domain and address.addr_spec.isascii())]
    if header.defects or wrong or not found or (key == "sender" and len(found) > 1):
        table = "mail" if key == "reply_to" else "render"
        raise RenderError(f"[{table}] {key}: {text!r} is not a mail address; write it like Ada <ada@example.org>")
    return found


def _part(body: str, subtype: str) -> EmailMessage:
    part = EmailMessage(policy=MailPolicy(max_line_length=76))
    part["Content-Type"] = f'text/{subtype}; charset="utf-8"'
    part["Content-Transfer-Encoding"] = "quoted-printable"
    part.set_payload(_quoted_printable(body))
    return part


def _quoted_printable(body: str) -> str:
    """Return text in quoted-printable with lines of at most 76 (RFC 2045; the standard library's own way gives 78).

    A lone dot ends the input of `sendmail`, and “From ” begins another message in an mbox file: both are written as codes.
    """
    encoded: str = quoprimime.body_encode(body.encode("utf-8", "replace").decode("latin-1"), maxlinelen=74)
    return re.sub(r"^From ", "=46rom ", re.sub(r"^\.$", "=2E", encoded, flags=re.MULTILINE), flags=re.MULTILINE)
