"""What the editor may choose, as frozen records with their defaults. load.py fills them; the steps read them.

The notes beside a type (`Seconds`, `Count`) are what read_values.py checks a value against.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from newsletter.models import Source


@dataclass(frozen=True, slots=True)
class Bound:
    """The least and the greatest value that make sense, and whether a span of time like `30s`, `15m`, `24h`, `7d` is accepted too."""

    least: float = 0
    span: bool = False
    most: float = math.inf


Seconds = Annotated[float, Bound(0, span=True)]
Count = Annotated[int, Bound(0)]
Positive = Annotated[int, Bound(1)]
Share = Annotated[float, Bound(0, most=1)]
Weight = Annotated[float, Bound(0, most=100)]


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """[fetch]. Times are in seconds, sizes in bytes; `fresh_for` is how long a cached page is not requested again."""

    concurrency: Positive = 20
    per_host: Positive = 2
    pause: Seconds = 0.2
    deadline: Seconds = 30.0
    max_bytes: Positive = 10_600_000
    max_redirects: Count = 10
    tries: Positive = 3
    max_retry_after: Seconds = 10.0
    fresh_for: Seconds = 86_400.0
    contact: str = ""
    robots: bool = True
    allow_hosts: tuple[str, ...] = ()
    patience: Positive = 3


@dataclass(frozen=True, slots=True)
class SiteRule:
    """[sites."example.org"]: CSS selectors for a site that no general method gets right."""

    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    title: str = ""
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class ExtractSettings:
    """[extract] and [sites]. `jobs` 0 = one for each core; `page_seconds` and `page_megabytes` bound the work on one page."""

    jobs: Count = 0
    page_seconds: Seconds = 20.0
    page_megabytes: Positive = 1024
    split: bool = True
    language: str = ""
    min_words: Count = 50
    sites: Mapping[str, SiteRule] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SectionRule:
    """[[sections]]: where stories go. The keywords are words or phrases; the description is used as words too."""

    name: str
    description: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftSettings:
    """[draft]. `summary_words` is the length aimed at, `fill_summaries` says to reach it with doubtful sentences too; `same_story` is
    the similarity (0 to 1) at which two articles are one story, unless they are dated more than `same_story_days` apart (0: whatever
    their days).

    At most `max_stories` make an issue, `max_per_section` a section, and `max_per_site` and `max_per_page` are of one site and of one
    live page or round-up; articles older than `max_age` are left out (each 0: no limit).
    `headlines` is the style of headlines: `as is`, `sentence` or `title`; `attribute` names whose words a summary in "we" is.
    `floor` is how well a section must fit a story, in a newsletter of general interest one that is nearer to some everyday subject
    (0 to 1; 0: any that shares something with it).
    `briefs` names the section for the stories of live pages ("" = by their subjects); `day` the weekday that issues are dated;
    `timezone` is the editor's, like `Asia/Kathmandu` ("" = this machine's).
    """

    summary_words: Positive = 60
    fill_summaries: bool = False
    same_story: Share = 0.11
    same_story_days: Count = 10
    other_section: str = "Also Noted"
    floor: Share = 0.34
    briefs: str = "In Brief"
    day: str = ""
    timezone: str = ""
    max_stories: Count = 0
    max_per_section: Count = 0
    max_per_site: Count = 0
    max_per_page: Count = 5
    max_age: Seconds = 0.0
    tags: tuple[str, ...] = ("newsletter",)
    read_more: str = "Read more"
    headlines: str = "as is"
    attribute: bool = True

    @property
    def leftovers(self) -> tuple[str, ...]:
        """The titles of the sections for what fits none of the editor's."""
        return (self.other_section, self.briefs)


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """[check]. `off`, `errors`, `warnings` and `notes` name rules by their codes; `newsletter check --explain CODE` tells of each.

    `least_words` and `most_words` bound a summary; `site_share` is the share of the stories that one site may have, `copied` the
    share of a summary that may stand word for word in its article (1 = all of it); `stale` is the age of an old article;
    `mail_bytes` is what a mail program shows of a mail's HTML; `model` is asked for what rules cannot decide, `model_timeout` bounds
    one answer.
    """

    off: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    least_words: Count = 8
    most_words: Positive = 220
    site_share: Share = 0.5
    copied: Share = 1.0
    stale: Seconds = 60 * 86_400.0
    mail_bytes: Positive = 104_448
    model: str = ""
    model_timeout: Seconds = 60.0


@dataclass(frozen=True, slots=True)
class RankSettings:
    """[rank]: what each term of a story's worth weighs, and the sources (hosts or names of sites) that the editor trusts or not."""

    outlets: Weight = 1.0
    freshness: Weight = 1.0
    trust: Weight = 1.0
    completeness: Weight = 0.5
    notes: Weight = 1.0
    stars: Weight = 1.5
    topics: Weight = 1.0
    trusted: tuple[str, ...] = ()
    distrusted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicSettings:
    """[topics]: words and phrases that the editor follows; a story about one of them ranks higher."""

    follow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WriterSettings:
    """[writer]: a model of the `llm` library that writes on top of the machine's own summaries; "" is none.

    `parts` are what it writes: headlines, labels, summaries, description, intro, sections. `prompt` is a file with a template of the
    editor's. Prices are for a million tokens. `timeout` bounds one answer, `tries` how often one is asked for.
    """

    model: str = ""
    parts: tuple[str, ...] = ("headlines", "labels", "summaries")
    prompt: str = ""
    least_words: Positive = 120
    most_words: Positive = 160
    concurrency: Positive = 2
    timeout: Seconds = 60.0
    tries: Positive = 2
    price_in: Weight = 0.0
    price_out: Weight = 0.0


@dataclass(frozen=True, slots=True)
class RenderSettings:
    """[render]. `unsubscribe` is a web or mailto address, `web_url` and `archive_url` are web addresses.

    `site` names the generator whose post `--to all` writes: hugo, jekyll, eleventy or pelican.
    """

    templates: str = "templates"
    sender: str = ""
    to: str = ""
    web_url: str = ""
    unsubscribe: str = ""
    footer: str = ""
    address: str = ""
    archive_url: str = ""
    site: str = "hugo"


@dataclass(frozen=True, slots=True)
class MailSettings:
    """[mail]. `service` is one of listmonk, buttondown, mailchimp, ghost, keila; "" = none. `lists` are its lists or audiences.

    `template` is the service's own template for the mail (a number for listmonk, an id for keila), "" = its default.

    `one_click` says that the https address of `[render] unsubscribe` takes RFC 8058's POST for every reader by itself.
    """

    service: str = ""
    lists: tuple[str, ...] = ()
    template: str = ""
    reply_to: str = ""
    list_id: str = ""
    list_post: str = ""
    list_archive: str = ""
    unsubscribe_mailto: str = ""
    one_click: bool = False


@dataclass(frozen=True, slots=True)
class EmailSettings:
    """[email]. Above `max_kb` kilobytes of HTML the last stories stand as links only; 0 = never."""

    max_kb: Count = 0


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """[theme]: the look of the mail and the page. Colours are `#rrggbb`; `accent_dark` "" = made from `accent`; `width` in pixels."""

    accent: str = "#a1321c"
    accent_dark: str = ""
    text_font: str = "Charter,Cambria,Georgia,serif"
    label_font: str = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
    logo: str = ""
    logo_width: Positive = 160
    width: Positive = 600


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that config.toml says. `file` is None when there is none; paths are absolute."""

    title: str = "Weekly Update"
    description: str = ""
    language: str = "en"
    issues: Path = Path("issues")
    editions: Path = Path("editions")
    cache: Path = Path("cache")
    archive: tuple[str, ...] = ()
    fetch: FetchSettings = FetchSettings()
    extract: ExtractSettings = field(default_factory=ExtractSettings)
    draft: DraftSettings = DraftSettings()
    rank: RankSettings = RankSettings()
    topics: TopicSettings = TopicSettings()
    writer: WriterSettings = WriterSettings()
    check: CheckSettings = CheckSettings()
    render: RenderSettings = RenderSettings()
    mail: MailSettings = MailSettings()
    email: EmailSettings = EmailSettings()
    theme: ThemeSettings = ThemeSettings()
    labels: Mapping[str, str] = field(default_factory=dict)
    site_names: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[SectionRule, ...] = ()
    sources: tuple[Source, ...] = ()
    file: Path | None = None

    @property
    def root(self) -> Path:
        """The folder that relative paths are taken from: the file's own, or the working directory."""
        return self.file.parent if self.file else Path.cwd()

    def path(self, written: str | Path) -> Path:
        """Return the path that the file means: relative to its own folder; `~` is the home directory, where one is known."""
        return self.root / os.path.expanduser(written)

    @property
    def templates(self) -> Path:
        """The folder of the editor's own templates."""
        return self.path(self.render.templates)
