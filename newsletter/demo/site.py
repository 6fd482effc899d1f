"""The demo's sample web: which page is at which path, how it responds, and the collected links.

Every outlet has a folder of its own at one host, because other names than 127.0.0.1 do not resolve to this machine everywhere;
what an outlet is called, its pages say. The stories retell public news of November 2025 in our own words. The outlets, their
authors and the people whom they interview are made up, and every page says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

PLACEHOLDER = "{base}"

OPEN_SOURCE = "/opendispatch/2025/11/14/konwinski-open-source-ai-national-strategy/"
ESPIONAGE = "/harbourwire/security/anthropic-claude-espionage-campaign"
DATA_CENTERS = "/gridline/stories/anthropic-50-billion-data-centers"
DATA_CENTERS_TOO = "/prairiecourier/2025/nov13/b1.htm"
CHIPS = "/chipledger/tesla-intel-ai5-ai6.html"
VENTURE = "/captable/venture-investors-rewrite-their-checklists-3f9c2a71d4e8"
MODELS = "/modelatlas/kimi-k2-thinking"
MODELS_AMP = "/modelatlas/amp/kimi-k2-thinking"
LIVE = "/theminute/live/thursday"
GONE = "/lanternpost/2025/11/09/harbour-tunnel-opens-early"
WALL = "/metropoletimes/technology/2025/11/12/city-tries-self-driving-trams"
LINKS = "/smallhours/links/2025-46/"
HEARING = "/capitolnotes/hearings/anthropic-testify-claude-espionage"
FEED = "/opendispatch/feed.xml"
SHORT = "/s/ai5"


@dataclass(frozen=True, slots=True)
class Sample:
    """One page: the file under pages/ (UTF-8), and how it goes over the wire. `changed` is its Last-Modified."""

    file: str
    changed: str
    content_type: str = "text/html; charset=utf-8"
    charset: str = "utf-8"
    status: int = 200


SAMPLES = {
    OPEN_SOURCE: Sample("opendispatch.html", "Fri, 14 Nov 2025 10:03:11 GMT", "text/html; charset=UTF-8"),
    ESPIONAGE: Sample("harbourwire.html", "Thu, 13 Nov 2025 19:41:00 GMT"),
    DATA_CENTERS: Sample("gridline.html", "Wed, 12 Nov 2025 18:05:00 GMT"),
    # An old site: the header names no charset, the page alone does.
    DATA_CENTERS_TOO: Sample("prairiecourier.html", "Thu, 13 Nov 2025 11:00:00 GMT", "text/html", "windows-1252"),
    CHIPS: Sample("chipledger.html", "Mon, 10 Nov 2025 08:20:00 GMT", "text/html"),
    VENTURE: Sample("captable.html", "Thu, 13 Nov 2025 15:20:07 GMT"),
    # The AMP copy and the page that it names as canonical.
    MODELS: Sample("modelatlas.html", "Tue, 11 Nov 2025 02:10:00 GMT"),
    MODELS_AMP: Sample("modelatlas.html", "Tue, 11 Nov 2025 02:10:00 GMT"),
    LIVE: Sample("theminute.html", "Thu, 13 Nov 2025 21:00:00 GMT"),
    GONE: Sample("lanternpost.html", "Tue, 11 Nov 2025 09:00:00 GMT", status=410),
    WALL: Sample("metropoletimes.html", "Wed, 12 Nov 2025 07:30:00 GMT"),
    LINKS: Sample("smallhours.html", "Fri, 14 Nov 2025 01:15:00 GMT", "text/html"),
    HEARING: Sample("capitolnotes.html", "Wed, 26 Nov 2025 16:30:00 GMT"),
    FEED: Sample("opendispatch-feed.xml", "Fri, 14 Nov 2025 12:00:00 GMT", "application/atom+xml; charset=utf-8"),
}

REDIRECTS = {SHORT: CHIPS}

# The editor's list, as such lists grow: a shortened link, one out of a mail with its tracking parameters, one twice.
_COLLECTED = (
    ("Monday and Tuesday", (SHORT, MODELS_AMP)),
    ("Wednesday", (DATA_CENTERS, WALL, GONE)),
    ("Thursday", (f"{ESPIONAGE}?utm_source=breakfast&utm_medium=email&utm_campaign=nov-13", VENTURE, DATA_CENTERS_TOO, LIVE)),
    ("Friday, the last ones", (OPEN_SOURCE, LINKS, ESPIONAGE)),
)

# Two weeks later: an address out of a mail again, of a story that is out, and what has come of it.
_COLLECTED_LATER = (f"{ESPIONAGE}?utm_source=breakfast&utm_campaign=nov-27", HEARING)


def collected(base: str) -> tuple[str, ...]:
    """Return the editor's list in its order, under `base` (`http://127.0.0.1:8765`): twelve addresses, two of one page."""
    return tuple(base + path for _, paths in _COLLECTED for path in paths)


def demo_urls(base: str) -> str:
    """Return the editor's list as the text of a file: one address a line, comments, blank lines between the days."""
    days = [f"# {day}\n" + "".join(f"{base}{path}\n" for path in paths) for day, paths in _COLLECTED]
    return "# Links for the issue of 15 November 2025: one address a line, notes behind a #.\n\n" + "\n".join(days)


def later_urls(base: str) -> str:
    """Return what the editor collected for the next issue, as the text of a file."""
    return "# Links for the issue of 29 November 2025\n\n" + "".join(f"{base}{path}\n" for path in _COLLECTED_LATER)


def page_body(sample: Sample, base: str) -> bytes:
    """Return the bytes of a sample as they go over the wire, its own links under `base`."""
    text = resources.files("newsletter.demo").joinpath("pages", sample.file).read_text(encoding="utf-8")
    return text.replace(PLACEHOLDER, base).encode(sample.charset)
