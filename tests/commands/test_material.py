"""What the rules of `check` are given to look at: articles of the cache, earlier issues, the issue's day and language."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.commands.context import Context, open_context
from newsletter.commands.issues import read_draft
from newsletter.commands.material import gather_material, weigh_story
from newsletter.errors import UsageError
from tests.running import newsletter
from tests.website import Site, article

ISSUE = '---\ntitle: "Weekly"\ndate: {day}\n---\n\n## Town\n\n### {headline}\n\nIt happened.\n\n[Read more]({link})\n'


def _context() -> Context:
    return open_context(None, None, quiet=True, verbose=0, command="check")


def _issue(project: Path, day: str, headline: str = "A bridge", link: str = "https://a.example/bridge") -> Path:
    path = project / "issues" / f"{day}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(ISSUE.format(day=day, headline=headline, link=link), encoding="utf-8")
    return path


def test_a_story_is_held_against_its_article_under_whatever_address_it_is_linked(project: Path, site: Site) -> None:
    text = "The council has voted to rebuild the bridge, after nine years of argument and three surveys. " * 5
    site.pages["/b?id=7"] = article("The bridge", text, text, head='<link rel="canonical" href="/bridge-rebuilt">')
    newsletter("fetch", f"{site.base}/b?id=7")
    newsletter("extract", "-j", "1")
    for link in (f"{site.base}/b?id=7", f"{site.base}/bridge-rebuilt", f"{site.base}/b?id=7&utm_source=letter"):
        context = _context()
        (entry,) = gather_material(context, read_draft(context, str(_issue(project, "2025-11-15", link=link)))).entries
        assert [found.title for found in entry.articles] == ["The bridge"], link
    (found,) = entry.articles
    path = _issue(project, "2025-11-15", f"A bridge\n<!-- story {found.id} -->", "https://elsewhere.example/bridge")
    (entry,) = gather_material(context, read_draft(context, str(path))).entries
    assert entry.articles == (found,)


def test_only_earlier_issues_are_past_and_the_newest_comes_first(project: Path) -> None:
    for day, headline in (("2025-11-01", "Old"), ("2025-11-08", "Newer"), ("2025-11-22", "Ahead")):
        _issue(project, day, headline, f"https://a.example/{headline}")
    context = _context()
    material = gather_material(context, read_draft(context, str(_issue(project, "2025-11-15"))))
    assert [story.headline for story in material.past] == ["Newer", "Old"]
    assert material.later_issue == "2025-11-22.md"
    late = _issue(project, "2025-11-22", link="https://a.example/late")
    late.write_text(late.read_text(encoding="utf-8").replace("date: 2025-11-22", "date: 2025-11-29"), encoding="utf-8")
    assert gather_material(context, read_draft(context, str(late))).later_issue == ""


def test_an_issues_own_language_goes_before_the_newsletters(project: Path) -> None:
    path = _issue(project, "2025-11-15")
    context = _context()
    assert gather_material(context, read_draft(context, str(path))).language == context.config.language
    path.write_text(path.read_text(encoding="utf-8").replace("---\n\n##", "language: de\n---\n\n##"), encoding="utf-8")
    assert gather_material(context, read_draft(context, str(path))).language == "de"


def test_a_rule_of_the_configuration_that_is_none_stops_the_check(project: Path) -> None:
    with open(project / "config.toml", "a", encoding="utf-8") as config:
        config.write('[check]\noff = ["no-sumary"]\n')
    context = _context()
    with pytest.raises(UsageError, match="did you mean no-summary"):
        gather_material(context, read_draft(context, str(_issue(project, "2025-11-15"))))


def test_rare_words_weigh_more_than_common_ones() -> None:
    weights = weigh_story("Konwinski speaks", "The council said that Konwinski would come.")
    rare = [weight for term, weight in weights.items() if "konwinski" in term]
    common = [weight for term, weight in weights.items() if "council" in term]
    assert max(rare) > max(common)
