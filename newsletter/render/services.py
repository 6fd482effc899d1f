"""Mailing services: the merge tags each allows and the payload its API expects."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from newsletter.config.validate import MERGE_TAG
from newsletter.errors import RenderError
from newsletter.models import Issue
from newsletter.render.publication import Publication

if TYPE_CHECKING:
    from newsletter.render.mail.letter import Letter

Payload = dict[str, Any]

# The tags that each service documents for what goes to a reader; a subscriber's own fields among them.
TAGS = {
    "listmonk": re.compile(
        r"\{\{-?\s*(?:(?:UnsubscribeURL|MessageURL|ManageURL|OptinURL|TrackView|RootURL)(?:\s+\.)?"
        r"|\.Subscriber\.(?:Name|FirstName|LastName|Email|UUID|Status|Attribs\.[\w.]+)|\.Campaign\.(?:Name|Subject|UUID|FromEmail)"
        r"|Date\s+\"[^\"{}]*\")\s*-?\}\}"
    ),
    "buttondown": re.compile(
        r"\{\{\s*(?:unsubscribe_url|manage_subscription_url|upgrade_url|email_url|subscribe_form|secondary_id|email\.[\w.]+"
        r"|newsletter\.[\w.]+|subscriber\.[\w.]+)\s*\}\}"
    ),
    "mailchimp": re.compile(r"\*\|[A-Z][A-Z0-9_]*(?::[A-Z0-9_ ,/.-]+)?\|\*"),
    "ghost": re.compile(r"\{(?:first_name|name|email|uuid|unsubscribe_url|status|created_at)(?:,\s*\"[^\"{}]*\")?\}"),
    "keila": re.compile(
        r"\{\{\s*(?:unsubscribe_link|double_opt_in_link|public_link|contact\.[\w.]+|campaign\.[\w.]+)(?:\s*\|\s*[\w: \"']+)?\s*\}\}"
    ),
}
EXAMPLES = {
    "listmonk": "{{ UnsubscribeURL }}, {{ MessageURL }}, {{ .Subscriber.FirstName }}",
    "buttondown": "{{ unsubscribe_url }}, {{ email_url }}, {{ subscriber.email }}",
    "mailchimp": "*|UNSUB|*, *|ARCHIVE|*, *|FNAME|*",
    "ghost": '{unsubscribe_url}, {first_name, "there"}',
    "keila": "{{ unsubscribe_link }}, {{ public_link }}, {{ contact.first_name }}",
}
# What a service would read as a tag in text that is nobody's tag; a word joiner (U+2060) between its signs makes it text.
FOREIGN = {
    "listmonk": re.compile(r"\{(?=\{)"),
    "buttondown": re.compile(r"\{(?=[{%#])"),
    "mailchimp": re.compile(r"\*(?=\|)"),
    "ghost": re.compile(r"\{(?=\w+[^{}]*\})"),
    "keila": re.compile(r"\{(?=[{%#])"),
}
JOINER = "\u2060"


class MergeTags:
    """The merge tags of the editor's settings: taken out before an edition is made, put back unchanged when it is."""

    def __init__(self, publication: Publication, issue: Issue) -> None:
        self.service = publication.mail.service
        # Nobody whose text is in the issue can guess what stands for a tag in it.
        self.key = hashlib.blake2b(repr((issue, publication.render)).encode("utf-8", "replace"), digest_size=8).hexdigest()
        self.kept: list[str] = []

    def link(self, setting: str) -> str:
        """Return what stands for a setting that is one merge tag; '' when it is an address. Raises RenderError for a wrong tag."""
        setting = setting.strip()
        return self._stand_in(setting, as_link=True) if MERGE_TAG.fullmatch(setting) else ""

    def hide(self, markdown: str) -> str:
        """Return Markdown with something inert in place of each merge tag. Raises RenderError for a wrong tag."""
        linked = re.sub(
            rf"(?<=\]\()\s*({MERGE_TAG.pattern})\s*(?=\))", lambda tag: self._stand_in(tag[1], as_link=True), markdown
        )
        return MERGE_TAG.sub(lambda tag: self._stand_in(tag[0], as_link=False), linked)

    def show(self, text: str) -> str:
        """Return an edition with the merge tags back in their places."""
        for number, tag in enumerate(self.kept):
            text = text.replace(self._link(number), tag).replace(f"\ufdd0{number}\ufdd1", tag)
        return text

    def disarm(self, text: str) -> str:
        """Return text in which nothing of a stranger's is a merge tag of the service; without a service, the text."""
        foreign = FOREIGN.get(self.service)
        return foreign.sub(lambda sign: sign[0] + JOINER, text) if foreign else text

    def _stand_in(self, tag: str, *, as_link: bool) -> str:
        known = TAGS.get(self.service)
        if known is None:
            raise RenderError(f"[render] {tag}: merge tags need a service: set [mail] service to one of {', '.join(TAGS)}")
        if not known.fullmatch(tag):
            raise RenderError(
                f"[render] {tag}: not a merge tag of {self.service}, which has {EXAMPLES[self.service]} and others"
            )
        if tag not in self.kept:
            self.kept.append(tag)
        number = self.kept.index(tag)
        return self._link(number) if as_link else f"\ufdd0{number}\ufdd1"

    def _link(self, number: int) -> str:
        return f"https://{self.key}-{number}.invalid/"


def payload(letter: Letter, html: str, text: str, markdown: str, article: str) -> Payload:
    """Return what the configured service's API takes for an issue. Raises RenderError where the settings lack what it needs.

    `html` is the whole mail, `article` the issue as HTML without a frame, `markdown` its text as Markdown.
    """
    parts = {"html": html, "text": text, "markdown": letter.tags.disarm(markdown), "article": article}
    return BUILDERS[letter.publication.mail.service](letter, parts)


def _listmonk(letter: Letter, parts: dict[str, str]) -> Payload:
    """POST /api/campaigns."""
    lists = letter.publication.mail.lists
    if not lists or not all(number.isdecimal() for number in lists):
        raise RenderError('[mail] lists: listmonk needs list numbers, like lists = ["1"]')
    mail = letter.publication.mail
    headers = [{"Reply-To": mail.reply_to}] if mail.reply_to else []
    return _known(
        {
            "name": _line(letter, letter.issue.title),
            "subject": _line(letter, letter.subject),
            "lists": [int(number) for number in lists],
            "from_email": letter.publication.render.sender,
            "type": "regular",
            "content_type": "html",
            "messenger": "email",
            "template_id": _number(mail.template, "template"),
            "body": parts["html"],
            "altbody": parts["text"],
            "send_at": _sent_at(letter),
            "tags": list(letter.issue.tags),
            "headers": headers,
        }
    )


def _number(setting: str, key: str) -> int | None:
    if setting and not setting.isdecimal():
        raise RenderError(f"[mail] {key}: listmonk needs a number, not {setting!r}")
    return int(setting) if setting else None


def _buttondown(letter: Letter, parts: dict[str, str]) -> Payload:
    """POST /v1/emails. Its own template frames the Markdown."""
    when = _sent_at(letter)
    return _known(
        {
            "subject": _line(letter, letter.subject),
            "body": f"<!-- buttondown-editor-mode: plaintext -->{parts['markdown']}",
            "description": _line(letter, letter.preheader),
            "canonical_url": letter.base,
            "status": "scheduled" if when else "draft",
            "publish_date": when,
            "metadata": {"tags": ", ".join(letter.issue.tags)} if letter.issue.tags else {},
        }
    )


def _mailchimp(letter: Letter, parts: dict[str, str]) -> Payload:
    """POST /3.0/campaigns, PUT /3.0/campaigns/ID/content, POST /3.0/campaigns/ID/actions/schedule: one key for each call."""
    from email.utils import parseaddr

    mail = letter.publication.mail
    name, address = parseaddr(letter.publication.render.sender)
    settings = {
        "subject_line": _line(letter, letter.subject),
        "preview_text": _line(letter, letter.preheader),
        "title": _line(letter, letter.issue.title),
        "from_name": name or letter.name,
        "reply_to": mail.reply_to or address,
    }
    if not settings["reply_to"]:
        raise RenderError("[mail] reply_to: mailchimp needs an address for replies")
    when = _quarter_hour(letter.publication.sent_at)
    return _known(
        {
            "campaign": _known(
                {
                    "type": "regular",
                    "recipients": {"list_id": mail.lists[0]} if mail.lists else {},
                    "settings": settings,
                }
            ),
            "content": {"html": parts["html"], "plain_text": parts["text"]},
            "schedule": {"schedule_time": when} if when else {},
        }
    )


def _ghost(letter: Letter, parts: dict[str, str]) -> Payload:
    """POST /ghost/api/admin/posts/?source=html. Its own template frames the article."""
    when = _sent_at(letter)
    post = {
        "title": _line(letter, letter.issue.title)[:2000],
        "html": parts["article"],
        "status": "scheduled" if when else "draft",
        "published_at": when,
        "tags": [{"name": _line(letter, tag)[:191]} for tag in letter.issue.tags],
        "custom_excerpt": _line(letter, letter.preheader)[:300],
        "email_subject": _line(letter, letter.subject)[:300],
        "canonical_url": letter.base,
    }
    return {"posts": [_known(post)]}


def _keila(letter: Letter, parts: dict[str, str]) -> Payload:
    """POST /api/v1/campaigns; the time of sending is a call of its own there. `lists` names a segment."""
    lists = letter.publication.mail.lists
    campaign = {
        "subject": _line(letter, letter.subject),
        "preview_text": _line(letter, letter.preheader),
        "html_body": parts["html"],
        "text_body": parts["text"],
        "settings": {"type": "html"},
        "segment_id": lists[0] if lists else "",
        "template_id": letter.publication.mail.template,
    }
    return {"data": _known(campaign)}


BUILDERS: dict[str, Callable[[Letter, dict[str, str]], Payload]] = {
    "listmonk": _listmonk,
    "buttondown": _buttondown,
    "mailchimp": _mailchimp,
    "ghost": _ghost,
    "keila": _keila,
}


def _line(letter: Letter, text: str) -> str:
    return letter.tags.disarm(text)


def _sent_at(letter: Letter) -> str:
    when = letter.publication.sent_at
    return when.isoformat() if when else ""


def _quarter_hour(when: datetime | None) -> str:
    """Return a moment in UTC, on the next quarter of an hour: Mailchimp sends at no other."""
    if when is None:
        return ""
    late = timedelta(minutes=15)
    begun = (when.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)) % late
    return ((when + late - begun) if begun else when).astimezone(UTC).isoformat()


def _known(values: Payload) -> Payload:
    return {name: value for name, value in values.items() if value not in ("", [], {}, None)}
