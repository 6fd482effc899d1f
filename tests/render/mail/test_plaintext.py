"""Promises of the text edition."""

from __future__ import annotations

import re

from newsletter.config.schema import RenderSettings
from newsletter.models import Issue, Section, Story
from newsletter.render.lines import columns
from tests.render.examples import PLAIN, SETTINGS, hostile_issue
from tests.render.made import render_text


def test_the_whole_of_a_small_issue() -> None:
    assert render_text(PLAIN, SETTINGS) == WHOLE


def test_no_line_is_longer_than_72_columns_but_an_address() -> None:
    long = Issue(
        "A title " * 30,
        summary="summary " * 40,
        sections=(Section("s " * 60, (Story("h " * 60, "t " * 200, "https://x.example/" + "p" * 90),)),),
    )
    for line in render_text(long, SETTINGS).splitlines():
        assert columns(line) <= 72 or re.fullmatch(r"https?://\S+", line)


def test_no_html_and_no_control_characters_come_from_strangers() -> None:
    text = render_text(hostile_issue(), SETTINGS)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "&lt;" not in text
    assert "&#" not in text
    assert "\r" not in text


def test_the_shape_is_kept_when_nearly_everything_is_missing() -> None:
    assert (
        render_text(Issue(sections=(Section("", (Story(""),)),)), RenderSettings())
        == "Newsletter\n==========\n1 story · 1 min\n"
    )


WHOLE = """\
Weekly Update
=============
November 14, 2025 · 3 stories · 1 min

A week of 3 launches.

The week of 2025-11-15

Dear readers,

this is number 12.


Chips & Power
-------------

Two stories on what computes.

A 2 nm fab opens in Dresden

The plant cost $4.6 billion. It employs 1,200 people, 93% of them from
the region [1].

Read at chips.example [2]
Also: Second Outlet [3]

Read it all for the numbers on page 17.

[1] https://region.example/jobs?a=1&b=2
[2] https://www.chips.example/fab?id=7&lang=en
[3] https://second.example/fab


A recall

50,000 boards are recalled.

Read at recall.example [1]

[1] https://recall.example/


Law
---

The act is law

It binds 27 states from 2026 on.

Read at law.example [1]

[1] https://law.example/act/


------------------------

Written by Ada.

Read on the web:
https://example.org/posts/2025-11-14/

Unsubscribe:
mailto:leave@example.org
"""
