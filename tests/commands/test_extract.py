"""`newsletter extract`, run as its user runs it."""

from __future__ import annotations

import gzip
import json
import lzma
import zlib
from pathlib import Path

import pytest

from newsletter import files
from tests.running import newsletter
from tests.website import Reply, Site

LIVE = [
    "Rivermark has put its first solar ferry into service on the lower canal.",
    "The boat carries eighty people and charges while it lies at the quay.",
    "Tickets cost as much as those of the diesel boats, the company said.",
]


def test_articles_come_out_with_text_and_title(project: Path, site: Site) -> None:
    newsletter("fetch", f"{site.base}/bridge")
    record = newsletter("extract", "--json").records[0]
    assert record["title"] == "Brigford to rebuild its mill bridge"
    assert "voted to rebuild the old mill bridge" in record["text"]
    assert record["language"] == "en"
    assert len(record["id"]) == 8


def test_nothing_is_read_twice(project: Path, site: Site) -> None:
    newsletter("fetch", f"{site.base}/bridge", f"{site.base}/owls")
    first, second = newsletter("extract"), newsletter("extract")
    assert first.out == second.out
    assert "2 newly read" in first.err
    assert "0 newly read" in second.err


def test_a_pipe_from_fetch_reads_what_was_fetched(project: Path, site: Site) -> None:
    for arguments in (["--json"], []):
        fetched = newsletter("fetch", f"{site.base}/bridge", f"{site.base}/missing", *arguments)
        ran = newsletter("extract", "-", "--json", stdin=fetched.out)
        assert [record["title"] for record in ran.records] == ["Brigford to rebuild its mill bridge"]


def test_a_local_text_file_is_a_page_and_its_doubled_blocks_are_printed_once(project: Path) -> None:
    (project / "live.txt").write_text("\n".join([*LIVE, *LIVE[1:]]), encoding="utf-8")
    records = newsletter("extract", "live.txt", "--json").records
    lines = [line for record in records for line in record["text"].split("\n")]
    assert lines == LIVE


def test_a_local_html_file_is_a_page(project: Path, site: Site) -> None:
    (project / "owls.html").write_bytes(site.pages["/owls"].body)
    assert newsletter("extract", "owls.html", "--json").records[0]["title"] == "Barn owls return to the salt marshes"


def test_a_page_that_was_never_fetched_is_named_with_what_to_do(project: Path) -> None:
    ran = newsletter("extract", "https://example.org/never")
    assert (ran.code, ran.out) == (1, "")
    assert "not in the cache; run newsletter fetch URL first" in ran.err


def test_a_file_that_is_not_there_is_a_usage_error(project: Path) -> None:
    ran = newsletter("extract", "nope.html")
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.error_lines) == 1


def test_a_damaged_body_costs_only_its_own_page(project: Path, site: Site) -> None:
    newsletter("fetch", f"{site.base}/bridge", f"{site.base}/owls")
    bodies = sorted((project / "cache" / "bodies").rglob("*.gz"))
    bodies[0].write_bytes(b"junk")
    ran = newsletter("extract", "--json")
    assert (ran.code, len(ran.records)) == (0, 1)
    assert "damaged cache entry" in ran.err


def test_pages_that_no_draft_will_print_are_counted_by_what_they_are(project: Path) -> None:
    Path("login.html").write_text(
        "<html><head><title>Log in</title></head><body><p>Please log in to continue.</p></body></html>"
    )
    assert "left out of drafts: 1 login-wall" in newsletter("extract", "login.html").err
    assert newsletter("extract", "-q", "login.html").err == ""


def test_the_articles_come_in_the_order_of_the_pages_however_many_work(project: Path, site: Site) -> None:
    urls = []
    for number in range(30):
        site.pages[f"/p{number}"] = Reply(site.pages["/owls"].body.replace(b"Barn owls", b"Owls of nest %d" % number))
        urls.append(f"{site.base}/p{number}")
    newsletter("fetch", "-q", *urls)
    newsletter("extract", "-q", urls[3], urls[17])
    ran = newsletter("extract", *urls, "--jobs", "2")
    assert ran.out.split() == urls
    assert "30 articles from 30 pages, 28 newly read" in ran.err
    assert newsletter("extract", "--again", "--jobs", "1", *urls).out == ran.out


def test_a_page_that_takes_too_long_costs_only_itself(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/bridge", f"{site.base}/owls")
    text = (project / "config.toml").read_text()
    (project / "config.toml").write_text(text + "[extract]\npage_seconds = 0.001\n")
    ran = newsletter("extract")
    assert (ran.code, ran.out) == (1, "")
    assert len([line for line in ran.error_lines if line.startswith("extract: http")]) == 2
    (project / "config.toml").write_text(text)
    assert len(newsletter("extract").out.split()) == 2


def test_a_cluster_that_does_not_answer_is_one_line(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/owls")
    ran = newsletter("extract", "--dask", "nonsense://x")
    assert (ran.code, ran.out) == (1, "")
    assert "no Dask scheduler responds" in ran.err


def test_a_file_with_nothing_to_read_in_it_is_one_line(project: Path) -> None:
    (project / "empty.html").write_bytes(b"")
    (project / "noise.html").write_bytes(bytes(range(256)) * 8)
    for name in ("empty.html", "noise.html"):
        ran = newsletter("extract", "-q", name)
        assert (ran.code, ran.out, len(ran.error_lines)) == (1, "", 1)
        assert name in ran.err


def test_a_line_of_a_list_that_is_no_address_is_named_and_costs_no_other(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/owls")
    (project / "odd.txt").write_text(f"# my links\n{site.base}/owls\nhtp://typo.example/x\n", encoding="utf-8")
    ran = newsletter("extract", "odd.txt")
    assert (ran.code, ran.out) == (0, f"{site.base}/owls\n")
    assert "extract: odd.txt:3: not a web address: htp://typo.example/x" in ran.error_lines
    assert newsletter("extract", "-", stdin="http//typo.example/x\n").error_lines[0].startswith("extract: stdin:1: not a web")


def test_a_list_of_links_is_a_list_however_an_editor_writes_it(project: Path, site: Site) -> None:
    bridge, owls = f"{site.base}/bridge", f"{site.base}/owls"
    newsletter("fetch", "-q", bridge, owls)
    for text in (f"{bridge} {owls}\n", f"- [The bridge]({bridge}), [owls]({owls})\n", f"{bridge} The bridge\n{owls} Owls\n"):
        (project / "links.txt").write_text(text, encoding="utf-8")
        assert sorted(newsletter("extract", "links.txt").out.split()) == [bridge, owls]
        assert sorted(newsletter("fetch", "-", stdin=text).out.split()) == [bridge, owls]
    for pasted in (f'"{bridge}"', f"[The bridge]({bridge})", f"{bridge} {owls}"):
        assert newsletter("fetch", pasted).out.split()[0] == newsletter("extract", pasted).out.split()[0] == bridge


def test_a_list_of_files_reads_the_files(project: Path, site: Site) -> None:
    (project / "owls.html").write_bytes(site.pages["/owls"].body)
    (project / "bridge.html").write_bytes(site.pages["/bridge"].body)
    ran = newsletter("extract", "-", "--json", stdin="bridge.html\nowls.html\n")
    assert [record["title"] for record in ran.records] == [
        "Brigford to rebuild its mill bridge",
        "Barn owls return to the salt marshes",
    ]


def test_a_list_of_files_names_those_that_are_no_text_and_opens_those_that_are_gzipped(project: Path, site: Site) -> None:
    page = site.pages["/owls"].body
    (project / "owls.html.gz").write_bytes(gzip.compress(page, mtime=0))
    (project / "cut.html.gz").write_bytes(gzip.compress(page, mtime=0)[:-9])
    (project / "noise.html").write_bytes(bytes(range(256)) * 20)
    ran = newsletter("extract", "--json", "-", stdin="owls.html.gz\ncut.html.gz\nnoise.html\n")
    assert [record["title"] for record in ran.records] == ["Barn owls return to the salt marshes"]
    assert ran.error_lines[:2] == [
        "extract: cut.html.gz: compressed data is truncated",
        "extract: noise.html: not text, so neither a page nor a list of URLs",
    ]


def test_compressed_bytes_under_the_name_of_a_page_are_opened_or_refused(project: Path, site: Site) -> None:
    page = site.pages["/owls"].body
    site.pages |= {
        "/gzip": Reply(gzip.compress(page, mtime=0)),
        "/deflate": Reply(zlib.compress(page)),
        "/xz": Reply(lzma.compress(page)),
    }
    ran = newsletter("fetch", *(f"{site.base}/{name}" for name in ("gzip", "deflate", "xz")))
    assert ran.out.split() == [f"{site.base}/gzip"]
    assert sorted(ran.error_lines[:2]) == [
        f"fetch: {site.base}/deflate: binary data called text/html, not a page",
        f"fetch: {site.base}/xz: an xz file called text/html, not a page",
    ]
    assert newsletter("extract", "--json").records[0]["title"] == "Barn owls return to the salt marshes"


def test_a_part_that_a_feed_names_later_is_read_out_of_the_page_that_is_here_already(project: Path, site: Site) -> None:
    def name(*versions: str) -> None:
        items = "".join(
            f"<item><title>Cranelib {one}</title><link>{site.base}/changes#v{one}</link><guid>{one}</guid></item>"
            for one in versions
        )
        feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Changes</title>{items}</channel></rss>'
        site.pages["/feed"] = Reply(feed.encode(), content_type="application/rss+xml")
        assert newsletter("fetch", f"{site.base}/feed", "--refresh").code == 0

    said = "The winch now holds the load when the power fails, and the log says how long it was held that way. " * 3
    parts = "".join(f'<h2 id="v{one}">Cranelib {one}</h2><p>{said}{one}.</p>' for one in ("1.4", "1.3", "1.2"))
    page = f"<html><body><main><h1>Changes</h1>{parts}</main></body></html>"
    site.pages["/changes"] = Reply(page.encode(), headers={"ETag": '"1"'})
    name("1.2")
    assert [record.get("anchor") for record in newsletter("extract", "--json").records] == ["v1.2"]
    name("1.3")  # the feed has dropped its old item; an open draft may have it
    assert [record.get("anchor") for record in newsletter("extract", "--json").records] == ["v1.3", "v1.2"]
    assert newsletter("extract").err.count("0 newly read") == 1


def test_words_on_stdin_are_an_article(project: Path) -> None:
    assert newsletter("extract", "-", "--json", stdin="\n".join(LIVE)).records[0]["text"].split("\n") == LIVE


def test_a_canonical_address_leads_to_the_page_that_calls_itself_so(project: Path, site: Site) -> None:
    own = f"{site.base}/owls-of-the-marshes"
    site.pages["/o"] = Reply(site.pages["/owls"].body.replace(b"<head>", f'<head><link rel="canonical" href="{own}">'.encode()))
    newsletter("fetch", "-q", f"{site.base}/o")
    printed = newsletter("extract").out
    assert printed == f"{own}\n"
    assert newsletter("extract", "-", stdin=printed).out == printed


def test_what_the_editor_noted_of_a_link_stays_with_its_article(project: Path, site: Site) -> None:
    line = json.dumps({"url": f"{site.base}/owls", "hints": {"note": "lead with it", "tags": ["nature"], "starred": True}})
    newsletter("fetch", "-q", "-", stdin=line)
    for _ in range(2):
        record = newsletter("extract", "--json").records[0]
        assert record["hints"] == {"note": "lead with it", "tags": ["nature"], "starred": True}


def test_a_file_above_the_limit_is_named_so_and_not_as_unreadable(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 1_048_576)
    (project / "big.md").write_bytes(b"a" * 1_048_577)
    ran = newsletter("extract", "big.md")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "extract: big.md: longer than 1 MB, the most that is read; give a smaller one\n"


@pytest.mark.parametrize(("pages", "named"), [(11, 11), (30, 10)])
def test_of_many_pages_that_cannot_be_read_some_are_named_and_the_rest_counted(
    project: Path, site: Site, pages: int, named: int
) -> None:
    for number in range(pages):
        site.pages[f"/broken-{number}"] = Reply(b"%PDF-1.4 broken", content_type="application/pdf")
    newsletter("fetch", "-q", *(f"{site.base}/broken-{number}" for number in range(pages)))
    ran = newsletter("extract")
    assert sum("/broken-" in line for line in ran.error_lines) == named
    assert ("20 more pages could not be read; newsletter extract --verbose names them all" in ran.err) == (named < pages)
    assert sum("/broken-" in line for line in newsletter("extract", "--verbose").error_lines) == pages
