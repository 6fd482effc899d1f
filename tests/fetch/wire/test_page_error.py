"""A failure is told in one plain line, whatever the library or the stranger said."""

from __future__ import annotations

import socket
import ssl

import httpcore
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsletter.fetch.wire.page_error import LONGEST_REASON, PageError, say_bytes, say_status, translate
from newsletter.text.clean import clean_line


def caused(error: Exception, cause: Exception) -> Exception:
    """Return an error as a library raises it: from another one."""
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "reason", "retry"),
    [
        (caused(httpx.ConnectError(""), ConnectionRefusedError(111, "x")), "connection refused", True),
        (caused(httpx.ReadError(""), ConnectionResetError(104, "x")), "connection reset", True),
        (caused(httpx.ConnectError(""), socket.gaierror(socket.EAI_NONAME, "Name or service")), "no such host", False),
        (caused(httpx.ConnectError(""), socket.gaierror(socket.EAI_AGAIN, "x")), "name lookup failed temporarily", True),
        (caused(httpx.ConnectError(""), UnicodeError("label too long")), "no such host", False),
        (
            caused(httpx.ConnectError(""), OSError(101, "Network is unreachable")),
            "host not reachable: Network is unreachable",
            True,
        ),
        (caused(httpx.ConnectTimeout(""), TimeoutError()), "connection timed out", True),
        (
            httpx.RemoteProtocolError("Server disconnected without sending a response."),
            "connection closed without a response",
            True,
        ),
        (
            httpx.RemoteProtocolError("peer closed connection without sending complete message body (received 3)"),
            "connection lost in the middle of the page",
            True,
        ),
        (
            httpx.RemoteProtocolError("illegal status line: bytearray(b'\\x1b[31m')"),
            "invalid HTTP response: illegal status line",
            False,
        ),
        (httpx.RemoteProtocolError("Receive buffer too long"), "invalid HTTP response: its headers are too long", False),
        (httpcore.LocalProtocolError("Received pushed stream"), "invalid HTTP response: Received pushed stream", False),
        (
            httpcore.LocalProtocolError("Error decoding: too long: <memory at 0x7f>"),
            "invalid HTTP response: Error decoding: too long",
            False,
        ),
        (
            httpcore.RemoteProtocolError("<StreamReset stream_id:1, error_code:7, remote_reset:True>"),
            "the server broke the request off (HTTP/2: refused stream)",
            True,
        ),
        (httpcore.RemoteProtocolError("Server disconnected"), "closed before the page was whole", True),
        (
            httpx.ProxyError("407 Proxy Authentication Required"),
            "refused by the proxy: 407 Proxy Authentication Required",
            False,
        ),
        (httpx.ReadError(""), "connection lost", True),
        (httpx.UnsupportedProtocol("x"), "invalid request: x", False),
    ],
)
def test_each_cause_has_its_words(error: Exception, reason: str, retry: bool) -> None:
    told = translate(error)
    assert (told.reason, told.retry) == (reason, retry)


def test_a_bad_certificate_is_not_tried_again() -> None:
    refused = ssl.SSLCertVerificationError(1, "[SSL] certificate verify failed")
    refused.verify_message, refused.verify_code = "certificate has expired", 10
    told = translate(caused(httpx.ConnectError(""), refused))
    assert (told.reason, told.retry) == (
        "certificate not trusted: certificate has expired; the site has to renew it",
        False,
    )


@given(some.text(max_size=600))
def test_a_reason_is_one_short_printable_line(text: str) -> None:
    line = PageError(text).reason
    assert len(line) <= LONGEST_REASON
    assert line == line.strip()
    assert "\n" not in line
    assert line == clean_line(line)
    assert clean_line(line) == line


def test_escapes_bidi_and_zero_width_characters_are_gone() -> None:
    assert clean_line("a\x1b[31mred\x9b0m\u202eevil\u200b\u2066\r\nnext\u2028line\0") == "a [31mred 0mevil next line"


def test_a_status_is_said_in_our_words() -> None:
    assert say_status(404) == "404 Not Found"
    assert say_status(999) == "999"


def test_sizes_are_said_as_people_read_them() -> None:
    assert [say_bytes(n) for n in (12, 1_500, 10_600_000, 5 << 30)] == ["12 bytes", "1.5 kB", "10.6 MB", "5.4 GB"]
