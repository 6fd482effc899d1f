"""The JSON edition: the issue as one object for other programs, with stable names and without empty fields."""

from __future__ import annotations

import json
from typing import Any

from newsletter.models import Issue, Section, Story, to_json


def render_record(issue: Issue) -> str:
    """Return a readable issue (`content.readable`) as one line of JSON. What is Markdown in the draft is Markdown here."""
    return json_line(record(issue))


def json_line(values: dict[str, Any]) -> str:
    """Return an object as one line of JSON."""
    line = json.dumps(values, ensure_ascii=False)
    # JSON allows these line ends inside a string, but many who read line by line break there.
    for char in "\x85\u2028\u2029":
        line = line.replace(char, f"\\u{ord(char):04x}")
    return line + "\n"


def record(issue: Issue) -> dict[str, Any]:
    """Return `title date description summary tags front_matter intro sections[]` of an issue; what is unknown is absent."""
    plain = to_json(issue)
    names = ("title", "date", "description", "summary", "tags", "front_matter", "intro")
    return {name: plain[name] for name in names if name in plain} | {"sections": [_section(each) for each in issue.sections]}


def _section(section: Section) -> dict[str, Any]:
    known = {"title": section.title, "intro": section.intro}
    return _known(known) | {"stories": [_story(story) for story in section.stories]}


def _story(story: Story) -> dict[str, Any]:
    also = [{"url": item.url, "text": item.text} for item in story.also]
    known = {"id": story.id, "headline": story.headline, "summary": story.summary, "link": story.link, "also": also}
    link_text = story.link_text if story.link and story.link_text != Story("").link_text else ""
    return _known(
        known
        | {"link_text": link_text, "after": story.after, "source_name": story.source_name, "source_words": story.source_words}
    )


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
