"""Issue files for the tests of this room: a published post, the same issue as a draft, and texts put together by chance."""

from __future__ import annotations

from hypothesis import strategies as st

HEAD = """\
---
title: "The Week in Tides - May 3, 2024"
date: 2024-05-02T16:00:00Z
draft: false
description: "What the sea did this week"
summary: "A week of 3 floods."
tags: ["tides", "weekly"]
cover:
  image: "wave.png"   # by hand
---

<p style="text-align: center; font-size: 2em;">The Week in Tides - 2024-05-03</p>

"""

# Two blanks break the line before each link.
POST = f"""{HEAD}---

## Floods & Dams

**Record: The River Stood at 5.25 Metres in Passau**

The river rose by 2.5 metres within a day—the most since 2013. Dr. Weber of the water board said the dam “will hold.” It did.{"  "}
[Read more](https://floods.example/2024/05/01/passau/)

---

## Ports

**Strike: Twelve Ports Stand Still**

Dockers left work at twelve ports on Monday. Their union asks for $3.50 an hour more.{"  "}
[Read more](https://ports.example/strike_(again)?page=2)

---"""

DRAFT = f"""{HEAD}## Floods & Dams

### Record: The River Stood at 5.25 Metres in Passau
<!-- story 4ada6564 -->

The river rose by 2.5 metres within a day—the most since 2013.
Dr. Weber of the water board said the dam “will hold.”
It did.

[Read more](https://floods.example/2024/05/01/passau/)

## Ports

### Strike: Twelve Ports Stand Still
<!-- story 0badcafe -->

Dockers left work at twelve ports on Monday.
Their union asks for $3.50 an hour more.

[Read more](https://ports.example/strike_(again)?page=2)
"""

# Lines that mean something, and lines that only look as if they did.
LINES = (
    *("## Section", "## S\t", "### Headline", "### A **b** c", "###", "# One", "#### four", "### H <!-- story 00000000 -->"),
    *("**Bold headline**", "__Bold__", "**a** and **b**", "***bold***", "My Section", "----", "---", "===", "***", "+++"),
    *("<!-- story 4ada6564 -->", "<!-- note -->", "<!-- a", "b -->", "<!-- x -->### H", "<!-- y --> text", "<!--more-->"),
    *("Text <!-- n --> more", "Text <!-- n -->", "text.", "Text.  ", "Some text\\", "\\", "`<!-- c -->`", "title: x"),
    *("[Read more](https://a.example/x)", "[Read more](https://a.example/y)  ", "https://b.example/", "Also: none"),
    *("Also: [A](https://c.example) · [B](https://d.example/q)", "[ref]: https://e.example", "[a][ref]", "a | b", "--- | ---"),
    *("- item", "  - sub", "1. one", "> quote", "```", "~~~", "    code", "\tcode", "<div>", "</div>", "<p>x</p>", "<script>"),
    *("", "", "", "", " ", "\ufeff", "\x0c"),
)
FRONTS = (
    "",
    "",
    '---\ntitle: "x"\n---\n',
    "---\ntitle: x\ntags: [a, b]\n---\n\n",
    "\ufeff---\ntitle: x\n---\n",
    '+++\na = "x"\n+++\n',
)


def chance_drafts() -> st.SearchStrategy[str]:
    """Return texts made of such lines in any order, with any line ends, with and without front matter."""
    line = st.sampled_from(LINES) | st.text(max_size=10)
    ends = st.sampled_from(("\n", "\n", "\n", "\r\n", "\r"))
    body = st.lists(st.tuples(line, ends).map("".join), max_size=20).map("".join)
    return st.tuples(st.sampled_from(FRONTS), body).map("".join)
