"""Articles → Issue: what the machine would print, from nothing but the articles and the settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from newsletter.config.schema import DraftSettings, SectionRule
from newsletter.draft.cluster import group_stories
from newsletter.draft.sections import Placement, place_stories
from newsletter.draft.summary.headline import headline_of
from newsletter.draft.summary.summarise import summarise
from newsletter.draft.words.tfidf import words
from newsletter.models import Also, Article, Issue, Section, Story

SUMMARY_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class PlacedStory:
    """One story with the articles that tell it, the leading one first, and where it was put."""

    articles: tuple[Article, ...]
    story: Story
    section: str
    placement: Placement


def compose(
    articles: Sequence[Article],
    sections: Sequence[SectionRule],
    settings: DraftSettings,
    *,
    title: str,
    day: date,
    description: str,
) -> tuple[Issue, list[PlacedStory]]:
    """Return the issue that these articles make, and for each story what it was made of.

    Sections keep the order of `sections`; empty ones are left out. Within one, what more outlets tell comes first, then what is
    newer. The same articles always make the same issue, whatever order they come in. A story of a multi-story page that no
    other outlet tells goes to the section `settings.briefs`, where that is set.
    """
    articles = sorted(articles, key=lambda article: (article.part_of or article.url, article.position or 0, article.id))
    groups = [[articles[index] for index in group] for group in group_stories(articles, settings).groups]
    told = _ranked(_tell([_lead_first(group) for group in groups], sections, settings))
    if settings.max_stories:
        told = told[: settings.max_stories]
    names = [section.name for section in sections]
    order = dict.fromkeys([*names, settings.other_section, settings.briefs])
    filled = [Section(name, tuple(item.story for item in told if item.section == name)) for name in order if name]
    filled = [section for section in filled if section.stories]
    issue = Issue(
        title=title,
        date=f"{day.isoformat()}T00:00:00Z",
        description=description or None,
        summary=summary_of(filled),
        tags=settings.tags,
        sections=tuple(filled),
    )
    return issue, told


def _tell(groups: Sequence[Sequence[Article]], sections: Sequence[SectionRule], settings: DraftSettings) -> list[PlacedStory]:
    heads = [(headline_of(group[0].title, group[0].text), group[0].text) for group in groups]
    told = []
    for group, (headline, text), placement in zip(groups, heads, place_stories(heads, sections), strict=True):
        story = Story(
            headline=headline,
            summary=summarise(text, settings.summary_words, headline),
            link=link_of(group[0]),
            link_text=settings.read_more,
            also=_also(group),
            id=group[0].id,
        )
        told.append(PlacedStory(tuple(group), story, _section_name(group, placement, sections, settings), placement))
    return told


def _section_name(
    group: Sequence[Article], placement: Placement, sections: Sequence[SectionRule], settings: DraftSettings
) -> str:
    if settings.briefs and all(_is_brief(article) for article in group):
        return settings.briefs
    return settings.other_section if placement.section is None else sections[placement.section].name


def _is_brief(article: Article) -> bool:
    """Whether an article is an entry of a multi-story page; what such a page says before its entries is an article of its own."""
    return article.part_of is not None and article.position != 0


def _lead_first(group: Sequence[Article]) -> list[Article]:
    """Put the article first whose title shares most words with the others' titles and texts; among equals the longest text.

    An article of its own goes before a story of a live page: it is the fuller account and has a link of its own; so does
    a page of the web before a file of hers.
    """
    others = {id(article): set(words(f"{article.title or ''} {article.text}")) for article in group}

    def shared(article: Article) -> float:
        title = set(words(article.title or ""))
        rest = [terms for key, terms in others.items() if key != id(article)]
        return sum(len(title & terms) / len(title) for terms in rest) if title and rest else 0.0

    def order(article: Article) -> tuple[bool, bool, float, int, str]:
        return (_is_brief(article), link_of(article) is None, -shared(article), -len(article.text), article.url)

    return sorted(group, key=order)


def _also(group: Sequence[Article]) -> tuple[Also, ...]:
    first = link_of(group[0])
    links: dict[str, Also] = {}
    for article in group[1:]:
        link = link_of(article)
        if link and link != first:
            links.setdefault(link, Also(link, outlet_of(article)))
    return tuple(links.values())


def link_of(article: Article) -> str | None:
    """Return the address that a story links to: the article's canonical one, with its anchor on a multi-story page."""
    url = article.canonical_url or article.url
    if not url.startswith(("http://", "https://")):
        return None
    return f"{url.partition('#')[0]}#{article.anchor}" if article.anchor else url


def outlet_of(article: Article) -> str:
    """Return the name of who published an article: the site's own, else its host."""
    return article.site or (urlsplit(article.url).hostname or article.url).removeprefix("www.")


def _ranked(told: list[PlacedStory]) -> list[PlacedStory]:
    """Put what most outlets tell first, then what is newer, then by address: three stable sorts, the last key first."""
    told = sorted(told, key=lambda item: (item.articles[0].part_of or item.articles[0].url, item.articles[0].position or 0))
    told.sort(key=lambda item: max(article.published or "" for article in item.articles), reverse=True)
    told.sort(key=lambda item: len(item.articles), reverse=True)
    return told


def summary_of(sections: Sequence[Section]) -> str | None:
    """Return the headlines that open the sections, as many as go into a line that a list of posts shows."""
    line = ""
    for story in (story for section in sections for story in section.stories[:1]):
        longer = f"{line}; {story.headline}" if line else story.headline
        if line and len(longer) > SUMMARY_CHARACTERS:
            break
        line = longer
    return line or None
