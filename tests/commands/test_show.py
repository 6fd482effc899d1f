"""`newsletter show`, run as its user runs it."""

from __future__ import annotations

from pathlib import Path

from tests.running import newsletter
from tests.website import Site


def test_show_tells_what_is_known_of_a_page_and_of_a_story(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/owls")
    newsletter("extract", "-q")
    page, article = newsletter("show", "--json", f"{site.base}/owls?utm_source=x").records
    assert (page["kind"], page["status"], article["kind"]) == ("page", 200, "article")
    assert newsletter("show", "--json", article["id"]).records[1]["title"] == "Barn owls return to the salt marshes"
    assert "title" in article["why"]


def test_show_of_what_is_unknown_says_so(project: Path) -> None:
    ran = newsletter("show", "https://example.org/never")
    assert (ran.code, ran.out) == (2, "")
    assert "not a cached page or story id" in ran.err


def test_show_prints_facts_with_their_sources_and_the_beginning_of_a_long_text(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/bridge")
    newsletter("extract", "-q")
    shown = newsletter("show", "--why", f"{site.base}/bridge").out
    title = next(line for line in shown.splitlines() if line.split()[:1] == ["title"])
    assert "Brigford to rebuild its mill bridge" in title
    assert title.endswith(")")
    assert "words in all)" in shown


def test_show_writes_facts_as_words_and_not_as_python_values(project: Path, site: Site) -> None:
    (project / "marks.json").write_text(
        f'[{{"href": "{site.base}/owls", "description": "Owls", "extended": "lead?", "tags": "birds marsh"}}]'
    )
    newsletter("fetch", "-q", "marks.json")
    newsletter("extract", "-q")
    shown = newsletter("show", f"{site.base}/owls").out
    assert "ok  yes\n" in shown
    assert "note: lead?; tags: birds, marsh" in shown
    assert not [mark for mark in ("{", "['", "True", "False") if mark in shown.partition("Barn owls")[0]]


def test_show_names_the_issue_that_carries_an_article(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/owls")
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", "2099-11-15")
    assert newsletter("show", "--json", f"{site.base}/owls").records[1]["issue"] == "2099-11-15.md"


def test_show_of_a_file_that_was_read_tells_what_was_found_in_it(project: Path) -> None:
    (project / "saved.html").write_text(
        "<title>The mill</title><h1>The mill</h1>" + "<p>The council sells the old mill.</p>" * 9
    )
    newsletter("extract", "-q", "saved.html")
    assert newsletter("show", "saved.html", "--json").records[1]["title"] == "The mill"
    assert "not a cached page" in newsletter("show", "config.toml").err
