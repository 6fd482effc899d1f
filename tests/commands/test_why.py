"""`newsletter why`: what put a story where it is, and what it was made of."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from newsletter.issuefile import parse
from tests.running import newsletter
from tests.website import Reply, Site, article


@pytest.fixture
def drafted(project: Path, site: Site) -> Path:
    """An issue with two stories, one of them told by two outlets; its file."""
    newsletter("fetch", "-q", f"{site.base}/bridge", f"{site.base}/bridge-too", f"{site.base}/owls")
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", "2025-11-15")
    return project / "issues" / "2025-11-15.md"


def _reasons(url: str) -> dict[str, dict[str, Any]]:
    return {record["how"]: record for record in newsletter("why", url, "--json").records}


def test_a_section_is_explained_by_what_each_measure_gave_it_and_the_words_that_spoke_for_it(drafted: Path, site: Site) -> None:
    found = _reasons(f"{site.base}/owls")["section"]
    assert (found["section"], found["stands_in"]) == ("Nature", "Nature")
    assert found["score"] == pytest.approx(sum(found["measures"].values()), abs=0.01)
    assert set(found["measures"]) == {"meaning", "words", "keywords"}
    assert "owls" in found["keywords"]
    assert "nest" in found["words"]
    assert found["others"]["Town"] < found["score"]
    assert found["others"]["Town"] == pytest.approx(sum(found["next_measures"].values()), abs=0.01)
    second = next(iter(found["next_measures"].items()))
    assert (
        f"next: Town: {found['others']['Town']:.2f} points = {second[0]} {second[1]:.2f}"
        in newsletter("why", f"{site.base}/owls").out
    )


@pytest.mark.parametrize("written", ["Nature", "🦉 NATURE"])
def test_past_issues_and_a_move_of_hers_are_told(written: str, drafted: Path, site: Site) -> None:
    past = (
        f'---\ntitle: "Last"\ndate: 2025-11-08\n---\n\n## {written}\n\n### Owls\n\nOwls nest.\n\n[Read more]({site.base}/old)\n'
    )
    past += f"\n## Town\n\n### Bridge\n\nA bridge is built.\n\n[Read more]({site.base}/older)\n"
    (drafted.parent / "2025-11-08.md").write_text(past)
    drafted.write_text(drafted.read_text().replace("## Nature", "## Birds"))
    found = _reasons(f"{site.base}/owls")["section"]
    assert found["measures"]["past issues"] > 0
    assert (found["section"], found["stands_in"]) == ("Nature", "Birds")
    assert "it is now in Birds" in newsletter("why", f"{site.base}/owls").out


def test_a_rank_is_the_sum_of_its_terms_by_their_weights(drafted: Path, site: Site) -> None:
    found = _reasons(f"{site.base}/bridge")["rank"]
    assert found["score"] == pytest.approx(sum(term["value"] * term["weight"] for term in found["terms"].values()), abs=0.01)
    assert found["terms"]["completeness"]["value"] > 0
    assert f"rank: {found['score']:.2f} = " in newsletter("why", f"{site.base}/bridge").out


def test_the_articles_of_a_story_are_explained_by_score_and_words(drafted: Path, site: Site) -> None:
    found = _reasons(f"{site.base}/bridge")["joined"]
    assert found["url"] in {f"{site.base}/bridge-too", f"{site.base}/bridge"}
    assert "rebuild" in found["words"]
    texts = " ".join(site.pages[path].body.decode() for path in ("/bridge", "/bridge-too"))
    assert all(re.search(rf"\b{word}\b", texts) for words in found["words"] for word in words.split()), found["words"]
    assert "joined: " in newsletter("why", f"{site.base}/bridge").out


def test_a_published_issue_is_explained_by_itself(drafted: Path, site: Site) -> None:
    drafted.write_text(drafted.read_text().replace("draft: true", "draft: false"))
    assert _reasons(f"{site.base}/owls")["section"]["section"] == "Nature"


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ('"title": null, "id": ["x"]', "https://a.example/  <https://a.example/>\n  left out: too old\n"),
        ('"title": "Owls", "terms": "many", "score": 1', "Owls  <https://a.example/>\n  left out: too old\n"),
        ('"title": "Owls", "terms": {"trust": 0.5}', "Owls  <https://a.example/>\n  left out: too old\n"),
        ('"title": "Owls", "terms": {"trust": "x"}, "score": 1', "Owls  <https://a.example/>\n  left out: too old\n"),
        (
            '"title": "Owls", "terms": {"trust": 1}, "score": 1',
            "Owls  <https://a.example/>\n  left out: too old\n  rank: 1.00 = trust 1.00\n",
        ),
    ],
)
def test_of_a_damaged_record_of_what_was_left_out_the_rest_is_told(rest: str, told: str, drafted: Path) -> None:
    drafted.write_text(drafted.read_text().replace("draft: true", "draft: false"))
    record = f'{{"url": "https://a.example/", "reason": "too old", {rest}}}\n'
    drafted.with_name("2025-11-15.rejected.jsonl").write_text(record)
    ran = newsletter("why", "https://a.example/")
    assert (ran.code, ran.out) == (0, told)


def test_an_article_is_explained_under_each_address_that_its_text_has(drafted: Path, site: Site) -> None:
    site.pages["/owls-again"] = site.pages["/owls"]
    newsletter("fetch", "-q", f"{site.base}/owls-again")
    newsletter("extract", "-q")
    story = newsletter("why", f"{site.base}/owls")
    assert (story.code, newsletter("why", f"{site.base}/owls-again").out) == (0, story.out)


def test_a_story_that_is_not_there_is_one_line(drafted: Path) -> None:
    ran = newsletter("why", "https://nowhere.example/")
    assert (ran.code, ran.out, len(ran.error_lines)) == (2, "", 1)


def test_a_story_whose_article_is_gone_says_how_to_bring_it_back(drafted: Path, site: Site) -> None:
    for file in (drafted.parent.parent / "cache").rglob("*"):
        if file.is_file():
            file.unlink()
    ran = newsletter("why", f"{site.base}/bridge")
    assert ran.code == 2
    assert "fetch it again with newsletter fetch" in ran.err


@pytest.mark.parametrize(
    ("mark", "note", "term"),
    [('DATA-IMPORTANT="true"', "", "stars"), ('TAGS="Starred,birds"', "", "stars"), ("", "<DD>Ask Ines first.", "notes")],
    ids=["star", "tag", "note"],
)
def test_a_star_or_a_note_in_her_bookmarks_moves_a_story_up_and_is_told(
    mark: str, note: str, term: str, project: Path, site: Site
) -> None:
    config = project / "config.toml"
    config.write_text(config.read_text(encoding="utf-8").partition("[[sections]]")[0], encoding="utf-8")
    names = ("owls", "owls-of-elding", "owls-of-norlake")
    for name in names[1:]:
        place = name.rpartition("-")[2].title().encode()
        text = site.pages["/owls"].body.replace(b"salt marshes", b"salt marshes of " + place).replace(b"forty", place)
        site.pages[f"/{name}"] = Reply(text)
    for marked in names:
        rows = "".join(
            f'<DT><A HREF="{site.base}/{name}" {mark if name == marked else ""}>x</A>\n{note if name == marked else ""}\n'
            for name in names
        )
        (project / "marks.html").write_text(f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n{rows}</DL>\n", encoding="utf-8")
        newsletter("fetch", "-q", "marks.html")
        newsletter("extract", "-q")
        newsletter("draft", "-q", "--date", "2025-11-15")
        issue = project / "issues" / "2025-11-15.md"
        stories = [story for section in parse(issue.read_text(encoding="utf-8")).issue.sections for story in section.stories]
        assert (stories[0].link, len(stories)) == (f"{site.base}/{marked}", 3)
        assert _reasons(str(stories[0].link))["rank"]["terms"][term]["value"] == 1
        assert f" + {term} 1.00 × " in newsletter("why", str(stories[0].link)).out
        comment = "<!-- note: Ask Ines first. -->" if note else "<!-- starred -->"
        assert issue.read_text(encoding="utf-8").count(comment) == 1
        for kept in (project / "issues", project / "cache"):
            shutil.rmtree(kept)


def test_a_page_without_an_article_is_explained_too(drafted: Path, site: Site) -> None:
    site.pages["/wall"] = Reply(
        b"<title>Before you continue</title><p>We and our partners store cookies. Accept all or manage your choices.</p>"
    )
    site.pages["/unread"] = site.pages["/owls"]
    newsletter("fetch", "-q", f"{site.base}/wall", f"{site.base}/gone")
    newsletter("extract", "-q")
    newsletter("fetch", "-q", f"{site.base}/unread")
    wall, gone, unread = (newsletter("why", f"{site.base}/{name}") for name in ("wall", "gone", "unread"))
    assert (wall.code, gone.code, unread.code) == (0, 0, 0), wall.err + gone.err + unread.err
    assert wall.out.splitlines()[1] == "  left out: a cookie consent page, not the article"
    assert f"could not be fetched: 404 Not Found; try again: newsletter fetch {site.base}/gone" in gone.out
    assert "left out: not read yet; run newsletter extract" in unread.out
    assert newsletter("why", f"{site.base}/wall", "--json").records[0]["flags"] == ["consent-wall"]
    unknown = newsletter("why", f"{site.base}/never")
    assert (unknown.code, unknown.out) == (2, "")
    assert "no page in the cache" in unknown.err


GENERAL = """
[[sections]]
name = "Business"
description = "companies, markets and the economy"
[[sections]]
name = "Technology"
description = "computers, software and phones"
[[sections]]
name = "Politics"
description = "government, parliament and elections"
[[sections]]
name = "Sport"
description = "football, matches and players"
"""


def test_a_story_that_fits_less_than_the_floor_and_is_placed_all_the_same_says_why(
    project: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = project / "config.toml"
    config.write_text(config.read_text().partition("[[sections]]")[0] + GENERAL)
    site.pages["/phone"] = article(
        "A new phone", "The makers of a new phone say that its software is small, but few went to see it in the shop. " * 9
    )
    newsletter("fetch", "-q", f"{site.base}/phone")
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", "2025-11-15")
    monkeypatch.setenv("NEWSLETTER_DRAFT_FLOOR", "0.99")
    found = _reasons(f"{site.base}/phone")["section"]
    assert (found["section"], found["fit"] < found["floor"]) == ("Technology", True)
    assert (
        "less than 0.99 ([draft] floor), but no subject outside the sections is nearer"
        in newsletter("why", f"{site.base}/phone").out
    )


def test_an_article_that_is_kept_apart_by_another_one_of_its_story_is_told_with_that_one(project: Path) -> None:
    first = "Brigford council voted to buy two electric ferries for 18 million euros for the Gull Island line. Vlieland builds them."
    second = (
        "Gull Island gets two electric ferries after Brigford council approved 18 million euros. Vlieland builds both of them."
    )
    for name, site, text in (("a", "one", first), ("b", "two", second), ("c", "one", second)):
        head = f'<meta property="article:published_time" content="2025-11-14"><link rel="canonical" href="https://{site}.example/{name}">'
        (project / f"{name}.html").write_bytes(article(f"Two ferries for Gull Island {name}", text, head=head).body)
    newsletter("extract", "-q", *(f"{name}.html" for name in "abc"))
    newsletter("draft", "-q", "--date", "2025-11-15")
    alone = next(url for url in ("https://one.example/a", "https://one.example/c") if "joined" not in _reasons(url))
    assert "kept apart: its story has one.example: same site" in newsletter("why", alone).out


def test_of_a_page_with_several_stories_each_is_named_with_the_id_that_explains_it(drafted: Path, site: Site) -> None:
    updates = "".join(
        f'<article id="u{hour}"><time datetime="2025-11-14T{hour}:00Z">{hour}:00</time><h2>Ward {hour} under water</h2>'
        f"<p>The fire brigade pumped out {hour * 3} cellars in ward {hour} of Brigford. The school there stays closed.</p></article>"
        for hour in range(10, 15)
    )
    kind = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Flood"}</script>'
    page = f"<html lang=en><head><title>Flood live</title>{kind}</head><body><main><h1>Flood live</h1>{updates}</main></body></html>"
    site.pages["/live"] = Reply(page.encode())
    newsletter("fetch", "-q", f"{site.base}/live")
    newsletter("extract", "-q")
    ran = newsletter("why", f"{site.base}/live")
    first, *items = ran.out.splitlines()
    assert (ran.code, first) == (0, f"{site.base}/live: a page of 5 stories; newsletter why ID explains one")
    assert [line.split(maxsplit=1)[1] for line in items] == [f"Ward {hour} under water" for hour in range(10, 15)]
    assert [record["id"] for record in newsletter("why", f"{site.base}/live", "--json").records] == [
        line.split()[0] for line in items
    ]
    newsletter("draft", "-q")
    assert "Ward 10 under water" in newsletter("why", items[0].split()[0]).out


def test_a_story_may_be_named_by_words_of_its_headline_and_where_several_have_them_each_is_named(
    drafted: Path, site: Site
) -> None:
    told = newsletter("why", f"{site.base}/owls")
    assert newsletter("why", "barn OWLS return").out == told.out != ""
    drafted.write_text(
        drafted.read_text(encoding="utf-8").replace("### Barn owls", "### The bridge and barn *owls*"), encoding="utf-8"
    )
    assert newsletter("why", "and barn owls").out == newsletter("why", f"{site.base}/owls").out
    first, *stories = newsletter("why", "bridge").out.splitlines()
    assert first == "“bridge” is in the headline of 2 stories; newsletter why ID explains one"
    assert [newsletter("why", line.split()[0]).code for line in stories] == [0, 0]
    assert newsletter("why", "weathercock").code == 2


def test_of_a_published_issue_it_is_told_what_she_removed_and_of_an_article_that_came_later_that_nothing_was_decided(
    drafted: Path, site: Site
) -> None:
    text = drafted.read_text(encoding="utf-8")
    drafted.write_text(text.partition("## Nature")[0], encoding="utf-8")
    assert newsletter("publish").code == 0
    ran = newsletter("why", f"{site.base}/owls", "--issue", drafted)
    assert (ran.code, "left out: removed by you\n" in ran.out) == (0, True), ran
    site.pages["/late"] = article(
        "A late tram", "The tram of Brigford was late again on Friday, by forty minutes, the town says. " * 3
    )
    newsletter("fetch", "-q", f"{site.base}/late")
    newsletter("extract", "-q")
    ran = newsletter("why", f"{site.base}/late", "--issue", drafted)
    assert (ran.code, "nothing was decided about it there" in ran.err) == (2, True)


def test_an_article_that_was_left_out_may_be_named_by_words_of_its_title(drafted: Path, site: Site) -> None:
    site.pages["/wall"] = Reply(
        b"<title>Before you continue</title><p>We and our partners store cookies. Accept all or manage your choices.</p>"
    )
    newsletter("fetch", "-q", f"{site.base}/wall")
    newsletter("extract", "-q")
    assert newsletter("why", "before you CONTINUE").out == newsletter("why", f"{site.base}/wall").out != ""


def test_of_a_story_in_a_published_issue_the_open_one_says_where_it_is(drafted: Path, site: Site) -> None:
    drafted.write_text(drafted.read_text(encoding="utf-8").replace("draft: true", "draft: false"), encoding="utf-8")
    text = '---\ntitle: "Next"\ndate: 2025-11-22\ndraft: true\n---\n'
    (drafted.parent / "2025-11-22.md").write_text(text, encoding="utf-8")
    shutil.rmtree(drafted.parent.parent / "cache")
    ran = newsletter("why", "barn owls")
    assert (ran.code, ran.err) == (2, "why: barn owls: a story in 2025-11-15.md; add --issue 2025-11-15\n")


def test_of_a_story_in_several_published_issues_the_newest_is_named_and_one_of_the_archive_by_its_path(drafted: Path) -> None:
    config = drafted.parent.parent / "config.toml"
    config.write_text(f'archive = ["blog"]\n{config.read_text(encoding="utf-8")}', encoding="utf-8")
    story = "### A ferry for Marl\n\nIt sails.\n\n[Read more](https://a.example/{})\n"
    for place in ("blog/2025-10-03.md", "blog/2025-10-04.md"):
        path = config.parent / place
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: Old\ndate: {path.stem}\n---\n\n{story.format(path.stem)}", encoding="utf-8")
    ran = newsletter("why", "ferry for marl")
    advised = ran.err.strip().rpartition("--issue ")[2]
    assert advised.endswith("blog/2025-10-04.md")
    assert "its article is no longer in the cache" in newsletter("why", "ferry for marl", "--issue", advised).err
