"""Issues that the tests of this room render: a plain one, and one full of what strangers put into titles, texts and links."""

from __future__ import annotations

from newsletter.config.schema import RenderSettings
from newsletter.models import Also, Issue, Section, Story

SETTINGS = RenderSettings(
    sender="Ada Löve <ada@example.org>",
    to="readers@example.org",
    web_url="https://example.org/posts/{date}/",
    unsubscribe="mailto:leave@example.org",
    footer="Written by *Ada*.",
)

PLAIN = Issue(
    title="Weekly Update",
    date="2025-11-14T16:00:00Z",
    description="What happened this week in chips, models and the law",
    summary="A week of 3 launches.",
    tags=("newsletter", "ai"),
    intro='<p style="text-align: center; font-size: 2em;">The week of 2025-11-15</p>\n\nDear readers,\n\nthis is *number 12*.',
    sections=(
        Section(
            "Chips & Power",
            (
                Story(
                    "A 2 nm fab opens in Dresden",
                    "The plant cost $4.6 billion.\nIt employs 1,200 people, 93% of them\nfrom [the region](https://region.example/jobs?a=1&b=2).",
                    "https://www.chips.example/fab?id=7&lang=en",
                    also=(Also("https://second.example/fab", "Second Outlet"),),
                    id="4ada6564",
                    after="*Read it all* for the numbers on page 17.",
                ),
                Story("A recall", "50,000 boards are recalled.", "https://recall.example/"),
            ),
            intro="Two stories on what computes.",
        ),
        Section("Law", (Story("The act is law", "It binds 27 states from 2026 on.", "https://law.example/act/"),)),
    ),
    front_matter={"title": "Weekly Update", "author": "Ada"},
)

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} {% for x in y %}",
    "{{< youtube id >}}",
    "Bcc: everyone@example.org\r\nX-Evil: 1",
    "=?utf-8?q?Free_money=0ABcc=3A_x=40y.example?=",
    "red \x1b[31m bell \x07 turned ‮txt.exe",
    "</title></head><!--[if mso]><![endif]-->",
    "'; DROP TABLE readers; --",
    "[click](javascript:alert(1))",
)


def hostile_issue() -> Issue:
    """Return an issue in which every text and address is an attack."""
    stories = tuple(
        Story(attack, summary=attack, link="javascript:alert(1)", also=(Also("data:text/html,<b>x", attack),), after=attack)
        for attack in ATTACKS
    )
    sections = tuple(Section(attack, stories, intro=attack) for attack in ATTACKS[:2])
    title = " ".join(ATTACKS)
    return Issue(title, "2025-11-14", title, title, ATTACKS, "\n\n".join(ATTACKS), sections, {"title": title})


# Two blanks at the end of a line break it. They are put in here, so that no editor strips them.
BREAK = "  "

POST = f"""\
---
title: "Weekly Update - November 15, 2025"
date: 2025-11-14T16:00:00Z
draft: false
description: "Three things that happened, told in a few lines each"
summary: "Welcome back! These are the stories of the week."
tags: ["newsletter", "ai"]
---

<p style="text-align: center; font-size: 2em; font-weight: bold;">The week of 2025-11-15</p>

---

## Chips & Power

**Quiet Giant: A Plant for 2 nm Chips Opens in Dresden**

The plant cost $4.6 billion and employs 1,200 people, 93% of them from the region—more than planned. ‘It is big,’ says its owner.{BREAK}
[Read more](https://www.chips.example/2025/11/14/fab-opens/)

**Recall: 50,000 Boards Go Back**

They may catch fire above 85.5 degrees.{BREAK}
[Read more](https://recall.example/news?id=7&lang=en)

---

## Law

**The Act Binds 27 States From 2026 On**

It was passed with 402 to 199 votes.{BREAK}
[Read more](https://law.example/act/)

---
"""

WORKED = """\
---
title: Weekly Update
date: 2025-11-15
description: "Three things"
tags: [newsletter]
author: Ada
---

<p style="text-align: center">The week of 2025-11-15</p>

Dear readers, this is *number 12*.
<!-- ask Ben about the picture -->

## Chips & Power

Two outlets have it, see [my notes](https://notes.example/12).

### A \\*plant\\* for 2 nm &#123;&#123;chips}} opens
<!-- story 0123abcd -->

The plant cost $4.6 billion.
It employs 1,200 people, 93% of them from **the region**.

[Read more](https://www.chips.example/2025/11/14/fab-opens/)

Also: [Second Outlet](https://second.example/fab) · [Third](https://third.example/fab)

This is my own view:

- 17 jobs for 1 million
- List<String>

### Recall: 50,000 boards go back
<!-- story 4567abcd -->

They may catch fire above 85.5 degrees.

[Read more](https://recall.example/news?id=7&lang=en)

## Law

### The act binds 27 states
<!-- story 89abcdef -->

It was passed with 402 to 199 votes.

[The whole act](https://law.example/act/)

---

See you in a week!
"""
