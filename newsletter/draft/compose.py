"""Composes an issue from articles and settings alone, before any merge with the editor's file."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from newsletter.config.schema import DraftSettings, RankSettings, SectionRule, TopicSettings
from newsletter.draft.caps import IssueCap, PageCap, cap
from newsletter.draft.cluster import Grouping, Likeness, Pair, group_stories
from newsletter.draft.headlines.capitals import AS_IS
from newsletter.draft.headlines.headline import alternative, headline_of, title_worths, with_product
from newsletter.draft.leads import Standing, keep_leads
from newsletter.draft.rank import Ranking, Rejected, age_in_days, rank_story, reject_early
from newsletter.draft.sections.learn import Example
from newsletter.draft.sections.place import Placement, place_stories
from newsletter.draft.summary.attribute import attribute, is_first_person
from newsletter.draft.summary.issue_description import description_of, summary_of, week_of
from newsletter.draft.summary.prose import first_speaker
from newsletter.draft.summary.relative_days import name_days
from newsletter.draft.summary.summarise import Aim, find_likeliest_opening, is_opening_doubtful, summarise
from newsletter.models import Also, Article, Issue, Section, Story
from newsletter.text.clean import cut
from newsletter.text.dates import day_of
from newsletter.text.language import guess_language, language_of, primary
from newsletter.text.sentences import count_words
from newsletter.text.urls import has_web_scheme, site_of

# A story that fits no section and is shorter than this is a brief.
BRIEF_WORDS = 120
# An article older than this gets a comment on its age, unless `max_age` leaves it out.
OLD_DAYS = 180
# In characters: longer headlines and sentences are cut. They come from hostile or broken pages and would make drafts of megabytes.
HEADLINE_MOST, LINE_MOST = 400, 2000
NO_SUMMARY = "no summary: "  # how the comment begins that says why a story has none
DOUBTFUL_OPENING = "check the summary: no sentence of the article is sure to begin it well"
SECOND_SECTION, NEAREST_SECTION = "or section: ", "nearest section: "
NO_SPEAKER = "the summary says “I” or “we”, and the article names no outlet or author: say who is speaking"
# Hosts that archive other sites' pages.
_ARCHIVES = frozenset(("web.archive.org", "archive.org", "archive.ph", "archive.today", "archive.is"))
# What sites state as their name although it is none.
_NO_SITE = re.compile(
    r"(?:home(?:page)?|start(?:seite)?|blog|docs|documentation|news|magazine|welcome|index|main)$|©|copyright\b", re.IGNORECASE
)
# A summary has sentences of at most this many outlets besides the leading one.
MOST_OUTLETS = 3


Ranked = tuple[Sequence[Article], Ranking]
"""The articles that tell one story, the leading one first, and its rank."""


@dataclass(frozen=True, slots=True)
class PlacedGroup:
    """The articles that tell one story, the leading one first, its headline, its section, and its rank."""

    articles: tuple[Article, ...]
    headline: str
    section: str
    placement: Placement
    ranking: Ranking


@dataclass(frozen=True, slots=True)
class PlacedStory:
    """One story with the articles that tell it, the leading one first, its section, and its rank."""

    articles: tuple[Article, ...]
    story: Story
    section: str
    placement: Placement
    ranking: Ranking


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of an issue; `past` has the stories of published issues with their sections, `language` is the issue's own."""

    draft: DraftSettings = DraftSettings()
    sections: tuple[SectionRule, ...] = ()
    rank: RankSettings = RankSettings()
    topics: TopicSettings = TopicSettings()
    past: tuple[Example, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class EditorsWord:
    """The editor's decisions on single articles: which pairs are one story or not, and which ids are `wanted` in the issue in any case.

    `standing` are the stories in her file: each keeps its article. A story that she took out leaves its place to new articles, not to
    those that were `passed` over while it stood (`taken_out` are the ids of the articles that led such stories). `gone` has empty
    articles, with their sections, for stories in her file whose own article is no longer in the cache: they count for the limits.
    """

    together: Collection[Pair] = ()
    apart: Collection[Pair] = ()
    wanted: Collection[str] = ()
    standing: Standing = Standing()
    taken_out: Collection[str] = ()
    passed: Collection[str] = ()
    gone: Collection[tuple[Article, str]] = ()


@dataclass(frozen=True, slots=True)
class Composition:
    """An issue as the machine would print it, its stories with their articles, what was left out, and the joins.

    `doubts` are pairs of stories that may be one and were left apart, `language` is the issue's, `leftovers` are the titles of its
    sections for stories that fit no other. `described`: a model has written its description, so that none is made from its stories.
    `placed` is all that was placed, including what is beyond the limits.
    """

    issue: Issue
    stories: list[PlacedStory]
    rejected: list[Rejected] = field(default_factory=list)
    grouping: Grouping = field(default_factory=lambda: Grouping([], [], []))
    doubts: list[Likeness] = field(default_factory=list)
    language: str = "en"
    leftovers: tuple[str, ...] = ()
    described: bool = False
    placed: list[PlacedGroup] = field(default_factory=list)


def compose(
    articles: Sequence[Article],
    settings: Settings,
    *,
    title: str,
    day: date,
    word: EditorsWord = EditorsWord(),
) -> Composition:
    """Return the issue made of these articles, the articles of each story, and what was left out.

    Sections keep the order of the settings; empty ones are left out. Within a section the highest ranked story comes first (`rank`). The
    same articles always make the same issue, whatever order they come in.
    """
    articles = sorted(articles, key=lambda article: (article.part_of or article.url, article.position or 0, article.id))
    reasons = [None if article.id in word.wanted else reject_early(article, settings.draft, day) for article in articles]
    rejected = [Rejected(article, reason) for article, reason in zip(articles, reasons, strict=True) if reason]
    kept = [article for article, reason in zip(articles, reasons, strict=True) if not reason]
    grouping = group_stories(kept, settings.draft, together=word.together, apart=word.apart)
    found = keep_leads(kept, grouping, word.standing)
    leads = set(word.standing.leads)
    groups = [_lead_first(group, settings.language, group[0] if group[0].id in leads else None) for group in found.groups]
    ranked = _ranked([(group, rank_story(group, settings.rank, day, settings.topics.follow)) for group in groups])
    asked = word.wanted, word.taken_out, word.passed
    of_pages, of_issue = PageCap(settings.draft.max_per_page), IssueCap(settings.draft)
    for article, section in word.gone:
        of_pages.count([article])
        of_issue.count([article], section)
    among, flooding = cap(ranked, of_pages, lambda item: (item[0], "", item[1]), *asked)
    placed = _place(among, settings)
    chosen, dropped = cap(placed, of_issue, lambda item: (item.articles, item.section, item.ranking), *asked)
    stories = [_tell(item, settings, day) for item in chosen]
    return Composition(
        _issue(stories, settings, title, day),
        stories,
        [*rejected, *flooding, *dropped],
        grouping,
        _between_leads(found.suggestions, groups),
        settings.language,
        settings.draft.leftovers,
        placed=placed,
    )


def _issue(stories: Sequence[PlacedStory], settings: Settings, title: str, day: date) -> Issue:
    names = [section.name for section in settings.sections]
    order = dict.fromkeys([*names, settings.draft.other_section, settings.draft.briefs])
    sections = [Section(name, tuple(item.story for item in stories if item.section == name)) for name in order if name]
    filled = tuple(section for section in sections if section.stories)
    wording = settings.language, week_of(day), settings.draft.leftovers
    return Issue(
        title=title,
        date=f"{day.isoformat()}T00:00:00Z",
        description=description_of(filled, *wording),
        summary=summary_of(filled, *wording),
        tags=settings.draft.tags,
        sections=filled,
    )


def _place(ranked: Sequence[Ranked], settings: Settings) -> list[PlacedGroup]:
    """Return each group with its headline and its section, in the same order."""
    titles = [_headline(group[0], group[0].title, settings) for group, _ in ranked]
    texts = [(title, group[0].text) for title, (group, _) in zip(titles, ranked, strict=True)]
    urls = [group[0].canonical_url or group[0].url for group, _ in ranked]
    placements = place_stories(texts, settings.sections, urls=urls, past=settings.past, floor=settings.draft.floor)
    return [
        PlacedGroup(tuple(group), title, _section_name(group, placement, settings), placement, ranking)
        for (group, ranking), title, placement in zip(ranked, titles, placements, strict=True)
    ]


def _tell(placed: PlacedGroup, settings: Settings, day: date) -> PlacedStory:
    """Return a group as the story that is printed."""
    group, headline, draft = placed.articles, placed.headline, settings.draft
    lead = group[0]
    outlet = _named_outlet(lead)
    further = [(_named_outlet(article), article.text) for article in group[1:]]
    others = tuple((name, text) for name, text in further if name not in ("", outlet))[:MOST_OUTLETS]
    language = language_of(lead.text, lead.language)
    summary = summarise(
        lead.text, Aim(draft.summary_words, draft.fill_summaries), headline, lead.description or "", others, language
    )
    days = _name_days(lead, summary, day, language)
    if draft.attribute:
        author = lead.authors[0] if lead.authors else None
        spoken, summary = summary, attribute(summary, outlet, author, language, first_speaker(lead.text))
        if spoken == summary and is_first_person(summary, language):
            days.append(NO_SPEAKER)
    placing = _place_notes(placed.placement, settings)
    story = Story(
        headline=cut(headline, HEADLINE_MOST),
        summary="\n".join(cut(line, LINE_MOST) for line in summary.split("\n")),
        link=link_of(lead),
        link_text=draft.read_more,
        also=_also(group),
        id=lead.id,
        notes=(*placing, *_headline_notes(group, settings), *_text_notes(lead, summary, headline, day), *days),
        source_name="" if lead.leads_away else lead.site or "",
        source_words=None if lead.leads_away or "paywall" in lead.flags else count_words(lead.text),
    )
    return PlacedStory(group, story, placed.section, placed.placement, placed.ranking)


def retell(item: PlacedStory, summary: str, day: date) -> Story:
    """Return a story of the issue of a day with another summary, and with the comments that are about that one."""
    lead, story = item.articles[0], item.story
    stated = language_of(lead.text, lead.language)
    former = {DOUBTFUL_OPENING, NO_SPEAKER, *_name_days(lead, story.summary, day, stated)}
    kept = [note for note in story.notes if note not in former and not note.startswith(NO_SUMMARY)]
    days = _name_days(lead, summary, day, guess_language(summary) or stated)
    return replace(story, summary=summary, notes=(*kept, *days))


def _name_days(lead: Article, summary: str, day: date, language: str | None) -> list[str]:
    """Return the dates behind the days that a summary names, where its article tells its own."""
    published = day_of(lead.published)
    return name_days(summary, published, day, language) if published else []


def _text_notes(lead: Article, summary: str, headline: str, day: date) -> list[str]:
    """Return comments on a missing or doubtful summary and on an old article."""
    notes = []
    if not summary.strip():
        notes.append(_note_of_no_summary(lead, headline))
    elif is_opening_doubtful(summary, lead.text, headline, language_of(lead.text, lead.language)):
        notes.append(DOUBTFUL_OPENING)
    age = age_in_days(lead, day)
    if age is not None and age > OLD_DAYS:
        notes.append(f"published {(lead.published or '')[:10]}, {age} days before this issue")
    return notes


def _note_of_no_summary(lead: Article, headline: str) -> str:
    """Return why a story has no summary, with the sentence that the editor might begin one with."""
    likeliest = find_likeliest_opening(lead.text, headline, language_of(lead.text, lead.language))
    if not likeliest:
        return f"{NO_SUMMARY}no sentence of the article makes sense on its own"
    return f"{NO_SUMMARY}no sentence of the article is sure to begin it well; the likeliest: {cut(likeliest, LINE_MOST)}"


def _style_for(article: Article, settings: Settings) -> str:
    """Return the style of an article's headline: the configured one for English, "as is" for languages with capitals of their own."""
    style = settings.draft.headlines
    return style if style == AS_IS or (language_of(article.text, article.language) or "en") == "en" else AS_IS


def _headline_notes(group: Sequence[Article], settings: Settings) -> list[str]:
    """Return a comment with another outlet's title, in the story's language, that would do as a headline too; [] if there is none."""
    own = language_of(group[0].text, group[0].language)
    titles = [(article.title or "") if language_of(article.text, article.language) in (own, None) else "" for article in group]
    other = alternative(titles, [article.text for article in group])
    if other is None:
        return []
    return [f"or headline: {_headline(group[other], titles[other], settings)}"]


def _headline(article: Article, title: str | None, settings: Settings) -> str:
    title = with_product(title, article.canonical_url or article.url, article.site)
    return headline_of(title, article.text, _style_for(article, settings), stated=article.language)


def _place_notes(placement: Placement, settings: Settings) -> list[str]:
    """Return a comment that names the section that a doubtful story might also go to; [] if it is not doubtful."""
    if placement.second is None or not placement.doubtful:
        return []
    name = settings.sections[placement.second].name
    return [(NEAREST_SECTION if placement.section is None else SECOND_SECTION) + name]


def name_sections(issue: Issue, names: Mapping[str, str]) -> Issue:
    """Return an issue whose comments on sections have other names for them (`names`: new by old)."""

    def named(note: str) -> str:
        kind = next((kind for kind in (SECOND_SECTION, NEAREST_SECTION) if note.startswith(kind)), None)
        return note if kind is None else kind + names.get(note.removeprefix(kind), note.removeprefix(kind))

    sections = [
        replace(section, stories=tuple(replace(story, notes=tuple(map(named, story.notes))) for story in section.stories))
        for section in issue.sections
    ]
    return replace(issue, sections=tuple(sections)) if names else issue


def _section_name(group: Sequence[Article], placement: Placement, settings: Settings) -> str:
    """Return the title of the section that a story fits, else the briefs for short items of a live page or round-up, else the other one."""
    if placement.section is not None:
        return settings.sections[placement.section].name
    short = all(_is_brief(article) and len(article.text.split()) < BRIEF_WORDS for article in group)
    return settings.draft.briefs if settings.draft.briefs and short else settings.draft.other_section


def _is_brief(article: Article) -> bool:
    """Say whether an article is an entry of a multi-story page; the text before the entries (position 0) is an article of its own."""
    return article.part_of is not None and article.position != 0


def _between_leads(suggestions: Sequence[Likeness], groups: Sequence[Sequence[Article]]) -> list[Likeness]:
    """Return each suggestion as a pair of leading articles, whose ids identify the stories; each pair of stories once."""
    leads = {article.id: group[0].id for group in groups for article in group}
    found: dict[frozenset[str], Likeness] = {}
    for item in suggestions:
        pair = frozenset((leads.get(item.one, item.one), leads.get(item.other, item.other)))
        if len(pair) == 2 and pair not in found:
            one, other = sorted(pair)
            found[pair] = replace(item, one=one, other=other)
    return list(found.values())


def _lead_first(group: Sequence[Article], language: str, lead: Article | None = None) -> list[Article]:
    """Return a group with `lead` first, else the article whose title is the best headline.

    Articles in the issue's language go before others, articles of their own before items of a live page, which say less and share a
    link, and web pages before the editor's files.
    """
    if len(group) == 1:
        return list(group)
    worths = title_worths([article.title or "" for article in group], [article.text for article in group])
    order = sorted(
        zip(worths, group, strict=True),
        key=lambda item: (
            language_of(item[1].text, item[1].language) not in (primary(language), None),
            *(_is_brief(item[1]), link_of(item[1]) is None, -item[0], -len(item[1].text), item[1].url),
        ),
    )
    found = [article for _, article in order]
    return found if lead is None else [lead, *(article for article in found if article is not lead)]


def _also(group: Sequence[Article]) -> tuple[Also, ...]:
    first = link_of(group[0])
    links: dict[str, Also] = {}
    for article in group[1:]:
        link = link_of(article)
        if link and link != first:
            links.setdefault(link, Also(link, site_of(link) if article.leads_away else outlet_of(article)))
    return tuple(links.values())


def link_of(article: Article) -> str | None:
    """Return the web address that a story links to; None for a local file without one."""
    return article.address if has_web_scheme(article.address) else None


def outlet_of(article: Article) -> str:
    """Return the name of an article's publisher; for a local file that names no site, the file's name."""
    return _named_outlet(article) or site_of(article.url) or article.url.rstrip("/").rpartition("/")[2]


def _named_outlet(article: Article) -> str:
    """Return the name of an article's site, unless it is no name, else its host; "" for a local file that names no site, and for a page
    in an archive, since the archive is not who wrote it."""
    name = "" if _NO_SITE.match(article.site or "") else article.site
    hosts = (site_of(article.url), site_of(article.canonical_url or ""))
    return name or next((host for host in hosts if host and host not in _ARCHIVES), "")


def _ranked(groups: Sequence[Ranked]) -> list[Ranked]:
    """Return the groups by rank, the highest first; of equal ones the newer first, then by address."""
    found = sorted(groups, key=lambda item: (item[0][0].part_of or item[0][0].url, item[0][0].position or 0))
    found.sort(key=lambda item: max(article.published or "" for article in item[0]), reverse=True)
    return sorted(found, key=lambda item: -round(item[1].score, 9))
