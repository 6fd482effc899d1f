"""The data passed to mail and page templates: lead, stories, briefs and further links."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import Any

from newsletter.models import Also, Issue, Story
from newsletter.render import services
from newsletter.render.content import host, issue_address, readable, safe_link, text_direction
from newsletter.render.mail.labels import FALLBACK, Labels
from newsletter.render.mail.subject import CALENDAR, DATED, WORDS, day_in_title, own_title, preheader, subject
from newsletter.render.markdown_html import PictureWidth, is_one_paragraph, unknown_width
from newsletter.render.markdown_text import to_text
from newsletter.render.publication import Publication
from newsletter.text.clean import squash
from newsletter.text.dates import day_of, long_day, read_moment
from newsletter.text.sentences import count_words, reading_minutes, split_sentences

RIGHT_TO_LEFT = ("ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi")
CONTENTS_FROM = 9


@dataclass(frozen=True, slots=True)
class ShownStory:
    """A story as a template prints it.

    `label` is the text of its link, `minutes` says how long the article there takes to read (`3 min`; "" where that is
    unknown); `direction` is set where it differs from the letter's.
    """

    headline: str
    summary: str
    link: str | None
    label: str
    source: str
    minutes: str
    also: tuple[Also, ...]
    after: str
    direction: str
    is_lead: bool
    is_brief: bool
    number: int


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section as a template prints it; `anchor` is the target of the contents' link."""

    title: str
    intro: str
    anchor: str
    stories: tuple[ShownStory, ...]


class Letter:
    """An issue laid out for readers, whatever the medium. `language` is the issue's (RFC 5646)."""

    def __init__(
        self, issue: Issue, publication: Publication, language: str, picture_width: PictureWidth = unknown_width
    ) -> None:
        self.source, self.publication, self.language = issue, publication, language
        self.picture_width = picture_width
        self.tags = services.MergeTags(publication, issue)
        self.web_url = self.tags.link(publication.render.web_url) or issue_address(publication.render.web_url, issue)
        self.base = "" if self.tags.link(publication.render.web_url) else self.web_url
        self.issue = readable(issue, self.base)
        self.labels = Labels(language, publication.labels)
        self.is_rtl = language.lower().split("-")[0] in RIGHT_TO_LEFT
        self.direction = "rtl" if self.is_rtl else "ltr"

    @functools.cached_property
    def article(self) -> str:
        """The issue as HTML without a frame; several editions hold it. Raises RenderError when a template is wrong."""
        from newsletter.render.web.page import render_article

        return render_article(self)

    @functools.cached_property
    def name(self) -> str:
        """The newsletter's own name; the issue's title without its day where that is unknown."""
        return self.publication.title or DATED.sub("", self.issue.title)

    @functools.cached_property
    def subject(self) -> str:
        """The mail's subject."""
        return subject(self.issue, self.publication)

    @functools.cached_property
    def preheader(self) -> str:
        """The line beside the subject in an inbox."""
        return preheader(self.issue, self.publication)

    @functools.cached_property
    def sections(self) -> tuple[ShownSection, ...]:
        """The sections with their stories laid out. The first story that is no brief is the lead."""
        shown, lead, number = [], True, 0
        for place, section in enumerate(self.issue.sections, 1):
            briefs = section.title.casefold() == self.publication.briefs.casefold() != ""
            stories = []
            for story in section.stories:
                is_brief = briefs and bool(story.headline) and is_one_paragraph(story.summary) and not story.after
                stories.append(self._story(story, number, is_lead=lead and not is_brief, is_brief=is_brief))
                lead, number = lead and is_brief, number + 1
            shown.append(ShownSection(section.title, section.intro, f"s{place}", tuple(stories)))
        return tuple(shown)

    def _story(self, story: Story, number: int, *, is_lead: bool, is_brief: bool) -> ShownStory:
        own = text_direction(f"{story.headline} {story.summary}", self.direction)
        return ShownStory(
            story.headline,
            story.summary,
            story.link,
            self.link_label(story),
            self._site_name(story),
            self.labels.minutes(reading_minutes(story.source_words)) if story.link and story.source_words else "",
            story.also,
            story.after,
            own if own != self.direction else "",
            is_lead,
            is_brief,
            number,
        )

    def _site_name(self, story: Story) -> str:
        """Return the name of a story's site: the configured one, else what the site calls itself, else its host."""
        own = host(story.link or "")
        configured = self.publication.site_name(own)
        return configured if configured != own else story.source_name or own

    def link_label(self, story: Story) -> str:
        """Return words for a story's link that say where it leads: “Read at Example”; the editor's own words stay.

        Links that all read “Read more” tell nobody apart who hears them as a list (WCAG 2.2, 2.4.9).
        """
        text, name = story.link_text, self._site_name(story)
        if not text or text == story.link or text.casefold() in ("read more", self.publication.read_more.casefold()):
            return self.labels("read_at", site=name)
        return text if not name or name.casefold() in text.casefold() else f"{text} ({name})"

    def values(self, **more: Any) -> dict[str, Any]:
        """Return what every template is given, with `more` beside it."""
        return {**self._values, **more}

    @functools.cached_property
    def _values(self) -> dict[str, Any]:
        settings = self.publication.render
        return {
            "issue": replace(self.issue, intro=self._intro(), summary=self._standfirst()),
            "sections": self.sections,
            "name": self.name,
            "title": DATED.sub("", own_title(self.issue, self.publication)) if self.publication.title else "",
            "subject": self.subject,
            "preheader": self.preheader,
            "date": self.day(),
            "count": self.labels.stories(len(self.issue.stories)) if self.issue.sections else "",
            "minutes": self.labels.minutes(self.minutes()),
            "contents": self._contents(),
            "language": self.language,
            "direction": self.direction,
            "start": "right" if self.is_rtl else "left",
            "labels": self.labels,
            "theme": self.publication.theme,
            "footer": self.tags.hide(settings.footer),
            "address": settings.address,
            "web_url": self.web_url,
            "archive_url": safe_link(settings.archive_url) or "",
            "unsubscribe": self.tags.link(settings.unsubscribe) or safe_link(settings.unsubscribe) or "",
            "description": self.issue.description or self.issue.summary or "",
            "base": self.base,
            "picture_width": self.picture_width,
        }

    def _standfirst(self) -> str:
        """Return the issue's summary; "" where it opens with words of the first story, which the reader meets right below it."""
        summary, first = self.issue.summary or "", self.issue.stories[:1]
        opening = squash(next(iter(split_sentences(summary)), ""))
        below = squash(to_text(f"{first[0].headline}\n\n{first[0].summary}")) if first else ""
        return "" if opening and opening in below else summary

    def day(self) -> str:
        """Return the issue's day for the reader: as the title names it, else its date in the issue's language; '' when unknown.

        An English day in the title of an issue in another language is a date too.
        """
        named = day_in_title(self.issue)
        when = read_moment(named or self.issue.date)
        is_foreign = when and self.labels.base != FALLBACK and named == long_day(when.date(), FALLBACK)
        if named and not day_of(named) and not is_foreign:
            return named
        return self.labels.day(when) if when else ""

    def minutes(self) -> int:
        """Return how many minutes it takes to read the issue, at least one."""
        texts = [self.issue.intro, *(section.intro for section in self.issue.sections)]
        texts += [f"{story.headline} {story.summary} {story.after}" for story in self.issue.stories]
        return reading_minutes(sum(map(count_words, texts)))

    def _contents(self) -> tuple[ShownSection, ...]:
        titled = tuple(section for section in self.sections if section.title)
        return titled if len(self.issue.stories) >= CONTENTS_FROM and len(titled) > 1 else ()

    def _intro(self) -> str:
        """Return the intro without a first line that only says the newsletter's name and day again: it stands at the head."""
        first, _, rest = self.issue.intro.strip().partition("\n\n")
        words = {word.lower() for word in WORDS.findall(to_text(first))}
        known = {word.lower() for word in WORDS.findall(f"{self.name} {self.issue.title}")} | CALENDAR
        return rest if words and words <= known else self.issue.intro


def moved_to_links(letter: Letter, count: int) -> tuple[tuple[ShownSection, ...], tuple[ShownStory, ...]]:
    """Return the sections without their last `count` stories, and those stories; a section that has none left goes too."""
    stories = [story for section in letter.sections for story in section.stories]
    moved = stories[len(stories) - count :]
    kept = []
    for section in letter.sections:
        left = tuple(story for story in section.stories if story not in moved)
        if left or not section.stories:
            kept.append(replace(section, stories=left))
    return tuple(kept), tuple(moved)
