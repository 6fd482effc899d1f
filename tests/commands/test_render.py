"""`newsletter render`, run as its user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import newsletter

POST = """---
title: "The Brigford Letter"
date: 2025-11-15T00:00:00Z
---

## Town

**Bridge to be rebuilt**

The council has voted. Work begins in March.{two_blanks}
[Read more](https://example.org/bridge)

---""".replace("{two_blanks}", "  ")


@pytest.fixture
def post(project: Path) -> Path:
    path = project / "post.md"
    path.write_text(POST, encoding="utf-8")
    return path


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
    assert "there is no issue yet" in ran.err


def test_a_place_that_cannot_be_written_is_one_line(post: Path, project: Path) -> None:
    ran = newsletter("render", post, "-o", project / "post.md" / "x.html")
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.error_lines) == 1
