"""What an issue's editions are made of, seen in what `newsletter render` writes."""

from __future__ import annotations

import email
import struct
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from tests.posts import POST
from tests.running import newsletter
from tests.website import Site, article


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
    ("date", "words", "sent"),
    [
        ("2025-11-15T00:00:00Z", ["--send-date", "2025-11-16T08:30:00+01:00"], "Sun, 16 Nov 2025 08:30:00 +0100"),
        ("2025-11-15T07:45:00Z", ["--send-date", "2025-11-16"], "Sun, 16 Nov 2025 00:00:00 +0000"),
        ("2025-11-15T07:45:00Z", [], "Sat, 15 Nov 2025 07:45:00 +0000"),
    ],
    ids=["send date", "send day", "the issue's own"],
)
def test_a_mail_is_dated_by_the_send_date_or_else_by_the_issues_time(
    project: Path, date: str, words: list[str], sent: str
) -> None:
    (project / "post.md").write_text(POST.replace("2025-11-15T00:00:00Z", date), encoding="utf-8")
    assert f"Date: {sent}" in newsletter("render", "post.md", "--to", "eml", *words).out


def test_a_mail_of_an_issue_without_a_time_is_dated_by_the_environment_then_by_now(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763200000")
    assert "Date: Sat, 15 Nov 2025 09:46:40 +0000" in newsletter("render", post, "--to", "eml").out
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    before = datetime.now(UTC).replace(microsecond=0)
    mail = email.message_from_string(newsletter("render", post, "--to", "eml").out)
    assert before <= parsedate_to_datetime(mail["Date"]) <= datetime.now(UTC)


def test_a_send_date_that_cannot_be_read_is_refused_in_one_line(post: Path) -> None:
    ran = newsletter("render", post, "--to", "eml", "--send-date", "soonish")
    assert (ran.code, ran.out, len(ran.error_lines)) == (2, "", 1)
    assert ran.err.startswith("render: --send-date soonish: not a date or time")
