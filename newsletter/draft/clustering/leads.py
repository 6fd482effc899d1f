"""Chooses each story's lead article; a story already in the editor's file keeps its own and is never merged into another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsletter.cache import link_key
from newsletter.draft.clustering.cluster import Grouping
from newsletter.draft.clustering.events import LATER_EVENT, OTHER_EVENT
from newsletter.draft.clustering.likeness import Likeness, Pair
from newsletter.draft.merge.match import DraftStory, StoryRef
from newsletter.models import Article


@dataclass(frozen=True, slots=True)
class Standing:
    """The articles that belong to stories already in a draft: `homes` maps an article's id to that of the story's leading article.

    A leading article is mapped to itself. `lost` are the ids of articles whose story stands, but whose leading article is gone.
    """

    homes: Mapping[str, str] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()

    @property
    def leads(self) -> list[str]:
        """The ids of the articles that lead a story, in the order of the file."""
        return [id for id, home in self.homes.items() if id == home]


def find_standing(
    drafts: Iterable[Sequence[DraftStory]],
    thrown_out: Iterable[StoryRef],
    by_key: Mapping[str, Article],
    apart: Collection[Pair] = (),
) -> Standing:
    """Return the articles bound by the stories of several versions of a draft (the editor's first) and by those she threw out."""
    homes: dict[str, str] = {}
    lost: set[str] = set()
    sources: list[Sequence[DraftStory | StoryRef]] = [*drafts, list(thrown_out)]
    for stories in sources:
        named = [(_lead(story, by_key), [by_key[key] for key in _also(story) if key in by_key]) for story in stories]
        for lead, _ in named:
            if lead:
                homes.setdefault(lead.id, lead.id)
        for lead, members in named:
            for member in members:
                if member.id in homes or (lead and ((lead.id, member.id) in apart or (member.id, lead.id) in apart)):
                    continue
                if lead and homes.get(lead.id) == lead.id:
                    homes[member.id] = lead.id
                elif lead is None:
                    lost.add(member.id)
    return Standing(homes, frozenset(lost - set(homes)))


def _lead(story: DraftStory | StoryRef, by_key: Mapping[str, Article]) -> Article | None:
    link = story.link if isinstance(story, DraftStory) else link_key(story.url) if story.url else ""
    return by_key.get(story.id) or by_key.get(link)


def _also(story: DraftStory | StoryRef) -> list[str]:
    urls = [item.url for item in story.story.also] if isinstance(story, DraftStory) else story.also
    return [link_key(url) for url in urls]


@dataclass(frozen=True, slots=True)
class Stories:
    """Articles grouped into stories, the leading one first; `suggestions` has pairs that may be one story and were left apart."""

    groups: list[list[Article]]
    suggestions: list[Likeness]


def keep_leads(articles: Sequence[Article], grouping: Grouping, standing: Standing) -> Stories:
    """Return the groups with each story that stands in the draft kept apart, its lead first; new articles join the one they match.

    If several standing stories fall into one group, they stay separate, and a suggestion says that they may be one.
    """
    by_lead: dict[str, list[Article]] = {lead: [] for lead in standing.leads}
    groups: list[list[Article]] = []
    likeness = {frozenset((item.one, item.other)): item for item in grouping.joins}
    suggestions: list[Likeness] = []
    for indexes in grouping.groups:
        bound, free = _part([articles[index] for index in indexes], standing)
        for member in bound:
            by_lead[standing.homes[member.id]].append(member)
        leads = _leads_among(bound, standing)
        if leads:
            by_lead[leads[0]] += free
            suggestions += [_suggestion(leads[0], other, likeness) for other in leads[1:]]
        elif free:
            groups.append(free)
    standing_groups = [sorted(group, key=lambda member: member.id != lead) for lead, group in by_lead.items() if group]
    doubtful = [item for item in grouping.suggestions if set(item.vetoes) <= {OTHER_EVENT, LATER_EVENT}]
    return Stories([*standing_groups, *groups], [*suggestions, *doubtful])


def _part(members: Iterable[Article], standing: Standing) -> tuple[list[Article], list[Article]]:
    """Return the articles that belong to standing stories, and the others; without those whose story is lost."""
    parts: tuple[list[Article], list[Article]] = ([], [])
    for member in members:
        if member.id not in standing.lost:
            parts[member.id not in standing.homes].append(member)
    return parts


def _leads_among(members: Sequence[Article], standing: Standing) -> list[str]:
    found = {standing.homes[member.id] for member in members if member.id in standing.homes}
    return [lead for lead in standing.leads if lead in found]


def _suggestion(one: str, other: str, likeness: Mapping[frozenset[str], Likeness]) -> Likeness:
    return likeness.get(frozenset((one, other))) or Likeness(one, other, 0.0)
