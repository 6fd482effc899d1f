"""Translates every library's fetch errors into one plain line."""

from __future__ import annotations

import http
import re
import socket
import ssl
from collections.abc import Iterator

import h11
import httpcore
import httpx

from newsletter.errors import FetchError
from newsletter.fetch.wire.network_stream import HandshakeError
from newsletter.text.clean import clean_line
from newsletter.text.compression import CompressionError, TooLargeError

LONGEST_REASON = 200

_QUOTED = re.compile(r":? *(?:bytearray\(|b'|<[A-Za-z])")
"""Where h11 and h2 begin to quote what they got: a stranger's bytes, in Python's own spelling."""

_RESET = re.compile(r"<StreamReset .*error_code:(\d+)")
_ADVICE = {
    9: "is the clock of this machine right?",
    10: "the site has to renew it",
    **dict.fromkeys((62, 64), "check the address"),
}
"""What to do about a certificate, by OpenSSL's verify code (X509_V_ERR_…)."""

_NO_TLS = frozenset({"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL", "PACKET_LENGTH_TOO_LONG"})
_ALERT = re.compile(r"(?:SSLV3|TLSV1|TLSV13)_(?:ALERT_)?(.+)")
"""The reasons under which OpenSSL reports an alert of the other side (RFC 8446, section 6.2)."""


class PageError(FetchError):
    """One page could not be fetched. `retry` says that the same request may succeed a little later, `after` how much later."""

    def __init__(self, reason: str, *, status: int | None = None, retry: bool = False, after: float | None = None) -> None:
        super().__init__("", clean_line(reason, LONGEST_REASON))
        self.status, self.retry, self.after = status, retry, after


def say_status(status: int) -> str:
    """Return `404 Not Found`. The words are ours and not the server's, which may say anything."""
    try:
        return f"{status} {http.HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def say_bytes(count: int) -> str:
    """Return a size as people read it: `10.6 MB`."""
    for unit, size in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} bytes"


def say_seconds(seconds: float) -> str:
    """Return a span as people read it: `30 s`."""
    return f"{seconds:g} s"


def too_slow(seconds: float) -> PageError:
    """Return the error of a page that did not come within its deadline."""
    return PageError(f"took longer than {say_seconds(seconds)}")


def too_large(limit: int, size: int | None = None) -> PageError:
    """Return the error of a page above the byte limit; `size` is what it claims to have, if it does."""
    what = f"{say_bytes(size)}, " if size is not None else ""
    return PageError(f"{what}more than the limit of {say_bytes(limit)}; to raise it, set max_bytes under [fetch]")


def translate(error: Exception) -> PageError:
    """Return the plain words for an error of httpx, httpcore, h11, ssl or the socket under them."""
    if isinstance(error, TooLargeError):
        return too_large(error.limit)
    if isinstance(error, CompressionError):
        return PageError(str(error))
    if isinstance(error, HandshakeError):
        return PageError("closed during the TLS handshake", retry=True)
    for cause in _causes(error):
        found = _of_the_system(cause)
        if found is not None:
            return found
    match error:
        case httpx.ProxyError() | httpcore.ProxyError():
            return PageError(f"refused by the proxy: {error}")
        case httpx.TimeoutException() | httpcore.TimeoutException():
            return PageError("connection timed out", retry=True)
        # What httpcore calls a local error is one of the server's: h2 found its frames to be none.
        case httpx.RemoteProtocolError() | httpcore.ProtocolError() | h11.RemoteProtocolError():
            return _of_the_protocol(str(error))
        case httpx.NetworkError() | httpcore.NetworkError():
            return PageError("connection lost", retry=True)
    return PageError(f"invalid request: {error}")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what led to it. httpcore's pool raises `from None`, so the cause may be left in the context alone."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _of_the_system(cause: BaseException) -> PageError | None:
    match cause:
        case PageError():
            return cause
        case ssl.SSLError():
            return PageError(_of_tls(cause))
        case socket.gaierror():
            again = cause.errno == socket.EAI_AGAIN
            return PageError("name lookup failed temporarily" if again else "no such host", retry=again)
        case ConnectionRefusedError():
            return PageError("connection refused", retry=True)
        case ConnectionResetError() | BrokenPipeError() | ConnectionAbortedError():
            return PageError("connection reset", retry=True)
        case TimeoutError():
            return PageError("connection timed out", retry=True)
        case UnicodeError():
            return PageError("no such host")
        case OSError():
            return PageError(f"host not reachable: {cause.strerror or cause}", retry=True)
    return None


def _of_tls(error: ssl.SSLError) -> str:
    """Return what is wrong with a certificate, or why no connection came about, and what the editor can do."""
    if isinstance(error, ssl.SSLCertVerificationError):
        advice = _ADVICE.get(getattr(error, "verify_code", 0), "if the site is yours, name its authority in SSL_CERT_FILE")
        return f"certificate not trusted: {error.verify_message.rstrip('.')}; {advice}"
    reason = error.reason or "TLS failed"
    if reason in _NO_TLS:
        return "TLS error: the server does not speak TLS on this port; try http://"
    if reason.endswith("CERTIFICATE_REQUIRED"):
        return "TLS error: the site asks for a client certificate, and newsletter has none to send"
    alert = _ALERT.fullmatch(reason)
    words = (alert[1] if alert else reason).replace("_", " ").lower()
    return f"TLS error: the server refused it ({words})" if alert else f"TLS error: {words}"


def _of_the_protocol(message: str) -> PageError:
    """Tell a connection that broke (worth another try) from a server that does not speak HTTP (not worth one)."""
    if "without sending a response" in message or "ConnectionTerminated" in message:
        return PageError("connection closed without a response", retry=True)
    if "without sending complete" in message or "incomplete" in message or "InvalidBodyLength" in message:
        return PageError("connection lost in the middle of the page", retry=True)
    if message == "Receive buffer too long" or message.startswith("Oversized header block"):
        return PageError("invalid HTTP response: its headers are too long")
    if message == "Server disconnected":
        return PageError("closed before the page was whole", retry=True)
    if reset := _RESET.match(message):
        return PageError(f"the server broke the request off (HTTP/2: {_name_reset(int(reset[1]))})", retry=True)
    return PageError(f"invalid HTTP response: {_QUOTED.split(message, maxsplit=1)[0]}")


def _name_reset(code: int) -> str:
    """Return the name of an HTTP/2 error (RFC 9113, section 7): `refused stream`."""
    from h2.errors import ErrorCodes

    return str(ErrorCodes(code).name).replace("_", " ").lower() if code in set(ErrorCodes) else f"error {code}"
