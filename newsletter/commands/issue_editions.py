"""Gathers what the editions of an issue need: configuration, image widths, the mail's date."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from newsletter.commands.context import Context
from newsletter.config.schema import Config
from newsletter.console import clean
from newsletter.errors import UsageError
from newsletter.issuefile import Draft
from newsletter.models import Article
from newsletter.text.dates import read_moment

if TYPE_CHECKING:
    from newsletter.render.editions import Editions
    from newsletter.render.publication import Publication

DEFAULT_TITLE = Config().title


def publication_of(context: Context, sent_at: datetime | None = None) -> Publication:
    """Return the newsletter as the configuration describes it."""
    from newsletter.render.publication import Publication

    config = context.config
    templates = config.templates
    unnamed = config.file is None and config.title == DEFAULT_TITLE
    return Publication(
        title="" if unnamed else config.title,
        description=config.description,
        language=config.language,
        briefs=config.draft.briefs,
        read_more=config.draft.read_more,
        render=config.render,
        mail=config.mail,
        email=config.email,
        theme=config.theme,
        labels=config.labels,
        site_names=config.site_names,
        templates=templates if templates.is_dir() else None,
        sent_at=sent_at,
    )


def editions_of(context: Context, draft: Draft, sent_at: datetime | None = None, *, as_published: bool = True) -> Editions:
    """Return the editions of an issue, none of them made yet; `as_published` as `Editions` has it."""
    from newsletter.render.editions import Editions

    known: dict[str, int | None] = {}

    def picture_width(address: str) -> int | None:
        if address not in known:
            known[address] = _picture_width(context, draft, address)
        return known[address]

    return Editions(draft, publication_of(context, sent_at), as_published=as_published, picture_width=picture_width)


def _picture_width(context: Context, draft: Draft, address: str) -> int | None:
    """Return how many pixels wide a picture is: what its file beside the issue says, or the page of a story that it comes from."""
    if re.match(r"[a-z][a-z0-9+.-]*:|/", address, re.IGNORECASE):
        return next((article.image_width for article in _articles_of(context, draft) if article.image == address), None)
    path = Path(draft.file).parent / unquote(address.partition("?")[0])
    if draft.file == "stdin" or not path.is_file():
        return None
    import imagesize

    try:
        width = int(imagesize.get(path)[0])
    except (OSError, ValueError):  # no picture, or one that nobody can read: as wide as the mail then
        return None
    return width if width > 0 else None


def _articles_of(context: Context, draft: Draft) -> Iterator[Article]:
    """Yield the articles of the cache that the stories of an issue link to."""
    links = {story.link for story in draft.issue.stories if story.link}
    for link in sorted(links):
        page = context.cache.page(link)
        yield from (page and context.articles(page)) or ()


def mail_moment(context: Context, draft: Draft, wanted: str | None) -> datetime | None:
    """Return the moment that the mail names as its Date: `--send-date`, SOURCE_DATE_EPOCH, the issue's date where it has a time, now.

    None stands for the issue's own. Raises UsageError for a moment that cannot be read.
    """
    if wanted is not None:
        when = read_moment(wanted)
        if when is None:
            raise UsageError(
                f"--send-date {clean(wanted)}: not a date or time; write it like 2025-11-15 or 2025-11-15T08:00:00+01:00"
            )
        return when
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    own = read_moment(draft.issue.date)
    has_time = own is not None and (own.hour, own.minute, own.second) != (0, 0, 0)
    return None if has_time else context.now().replace(microsecond=0)
