"""Gathers what the rules of `check` need for an issue: cached articles, earlier issues, editions."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from newsletter.cache import link_key, near_page, page_key
from newsletter.check import LEVELS, Material, all_rules
from newsletter.check.material import PastStory, entries_of
from newsletter.check.rule import NEVER_ERRORS
from newsletter.check.visible import visible_text
from newsletter.commands.context import Context
from newsletter.commands.issue_editions import editions_of
from newsletter.errors import UsageError
from newsletter.issuefile import Draft
from newsletter.issuefile.folder import article_keys, story_keys
from newsletter.issuefile.issue_day import written_day
from newsletter.models import Article, Page, Story
from newsletter.text.dates import day_of


def gather_material(context: Context, draft: Draft, *, now_publishing: bool = False) -> Material:
    """Return all that the rules look at. Raises RenderError, DraftError, and UsageError where [check] names a rule that is none."""
    _check_codes(context)
    pages = context.pages_by_key()
    editions = editions_of(context, draft)
    path, shelf = Path(draft.file), _Shelf(context, pages)
    return Material(
        draft=draft,
        text=draft.text,
        today=context.today,
        settings=context.config.check,
        entries=entries_of(draft, shelf.articles_of),
        zone=context.zone,
        file_day=day_of(path.name),
        now_publishing=now_publishing,
        language=_language(context, draft),
        later_issue=_later_issue(context, path, issue_day(draft, path)),
        past=_past_stories(context, path, issue_day(draft, path), shelf),
        editions={"mail": visible_text(editions.mail.html), "text": editions.text},
        mail_bytes=editions.mail.size,
        english_labels=editions.letter.labels.in_english,
        web_url=context.config.render.web_url,
        publication=f"{context.config.title}. {context.config.description}. {context.config.render.sender}",
        standing_sections=frozenset(section.name for section in context.config.sections),
        own_hosts=frozenset(host.lower() for host in context.config.fetch.allow_hosts),
        has_cache=bool(pages),
        key=link_key,
        page_of=lambda url: pages.get(page_key(url)),
        article_at=functools.cache(shelf.article_at),
        near_page=lambda url: near_page(url, (key for key, page in pages.items() if page.ok)),
        vector=weigh_story,
    )


def _check_codes(context: Context) -> None:
    settings = context.config.check
    for key in ("off", *(f"{level}s" for level in LEVELS)):
        for code in getattr(settings, key):
            if code not in all_rules():
                near = difflib.get_close_matches(code, all_rules(), 1)
                hint = f"did you mean {near[0]}?" if near else "newsletter check --explain all lists them"
                raise UsageError(f"{context.config.file}: check.{key}: no such rule: {code}; {hint}")
            if key == "errors" and code in NEVER_ERRORS:
                raise UsageError(
                    f"{context.config.file}: check.errors: {code} cannot be an error, because a model may be wrong"
                )


@functools.lru_cache(maxsize=512)  # a story is compared with earlier issues, and with the others of its own
def weigh_story(headline: str, summary: str) -> Mapping[str, float]:
    """Weigh the words of a story as `draft` does, so that a repeat is what `draft` would have joined."""
    from newsletter.draft.words.tfidf import terms, weigh_saturated

    return weigh_saturated(terms(f"{headline}. {headline}. {summary}"))


def issue_day(draft: Draft, path: Path) -> date | None:
    """Return the day of an issue: its file's, else its front matter's."""
    return day_of(path.name) or written_day(draft.issue.date)


def _language(context: Context, draft: Draft) -> str:
    """Return the language of an issue: its own, else the newsletter's."""
    front = draft.issue.front_matter
    own = front.get("language") or front.get("lang")
    return own if isinstance(own, str) and own else context.config.language


def _later_issue(context: Context, path: Path, day: date | None) -> str:
    """Return the name of another issue than that of `path`, of a later day; "" when there is none."""
    others = (other for other in context.issues.issues() if other.path.resolve() != path.resolve())
    return next((other.path.name for other in others if day and other.day and other.day > day), "")


def _past_stories(context: Context, path: Path, day: date | None, shelf: _Shelf) -> tuple[PastStory, ...]:
    """Return the stories of the issues before a day, the newest issue first; what stands in an open one too stands twice."""
    found = []
    for past in reversed([*context.issues.archive(), *context.issues.issues()]):
        if past.path.resolve() != path.resolve() and past.day and (day is None or past.day < day):
            found += [
                PastStory(
                    past.path.name, past.day, story.headline, story.summary, frozenset(story_keys(story)), shelf.lead_of(story)
                )
                for story in past.stories
            ]
    return tuple(found)


class _Shelf:
    """Finds the articles that the links of a story lead to in the cache."""

    def __init__(self, context: Context, pages: Mapping[str, Page]) -> None:
        self.context, self.pages = context, pages

    def articles_of(self, story: Story) -> tuple[Article, ...]:
        """Return the articles of a story's link and further links, each once; of a story without a link the one with its id."""
        found = [self._article(url, story.id if url == story.link else None) for url in story.urls]
        if story.id and not story.link:
            found.insert(0, self._by_key.get(story.id))
        return tuple({article.id: article for article in found if article}.values())

    def article_at(self, url: str) -> Article | None:
        """Return the article that an address leads to if its page is in the cache."""
        return self._article(url, None) if page_key(url) in self.pages else None

    def lead_of(self, story: Story) -> Article | None:
        """Return the article of a story's own link where its page is still in the cache under that address."""
        page = self.pages.get(page_key(story.link)) if story.link else None
        articles = (self.context.articles(page) or []) if page else []
        return next((article for article in articles if story.id in article_keys(article)), None)

    def _article(self, url: str, name: str | None) -> Article | None:
        page = self.pages.get(page_key(url))
        articles = (self.context.articles(page) or []) if page else []
        wanted = {link_key(url), *([name] if name else [])}
        for article in articles:
            if wanted & article_keys(article):
                return article
        return articles[0] if len(articles) == 1 else self._by_key.get(name or "") or self._by_key.get(link_key(url))

    @functools.cached_property
    def _by_key(self) -> dict[str, Article]:
        """Every article of the cache under its keys: only needed where a link is another address than the one fetched."""
        found: dict[str, Article] = {}
        for page in {page.url: page for page in self.pages.values()}.values():
            for article in self.context.articles(page) or ():
                found |= {key: found.get(key, article) for key in article_keys(article)}
        return found
