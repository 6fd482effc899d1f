"""Items of a feed that lead to parts of one page by their fragments are those parts."""

from __future__ import annotations

import datetime

import pytest

from newsletter.config.schema import ExtractSettings
from newsletter.extract.article import read_articles
from newsletter.extract.page.parsed_page import parse
from newsletter.extract.stories.named_parts import named_parts
from newsletter.models import Hints, Page

URL = "https://cranelib.example/changes"
VERSIONS = ("1.3", "1.2", "1.1")
COMMENTS = "<h2 id=comments>2 comments</h2><p>I have waited for that for years.</p>"
TEXT = "The lift of {} no longer stops where the rope is wet, which many had asked for since the spring."


def changes(heading: str = '<h2 id="v{0}">{1}</h2>') -> str:
    """Return a page of changes, its headings in this form."""
    parts = "".join(f"{heading.format(name.replace('.', '-'), name)}<p>{TEXT.format(name)}</p>" for name in VERSIONS)
    return f"<html><body><main><h1>Changes</h1>{parts}{COMMENTS}</main></body></html>"


@pytest.mark.parametrize(
    "heading",
    ['<h2 id="v{0}">{1}</h2>', '<h2><a id="v{0}" href="#v{0}">{1}</a></h2>', '<a name="v{0}"></a><h2>{1}</h2>'],
    ids=["heading", "link in it", "empty anchor"],
)
def test_each_item_is_the_part_under_its_heading(heading: str) -> None:
    hints = ("v1-3 2026-11-20T10:00:00Z Cranelib 1.3", "v1-2 - Cranelib 1.2")
    stories = named_parts(parse(changes(heading), URL), hints)
    assert [(story.title, story.anchor, story.published, story.lines) for story in stories] == [
        ("Cranelib 1.3", "v1-3", "2026-11-20T10:00:00Z", (TEXT.format("1.3"),)),
        ("Cranelib 1.2", "v1-2", None, (TEXT.format("1.2"),)),
    ]


@pytest.mark.parametrize("part", ["comments - Port to replace cranes", "nowhere - Cranelib 1.3", "v1-3 - About us"])
def test_a_fragment_that_names_no_part_of_the_item_changes_nothing(part: str) -> None:
    assert named_parts(parse(changes(), URL), (part,)) == []


def test_an_article_is_one_part_with_its_own_id_and_anchor() -> None:
    hints = Hints(title="Cranelib 1.3", parts=("v1-3 2026-11-20T10:00:00Z Cranelib 1.3",))
    page = Page(f"{URL}#v1-3", final_url=URL, ok=True, hints=hints)
    articles = read_articles(changes().encode(), page, ExtractSettings(), today=datetime.date(2026, 11, 21))
    assert [(article.title, article.anchor, article.published) for article in articles] == [
        ("Cranelib 1.3", "v1-3", "2026-11-20T10:00:00Z")
    ]
