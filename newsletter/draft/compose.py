"""Composes an issue from articles and settings alone, before any merge with the editor's file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from newsletter.config.schema import DraftSettings, RankSettings, SectionRule, TopicSettings
from newsletter.draft.clustering.cluster import group_stories
from newsletter.draft.clustering.leads import Standing, Stories, keep_leads
from newsletter.draft.clustering.likeness import Likeness, Pair
from newsletter.draft.headlines.headline import title_worths
from newsletter.draft.issue_description import description_of, summary_of, week_of
from newsletter.draft.prose.discussion import first_speaker
from newsletter.draft.prose.units import DEPTH, read_units
from newsletter.draft.ranking.caps import IssueCap, PageCap, cap
from newsletter.draft.ranking.rank import Ranking, Rejected, rank_story, reject_early
from newsletter.draft.sections.learn import Example
from newsletter.draft.sections.place import Placement, place_stories
from newsletter.draft.sections.story_measures import MEANING_WORDS
from newsletter.draft.story_text import link_of, style_headline, write_story
from newsletter.draft.summary.fitness.dependence import speaks_as
from newsletter.draft.words.tfidf import story_vector
from newsletter.models import Article, Issue, Section, Story
from newsletter.text.language import language_of, primary

# A story that fits no section and is shorter than this is a brief.
BRIEF_WORDS = 120
# The first words that an outlet has at least for a story's section to be told by them: of a hundred outlets only the first ones are read.
LEAST_TOLD = 20
# An author who tells the story as one's own says "I" in one of so many first sentences.
OPENING_UNITS = 3
SECOND_SECTION, NEAREST_SECTION = "or section: ", "nearest section: "


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
    """An issue as the machine would print it, its stories with their articles, and what was left out.

    `doubts` are pairs of stories that may be one and were left apart, `language` is the issue's, `leftovers` are the titles of its
    sections for stories that fit no other. `described`: a model has written its description, so that none is made from its stories.
    `placed` is all that was placed, including what is beyond the limits.
    """

    issue: Issue
    stories: list[PlacedStory]
    rejected: list[Rejected] = field(default_factory=list)
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
    rejected = [
        Rejected(article, reason, rank_story([article], settings.rank, day, settings.topics.follow))
        for article, reason in zip(articles, reasons, strict=True)
        if reason
    ]
    kept = [article for article, reason in zip(articles, reasons, strict=True) if not reason]
    found = _group(kept, settings.draft, word)
    story_vector.cache_clear()  # only selection and clustering need them, and they are a third of the memory
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
    stories = [_write(item, settings, day) for item in chosen]
    return Composition(
        _issue(stories, settings, title, day),
        stories,
        [*rejected, *flooding, *dropped],
        _between_leads(found.suggestions, groups),
        settings.language,
        settings.draft.leftovers,
        placed=placed,
    )


def _group(articles: Sequence[Article], settings: DraftSettings, word: EditorsWord) -> Stories:
    """Return the articles in stories. What an earlier run left out changes no story that stands, unless she named it now."""
    standing, left_out = word.standing, {*word.passed, *word.standing.lost}.difference(word.wanted)
    together, apart = word.together, word.apart
    grouping = group_stories(articles, settings, together=together, apart=apart, standing=standing.homes, passed=left_out)
    return keep_leads(articles, grouping, standing)


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
    titles = [style_headline(group[0], group[0].title, settings.draft) for group, _ in ranked]
    texts = [(title, text_of_group(group)) for title, (group, _) in zip(titles, ranked, strict=True)]
    urls = [group[0].canonical_url or group[0].url for group, _ in ranked]
    own = [group[0].text for group, _ in ranked]
    placements = place_stories(texts, settings.sections, urls=urls, past=settings.past, floor=settings.draft.floor, own=own)
    return [
        PlacedGroup(tuple(group), title, _section_name(group, placement, settings), placement, ranking)
        for (group, ranking), title, placement in zip(ranked, titles, placements, strict=True)
    ]


def text_of_group(group: Sequence[Article]) -> str:
    """Return the text by which a story is placed: the beginnings of its articles, then the rest of the leading one.

    An outlet that tells how something was found out may say little of the subject itself. Items of live pages and articles in another
    language than the leading one's are not read, nor what several outlets print alike more than once.
    """
    lead = group[0]
    others = list(islice(_news_of_others(lead, group[1:]), MEANING_WORDS // LEAST_TOLD - 1))
    if not others:
        return lead.text
    told = [lead.text, *others]
    beginnings = [_beginning(text, MEANING_WORDS // len(told)) for text in told]
    return "\n".join([*beginnings, lead.text[len(beginnings[0]) :]])


def _news_of_others(lead: Article, others: Sequence[Article]) -> Iterator[str]:
    """Yield the text of each other article on a story without the lines that the ones before it have, too: agencies' reports."""
    said = set(lead.text.splitlines())
    for other in others:
        if not _is_brief(other) and _is_in_one_language(lead, other):
            lines = [line for line in other.text.splitlines() if line not in said]
            said.update(lines)
            if any(map(str.strip, lines)):
                yield "\n".join(lines)


def _is_in_one_language(one: Article, other: Article) -> bool:
    return len({language_of(article.text, article.language) for article in (one, other)} - {None}) < 2


def _beginning(text: str, words: int) -> str:
    """Return a text's beginning with so many words, its line breaks kept; a shorter text whole."""
    rest = text.split(maxsplit=words)[words:]
    return text[: -len(rest[0])] if rest else text


def _write(placed: PlacedGroup, settings: Settings, day: date) -> PlacedStory:
    """Return a placed group as the story that is printed."""
    notes = _place_notes(placed.placement, settings)
    story = write_story(placed.articles, placed.headline, settings.draft, day, notes)
    return PlacedStory(placed.articles, story, placed.section, placed.placement, placed.ranking)


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
    """Return a group with `lead` first, else the article that the editor starred, else the one whose title is the best headline.

    Articles in the issue's language go before others, articles of their own before items of a live page, which say less and share a
    link, web pages before the editor's files, and reports before posts in "I".
    """
    if len(group) == 1:
        return list(group)
    worths = title_worths([article.title or "" for article in group], [article.text for article in group])
    order = sorted(
        zip(worths, group, strict=True),
        key=lambda item: (
            language_of(item[1].text, item[1].language) not in (primary(language), None),
            *(
                _is_brief(item[1]),
                link_of(item[1]) is None,
                not item[1].hints.starred,
                _is_about_another(item[1]),
                _is_personal(item[1]),
                -item[0],
                -len(item[1].text),
                item[1].url,
            ),
        ),
    )
    found = [article for _, article in order]
    return found if lead is None else [lead, *(article for article in found if article is not lead)]


def _is_about_another(article: Article) -> bool:
    """Say whether a page is a discussion or hardly more than a line: beside an article on the same story it is about that article."""
    return "too-short" in article.flags or first_speaker(article.text) != ""


def _is_personal(article: Article) -> bool:
    """Say whether an author tells the story as one's own, in "I": beside it a report says better what happened."""
    language = primary(article.language) or language_of(article.text)
    return any(speaks_as(unit.text, language) == "I" for unit in read_units(article.text, DEPTH)[:OPENING_UNITS])


def _ranked(groups: Sequence[Ranked]) -> list[Ranked]:
    """Return the groups by rank, the highest first; of equal ones the newer first, then by address."""
    found = sorted(groups, key=lambda item: (item[0][0].part_of or item[0][0].url, item[0][0].position or 0))
    found.sort(key=lambda item: max(article.published or "" for article in item[0]), reverse=True)
    return sorted(found, key=lambda item: -round(item[1].score, 9))
