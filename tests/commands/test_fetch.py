"""`newsletter fetch`, run as its user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.running import newsletter
from tests.website import Reply, Site, article


def _tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {str(p): (p.stat().st_mtime_ns, p.read_bytes()) for p in sorted(folder.rglob("*")) if p.is_file()}


def test_each_page_is_one_line_on_stdout_and_the_talk_is_on_stderr(project: Path, site: Site) -> None:
    ran = newsletter("fetch", f"{site.base}/bridge", f"{site.base}/owls")
    assert ran.code == 0
    assert sorted(ran.out.split()) == [f"{site.base}/bridge", f"{site.base}/owls"]
    assert ran.err.startswith("2 pages fetched")


def test_a_list_of_urls_may_have_comments_blanks_duplicates_and_trackers(project: Path, site: Site) -> None:
    lines = f"\ufeff# this week\r\n\r\n{site.base}/bridge\r\n{site.base}/bridge?utm_source=mail#top\r\n  {site.base}/owls  \n"
    ran = newsletter("fetch", "-", stdin=lines)
    assert ran.code == 0
    assert len(ran.out.split()) == 2
    assert sorted(site.requests) == ["/bridge", "/owls"]


def test_a_second_run_asks_the_network_for_nothing_and_writes_nothing(project: Path, site: Site) -> None:
    newsletter("fetch", f"{site.base}/bridge")
    before, asked = _tree(project / "cache"), list(site.requests)
    again = newsletter("fetch", f"{site.base}/bridge", "--json")
    assert again.records[0]["from_cache"] is True
    assert (site.requests, _tree(project / "cache")) == (asked, before)


def test_refresh_revalidates_and_leaves_an_unchanged_body_alone(project: Path, site: Site) -> None:
    site.pages["/tagged"] = Reply(site.pages["/owls"].body, headers={"ETag": '"7"'})
    newsletter("fetch", f"{site.base}/tagged")
    body = next((project / "cache" / "bodies").rglob("*.gz"))
    before = body.stat().st_mtime_ns
    again = newsletter("fetch", f"{site.base}/tagged", "--refresh", "--json")
    assert again.records[0] | {"ok": True, "from_cache": True, "status": 200} == again.records[0]
    assert (len(site.requests), body.stat().st_mtime_ns) == (2, before)


def test_one_dead_link_is_named_and_the_others_are_done(project: Path, site: Site) -> None:
    ran = newsletter("fetch", f"{site.base}/gone", f"{site.base}/bridge")
    assert ran.code == 0
    assert ran.out == f"{site.base}/bridge\n"
    assert f"fetch: {site.base}/gone: 404 Not Found" in ran.error_lines
    assert newsletter("fetch", f"{site.base}/gone", f"{site.base}/bridge", "--strict").code == 1


def test_with_json_a_failure_is_a_line_too(project: Path, site: Site) -> None:
    record = json.loads(newsletter("fetch", "--json", f"{site.base}/gone").out)
    assert (record["ok"], record["status"], record["url"]) == (False, 404, f"{site.base}/gone")
    assert "404" in record["error"]


def test_with_json_a_source_that_fails_is_a_line_too(project: Path, site: Site) -> None:
    with (project / "config.toml").open("a", encoding="utf-8") as file:
        file.write(
            f'[[sources]]\nlocation = "{site.base}/feed-gone"\n[[sources]]\nlocation = "{site.base}/bridge"\nkind = "url"\n'
        )
    records = newsletter("fetch", "--json").records
    assert [(record["url"], record["ok"]) for record in records if record.get("is_source")] == [
        (f"{site.base}/feed-gone", False)
    ]
    assert [record["url"] for record in records if record["ok"]] == [f"{site.base}/bridge"]


def test_an_error_later_on_never_replaces_the_good_page(project: Path, site: Site) -> None:
    newsletter("fetch", f"{site.base}/bridge")
    del site.pages["/bridge"]
    assert newsletter("fetch", "--refresh", f"{site.base}/bridge").code == 1
    assert newsletter("extract", f"{site.base}/bridge").code == 0


@pytest.mark.parametrize(
    ("path", "cause"),
    [("/image", "image/png"), ("/empty", "empty"), ("/missing", "404 Not Found")],
)
def test_what_is_no_page_is_one_line_with_nothing_on_stdout(project: Path, site: Site, path: str, cause: str) -> None:
    site.pages["/image"] = Reply(b"\x89PNG\r\n\x1a\n" + b"0" * 90, content_type="image/png")
    site.pages["/empty"] = Reply(b"")
    ran = newsletter("fetch", "--quiet", f"{site.base}{path}")
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.error_lines) == 1
    assert cause in ran.err


@pytest.mark.parametrize(
    ("url", "cause"),
    [("http://127.0.0.1:9/", "not a public address"), ("http://no-such-host.invalid/", "host"), ("ftp://example.org/x", "ftp")],
)
def test_an_address_that_leads_nowhere_is_one_line(project: Path, url: str, cause: str) -> None:
    ran = newsletter("fetch", "--quiet", url)
    assert ran.code in {1, 2}
    assert ran.out == ""
    assert len(ran.error_lines) == 1
    assert cause in ran.err.lower()


def test_under_quiet_success_says_nothing_on_stderr(project: Path, site: Site) -> None:
    assert newsletter("fetch", "--quiet", f"{site.base}/bridge").err == ""


def test_nothing_to_fetch_is_a_usage_error_and_stdin_is_not_waited_for(project: Path) -> None:
    ran = newsletter("fetch")
    assert (ran.code, ran.out) == (2, "")
    assert "nothing to fetch" in ran.err


def test_credentials_reach_neither_cache_nor_output(project: Path, site: Site) -> None:
    ran = newsletter("fetch", "-v", "--json", f"http://ada:hunter2@{site.host}/bridge")
    everything = ran.out + ran.err + "".join(p.read_text("utf-8", "replace") for p in (project / "cache").rglob("*.json"))
    assert ran.code == 0
    assert "hunter2" not in everything


def test_a_cache_that_cannot_be_written_is_one_line_and_nothing_on_stdout(project: Path, site: Site) -> None:
    (project / "cache").write_text("a file stands in its place")
    ran = newsletter("fetch", f"{site.base}/bridge")
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.error_lines) == 1
    assert "cache" in ran.err


def test_a_feed_that_is_named_like_a_page_gives_its_articles(project: Path, site: Site) -> None:
    items = "".join(
        f"<item><title>About {name}</title><link>{site.base}/{name}</link></item>" for name in ("bridge", "owls", "gone")
    )
    feed = f"<rss version='2.0'><channel><title>Letter</title><link>{site.base}/</link>{items}</channel></rss>"
    site.pages["/feed"] = Reply(feed.encode(), content_type="application/rss+xml")
    ran = newsletter("fetch", f"{site.base}/feed", "--json")
    assert ran.code == 0
    assert sorted((record["url"].rpartition("/")[2], record["ok"]) for record in ran.records) == [
        ("bridge", True),
        ("gone", False),
        ("owls", True),
    ]
    assert {record["hints"]["title"] for record in ran.records} == {"About bridge", "About owls", "About gone"}
    assert len(newsletter("extract").out.split()) == 2, "the feed itself is no article"
    assert len(newsletter("fetch", f"{site.base}/feed", "--limit", "1").out.split()) == 1


def test_the_links_of_a_page_are_fetched_when_they_are_meant(project: Path, site: Site) -> None:
    site.pages["/list"] = Reply(b"<main><ul><li><a href='/bridge'>Bridge</a><li><a href='/owls'>Owls</a></ul></main>")
    ran = newsletter("fetch", "--links", f"{site.base}/list")
    assert sorted(ran.out.split()) == [f"{site.base}/bridge", f"{site.base}/owls"]


def test_a_page_whose_body_is_damaged_is_fetched_whole_again(project: Path, site: Site) -> None:
    site.pages["/tagged"] = Reply(site.pages["/owls"].body, headers={"ETag": '"7"'})
    newsletter("fetch", "-q", f"{site.base}/tagged")
    for body in (project / "cache" / "bodies").rglob("*.gz"):
        body.write_bytes(b"junk")
    assert newsletter("fetch", f"{site.base}/tagged").code == 0
    assert newsletter("extract", f"{site.base}/tagged").code == 0


def test_since_is_asked_again_when_the_page_tells_its_own_day(project: Path, site: Site) -> None:
    site.pages["/aged"] = article(
        "A lock was mended in spring", "The lock by the weir was mended after the flood, and boats pass again. " * 8,
        head='<meta property="article:published_time" content="2024-03-05T08:00:00Z">',
    )  # fmt: skip
    items = "".join(f"<item><title>x</title><link>{site.base}/{name}</link></item>" for name in ("aged", "owls"))
    site.pages["/feed"] = Reply(
        f"<rss version='2.0'><channel><title>L</title>{items}</channel></rss>".encode(), 200, "text/plain"
    )
    assert newsletter("fetch", f"{site.base}/feed", "--since", "7d").code == 0
    newsletter("extract")
    drafted = newsletter("draft", "-o", "-")
    assert "Barn owls return" in drafted.out
    assert "A lock was mended" not in drafted.out
    assert newsletter("fetch", f"{site.base}/aged").code == 0, "what an editor names herself is wanted however old it is"
    assert "A lock was mended" in newsletter("draft", "-o", "-").out


def test_what_a_source_says_of_a_page_that_is_there_already_is_kept(project: Path, site: Site) -> None:
    newsletter("fetch", f"{site.base}/owls")
    (project / "links.csv").write_text(f"URL,Note\n{site.base}/owls,lead with it\n")
    assert newsletter("fetch", "links.csv").code == 0
    assert newsletter("extract", "--json").records[0]["hints"] == {"note": "lead with it"}
    assert site.requests == ["/owls"]


def test_a_name_mistyped_on_the_command_line_is_no_failing_source_from_then_on(project: Path, site: Site) -> None:
    newsletter("fetch", "nosuch.txt", f"{site.base}/owls")
    assert [row["name"] for row in newsletter("status", "--sources", "--json").records if row["kind"] == "source"] == []


def test_a_tag_or_star_that_no_link_has_is_said(project: Path, site: Site) -> None:
    (project / "list.md").write_text(f"[Owls]({site.base}/owls) #birds\n[Bridge]({site.base}/bridge)\n")
    ran = newsletter("fetch", "list.md", "--tag", "bird", "--starred")
    assert (ran.code, ran.out) == (1, "")
    assert "list.md: none of its 2 links is starred and tagged bird" in ran.err
    assert newsletter("fetch", "-q", "list.md", "--tag", "birds").err == ""


LISTS = {
    "json": (
        '{{"hits": [{{"title": "One", "url": "{0}/bridge"}}, {{"title": "Two", "url": "{0}/owls"}}]}}',
        "application/json",
    ),
    "json lines": ('{{"url": "{0}/bridge"}}\n{{"url": "{0}/owls"}}\n', "application/x-ndjson"),
    "csv": ("title,url\nOne,{0}/bridge\nTwo,{0}/owls\n", "text/csv; charset=utf-8"),
    "tsv": ("title\turl\nOne\t{0}/bridge\nTwo\t{0}/owls\n", "text/tab-separated-values"),
    "bibtex": ("@misc{{a, title={{One}}, url={{{0}/bridge}}}}\n@misc{{b, url={{{0}/owls}}}}\n", "application/x-bibtex"),
    "addresses": ("{0}/bridge\n{0}/owls\n", "text/uri-list"),
    "addresses in plain text": ("{0}/bridge\n{0}/owls\n", "text/plain"),
}


@pytest.mark.parametrize(("text", "kind"), LISTS.values(), ids=list(LISTS))
@pytest.mark.parametrize("how", ["configured", "--links"])
def test_a_list_of_links_on_the_web_is_read_whatever_its_type(
    project: Path, site: Site, text: str, kind: str, how: str
) -> None:
    site.pages["/list"] = Reply(text.format(site.base).encode(), content_type=kind)
    if how == "configured":
        config = project / "config.toml"
        config.write_text(
            config.read_text(encoding="utf-8") + f'\n[[sources]]\nlocation = "{site.base}/list"\n', encoding="utf-8"
        )
        ran = newsletter("fetch")
    else:
        ran = newsletter("fetch", "--links", f"{site.base}/list")
    assert {f"{site.base}/bridge", f"{site.base}/owls"} == set(ran.out.split()), ran.err


def test_a_list_that_is_named_as_a_page_and_a_picture_that_is_named_as_a_list_are_refused(project: Path, site: Site) -> None:
    site.pages["/list.csv"] = Reply(b"title,url\nOne,https://a.example/\n", content_type="text/csv")
    site.pages["/chart"] = Reply(b"\x89PNG\r\n\x1a\n", content_type="text/csv")
    site.pages["/film"] = Reply(b"https://a.example/", content_type="video/mp4")
    assert "text/csv, not a page" in newsletter("fetch", f"{site.base}/list.csv").err
    assert "image/png called text/csv, not a page" in newsletter("fetch", "--links", f"{site.base}/chart").err
    assert "video/mp4, not a page" in newsletter("fetch", "--links", f"{site.base}/film").err


def test_a_feed_whose_charset_only_the_header_states_is_read_in_it(project: Path, site: Site) -> None:
    feed = f"<rss version='2.0'><channel><title>G</title><item><title>新闻</title><link>{site.base}/n</link></item></channel></rss>"
    site.pages["/feed"] = Reply(feed.encode("gbk"), content_type="text/xml; charset=gbk")
    site.pages["/n"] = article("News", "The council met.")
    titles = [record.get("hints", {}).get("title") for record in newsletter("fetch", "--json", f"{site.base}/feed").records]
    assert "新闻" in titles


def test_of_many_failures_some_are_named_and_the_rest_counted_with_what_lists_them(project: Path, site: Site) -> None:
    gone = [f"{site.base}/gone-{number}" for number in range(30)]
    ran = newsletter("fetch", *gone, f"{site.base}/bridge")
    assert sum("404 Not Found" in line for line in ran.error_lines) == 10
    assert "fetch: 20 more pages failed; newsletter status lists them" in ran.error_lines
    assert sum("404 Not Found" in line for line in newsletter("status").out.splitlines()) == 30
    assert sum("404 Not Found" in line for line in newsletter("fetch", "--verbose", *gone).error_lines) == 30


def test_a_link_that_stays_dead_is_named_by_itself_in_a_log_once_it_failed_often_enough(project: Path, site: Site) -> None:
    config = project / "config.toml"
    own = config.read_text(encoding="utf-8").replace("[fetch]\n", "[fetch]\npatience = 2\n")
    config.write_text(f'{own}[[sources]]\nlocation = "urls.txt"\n', encoding="utf-8")
    (project / "urls.txt").write_text(f"{site.base}/gone\n", encoding="utf-8")
    told = [newsletter("fetch", "--quiet").error_lines for _ in range(3)]
    assert told[1] == [f"fetch: {site.base}/gone: 404 Not Found, 2 times in a row"]
    assert told[0] == told[2] == [f"fetch: nothing fetched: 1 failure; the first: {site.base}/gone: 404 Not Found"]


def test_a_log_that_only_counts_failures_is_told_what_names_them(project: Path, site: Site) -> None:
    config = project / "config.toml"
    own = config.read_text(encoding="utf-8")
    (project / "urls.txt").write_text(f"{site.base}/bridge\n{site.base}/gone\n", encoding="utf-8")
    config.write_text(f'{own}[[sources]]\nlocation = "urls.txt"\n', encoding="utf-8")
    assert newsletter("fetch").error_lines[-1].endswith(", 1 failed; newsletter status shows which")
    assert f"failed    {site.base}/gone" in newsletter("status").out
    assert newsletter("fetch", "urls.txt").error_lines[-1].endswith(", 1 failed")
    config.write_text(f'{own}[[sources]]\nlocation = "no.txt"\n', encoding="utf-8")
    assert newsletter("fetch").error_lines[-1].endswith(", 1 failed; newsletter status --sources shows which")
    assert "no.txt" in newsletter("status", "--sources").out


def test_the_file_of_a_source_may_lie_in_the_home_directory(project: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(project / "ada"))
    (project / "ada").mkdir()
    (project / "ada" / "bookmarks.txt").write_text(f"{site.base}/bridge\n", encoding="utf-8")
    with (project / "config.toml").open("a", encoding="utf-8") as file:
        file.write('[[sources]]\nlocation = "~/bookmarks.txt"\n')
    assert newsletter("fetch").out == f"{site.base}/bridge\n"


def test_of_many_lines_that_are_no_addresses_some_are_named(project: Path, site: Site) -> None:
    (project / "urls.txt").write_text(f"{site.base}/bridge\n" + "oops\n" * 500, encoding="utf-8")
    ran = newsletter("fetch", "urls.txt")
    assert sum("not a web address: oops" in line for line in ran.error_lines) == 10
    assert "fetch: 490 more sources or links could not be read; --verbose names them all" in ran.error_lines
    assert sum("oops" in line for line in newsletter("fetch", "urls.txt", "-v").error_lines) == 500
