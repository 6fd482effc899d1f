"""Promises of the whole message."""

from __future__ import annotations

import asyncio
import email
import email.policy
import re
import smtplib
from dataclasses import replace
from email.message import EmailMessage

import pytest
from aiosmtpd.smtp import SMTP, Envelope
from hypothesis import given
from hypothesis import strategies as st

from newsletter.config.schema import MailSettings, RenderSettings
from newsletter.errors import RenderError
from newsletter.models import Issue, Section, Story
from newsletter.render.mail.eml import NOBODY, MailPolicy, sender_note, with_crlf
from newsletter.render.publication import Publication
from newsletter.text.clean import clean_line
from tests.render.examples import ATTACKS, PLAIN, SETTINGS, hostile_issue
from tests.render.made import render_email, render_eml, render_text

LONG = "https://list.example.org/unsubscribe?" + "token=0123456789&" * 9


def read(message: bytes) -> EmailMessage:
    return email.message_from_bytes(message, policy=email.policy.default)


def head(message: bytes) -> bytes:
    return message.partition(b"\n\n")[0]


def contents(message: bytes) -> list[str]:
    parts = read(message).iter_parts()
    return [part.get_content() for part in parts if isinstance(part, EmailMessage)]


def test_one_issue_gives_the_same_bytes_every_time_and_another_issue_another_message() -> None:
    first = render_eml(PLAIN, SETTINGS)
    assert render_eml(PLAIN, SETTINGS) == first
    other = render_eml(replace(PLAIN, summary="A week of 4 launches."), SETTINGS)
    assert read(other)["message-id"] != read(first)["message-id"]


def test_text_stands_before_html_and_both_arrive_as_they_were_rendered() -> None:
    message = render_eml(PLAIN, SETTINGS)
    assert [part.get_content_type() for part in read(message).iter_parts()] == ["text/plain", "text/html"]
    assert contents(message) == [render_text(PLAIN, SETTINGS), render_email(PLAIN, SETTINGS)]


def test_the_bytes_are_ascii_in_lines_of_at_most_76_but_for_list_headers() -> None:
    message = render_eml(PLAIN, replace(SETTINGS, unsubscribe=LONG))
    assert message.isascii()
    assert b"\r" not in message
    assert [line for line in message.split(b"\n") if len(line) > 76 and not line.startswith(b"List-")] == []


def test_a_long_unsubscribe_address_is_neither_encoded_nor_folded() -> None:
    message = render_eml(PLAIN, replace(SETTINGS, unsubscribe=LONG))
    assert f"\nList-Unsubscribe: <{LONG}>\n".encode() in head(message)


def test_one_click_is_not_promised_by_an_address_that_all_readers_share() -> None:
    assert b"List-Unsubscribe-Post" not in render_eml(PLAIN, replace(SETTINGS, unsubscribe=LONG))


def test_the_headers_that_a_message_needs_are_there_once() -> None:
    message = read(render_eml(PLAIN, SETTINGS))
    for name in ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "List-Id"):
        assert len(message.get_all(name, [])) == 1, name
    assert message["date"] == "Fri, 14 Nov 2025 16:00:00 +0000"
    assert str(message["from"]) == "Ada Löve <ada@example.org>"
    assert message["list-id"] == "<ada.example.org>"
    assert re.fullmatch(r"<20251114\.[0-9a-f]{24}@example\.org>", message["message-id"])
    assert not message["bcc"]


TITLES = ["=?utf-8?q?a?=", "word", "Größe", "日本語の見出し", "x" * 70, "😀", ", ;", '"']


@given(st.text(max_size=200) | st.lists(st.sampled_from(TITLES), max_size=12).map(" ".join))
def test_the_subject_arrives_as_the_title_whatever_it_is(title: str) -> None:
    message = EmailMessage(policy=MailPolicy(max_line_length=76))
    message["Subject"] = clean_line(title)
    raw = message.as_bytes()
    assert (read(raw)["subject"] or "") == clean_line(title)
    assert max(map(len, raw.split(b"\n"))) <= 76
    assert all(len(word) <= 75 for word in re.findall(rb"=\?\S+?\?=", raw))


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_title_adds_no_header(attack: str) -> None:
    message = render_eml(replace(PLAIN, title=attack), SETTINGS)
    assert read(message).keys() == read(render_eml(PLAIN, SETTINGS)).keys()
    assert read(message)["subject"] == clean_line(attack)


def test_no_text_ends_the_input_of_sendmail_or_begins_another_mail() -> None:
    story = Story("From here", "From here on.\n\n.\n\nFrom the end.\n\n```\n.\n```")
    message = render_eml(Issue("t", sections=(Section("s", (story,)),)), SETTINGS)
    assert b"\n.\n" not in message
    assert b"\nFrom " not in message
    assert contents(message)[0].count("From ") == 3


def test_a_file_has_the_line_ends_of_the_standard_and_a_pipe_those_of_sendmail() -> None:
    message = render_eml(PLAIN, SETTINGS)
    assert with_crlf(message).replace(b"\r\n", b"\n") == message
    assert with_crlf(with_crlf(message)) == with_crlf(message)
    assert with_crlf(message).count(b"\n") == with_crlf(message).count(b"\r\n")


def test_without_a_sender_the_message_says_so_and_can_reach_nobody() -> None:
    message = read(render_eml(PLAIN, RenderSettings()))
    assert message["from"] == NOBODY
    assert message["to"] == "undisclosed-recipients:;"
    assert "sender" in (sender_note(Publication()) or "")
    assert sender_note(Publication(render=SETTINGS)) is None


def test_an_issue_without_a_date_gets_none_invented() -> None:
    message = read(render_eml(replace(PLAIN, date=None), SETTINGS))
    assert message["date"] is None
    assert message["message-id"]


@pytest.mark.parametrize(
    "address", ["nobody", "a@b, c@d", "Ada <ada@>", "x\r\nBcc: y@example.org", "ada@münchen.example", "<>"]
)
def test_a_sender_that_is_no_address_is_named(address: str) -> None:
    with pytest.raises(RenderError, match="sender") as caught:
        render_eml(PLAIN, replace(SETTINGS, sender=address))
    assert "\n" not in str(caught.value)


def test_a_recipient_that_is_no_address_is_named_and_several_are_allowed() -> None:
    with pytest.raises(RenderError, match="to"):
        render_eml(PLAIN, replace(SETTINGS, to="readers"))
    assert "b@example.org" in read(render_eml(PLAIN, replace(SETTINGS, to="a@example.org, B <b@example.org>")))["to"]


class Sink:
    """Keeps what a real SMTP session delivered."""

    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []

    async def handle_DATA(self, _server: SMTP, _session: object, envelope: Envelope) -> str:
        self.envelopes.append(envelope)
        return "250 kept"


async def deliver(message: bytes) -> list[Envelope]:
    """Send a message over loopback SMTP and return what arrived."""
    sink = Sink()
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(sink, hostname="localhost"), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    def send() -> None:
        # smtplib makes CRLF of the line ends in a str, not of those in bytes
        with smtplib.SMTP("127.0.0.1", port, timeout=20) as client:
            client.sendmail("ada@example.org", ["readers@example.org"], with_crlf(message))

    async with server:
        await asyncio.to_thread(send)
    return sink.envelopes


@pytest.mark.parametrize(
    "issue", [PLAIN, hostile_issue(), Issue("t", sections=(Section("s", (Story("h", "a\n\n.\n\n..\n\nb"),)),))]
)
def test_a_message_survives_a_real_smtp_session_byte_for_byte(issue: Issue) -> None:
    message = render_eml(issue, SETTINGS)
    (arrived,) = asyncio.run(deliver(message))
    assert arrived.content == with_crlf(message)
    assert contents(message) == [render_text(issue, SETTINGS), render_email(issue, SETTINGS)]


@pytest.mark.parametrize("address", ["talk@list.example", "mailto:talk@list.example"])
def test_the_head_says_where_to_write_to_the_list_and_where_its_archive_is(address: str) -> None:
    mail = MailSettings(list_post=address, list_archive="https://list.example/archive/")
    message = read(render_eml(PLAIN, mail=mail))
    assert (message["List-Post"], message["List-Archive"]) == ("<mailto:talk@list.example>", "<https://list.example/archive/>")
    assert read(render_eml(PLAIN))["List-Post"] is None
