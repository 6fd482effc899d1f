"""The issue file: Issue ⇄ Markdown text, both ways, pure.

    ---
    title: "Weekly Update"                       front matter, YAML (or TOML between `+++`); unknown keys pass through untouched
    ---
    Text before the first section                the issue's intro, the editor's own Markdown

    ## Section                                   may have text below it, its intro
    ### Headline                                 or **Headline** alone in its paragraph
    <!-- story 4ada6564 -->                      the machine's one line: by it a story is known again, else by its link

    One sentence a line.
    They are joined with a blank when rendered; two blanks at the end of a line break it.

    [Read more](https://…)                       a link alone on its line, or a bare address

    Also: [Outlet](https://…) · [Outlet](https://…)

    <!-- source: a.example (The A), 640 words -->   on the article: readers are told the site's name and the minutes from it

    Whatever follows belongs to the story, until the next headline, section, first-level heading or separator (`---`).

HTML comments are notes: kept in the file, never rendered (only `<!--more-->`, which is Hugo's). Headings of the fourth level and
below, lists, tables, code and HTML are text. In a story that begins with `###`, a bold line before the link is text too. Text
behind a separator belongs to no section; rules of other signs (`***`) stand within a text. A line of dashes directly under a
paragraph of text is a separator, not a heading. A link in the headline serves where the story has no link line.

What a parsed Issue holds: `Story.summary`, `Story.after` and the intros are Markdown source; titles, headlines and the texts of
links are plain text. `write` takes plain text for all that a machine made and escapes it.
"""

from __future__ import annotations

from newsletter.issuefile.blocks import Block, Draft, Part
from newsletter.issuefile.escape import escape, plain
from newsletter.issuefile.post import bold, hugo_text, is_drafted
from newsletter.issuefile.reading import LONGEST_ISSUE, check_size, ends_blank, join_lines, parse, read_story, text_of
from newsletter.issuefile.story import not_divider, read_also, read_link
from newsletter.issuefile.writing import write

__all__ = [
    "LONGEST_ISSUE",
    "Block",
    "Draft",
    "Part",
    "bold",
    "check_size",
    "ends_blank",
    "escape",
    "hugo_text",
    "is_drafted",
    "join_lines",
    "not_divider",
    "parse",
    "plain",
    "read_also",
    "read_link",
    "read_story",
    "text_of",
    "write",
]
