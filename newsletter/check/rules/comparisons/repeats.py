"""Rules on stories told before: repeats and follow-ups of earlier issues, and duplicates within this one."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import timedelta

from newsletter.check.claims.judge import summary_text
from newsletter.check.claims.notation.amounts import Amount, read_amounts, same_amount
from newsletter.check.finding import Finding, Position
from newsletter.check.material import Entry, Material, PastStory
from newsletter.check.rule import on_story, rule
from newsletter.check.similar_stories import StoryIndex

NUMBERS = re.compile(r"\d[\d.,]*\d|\d")
# Least similarity of duplicates within one issue. It is higher than between issues, since stories of one week share subjects and names.
TWIN = 0.45
# The note that `draft` sets under a follow-up.
_NOTE = re.compile(r"<!-- follow-up of “.*” in \S+: (\S+) -->")
MOST_FIGURES = 3
# "It disclosed one that …" tells no figure.
_PRONOUNS = frozenset(("one", "both"))
# An article with new figures that was published at least this much later is a follow-up.
LATER = timedelta(days=2)


def _links(entry: Entry, material: Material) -> frozenset[str]:
    story = entry.story
    urls: list[str | None] = [*story.urls]
    for article in entry.articles:
        urls += [article.url, article.canonical_url]
        page = material.page_of(article.url)
        urls += [page.url, page.final_url] if page else []
    keys = {material.key(url) for url in urls if url}
    return frozenset(keys | ({story.id} if story.id else set()))


@rule(
    "repeat",
    "warning",
    "An earlier issue already carried this story: the same link under any of its addresses, or the same event from another outlet.",
    family="archive",
    bad="a story whose link was in last week's issue",
    good="a story that no earlier issue has",
)
def check_repeats(material: Material) -> Iterator[Finding]:
    for entry, past, how in _met(material):
        if how != "follow-up":
            reason = "the same link" if how == "link" else "very similar, under another link"
            yield _about_past(entry, f"already in {past.issue}: “{past.headline}” ({reason})")


@rule(
    "follow-up",
    "note",
    "An earlier issue covered this, and there are new figures, or draft noted it as a follow-up: present the story as one.",
    family="archive",
    bad="“Adoption reaches 93 %”, where an earlier issue had 89 %",
    good="“Adoption reaches 93 %, from 89 % in October”",
)
def check_follow_ups(material: Material) -> Iterator[Finding]:
    for entry, past, how in _met(material):
        if how == "follow-up":
            figures = [amount.text for amount in _new_figures(entry, past) if amount.text.lower() not in _PRONOUNS]
            new = ", ".join(figures[:MOST_FIGURES])
            new = new or ("another version" if _is_next_version(entry, past) else "")
            yield _about_past(entry, f"follows up on {past.issue}: “{past.headline}”" + (f"; new here: {new}" if new else ""))


@rule(
    "told-twice",
    "warning",
    "Two stories of the issue report the same event from two outlets: one of them belongs under “Also”.",
    family="archive",
    bad="### Council rebuilds mill bridge … ### Mill bridge will be rebuilt, council decides",
    good="### Council rebuilds mill bridge … Also: [The Courier](https://courier.example/bridge)",
)
def check_twins(material: Material) -> Iterator[Finding]:
    earlier = [
        PastStory("", None, entry.story.headline, entry.story.summary, article=next(iter(entry.articles), None))
        for entry in material.entries
    ]
    index = StoryIndex(dataclasses.replace(material, past=tuple(earlier), memory={}))
    for number, entry in enumerate(material.entries):
        twin = index.twin_of(entry, number, TWIN)
        if twin:
            yield on_story(
                entry, f"is very similar to “{twin.headline}”", advice="put its link under Also, or say what differs"
            )


def _about_past(entry: Entry, message: str) -> Finding:
    return on_story(
        entry, message, Position(entry.block.line), words=entry.story.headline, advice="remove it, or say what is new"
    )


def _met(material: Material) -> list[tuple[Entry, PastStory, str]]:
    """Return each story that an earlier issue had, the earlier story, and how it was recognised (link, alike, follow-up). Computed once."""
    if "met" not in material.memory:
        material.memory["met"] = list(_meet(material))
    found: list[tuple[Entry, PastStory, str]] = material.memory["met"]
    return found


def _meet(material: Material) -> Iterator[tuple[Entry, PastStory, str]]:
    by_key: dict[str, PastStory] = {}
    for past in material.past:
        for name in past.keys:
            by_key.setdefault(name, past)
    index = StoryIndex(material)
    for entry in material.entries:
        same = next((by_key[name] for name in sorted(_links(entry, material)) if name in by_key), None)
        if same:
            yield entry, same, "follow-up" if _is_next_version(entry, same) else "link"
            continue
        nearest = index.nearest(entry)
        if noted := by_key.get(_noted_by_draft(entry, material)):
            yield entry, noted, "follow-up"
        elif nearest:
            goes_on = _goes_on(entry, nearest, material) and (_is_next_version(entry, nearest) or _new_figures(entry, nearest))
            yield entry, nearest, "follow-up" if goes_on else "alike"


def _noted_by_draft(entry: Entry, material: Material) -> str:
    """Return the key of the earlier story that `draft` says this one follows, which may be of the same outlet; else ""."""
    noted = _NOTE.search(entry.block.raw)
    return material.key(noted[1]) if noted else ""


def _is_next_version(entry: Entry, past: PastStory) -> bool:
    """Say whether a headline has a number that the earlier story lacks, as when one page is linked again for each release."""
    known = set(NUMBERS.findall(f"{past.headline} {past.summary}"))
    return bool(set(NUMBERS.findall(entry.story.headline)) - known)


def _goes_on(entry: Entry, past: PastStory, material: Material) -> bool:
    """Say whether a story's article is later than the story in the earlier issue."""
    published = (entry.articles[0].published or "")[:10] if entry.articles else ""
    then = ((past.article.published or "") if past.article else "")[:10] or (past.day.isoformat() if past.day else "")
    if published and then:
        limit = (past.day + LATER).isoformat() if past.day and not past.article else then
        return published > limit
    return bool(past.day and material.file_day and material.file_day - past.day > 2 * LATER)


def _new_figures(entry: Entry, past: PastStory) -> list[Amount]:
    known = read_amounts(f"{past.headline} {past.summary} {past.article.text if past.article else ''}")
    told = read_amounts(f"{entry.story.headline}. {summary_text(entry.story.summary)}")
    new: list[Amount] = []
    for one in told:
        if not any(same_amount(one, other) for other in (*known, *new)):
            new.append(one)
    return new
