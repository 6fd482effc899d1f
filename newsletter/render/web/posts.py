"""The site generator editions: the issue as a Markdown post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsletter.issuefile import Draft, hugo_text, is_drafted, parse
from newsletter.issuefile.frontmatter import scalar, value, without_draft_mark
from newsletter.text.clean import clean_line
from newsletter.text.dates import read_moment

SITES = ("hugo", "jekyll", "eleventy", "pelican")


def render_post(draft: Draft, site: str, *, also: str = "Also", as_published: bool = True) -> str:
    """Return the post's text for one of SITES; they differ in their front matter only. `also` goes before a story's further links.

    Of an issue that is still open it is, with `as_published`, the post that `publish` would make: generators leave out what says
    `draft: true`, without a word.

    A draft that already is a post comes back byte for byte for Hugo; notes and anchors are left out. The post keeps the editor's
    raw HTML: Hugo needs `markup.goldmark.renderer.unsafe = true` to show it. Raises DraftError where a note hid what cannot be read.
    """
    if as_published and _is_draft(draft) and is_drafted(draft):
        draft = parse(without_draft_mark(draft.text), draft.file)
    text = hugo_text(draft, also)
    if site == "hugo":
        return text
    front = draft.front.raw if draft.front else ""
    lines = {"jekyll": _jekyll, "eleventy": _eleventy, "pelican": _pelican}[site](draft)
    return "\n".join([*lines, "", text[len(front) :].lstrip("\r\n")])


def _jekyll(draft: Draft) -> Iterator[str]:
    """Jekyll reads `published` where Hugo reads `draft`, and a time with a blank before its zone."""
    values = dict(draft.issue.front_matter)
    when = read_moment(draft.issue.date)
    own = {"layout": values.pop("layout", "post"), "published": "false" if _is_draft(draft) else "true"}
    values.pop("draft", None)
    yield "---"
    yield f"layout: {value(own['layout'])}"
    yield from _entries(values, {"date": f"{when:%Y-%m-%d %H:%M:%S %z}" if when else ""})
    yield f"published: {own['published']}"
    yield "---"


def _eleventy(draft: Draft) -> Iterator[str]:
    """Eleventy reads a date as YAML has it, and asks of a draft that it stays out of the collections."""
    values = dict(draft.issue.front_matter)
    when = read_moment(draft.issue.date)
    is_draft = _is_draft(draft)
    values.pop("draft", None)
    yield "---"
    yield from _entries(values, {"date": f"{when:%Y-%m-%dT%H:%M:%S%z}".replace("+0000", "Z") if when else ""})
    yield f"draft: {'true' if is_draft else 'false'}"
    if is_draft:
        yield "eleventyExcludeFromCollections: true"
    yield "---"


def _pelican(draft: Draft) -> Iterator[str]:
    """Pelican reads `Name: text` lines without quotes, up to the first empty line."""
    issue, when = draft.issue, read_moment(draft.issue.date)
    own = issue.front_matter
    known = {
        "Title": issue.title,
        "Date": f"{when:%Y-%m-%d %H:%M:%S%z}" if when else "",
        "Tags": ", ".join(issue.tags),
        "Category": own.get("category", ""),
        "Author": own.get("author", ""),
        "Slug": own.get("slug", ""),
        "Summary": issue.summary or issue.description or "",
        "Status": "draft" if _is_draft(draft) else "published",
    }
    yield from (f"{name}: {clean_line(text)}" for name, text in known.items() if isinstance(text, str) and clean_line(text))


def _entries(values: dict[str, Any], changed: dict[str, str]) -> Iterator[str]:
    for key, content in values.items():
        plain = changed.get(key)
        name = key if key.replace("_", "a").replace("-", "a").isalnum() else scalar(key)
        yield f"{name}: {plain or value(content)}"


def _is_draft(draft: Draft) -> bool:
    return str(draft.issue.front_matter.get("draft", "")).lower() == "true"
