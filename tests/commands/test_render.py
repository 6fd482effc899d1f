"""`newsletter render`, run as its user runs it."""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.running import newsletter
from tests.website import Site, article

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
    assert "no issue yet" in ran.err


def test_a_place_that_cannot_be_written_is_one_line(post: Path, project: Path) -> None:
    ran = newsletter("render", post, "-o", project / "post.md" / "x.html")
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.error_lines) == 1


def png(width: int, height: int) -> bytes:
    """Return the first bytes of a PNG file of this size."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII5x", 13, b"IHDR", width, height)


def test_a_picture_is_as_wide_in_the_mail_as_its_file_beside_the_issue_is(project: Path) -> None:
    (project / "map.png").write_bytes(png(300, 200))
    (project / "wide.png").write_bytes(png(3000, 200))
    (project / "broken.png").write_bytes(b"not a picture")
    text = POST.replace("The council", "![Map](map.png) ![Wide](wide.png) ![Gone](gone.png) ![Broken](broken.png) The council")
    (project / "post.md").write_text(text, encoding="utf-8")
    with (project / "config.toml").open("a") as config:
        config.write('[render]\nweb_url = "https://letter.example/{date}/"\n')
    mail = newsletter("render", "post.md", "--to", "email").out
    for name, width in (("map", 300), ("wide", 536), ("gone", 536), ("broken", 536)):
        assert f'{name}.png" alt="{name.capitalize()}" width="{width}"' in mail


def test_a_picture_of_a_storys_page_is_as_wide_as_that_page_says(project: Path, site: Site) -> None:
    head = '<meta property="og:image" content="https://img.example/a.jpg"><meta property="og:image:width" content="400">'
    text = "The council has voted to rebuild the bridge, after nine years of argument and three surveys. " * 5
    site.pages["/pictured"] = article("The bridge in pictures", text, text, head=head)
    newsletter("fetch", f"{site.base}/pictured")
    newsletter("extract", "-j", "1")
    story = POST.replace("https://example.org/bridge", f"{site.base}/pictured")
    story = story.replace("The council", "![Bridge](https://img.example/a.jpg) The council")
    (project / "post.md").write_text(story, encoding="utf-8")
    assert 'a.jpg" alt="Bridge" width="400"' in newsletter("render", "post.md", "--to", "email").out


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
        assert "shorten it" in ran.err


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


PROGRAM = (sys.executable, "-m", "newsletter")


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


def test_watching_renders_again_at_every_save_and_goes_on_after_a_mistake(post: Path, project: Path) -> None:
    out = project / "out.txt"

    def wait_for(words: str) -> None:
        for _ in range(600):
            if out.exists() and words in out.read_text(encoding="utf-8"):
                return
            time.sleep(0.05)
        raise AssertionError(f"{words!r} never came")

    watching = subprocess.Popen([*PROGRAM, "render", post, "-o", out, "--watch"], stderr=subprocess.PIPE, text=True)
    try:
        wait_for("Bridge to be rebuilt")
        post.write_text("---\ntitle: [\n---\n", encoding="utf-8")
        assert watching.stderr
        while "post.md:" not in (line := watching.stderr.readline()):
            assert line, "the mistake is not named"
        post.write_text(POST.replace("Bridge to be rebuilt", "Bridge is open"), encoding="utf-8")
        wait_for("Bridge is open")
    finally:
        watching.send_signal(signal.SIGINT)
        code = watching.wait(20)
        if watching.stderr:
            watching.stderr.close()
    assert code == 130


def test_watching_needs_a_file_to_watch_and_one_to_write(post: Path) -> None:
    assert newsletter("render", "-", "--watch", "-o", "x.txt", stdin=POST).code == 2
    assert newsletter("render", post, "--watch").code == 2
