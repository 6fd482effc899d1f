"""Has the [writer] model write the stories of a draft, checks its answers and reports the cost."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Sequence
from datetime import date

from newsletter.cache import Answers
from newsletter.commands.context import Context
from newsletter.config.schema import WriterSettings
from newsletter.console import clean
from newsletter.draft.compose import Composition, PlacedStory, name_sections
from newsletter.draft.story_text import replace_summary
from newsletter.draft.writer.answer import Written
from newsletter.draft.writer.write import StoryWriter
from newsletter.language_model import open_model
from newsletter.models import Article, Issue, Section


def write_with_model(context: Context, made: Composition, day: date) -> Composition:
    """Return the issue of a day with what the model of [writer] wrote, as far as its answers can be used. Raises UsageError."""
    settings = context.config.writer
    if not settings.model or not made.stories:
        return made
    if settings.prompt:
        settings = dataclasses.replace(settings, prompt=str(context.config.path(settings.prompt)))
    store = Answers(context.config.cache / "answers")
    model = open_model(settings.model, "[writer] model", settings.concurrency)
    gate = functools.partial(_gate, context.config.language)
    writer = StoryWriter(model, settings, store, gate, context.config.language)
    asked = {"headlines", "labels", "summaries"} & set(settings.parts)
    written = writer.write([item.articles for item in made.stories]) if asked else [None] * len(made.stories)
    stories = [_written(item, text, settings, day) for item, text in zip(made.stories, written, strict=True)]
    by_id = {item.story.id: item.story for item in stories}
    sections = tuple(
        dataclasses.replace(section, stories=tuple(by_id[story.id] for story in section.stories))
        for section in made.issue.sections
    )
    issue = dataclasses.replace(made.issue, sections=sections)
    if {"description", "intro", "sections"} & set(settings.parts):
        issue = _with_words(issue, writer, settings.parts, [article for item in made.stories for article in item.articles])
    if writer.account.unanswered:
        context.memory["ask again"] = True
    for line in writer.account.lines(settings):
        context.console.say(f"  {clean(line)}")
    described = issue.description != made.issue.description
    return dataclasses.replace(made, issue=issue, stories=stories, described=described)


def _gate(language: str, summary: str, articles: Sequence[Article]) -> tuple[str, Sequence[str]]:
    from newsletter.check.gate import gate_summary, knows_names

    text, replaced = gate_summary(summary, articles, names=knows_names(language, articles))
    return text, [item.reason for item in replaced]


def _written(item: PlacedStory, text: Written | None, settings: WriterSettings, day: date) -> PlacedStory:
    if text is None:
        return item
    from newsletter.check.gate import label_passes
    from newsletter.language_model import UNCHECKED

    story = replace_summary(item.story, item.articles[0], text.summary, day) if "summaries" in settings.parts else item.story
    if "headlines" in settings.parts:
        labelled = "labels" in settings.parts and label_passes(text.label, item.articles)
        story = dataclasses.replace(story, headline=text.labelled if labelled else text.headline)
    note = f"written by {settings.model}, {UNCHECKED}"
    return dataclasses.replace(item, story=dataclasses.replace(story, notes=(*story.notes, note)))


def _with_words(issue: Issue, writer: StoryWriter, parts: Sequence[str], articles: Sequence[Article]) -> Issue:
    """Return an issue with the model's description, intro and names of sections, as far as asked for and in the articles."""
    from newsletter.check.gate import knows_names, passes, section_passes

    known = knows_names(writer.language, articles)
    words = writer.write_issue(issue.sections)
    for name in ("description", "intro"):
        if name in parts and name in words:
            if passes(words[name], articles, names=known):
                issue = dataclasses.replace(issue, **{name: words[name]})
            else:
                writer.account.refused[f"the {name} contains something not in the articles"] += 1
    names = words.get("sections", {}) if "sections" in parts else {}
    for old, new in [*names.items()]:
        if not section_passes(new, articles, [section.title for section in issue.sections]):
            writer.account.refused["the name of a section contains something not in the articles"] += 1
            del names[old]
    issue = name_sections(issue, names)
    return dataclasses.replace(issue, sections=tuple(_renamed(section, names) for section in issue.sections))


def _renamed(section: Section, names: dict[str, str]) -> Section:
    return dataclasses.replace(section, title=names.get(section.title, section.title))
