"""`newsletter why`: what a story was made of, why its articles were joined, and why others were not."""

from __future__ import annotations

from typing import Any

from newsletter import stdout
from newsletter.cache import link_key
from newsletter.commands.context import Context
from newsletter.commands.draft import read_known
from newsletter.commands.issues import find_issue
from newsletter.console import clean
from newsletter.draft.cluster import Likeness, explain
from newsletter.draft.compose import link_of, outlet_of
from newsletter.draft.state import Joins, load_joins
from newsletter.draft.update.editors_word import article_pairs
from newsletter.errors import EXIT_OK, UsageError
from newsletter.models import Article, Story

NEAR, MOST_NEAR = 0.04, 5
"""From this likeness on an article that is no part of a story is worth a line, and so many at most."""


def run(context: Context, name: str, *, issue: str | None, as_json: bool) -> int:
    """Tell of each article of a story how it came there, then of the nearest that are no part of it. Raises UsageError."""
    file = find_issue(context, issue)
    wanted = {name, link_key(name)}
    story = next((item for item in file.stories if item.id == name or wanted & _links(item)), None)
    if story is None:
        raise UsageError(f"{clean(name)}: no story of {file.path.name}; use the id in the story's comment, or its link")
    known, _, _ = read_known(context, warn=False)
    by_key = {key: item.article for item in known for key in item.keys}
    lead = by_key.get(story.id or "") or by_key.get(link_key(story.link or ""))
    if lead is None:
        raise UsageError(f"{clean(name)}: its article is no longer in the cache; fetch it again with newsletter fetch")
    members = [article for also in story.also if (article := by_key.get(link_key(also.url)))]
    others = [item.article for item in known if item.article.id not in {lead.id, *(member.id for member in members)}]
    rows = _rows(context, lead, members, others, load_joins(file.path.parent), by_key)
    for row in rows:
        if as_json:
            stdout.print_json({"story": story.id, **row})
    if not as_json:
        _print(story, lead, rows)
    return EXIT_OK


def _links(story: Story) -> set[str]:
    return {link_key(url) for url in (story.link, *(also.url for also in story.also)) if url}


def _rows(
    context: Context, lead: Article, members: list[Article], others: list[Article], joins: Joins, by_key: dict[str, Article]
) -> list[dict[str, Any]]:
    together, apart = article_pairs(joins, by_key)

    def likeness(article: Article) -> Likeness:
        return explain(lead, article, context.config.draft, together=together, apart=apart)

    rows = [_row("joined", article, likeness(article)) for article in members]
    near = sorted(((likeness(article), article) for article in others), key=lambda pair: (-pair[0].score, pair[1].id))
    return rows + [_row("not joined", article, found) for found, article in near[:MOST_NEAR] if found.score >= NEAR]


def _row(how: str, article: Article, found: Likeness) -> dict[str, Any]:
    row: dict[str, Any] = {
        "how": how,
        "title": article.title,
        "url": link_of(article) or article.url,
        "outlet": outlet_of(article),
        "score": round(found.score, 3),
        "words": list(found.words),
        "vetoes": list(found.vetoes),
        "by_editor": found.by_editor,
    }
    return {key: value for key, value in row.items() if value not in (None, [], False)}


def _print(story: Story, lead: Article, rows: list[dict[str, Any]]) -> None:
    stdout.print_line(clean(f"{story.headline}  <{link_of(lead) or lead.url}>"))
    if not any(row["how"] == "joined" for row in rows):
        stdout.print_line("  told by this article alone")
    for row in rows:
        by = "put together by you" if row.get("by_editor") else f"likeness {row['score']:.3f}"
        words = f"; words: {', '.join(row['words'])}" if "words" in row else ""
        vetoes = f"; kept apart: {', '.join(row['vetoes'])}" if "vetoes" in row else ""
        stdout.print_line(clean(f"  {row['how']}: {row.get('title', row['url'])} ({row['outlet']}): {by}{words}{vetoes}"))
        stdout.print_line(clean(f"    {row['url']}"))
