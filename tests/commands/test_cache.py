"""`newsletter cache …`, run as its user runs it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.running import newsletter
from tests.website import Site


@pytest.fixture
def full(project: Path, site: Site) -> Path:
    """The folder with three pages fetched and read, one of them in an issue of today."""
    newsletter("fetch", "-q", *(f"{site.base}/{name}" for name in ("bridge", "bridge-too", "owls")))
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", "today", f"{site.base}/owls")
    return project


def _age(folder: Path) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (time.time() - 7200,) * 2)


def test_path_ls_and_show_tell_what_is_there(full: Path, site: Site) -> None:
    assert newsletter("cache", "path").out == f"{full / 'cache'}\n"
    assert len(newsletter("cache", "ls").out.split()) == 3
    entry = newsletter("cache", "show", "--json", f"{site.base}/owls").records[0]
    assert Path(entry["file"]).is_file()
    assert Path(entry["body_file"]).is_file()
    assert f"{entry['file']}\n" in newsletter("cache", "show", f"<{site.base}/owls>").out
    assert newsletter("cache", "show", "--body", f"{site.base}/owls").out.encode() == site.pages["/owls"].body


def test_verify_finds_every_kind_of_damage_and_removes_it_when_asked(full: Path) -> None:
    assert newsletter("cache", "verify").code == 0
    cache = full / "cache"
    pages, bodies, articles = (sorted((cache / kind).rglob("*.*")) for kind in ("pages", "bodies", "articles"))
    pages[0].write_bytes(b"{")
    bodies[0].write_bytes(b"junk")
    articles[0].write_bytes(b"")
    ran = newsletter("cache", "verify")
    assert ran.code == 1
    for path in (pages[0], bodies[0], articles[0]):
        assert f"{path}: " in ran.out
    assert newsletter("cache", "verify", "--remove").code == 0
    assert not bodies[0].exists()


def test_gc_takes_what_is_old_but_never_what_the_open_draft_uses(full: Path, site: Site) -> None:
    _age(full / "cache")
    dry = newsletter("cache", "gc", "--older-than", "0s", "--dry-run")
    assert len(dry.out.split()) == 2
    assert len(newsletter("cache", "ls").out.split()) == 3
    assert newsletter("cache", "gc", "--older-than", "0s").out == dry.out
    assert newsletter("cache", "ls").out == f"{site.base}/owls\n"
    assert len(list((full / "cache" / "bodies").rglob("*.gz"))) == 1
    assert len(list((full / "cache" / "articles").rglob("*.json"))) == 1
    assert newsletter("cache", "verify").code == 0


def test_gc_by_size_takes_the_oldest_and_leaves_a_body_that_may_be_in_writing(full: Path) -> None:
    ran = newsletter("cache", "gc", "--max-size", "1")
    assert len(ran.out.split()) == 2
    assert len(list((full / "cache" / "bodies").rglob("*.gz"))) == 3, "young bodies stay for the run that may be writing them"


@pytest.mark.parametrize("arguments", [["--older-than", "soon"], ["--max-size", "big"]])
def test_a_limit_that_is_none_is_a_usage_error(full: Path, arguments: list[str]) -> None:
    ran = newsletter("cache", "gc", *arguments)
    assert (ran.code, ran.out, len(ran.error_lines)) == (2, "", 1)


def test_the_evidence_behind_an_issue_is_a_warc_file_that_other_tools_read(full: Path, site: Site) -> None:
    issue = next((full / "issues").glob("*.md"))
    assert newsletter("cache", "export", "--warc", full / "issue.warc.gz", issue).code == 0
    with open(full / "issue.warc.gz", "rb") as stream:
        records = [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
            for record in ArchiveIterator(stream)
        ]
    assert [record[:2] for record in records] == [("warcinfo", None), ("response", f"{site.base}/owls")]
    assert records[1][2] == site.pages["/owls"].body
    assert (
        newsletter("cache", "export", "--warc", full / "all.warc.gz", "--all").err
        == f"3 pages written to {full / 'all.warc.gz'}\n"
    )
    os.link(full / "all.warc.gz", full / "open.warc.gz")
    assert newsletter("cache", "export", "--warc", full / "all.warc.gz", issue).code == 0
    assert (full / "all.warc.gz").stat().st_size < (full / "open.warc.gz").stat().st_size  # not written into, but replaced
    assert not list(full.glob(".tmp-*"))


def test_an_exported_file_can_go_down_a_pipe(full: Path) -> None:
    run = [sys.executable, "-m", "newsletter", "cache", "export", "--all", "--warc"]
    subprocess.run([*run, "file.warc.gz"], check=True, capture_output=True)
    piped = subprocess.run([*run, "-"], check=True, capture_output=True).stdout
    kinds = [record.rec_type for record in ArchiveIterator(io.BytesIO(piped))]
    assert kinds == ["warcinfo", "response", "response", "response"]
    assert not (full / "-").exists()


def test_an_exported_file_is_as_readable_as_others_and_takes_the_place_of_no_link_and_no_pipe(full: Path) -> None:
    plain, link, pipe = full / "plain", full / "link", full / "pipe"
    plain.write_bytes(b"")
    link.symlink_to("target.warc.gz")
    os.mkfifo(pipe)
    assert newsletter("cache", "export", "--all", "--warc", link).code == 0
    assert (link.is_symlink(), link.stat().st_mode) == (True, plain.stat().st_mode)
    reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE)
    assert newsletter("cache", "export", "--all", "--warc", pipe).code == 0
    assert len(reader.communicate(timeout=20)[0]) > 1000
    assert pipe.is_fifo()
