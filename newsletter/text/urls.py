"""Validates web addresses, wherever an editor or a page names one.

The rule is that of the WHATWG URL standard for http and https, less what no server answers: blanks and unseen characters around it
are dropped, tabs and line ends inside too, blanks inside are written as %20. Refused are other schemes, no host, a host with
blanks, backslashes or signs that no host has, ports that are none, control and unseen characters inside, and what is longer than
the 8,000 octets that RFC 9110, section 4.1, asks servers to take. Other letters stay as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from urllib.parse import SplitResult, parse_qsl, unquote, urljoin, urlsplit

from newsletter.text.clean import clean_line, harmless, is_unseen

FILE_URL = "file://"
MAX_LENGTH = 8_000
SHOWN_LENGTH = 200

# What the WHATWG URL standard drops wherever it stands; a feed may break an address over two lines.
_DROPPED = re.compile(r"[\t\r\n]")
_ORDINARY = re.compile(r"https?://[A-Za-z0-9.-]*[A-Za-z0-9](?:[/?#][!-\[\]-~]*)?", re.ASCII)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB_SCHEME = re.compile(r"https?:", re.IGNORECASE)
_SECRET = re.compile(r"(://)(?:[^\s/?#@]*@|[^\s/?#:@]*:[^\s@]*@)")
# Where a password may end; looked for first, since only what ends so is searched for where it begins.
_UP_TO_SIGN = re.compile(r"[^\s@]++@?")
# With one slash too, or none: a browser would mend that, and the password would be in the list all the same.
_CREDENTIALS = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*:/*)[^/?#]*@")
_NOT_IN_HOST = re.compile(r"[\s<>\"'\\^`{|}%/?#@]")
_ELSEWHERE = ("#", "javascript:", "mailto:", "tel:", "data:")
_NOWHERE = frozenset(
    ("", "-", "--", "n/a", "na", "none", "null", "nil", "undefined", "false", "tbd", "tba", "about:blank", "[object object]")
)
# Services that count clicks, by the name of the parameter with the target (`url_q`: either).
_REDIRECTOR = re.compile(
    r"https?://(?:(?P<url_q>(?:www\.)?google\.[a-z.]{2,6}/url\?)"
    r"|(?P<url>(?:www\.)?bing\.com/news/apiclick|out\.reddit\.com/|[a-z0-9]+\.safelinks\.protection\.outlook\.com/"
    r"|slack-redir\.net/link|(?:www\.)?linkedin\.com/safety/go)"
    r"|(?P<u>lm?\.(?:facebook|instagram)\.com/)|(?P<z>t\.umblr\.com/redirect)|(?P<to>(?:www\.)?vk\.com/away)"
    r"|(?P<q>(?:www\.)?youtube\.com/redirect)|(?P<uddg>duckduckgo\.com/l/))",
    re.IGNORECASE,
)
# Shorteners, the click counters of mailing services, news aggregators and copies of pages: not the address of the page itself.
_DETOUR = re.compile(
    r"https?://(?:(?:t\.co|bit\.ly|j\.mp|buff\.ly|ow\.ly|is\.gd|v\.gd|goo\.gl|tinyurl\.com|dlvr\.it|ift\.tt|lnkd\.in|rb\.gy|cutt\.ly|trib\.al"
    r"|shorturl\.at|t\.ly|tiny\.cc)/\w|news\.google\.com/(?:rss/)?(?:articles|read)/|feedproxy\.google\.com/|substack\.com/redirect/"
    r"|link\.mail\.beehiiv\.com/|[a-z0-9.-]+\.list-manage\.com/track/click|urldefense(?:\.proofpoint)?\.com/"
    r"|[a-z0-9.-]+\.ct\.sendgrid\.net/|click\.convertkit-mail\d*\.com/|(?:www\.)?bing\.com/ck/a|(?:www\.)?linkedin\.com/redir/"
    r"|(?:www\.)?google\.com/amp/|[a-z0-9-]+\.cdn\.ampproject\.org/|translate\.google\.com/translate|[a-z0-9-]+\.translate\.goog/)",
    re.IGNORECASE,
)
_QUERY = re.compile(r"([^?#]*)\?([^#]*)(.*)", re.DOTALL)
# What sites put before their name, or behind the language (`en.m.wikipedia.org`), for an edition of the same pages.
# Before a suffix under which names are sold (`co.uk`) such a word is the name itself: `amp.com.au`. `www` never is: `www.gov.uk`.
_SUFFIX = r"(?:com|co|net|org|gov|ac|edu)\.[a-z]{2}$"
_FACE = re.compile(rf"^(?:www\.|(?:m|mobile|amp)\.(?!{_SUFFIX}))+(?=[^.\s]+\.)|(?<=\.)m\.(?!{_SUFFIX})(?=[^.]+\.[^.]+$)")
_LIGHT_HOST = re.compile(r"(?:^|\.)(?:m|mobile|amp)\.")
_LIGHT_PATH = re.compile(r"(?:^|/)amp(?:/|$)|[/.]amp(?:\.\w+)?$", re.IGNORECASE)
_LIGHT_QUERY = re.compile(r"(?:^|&)(?:amp(?:=(?:1|true)?)?|outputtype=amp)(?=&|$)", re.IGNORECASE)


def check_web_address(text: str, base: str | None = None) -> str:
    """Return `text` as an absolute http(s) URL; raises ValueError with the reason when it is none that could be asked for.

    A relative reference is resolved against `base` (RFC 3986, section 5).
    """
    if _ORDINARY.fullmatch(text) and len(text) <= MAX_LENGTH:
        return text
    text = _DROPPED.sub("", strip_around(text)).replace(" ", "%20")
    if len(text) > MAX_LENGTH:
        raise ValueError(f"an address of {len(text):,} characters; {MAX_LENGTH:,} are the limit")
    if harmless(text) != text:
        raise ValueError("a control or invisible character in the address")
    scheme = _SCHEME.match(text)
    if base is None or (scheme and _WEB_SCHEME.fullmatch(scheme[0])):
        url = text
    else:
        url = _joined(base, text)
        scheme = _SCHEME.match(url)
    if scheme is None:
        raise ValueError("no http:// or https:// at the start")
    if not _WEB_SCHEME.fullmatch(scheme[0]):
        raise ValueError(f"{clean_line(scheme[1], 30)}:, not http or https")
    _check_host(url)
    return url


def _check_host(url: str) -> None:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError as error:
        raise ValueError("not an address: unbalanced brackets in the host") from error
    if not host or not url[url.index(":") + 1 :].startswith("//"):
        raise ValueError("no host in the address")
    if "\\" in parts.netloc or "\\" in host:
        raise ValueError("a backslash in the host")
    if _NOT_IN_HOST.search(host):
        raise ValueError("not an address: invalid characters in the host")
    try:
        port = parts.port
    except ValueError as error:
        raise ValueError("invalid port") from error
    if port == 0:
        raise ValueError("port 0 is not valid")


def _joined(base: str, text: str) -> str:
    try:
        return urljoin(base, text)
    except ValueError as error:
        raise ValueError("not an address: unbalanced brackets in the host") from error


def web_address(text: str, base: str | None = None) -> str | None:
    """Return `text` as `check_web_address` does, None when it is no address."""
    try:
        return check_web_address(text, base) if text else None
    except ValueError:
        return None


def discovered_address(text: str, base: str | None = None) -> str | None:
    """Return what a stranger's document names, as `web_address` does, without the user and password it may carry."""
    url = web_address(text, base)
    return without_credentials(url) if url else None


def resolve(base: str, href: str | None) -> str | None:
    """Return where a link on the page `base` leads, None where it leads to no web page other than that one."""
    if not href or href.startswith(_ELSEWHERE):
        return None
    url = discovered_address(href, base)
    return None if url is None or without_fragment(url) == without_fragment(base) else url


def says_nowhere(text: str) -> bool:
    """Return whether what stands in an address's place says that there is none (`N/A`, `undefined`, `-`)."""
    return text.strip().casefold() in _NOWHERE


def has_web_scheme(text: str) -> bool:
    """Return whether an argument is meant as a URL and not as the name of a file."""
    return text[:8].lower().startswith(("http://", "https://"))


def strip_around(text: str) -> str:
    """Return the text without blanks, byte order marks and other unseen characters at either end."""
    start, end = 0, len(text)
    while start < end and (text[start].isspace() or is_unseen(text[start])):
        start += 1
    while end > start and (text[end - 1].isspace() or is_unseen(text[end - 1])):
        end -= 1
    return text[start:end]


def without_fragment(url: str) -> str:
    """Return the URL without its fragment: two places on one page are one page."""
    return url.partition("#")[0]


def without_credentials(url: str) -> str:
    """Return the URL without `user:password@`, which must reach neither cache nor output. What is no URL stays as it is."""
    return _CREDENTIALS.sub(r"\1", url)


def without_trackers(url: str) -> str:
    """Return a URL without the parameters that only follow a click (trackers.txt); every other character stays as it is.

    Parameters are parted by `&`, and names compared without case. A query without "=" names a page and stays.
    """
    found = _QUERY.fullmatch(url)
    if found is None:
        return url
    head, query, fragment = found.groups()
    parts = query.split("&")
    kept = [part for part in parts if "=" not in part or unquote(part.partition("=")[0]).casefold() not in _trackers()]
    if len(kept) == len(parts):
        return url
    return head + ("?" + "&".join(kept) if kept else "") + fragment


@lru_cache(maxsize=1)
def _trackers() -> frozenset[str]:
    text = resources.files("newsletter.text").joinpath("trackers.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=16_384)  # a draft asks for each address in half a dozen places
def split_url(url: str) -> SplitResult:
    """Return the parts of a URL as `urlsplit` does, which keeps hardly any. Raises ValueError for unbalanced brackets in the host."""
    return urlsplit(url)


@lru_cache(maxsize=16_384)
def host_of(url: str) -> str:
    """Return the host of a URL in lower case, without its port, or "" when there is none."""
    try:
        return split_url(url).hostname or ""
    except ValueError:
        return ""


def without_redirector(url: str) -> str:
    """Return where a link leads that first goes to a service which counts clicks and has the target in its query.

    So Google Alerts, mail gateways and networks write every link; any other URL stays as it is.
    """
    while found := _REDIRECTOR.match(url):
        wanted = next(name for name in found.groupdict() if found[name] is not None)
        query = dict(parse_qsl(urlsplit(url).query))
        target = next((target for name in wanted.split("_") if (target := web_address(query.get(name, "")))), None)
        if target is None or len(target) >= len(url):
            break
        url = target
    return url


def is_detour(url: str) -> bool:
    """Return whether a link is of a shortener, a click counter or a service that copies pages, and does not tell where it leads."""
    return _DETOUR.match(url) is not None


def site_of(url: str) -> str:
    """Return the host of a URL as people name a site, without `www.`, `m.` and the like, or "" when there is none."""
    return without_face(host_of(url))


@lru_cache(maxsize=4096)
def without_face(host: str) -> str:
    """Return a host without what only names an edition of the same pages: `www.`, `m.`, `mobile.`, `amp.`."""
    return _FACE.sub("", host)


def is_light_edition(url: str) -> bool:
    """Return whether an address is of the edition of a page for telephones, by its host (`m.`), path (`/amp`) or query (`?amp=1`)."""
    try:
        parts = split_url(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    light_host = without_face(host) != host.removeprefix("www.") and _LIGHT_HOST.search(host) is not None
    return light_host or _LIGHT_PATH.search(parts.path) is not None or _LIGHT_QUERY.search(parts.query) is not None


def same_site(one: str, other: str) -> bool:
    """Return whether two addresses are of one site: one host, or one a sub-domain of the other, `www.`, `m.` and `amp.` apart."""
    first, second = site_of(one), site_of(other)
    return bool(first) and (first == second or first.endswith("." + second) or second.endswith("." + first))


def shown(text: str) -> str:
    """Return a stranger's words for a message: one clean line without credentials, cut when long."""
    bare = _UP_TO_SIGN.sub(lambda part: _SECRET.sub(r"\1", part[0]) if part[0].endswith("@") else part[0], clean_line(text))
    return clean_line(bare, SHOWN_LENGTH)
