"""`newsletter check --links` and `--published`, run as their user runs them against a site that has changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.running import newsletter
from tests.website import Site


def test_links_tells_what_an_article_no_longer_has_and_leaves_the_cache_alone(project: Path, site: Site) -> None:
    url = f"{site.base}/bridge"
    newsletter("fetch", url, "-q")
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", "2025-11-15")
    site.pages["/bridge"] = replace(
        site.pages["/bridge"], body=site.pages["/bridge"].body.replace(b"14 million", b"16 million")
    )
    ran = newsletter("check", "--links", "--json")
    changed = [record for record in ran.records if record["code"] == "article-changed"]
    assert changed
    assert "14 million pounds" in changed[0]["message"]
    assert "16 million pounds" in changed[0]["source"]
    del site.pages["/bridge"]
    assert "page-gone" in {record["code"] for record in newsletter("check", "--links", "--json").records}
    assert {record["code"] for record in newsletter("check", "--json").records} == {"undated-article"}


def test_published_offers_a_correction_for_the_next_issue(project: Path, site: Site) -> None:
    url = f"{site.base}/bridge"
    newsletter("fetch", url, "-q")
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", "2025-11-15")
    path = project / "issues" / "2025-11-15.md"
    path.write_text(path.read_text(encoding="utf-8").replace("draft: true", "draft: false"), encoding="utf-8")
    site.pages["/bridge"] = replace(
        site.pages["/bridge"], body=site.pages["/bridge"].body.replace(b"14 million", b"16 million")
    )
    (first, *_) = newsletter("check", "--published", "--json").records
    assert first["file"].endswith("2025-11-15.md")
    assert first["advice"].startswith("for the next issue: Correction to “Brigford")
