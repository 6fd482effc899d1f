"""What the editor may choose, as frozen records with their defaults. config.py fills them; the steps read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """[fetch]. Times are in seconds, sizes in bytes, `fresh_for` in seconds."""

    concurrency: int = 20
    per_host: int = 2
    pause: float = 0.2
    deadline: float = 30.0
    max_bytes: int = 10_600_000
    max_redirects: int = 10
    tries: int = 3
    max_retry_after: float = 10.0
    fresh_for: float = 86_400.0
    contact: str = ""
    robots: bool = True
    allow_hosts: tuple[str, ...] = ()
    patience: int = 3


@dataclass(frozen=True, slots=True)
class SiteRule:
    """[sites."example.org"]: CSS selectors for a site that no general method gets right."""

    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    title: str | None = None
    author: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class ExtractSettings:
    """[extract] and [sites]. `jobs` 0 = one for each core; `page_seconds` and `page_megabytes` bound one page."""

    jobs: int = 0
    page_seconds: float = 20.0
    page_megabytes: int = 1024
    split: bool = True
    language: str | None = None
    min_words: int = 50
    sites: Mapping[str, SiteRule] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SectionRule:
    """[[sections]]: where stories go. The keywords are words or phrases; the description is used as words too."""

    name: str
    description: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftSettings:
    """[draft]. `summary_words` is the length aimed at; `same_story` the similarity at which two articles are one story."""

    summary_words: int = 90
    same_story: float = 0.09
    other_section: str = "Also Noted"
    max_stories: int = 0
    tags: tuple[str, ...] = ("newsletter",)
    read_more: str = "Read more"


@dataclass(frozen=True, slots=True)
class RenderSettings:
    """[render]. Used by the e-mail editions; `unsubscribe` is an https or mailto address."""

    templates: str = "templates"
    sender: str = ""
    to: str = ""
    web_url: str = ""
    unsubscribe: str = ""
    footer: str = ""
