"""`newsletter render`, run as its user runs it."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.posts import POST
from tests.running import PROGRAM, newsletter


def test_the_hugo_edition_of_a_post_is_that_post_byte_for_byte(post: Path) -> None:
    assert newsletter("render", post, "--to", "hugo").out.rstrip("\n") == POST


def test_every_medium_comes_to_stdout_and_tells_the_story(post: Path) -> None:
    for medium in ("hugo", "email", "text", "eml", "json"):
        ran = newsletter("render", post, "--to", medium)
        assert ran.code == 0, ran.err
        assert "Bridge to be rebuilt" in ran.out


def test_json_has_sections_stories_and_links(post: Path) -> None:
    story = newsletter("render", post, "--to", "json").records[0]["sections"][0]["stories"][0]
    assert story["headline"] == "Bridge to be rebuilt"
    assert story["link"] == "https://example.org/bridge"
    assert story["summary"].startswith("The council has voted.")


def test_a_draft_comes_from_stdin_and_an_edition_goes_into_a_file_or_folder(post: Path, project: Path) -> None:
    assert newsletter("render", "-", "--to", "text", stdin=POST).out == newsletter("render", post, "--to", "text").out
    ran = newsletter("render", post, "-o", project / "out.html")
    assert (ran.code, ran.out) == (0, "")
    assert (project / "out.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    newsletter("render", post, "--to", "eml", "-o", project)
    assert b"\r\n" in (project / "post.eml").read_bytes()


@pytest.mark.parametrize(("wanted", "named"), [("text,nosuch", "nosuch"), (",", ",")])
def test_an_edition_that_there_is_none_of_is_named(post: Path, wanted: str, named: str) -> None:
    ran = newsletter("render", post, "--to", wanted)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"render: {named}: no such edition; use one of ")


def test_the_index_lists_the_issues_whose_pages_lie_beside_it(project: Path) -> None:
    (project / "issues").mkdir(exist_ok=True)
    for day in ("2025-11-01", "2025-11-08", "2025-11-15"):
        (project / "issues" / f"{day}.md").write_text(POST.replace("draft: true", "draft: false"), encoding="utf-8")
    for day in ("2025-11-01", "2025-11-15"):
        assert newsletter("render", project / "issues" / f"{day}.md", "--to", "all", "-o", project / "web").code == 0
    links = re.findall('href="([^"/:]+)"', (project / "web" / "index.html").read_text(encoding="utf-8"))
    assert set(links) >= {"2025-11-15.html", "2025-11-01.html"}
    assert "2025-11-08.html" not in links


def test_an_issue_as_json_is_read_like_its_post_and_json_of_another_kind_is_refused(post: Path) -> None:
    record = newsletter("render", post, "--to", "json").out
    for medium in ("text", "hugo"):
        read = newsletter("render", "-", "--to", medium, stdin=record).out
        assert read.rstrip() == newsletter("render", post, "--to", medium).out.rstrip()
    for other in ('{"title": "T"}', "[{}]", "{T}"):
        ran = newsletter("render", "-", "--to", "text", stdin=other)
        assert (ran.code, ran.out) == (1, "")
        assert "not an issue" in ran.err


def test_a_dash_as_output_is_stdout_for_one_edition_and_no_folder_for_several(post: Path, project: Path) -> None:
    for wanted in ([], ["--to", "text"]):
        assert (
            newsletter("render", "-", *wanted, "-o", "-", stdin=POST).out
            == newsletter("render", "-", *wanted, stdin=POST).out
            != ""
        )
    ran = newsletter("render", post, "--to", "text,html", "-o", "-")
    assert (ran.code, ran.out) == (2, "")
    assert "several editions need a folder: -o DIR" in ran.err
    assert not (project / "-").exists()


@pytest.mark.parametrize(
    ("text", "line"), [("---\ntitle: x\n", 1), ("---\ntitle: [\n---\n", 2), ("# A\n\n=======\n>>>>>>> x\n<<<<<<< y\n", 4)]
)
def test_a_draft_that_cannot_be_read_is_one_line_with_its_number(project: Path, text: str, line: int) -> None:
    (project / "bad.md").write_text(text, encoding="utf-8")
    ran = newsletter("render", "bad.md", "--to", "text")
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.error_lines) == 1
    assert any(ran.err.startswith(f"render: bad.md:{number}: ") for number in (line, line + 1)), ran.err


def test_an_unknown_medium_or_a_missing_draft_is_a_usage_error(post: Path, project: Path) -> None:
    assert newsletter("render", post, "--to", "fax").code == 2
    assert newsletter("render", "nope.md").code == 2
    ran = newsletter("render")
    assert (ran.code, ran.out) == (2, "")
    assert "no issue yet" in ran.err


def test_a_place_that_cannot_be_written_is_one_line(post: Path, project: Path) -> None:
    ran = newsletter("render", post, "-o", project / "post.md" / "x.html")
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.error_lines) == 1


@pytest.mark.parametrize(
    ("text", "size"),
    [("<" * 3_000_000, "3,000,"), ("*a_ " * 200_000, "800,"), (("a word. " * 100 + "\n\n") * 1400, "1,122,")],
    ids=["signs", "emphasis", "paragraphs"],
)
def test_a_draft_of_megabytes_is_refused_in_one_line(post: Path, text: str, size: str) -> None:
    post.write_text(POST.replace("The council has voted.", text), encoding="utf-8")
    for command in (["render", "--to", "text"], ["render", "--to", "hugo"], ["check"]):
        ran = newsletter(*command, post)
        assert (ran.code, ran.out, len(ran.error_lines)) == (1, "", 1), ran.err[:300]
        assert f"{size}" in ran.err
        assert "shorten" in ran.err


def test_a_long_paragraph_of_signs_is_set_as_it_stands(post: Path) -> None:
    post.write_text(POST.replace("The council has voted.", "a<b ::: " * 5000), encoding="utf-8")
    assert newsletter("render", post, "--to", "text").out.count("a<b :::") == 5000


def test_a_device_a_pipe_and_a_link_are_written_into_and_never_replaced(post: Path, project: Path) -> None:
    (project / "real.html").write_text("old", encoding="utf-8")
    (project / "link.html").symlink_to("real.html")
    assert newsletter("render", post, "--to", "html", "-o", project / "link.html").code == 0
    assert (project / "link.html").is_symlink()
    assert "Bridge to be rebuilt" in (project / "real.html").read_text(encoding="utf-8")
    os.mkfifo(project / "pipe")
    with subprocess.Popen(["cat", project / "pipe"], stdout=subprocess.PIPE, text=True) as reader:
        assert newsletter("render", post, "--to", "text", "-o", project / "pipe").code == 0
        assert "Bridge to be rebuilt" in reader.communicate(timeout=30)[0]
    assert (project / "pipe").is_fifo()
    (project / "null").symlink_to(os.devnull)
    for device in (os.devnull, str(project / "null")):
        assert newsletter("render", post, "--to", "email", "-o", device).code == 0
    assert Path(os.devnull).is_char_device()
    assert (project / "null").is_symlink()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ name }}\n{{ nam }}\n", "text.txt:2: 'nam' is undefined"),
        ("\n{% if name %}\n", "text.txt:2: Unexpected end of template"),
        ('{% extends "defaults/text.txt" %}', "text.txt:1: there is no template defaults/text.txt"),
        ("\n\n{{ 1 / 0 }}", "text.txt:3: division by zero"),
        (b"\xff", "text.txt: 'utf-8' codec can't decode"),
    ],
)
def test_a_broken_template_is_one_line_with_its_path_and_nothing_is_written(
    post: Path, project: Path, text: str | bytes, said: str
) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "text.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    ran = newsletter("render", post, "--to", "all", "-o", project / "out")
    assert (ran.code, ran.out, len(ran.error_lines)) == (1, "", 1)
    assert f"{project / 'templates'}/{said}" in ran.err
    assert not (project / "out").exists()


def test_the_same_issue_and_date_give_the_same_bytes_in_every_zone_and_locale(post: Path, project: Path) -> None:
    post.write_text(POST.replace("date: 2025", "language: de\ndate: 2025"), encoding="utf-8")
    found = []
    for zone, locale, seed in (("Asia/Kathmandu", "de_DE.UTF-8", "1"), ("America/Los_Angeles", "C", "2")):
        folder = project / seed
        command = [*PROGRAM, "render", str(post), "--to", "all", "-o", str(folder)]
        command += ["--send-date", "2025-11-15T08:00:00+01:00"]
        own = {**os.environ, "TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": seed}
        subprocess.run(command, env=own, check=True, capture_output=True)
        found.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert found[0] == found[1]
    assert len(found[0]) == 9
