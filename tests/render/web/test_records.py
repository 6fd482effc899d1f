"""Promises of the JSON edition."""

from __future__ import annotations

import json
from dataclasses import replace

from newsletter.config.schema import RenderSettings
from newsletter.models import Issue
from tests.render.examples import PLAIN, SETTINGS, hostile_issue
from tests.render.made import render_record


def test_the_whole_of_a_small_issue() -> None:
    assert json.loads(render_record(PLAIN, SETTINGS)) == {
        "title": "Weekly Update",
        "date": "2025-11-14T16:00:00Z",
        "description": "What happened this week in chips, models and the law",
        "summary": "A week of 3 launches.",
        "tags": ["newsletter", "ai"],
        "front_matter": {"title": "Weekly Update", "author": "Ada"},
        "intro": PLAIN.intro,
        "sections": [
            {
                "title": "Chips & Power",
                "intro": "Two stories on what computes.",
                "stories": [
                    {
                        "id": "4ada6564",
                        "headline": "A 2 nm fab opens in Dresden",
                        "summary": PLAIN.sections[0].stories[0].summary,
                        "link": "https://www.chips.example/fab?id=7&lang=en",
                        "also": [{"url": "https://second.example/fab", "text": "Second Outlet"}],
                        "after": "*Read it all* for the numbers on page 17.",
                    },
                    {"headline": "A recall", "summary": "50,000 boards are recalled.", "link": "https://recall.example/"},
                ],
            },
            {
                "title": "Law",
                "stories": [
                    {
                        "headline": "The act is law",
                        "summary": "It binds 27 states from 2026 on.",
                        "link": "https://law.example/act/",
                    }
                ],
            },
        ],
    }


def test_an_issue_is_one_line_whatever_it_holds() -> None:
    odd = replace(PLAIN, intro="a\u2028b\u2029c\x85d\ne", front_matter={"note": "a\u2028b\x85c"})
    for issue in (PLAIN, hostile_issue(), odd):
        line = render_record(issue, SETTINGS)
        assert len(line.splitlines()) == 1
        assert json.loads(line)["title"]


def test_what_is_unknown_is_absent_and_lists_are_always_there() -> None:
    assert json.loads(render_record(Issue(), RenderSettings())) == {"title": "Newsletter", "sections": []}


def test_no_address_is_passed_on_that_may_not_be_followed() -> None:
    stories = [
        story for section in json.loads(render_record(hostile_issue(), SETTINGS))["sections"] for story in section["stories"]
    ]
    assert len(stories) == 20
    assert not [story for story in stories if "link" in story or "also" in story]
