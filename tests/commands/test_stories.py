"""A story is its article, whatever else is fetched, and one article is one story: each class of fault, through the commands."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.commands.conftest import SetClock
from tests.conftest import LEAD, MORE, WORK
from tests.running import newsletter
from tests.website import Reply, Site, article

DAY = "2025-11-15"
BODY = {
    "a": "Tides decide when the ferry of Port Alder sails, and the harbour master of Port Alder decides what the tides mean. ",
    "b": "Tides decided the trade of Port Alder for nine centuries, and the harbour master kept the book of them in red ink. ",
    "c": "Tides will decide whether Port Alder stays a harbour, said its harbour master, who measures them twice every night. ",
}


def _essay(name: str) -> Reply:
    title = {"a": "The tides of Port Alder", "b": "The harbour master's book of tides", "c": "Port Alder and its last tides"}[
        name
    ]
    return article(title, BODY[name], BODY[name].replace("Tides", f"Essay {name}: tides"), f"{MORE} ({name})")


def _collect(site: Site, *names: str) -> None:
    newsletter("fetch", "-q", *(f"{site.base}/{name}" for name in names))
    newsletter("extract", "-q")


def _stories(file: Path) -> dict[str, str]:
    """Return the stories of an issue: the headline with what stands under it."""
    parts = file.read_text(encoding="utf-8").split("\n### ")[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2].partition("\n## ")[0].strip() for part in parts}


@pytest.fixture
def issue(project: Path) -> Path:
    return project / "issues" / f"{DAY}.md"


def test_her_headline_stays_over_its_own_article_when_others_of_the_same_blog_come(issue: Path, site: Site) -> None:
    for name in "abc":
        site.pages[f"/{name}"] = _essay(name)
    _collect(site, "b", "owls", "bridge")
    newsletter("draft", "-q", "--date", DAY)
    before = _stories(issue)
    text = issue.read_text(encoding="utf-8").replace("### The harbour master's book of tides", "### Nine centuries of tides")
    issue.write_text(text, encoding="utf-8")
    _collect(site, "a", "c")
    newsletter("draft", "-q")
    stories = _stories(issue)
    assert len(stories) == 5, "pages of one blog are never one story"
    assert f"({site.base}/b)" in before["The harbour master's book of tides"]
    assert stories["Nine centuries of tides"] == before["The harbour master's book of tides"]
    assert "Also:" not in issue.read_text(encoding="utf-8")


def test_what_two_articles_become_does_not_depend_on_what_else_was_fetched(issue: Path, site: Site) -> None:
    for name in "ab":
        site.pages[f"/{name}"] = _essay(name)
    for number in range(12):
        words = f"Ward {number} counted {number * 7 + 11} lamps on the quay of basin {number + 3} during the long winter. "
        site.pages[f"/n{number}"] = article(f"Lamps of ward {number}", words * 2, words.replace("lamps", "masts"))
    _collect(site, "a", "b", "bridge", "bridge-too")
    newsletter("draft", "-q", "--date", DAY)
    alone = _stories(issue)
    issue.unlink()
    _collect(site, *(f"n{number}" for number in range(12)))
    newsletter("draft", "-q", "--date", "2025-11-22")
    together = _stories(issue.with_name("2025-11-22.md"))
    assert {name: "Also:" in text for name, text in together.items() if name in alone} == {
        name: "Also:" in text for name, text in alone.items()
    }


def test_two_stories_that_stand_stay_two_when_a_third_article_tells_both(issue: Path, site: Site) -> None:
    site.pages["/n1"] = site.pages["/bridge"]
    site.pages["/n2"] = site.pages["/owls"]
    site.pages["/n3"] = article(
        "Bridge and owls: the week in Brigford",
        LEAD + WORK,
        "Eleven pairs of barn owls have nested on the salt marshes this spring, the most since counting began in 1988. " + MORE,
        head='<meta property="og:site_name" content="Brigford Weekly">',
    )
    _collect(site, "n1", "n2")
    newsletter("draft", "-q", "--date", DAY)
    _collect(site, "n3")
    for _ in range(2):
        newsletter("draft", "-q")
        text = issue.read_text(encoding="utf-8")
        assert [text.count(f"({site.base}/n{number})") for number in (1, 2, 3)] == [1, 1, 1]
        assert text.count("### ") in (2, 3)


def test_link_and_also_are_one_set_of_outlets(issue: Path, site: Site) -> None:
    _collect(site, "bridge", "owls")
    newsletter("draft", "-q", "--date", DAY)
    own = f"[Read more]({site.base}/bridge)\n\nAlso: [The town's own page](https://town.example/bridge)\n"
    issue.write_text(issue.read_text(encoding="utf-8").replace(f"[Read more]({site.base}/bridge)\n", own), encoding="utf-8")
    _collect(site, "bridge-too")
    newsletter("draft", "-q")
    text = issue.read_text(encoding="utf-8")
    for link in (f"{site.base}/bridge)", f"{site.base}/bridge-too)", "https://town.example/bridge)"):
        assert text.count(link) == 1, link


def test_a_page_that_is_named_is_added_and_nothing_else_changes(issue: Path, site: Site) -> None:
    _collect(site, "bridge", "owls")
    newsletter("draft", "-q", "--date", DAY, f"{site.base}/bridge")
    before = _stories(issue)
    newsletter("draft", "-q", f"{site.base}/owls")
    after = _stories(issue)
    assert len(after) == 2
    assert {name: after[name] for name in before} == before
    assert "source article gone" not in newsletter("draft", f"{site.base}/owls").err


def test_nights_of_build_fill_one_issue(project: Path, site: Site, set_clock: SetClock) -> None:
    clock = [datetime(2025, 11, 10, 5, tzinfo=UTC)]
    set_clock(lambda: clock[0])
    for name in ("bridge", "owls", "bridge-too", "owls"):
        assert newsletter("build", "--quiet", f"{site.base}/{name}").code == 0
        clock[0] += timedelta(days=1)
    assert [path.name for path in (project / "issues").glob("*.md")] == ["2025-11-10.md"]
    assert len(_stories(project / "issues" / "2025-11-10.md")) == 2


def _live(site: Site, *posts: str) -> None:
    parts = "".join(
        f'<div class="post" id="{post}"><h3>The {post} of the fair</h3><time datetime="2025-11-14T1{n}:00:00Z">1{n}:00</time><p>At the '
        f"fair the {post} was shown to {n * 13 + 40} people who had waited since the morning and clapped for {n + 3} minutes.</p></div>"
        for n, post in enumerate(posts)
    )
    site.pages["/live"] = Reply(
        f"<html><head><title>Live: the fair</title></head><body><article><h1>Live: the fair</h1>{parts}</article></body></html>".encode()
    )


def test_a_live_page_gives_its_new_posts_next_week_and_only_those(issue: Path, site: Site) -> None:
    text = (issue.parent.parent / "config.toml").read_text(encoding="utf-8")
    (issue.parent.parent / "config.toml").write_text(text + "[draft]\nmax_per_page = 0\n", encoding="utf-8")
    _live(site, "giraffe", "organ", "balloon", "carousel")
    _collect(site, "live")
    newsletter("draft", "-q", "--date", DAY)
    head, _, last = issue.read_text(encoding="utf-8").rpartition("\n### ")
    issue.write_text(head + "\n", encoding="utf-8")
    thrown = re.findall(r"The (\w+) of the fair", last)[0]
    assert newsletter("publish", "-q").code == 0
    _live(site, "giraffe", "organ", "balloon", "carousel", "trapeze", "zeppelin")
    newsletter("fetch", "-q", "--refresh", f"{site.base}/live")
    newsletter("extract", "-q")
    for named in ([], [f"{site.base}/live"]):
        text = newsletter("draft", "-o", "-", "--date", "2025-11-22", *named).out
        assert set(re.findall(r"^### The (\w+) of the fair", text, re.MULTILINE)) == {"trapeze", "zeppelin"}
        assert thrown not in text.partition("---\n\n")[2]


def test_two_pages_that_only_a_query_tells_apart_are_two(issue: Path, site: Site) -> None:
    for query in ("1423-cranes", "1424-ropes", "gameId=401", "gameId=402", "refresh=a", "refresh=b"):
        words = f"Thread {query} is about the matter that its number names, and about nothing else of the harbour. "
        site.pages[f"/thread?{query}"] = article(
            f"Thread {query} of the harbour forum", words * 3, words.replace("Thread", "It is")
        )
    names = [name.removeprefix("/") for name in site.pages if name.startswith("/thread")]
    _collect(site, *names)
    newsletter("draft", "-q", "--date", DAY)
    assert sorted(re.findall(r"\(http://[^/]*/(thread\?.*)\)", issue.read_text(encoding="utf-8"))) == sorted(names)


@pytest.mark.parametrize("stated", ["/", "{base}/", "{base}/news/", "{base}/news/one"])
def test_a_canonical_address_that_cannot_be_a_pages_own_is_refused(issue: Path, site: Site, stated: str) -> None:
    head = f'<link rel="canonical" href="{stated.format(base=site.base)}">'
    site.pages["/news/one"] = article(
        "Cranes on the northern quay", "The northern quay has four new cranes. " * 2, MORE, head=head
    )
    site.pages["/news/two"] = article(
        "Ropes for the southern quay", "The southern quay buys nine miles of rope. ", WORK, head=head
    )
    _collect(site, "news/one", "news/two")
    newsletter("draft", "-q", "--date", DAY)
    text = issue.read_text(encoding="utf-8")
    assert sorted(re.findall(r"\(http://[^/]*(/.*)\)", text)) == ["/news/one", "/news/two"]
    assert len(set(re.findall(r"<!-- story (\w+) -->", text))) == 2
    assert newsletter("publish", "-q").code == 0
    site.pages["/news/three"] = article(
        "Lamps on the western quay", "The western quay is lit by lamps again. " * 2, LEAD, head=head
    )
    _collect(site, "news/three")
    assert "### Lamps on the western quay" in newsletter("draft", "-o", "-", "--date", "2025-11-22").out
