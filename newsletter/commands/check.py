"""`newsletter check`: what is wrong in an issue."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from newsletter import stdout
from newsletter.cache import page_key
from newsletter.check import Finding, Material, check_material
from newsletter.check.editions import visible_text
from newsletter.check.material import PastStory, entries_of
from newsletter.commands.context import Context
from newsletter.commands.issues import issue_files, keys_of, link_key, newest_issue
from newsletter.commands.render import read_draft
from newsletter.console import clean, plural
from newsletter.errors import EXIT_NOTHING, EXIT_OK
from newsletter.issuefile import Draft, parse
from newsletter.models import Article, Page, Story, to_json


def run(context: Context, draft: str | None, *, as_json: bool) -> int:
    """Print one line for each finding; the exit code is 1 when one of them is an error."""
    read = read_draft(context, draft)
    findings = check_draft(context, read)
    for finding in findings:
        if as_json:
            stdout.print_json({"file": read.file, **to_json(finding)})
        else:
            stdout.print_line(
                clean(f"{read.file}:{finding.line}:{finding.column}: {finding.code} {finding.level} {finding.message}")
            )
    context.console.say(plural(len(findings), "finding"))
    return EXIT_NOTHING if has_errors(findings) else EXIT_OK


def check_issue(context: Context, path: Path | None = None, *, now_publishing: bool = False) -> list[Finding]:
    """Return what is wrong in an issue file (None = the newest), in the order of the file.

    `now_publishing` adds what only matters when it goes out. Raises UsageError or DraftError when it cannot be read.
    """
    return check_draft(context, read_draft(context, str(path or newest_issue(context))), now_publishing=now_publishing)


def has_errors(findings: list[Finding]) -> bool:
    """Say whether one of the findings is an error: it must be mended before the issue goes out."""
    return any(finding.level == "error" for finding in findings)


def check_draft(context: Context, draft: Draft, *, now_publishing: bool = False) -> list[Finding]:
    """Return what is wrong in an issue that was read."""
    return check_material(gather_material(context, draft, now_publishing=now_publishing))


def gather_material(context: Context, draft: Draft, *, now_publishing: bool = False) -> Material:
    """Return all that the rules look at: the draft, its articles out of the cache, earlier issues, its editions."""
    pages = context.pages_by_key()
    mail_bytes, sight = _editions(context, draft)
    path = Path(draft.file)
    return Material(
        draft=draft,
        text=draft.text,
        today=context.now().date(),
        settings=context.config.check,
        entries=entries_of(draft, _Shelf(context, pages).articles_of),
        file_day=day_in_name(path),
        now_publishing=now_publishing,
        language=context.config.language,
        past=past_stories(context, path, issue_day(draft, path)),
        editions=sight,
        mail_bytes=mail_bytes,
        web_url=context.config.render.web_url,
        standing_sections=frozenset(section.name for section in context.config.sections),
        has_cache=bool(pages),
        key=link_key,
        page_of=lambda url: pages.get(page_key(url)),
        vector=_vector,
    )


def _vector(headline: str, summary: str) -> Mapping[str, float]:
    """Weigh the words of a story as `draft` does, so that a repeat is what `draft` would have joined."""
    from newsletter.draft.words.background import term_weight
    from newsletter.draft.words.tfidf import terms, weigh_saturated

    return weigh_saturated(terms(f"{headline}. {headline}. {summary}"), term_weight)


def _editions(context: Context, draft: Draft) -> tuple[int, dict[str, str]]:
    """Return the size of the mail's HTML in bytes, and what a reader sees of each edition. Raises RenderError or DraftError."""
    from newsletter.render.editions import render

    folder = context.config.root / context.config.render.templates
    templates = folder if folder.is_dir() else None
    mail, text = (
        str(render(draft, name, context.config.render, templates=templates, language=context.config.language))
        for name in ("email", "text")
    )
    return len(mail.encode()), {"mail": visible_text(mail), "text": text}


def day_in_name(path: Path) -> date | None:
    """Return the day that an issue file's name begins with."""
    try:
        return date.fromisoformat(path.name[:10])
    except ValueError:
        return None


def issue_day(draft: Draft, path: Path) -> date | None:
    """Return the day of an issue: its file's, else its front matter's."""
    try:
        return day_in_name(path) or date.fromisoformat((draft.issue.date or "")[:10])
    except ValueError:
        return None


def past_stories(context: Context, path: Path, day: date | None) -> tuple[PastStory, ...]:
    """Return the stories of the issues before a day, the newest issue first."""
    found = []
    for past in reversed(issue_files(context, before=day)):
        if past.path.resolve() == path.resolve():
            continue
        issue = parse(past.path.read_bytes().decode("utf-8", "replace"), str(past.path)).issue
        for section in issue.sections:
            for story in section.stories:
                urls = (story.link, *(also.url for also in story.also))
                keys = frozenset([*([story.id] if story.id else []), *(link_key(url) for url in urls if url)])
                found.append(PastStory(past.path.name, past.day, story.headline, story.summary, keys))
    return tuple(found)


class _Shelf:
    """Finds the articles that the links of a story lead to in the cache."""

    def __init__(self, context: Context, pages: Mapping[str, Page]) -> None:
        self.context, self.pages = context, pages

    def articles_of(self, story: Story) -> tuple[Article, ...]:
        """Return the articles of a story's link and further links, each once."""
        urls = [url for url in (story.link, *(also.url for also in story.also)) if url]
        found = [self._article(url, story.id if url == story.link else None) for url in urls]
        return tuple({article.id: article for article in found if article}.values())

    def _article(self, url: str, name: str | None) -> Article | None:
        page = self.pages.get(page_key(url))
        articles = (self.context.articles(page) or []) if page else []
        wanted = {link_key(url), *([name] if name else [])}
        for article in articles:
            if wanted & keys_of(article):
                return article
        return articles[0] if len(articles) == 1 else self._by_key.get(name or "") or self._by_key.get(link_key(url))

    @functools.cached_property
    def _by_key(self) -> dict[str, Article]:
        """Every article of the cache under its keys: only needed where a link is another address than the one fetched."""
        found: dict[str, Article] = {}
        for page in {page.url: page for page in self.pages.values()}.values():
            for article in self.context.articles(page) or ():
                found |= {key: found.get(key, article) for key in keys_of(article)}
        return found
