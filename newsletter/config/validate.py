"""Validates values of config.toml beyond their type: source kinds, durations, patterns, selectors, weekdays, hosts, addresses.

The steps apply the same rules where they use a value. Here they are applied before any work begins, to all values at once.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from newsletter.config.colours import DARK_PAPER, LEAST_CONTRAST, contrast
from newsletter.config.schema import (
    CheckSettings,
    Config,
    DraftSettings,
    ExtractSettings,
    FetchSettings,
    MailSettings,
    RenderSettings,
    SiteRule,
    ThemeSettings,
    WriterSettings,
)
from newsletter.models import Source
from newsletter.text.spans import WEEKDAYS
from newsletter.text.urls import web_address

KINDS = ("auto", "url", "file", "stdin", "feed", "opml", "bookmarks", "sitemap", "links")
MEANT_KINDS = {
    **dict.fromkeys(("rss", "atom", "rdf", "xml", "json", "jsonfeed", "podcast"), "feed"),
    **dict.fromkeys(("page", "article", "html", "web", "site"), "url"),
    **dict.fromkeys(("list", "txt", "text", "urls", "path"), "file"),
    **dict.fromkeys(("pocket", "netscape", "raindrop", "csv"), "bookmarks"),
}
WRITER_PARTS = ("headlines", "labels", "summaries", "description", "intro", "sections")
HEADLINES = ("as is", "sentence", "title")
LAST_PORT = 65_535
# In seconds: no editor means an age of less.
LEAST_AGE = 3600
SERVICES = ("listmonk", "buttondown", "mailchimp", "ghost", "keila")
LABELS = ("read_at", "also", "contents", "web", "past", "leave", "more", "sponsor", "stories")
SITES = ("hugo", "jekyll", "eleventy", "pelican")
# What stands for a reader's own address in the templates of mailing services; which service has which is the render step's to say.
MERGE_TAG = re.compile(r"\{\{[^{}]*\}\}|\*\|[^|*]*\|\*|\{[\w.]+(?:,\s*\"[^\"{}]*\")?\}")

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?(?::(\d{1,5}))?")
_BRACKETED = re.compile(r"\[([^\[\]]*)\](?::(\d{1,5}))?")
# RFC 5646: a code of two or three letters, and subtags.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_MAIL = re.compile(r"mailto:[^\s@?]+@[^\s@?]+(?:\?.*)?", re.IGNORECASE)
# A name at least this similar to a key's is taken for a misspelling of it: TITEL is 0.8 like TITLE, TIME is 0.67.
_TYPO = 0.8


def faults(record: type[Any], name: str, value: Any) -> Iterator[str]:
    """Yield what is wrong with the value of a record's field, one line for each thing; a list's entries are looked at one by one.

    The value has the field's type already. A field that may say anything has no faults.
    """
    check = _CHECKS.get((record, name))
    if check is None:
        return
    for entry in value if isinstance(value, tuple) else (value,):
        try:
            check(entry)
        except ValueError as error:
            yield str(error)


def check_site(name: str) -> None:
    """Raise ValueError when the name of a [sites] table is no host as pages have it, and its rule would hold for no page."""
    match = _HOST.fullmatch(name)
    if match is None or match[1] or name != name.lower():
        raise ValueError("expected a lower-case host like example.org, without scheme, port or path")


def meant(name: str, names: list[str], prefix: str) -> str | None:
    """Return the one of `names` that the name of a variable is a misspelling of, or None; all begin with `prefix`.

    The prefix, being alike in all, does not count: with it NEWSLETTER_TIME would be as good as NEWSLETTER_TITLE.
    """
    keys = [known.removeprefix(prefix) for known in names]
    near = difflib.get_close_matches(name.removeprefix(prefix), keys, 1, _TYPO)
    return prefix + near[0] if near else None


def _check_location(value: str) -> None:
    if not value.strip():
        raise ValueError("expected a web address, a file or -, found nothing")


def _check_kind(value: str) -> None:
    if value not in KINDS:
        known = MEANT_KINDS.get(value.strip().lower())
        hint = f'; write kind = "{known}", or leave it out' if known else _suggestion(value, KINDS)
        raise ValueError(f"expected one of {', '.join(KINDS)}, found {_quoted(value)}{hint}")


def _check_since(value: str) -> None:
    from newsletter.text.dates import read_since  # imported only for a file with sources

    try:
        read_since(value, datetime.max.replace(tzinfo=UTC))
    except ValueError:
        raise ValueError(f"expected a duration like 12h, 7d, 2w, or a day like 2025-11-14, found {_quoted(value)}") from None


def _check_limit(value: int) -> None:
    if value < 1:
        raise ValueError(f"expected at least 1, found {value}")


def _check_pattern(value: str) -> None:
    if not value.strip():
        raise ValueError("an empty pattern matches every address")
    if len(value) > 2 and value.startswith("/") and value.endswith("/"):
        try:
            re.compile(value[1:-1])
        except (re.error, OverflowError) as error:
            raise ValueError(f"{_quoted(value)} is not a regular expression: {error}") from None


def _check_selector(value: str) -> None:
    # Imported only for a file with [sites].
    from cssselect import HTMLTranslator, SelectorError

    try:
        HTMLTranslator().css_to_xpath(value)
    except SelectorError as error:
        raise ValueError(f"{_quoted(value)} is not a CSS selector: {error}") from None


def _check_selector_or_none(value: str) -> None:
    if value:
        _check_selector(value)


def _check_day(value: str) -> None:
    if value and value.strip().lower() not in WEEKDAYS:
        raise ValueError(f"expected a weekday like saturday, or nothing, found {_quoted(value)}{_suggestion(value, WEEKDAYS)}")


def _check_age(value: float) -> None:
    """Refuse what is a number of days without its unit: as seconds it would make every article too old."""
    if 0 < value < LEAST_AGE:
        raise ValueError(f'expected an age like "60d", found {value:g} seconds; write "{value:g}d" for days')


def _check_part(value: str) -> None:
    if value not in WRITER_PARTS:
        raise ValueError(f"expected any of {', '.join(WRITER_PARTS)}, found {_quoted(value)}{_suggestion(value, WRITER_PARTS)}")


def _check_headlines(value: str) -> None:
    if value not in HEADLINES:
        raise ValueError(f"expected one of {', '.join(HEADLINES)}, found {_quoted(value)}{_suggestion(value, HEADLINES)}")


def _check_timezone(value: str) -> None:
    if not value:
        return
    from zoneinfo import ZoneInfo, available_timezones

    try:
        ZoneInfo(value)
    except (KeyError, OSError, ValueError):
        near = difflib.get_close_matches(value, available_timezones(), 1)
        known = f"; did you mean {near[0]}?" if near else ""
        raise ValueError(f"expected a time zone like Europe/Berlin, found {_quoted(value)}{known}") from None


def _check_host(value: str) -> None:
    bracketed, plain = _BRACKETED.fullmatch(value.strip()), _HOST.fullmatch(value.strip())
    port = bracketed[2] if bracketed else plain[1] if plain else None
    if port is not None and not 1 <= int(port) <= LAST_PORT:
        raise ValueError(f"expected a port from 1 to {LAST_PORT}, found {_quoted(value)}")
    if not plain and not _is_ipv6(bracketed[1] if bracketed else value.strip()):
        raise ValueError(
            "expected a host like wiki.example, or host and port like 127.0.0.1:8000, without scheme or path, "
            f"found {_quoted(value)}{_host_in(value)}"
        )


def _host_in(value: str) -> str:
    """Say what to write for an address, of which only the host was wanted, or for a range of them."""
    if re.fullmatch(r"\s*[\d.:a-fA-F]+/\d{1,3}\s*", value):
        return "; name each host: a range of addresses cannot be allowed"
    found = re.match(r"\s*(?:https?:)?//([\w.:-]+)|\s*([\w.:-]+)/", value)
    return f'; write "{found[1] or found[2]}"' if found else ""


def _is_ipv6(text: str) -> bool:
    if text.count(":") < 2:
        return False
    import ipaddress

    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True


def _check_language(value: str) -> None:
    if value and not _LANGUAGE.fullmatch(value.strip()):
        raise ValueError(f"expected the code of a language, like en or pt-BR, found {_quoted(value)}")


def _check_labels(value: Mapping[str, str]) -> None:
    for name in value:
        if name not in LABELS:
            raise ValueError(f"unknown label {_quoted(name)}{_suggestion(name, LABELS)}; labels are {', '.join(LABELS)}")


def _check_site_names(value: Mapping[str, str]) -> None:
    for name in value:
        if not _HOST.fullmatch(name) or name != name.lower():
            raise ValueError(f"expected a lower-case host like example.org, found {_quoted(name)}{_host_in(name)}")


def _check_issue_url(value: str) -> None:
    _check_web_url(value)
    for name in re.findall(r"(?<!\{)\{(\w+)\}", value):
        if name != "date" and difflib.get_close_matches(name.lower(), ("date", "day"), 1):
            raise ValueError(f"{{{name}}} is not filled in, found {_quoted(value)}; did you mean {{date}}?")


def _check_web_url(value: str) -> None:
    if value and web_address(value) is None and not MERGE_TAG.fullmatch(value.strip()):
        raise ValueError(f"expected an https: or http: address, or nothing, found {_quoted(value)}")


def _check_unsubscribe(value: str) -> None:
    if value and web_address(value) is None and not any(shape.fullmatch(value.strip()) for shape in (_MAIL, MERGE_TAG)):
        raise ValueError(f"expected an https:, http: or mailto: address, or nothing, found {_quoted(value)}")


def _check_mailto(value: str) -> None:
    if value and not _MAIL.fullmatch(value.strip()):
        raise ValueError(f"expected a mailto: address, or nothing, found {_quoted(value)}")


def _check_service(value: str) -> None:
    if value and value not in SERVICES:
        raise ValueError(
            f"expected one of {', '.join(SERVICES)}, or nothing, found {_quoted(value)}{_suggestion(value, SERVICES)}"
        )


def _check_site(value: str) -> None:
    if value not in SITES:
        raise ValueError(f"expected one of {', '.join(SITES)}, found {_quoted(value)}{_suggestion(value, SITES)}")


def _check_accent(value: str) -> None:
    if not _COLOUR.fullmatch(value):
        raise ValueError(f"expected a colour like #a1321c, found {_quoted(value)}")
    if (ratio := contrast(value, "#ffffff")) < LEAST_CONTRAST:
        raise ValueError(
            f"{value} on white has a contrast of {ratio:.1f}; links need {LEAST_CONTRAST} (WCAG 2.2, 1.4.3); choose a darker one"
        )


def _check_accent_dark(value: str) -> None:
    if value and not _COLOUR.fullmatch(value):
        raise ValueError(f"expected a colour like #f2a08d, or nothing, found {_quoted(value)}")
    if value and (ratio := contrast(value, DARK_PAPER)) < LEAST_CONTRAST:
        raise ValueError(
            f"{value} on {DARK_PAPER} has a contrast of {ratio:.1f}; links need {LEAST_CONTRAST} (WCAG 2.2, 1.4.3); choose a lighter one"
        )


def _check_fonts(value: str) -> None:
    if not re.fullmatch(r"[\w ,'-]+", value):
        raise ValueError(f"expected font names separated by commas, found {_quoted(value)}")


def _suggestion(value: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(value.strip().lower(), known, 1)
    return f"; did you mean {near[0]}?" if near else ""


def _quoted(value: str) -> str:
    return f'"{value[:60]}"'


_CHECKS: dict[tuple[type[Any], str], Callable[[Any], None]] = {
    (Config, "language"): _check_language,
    (Config, "labels"): _check_labels,
    (Config, "site_names"): _check_site_names,
    (ExtractSettings, "language"): _check_language,
    (Source, "location"): _check_location,
    (Source, "kind"): _check_kind,
    (Source, "since"): _check_since,
    (Source, "limit"): _check_limit,
    (Source, "include"): _check_pattern,
    (Source, "exclude"): _check_pattern,
    (SiteRule, "keep"): _check_selector,
    (SiteRule, "drop"): _check_selector,
    (SiteRule, "title"): _check_selector_or_none,
    (SiteRule, "author"): _check_selector_or_none,
    (SiteRule, "date"): _check_selector_or_none,
    (FetchSettings, "allow_hosts"): _check_host,
    (DraftSettings, "day"): _check_day,
    (DraftSettings, "max_age"): _check_age,
    (CheckSettings, "stale"): _check_age,
    (DraftSettings, "headlines"): _check_headlines,
    (WriterSettings, "parts"): _check_part,
    (DraftSettings, "timezone"): _check_timezone,
    (RenderSettings, "web_url"): _check_issue_url,
    (RenderSettings, "unsubscribe"): _check_unsubscribe,
    (RenderSettings, "archive_url"): _check_web_url,
    (RenderSettings, "site"): _check_site,
    (MailSettings, "service"): _check_service,
    (MailSettings, "unsubscribe_mailto"): _check_mailto,
    (MailSettings, "list_archive"): _check_web_url,
    (ThemeSettings, "accent"): _check_accent,
    (ThemeSettings, "accent_dark"): _check_accent_dark,
    (ThemeSettings, "text_font"): _check_fonts,
    (ThemeSettings, "label_font"): _check_fonts,
    (ThemeSettings, "logo"): _check_web_url,
}
