"""`newsletter preview`, as a browser meets it: what it serves, what it refuses, how soon it knows of a change."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ISSUE = """\
---
title: "Letter - November 15, 2025"
date: 2025-11-15
draft: true
---

## Town

### Bridge to be rebuilt
<!-- story 0123abcd -->

The council has voted for 14 million pounds.

[Read more](https://example.org/bridge)
"""


class Preview:
    """A preview that runs in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "issues" / "2025-11-15.md"
        self.file.parent.mkdir()
        self.file.write_text(ISSUE, encoding="utf-8")
        (folder / "config.toml").write_text('title = "Letter"\n', encoding="utf-8")
        command = [sys.executable, "-m", "newsletter", "preview", str(self.file)]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ})
        assert self.process.stdout
        self.url = self.process.stdout.readline().decode().strip()
        self.port = int(self.url.rstrip("/").rpartition(":")[2])

    def get(self, path: str, host: str | None = None, method: str = "GET") -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers={"Host": host} if host else {})
        return connection.getresponse()

    def text(self, path: str) -> str:
        return self.get(path).read().decode()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Return a running preview of an issue with one story."""
    running = Preview(tmp_path_factory.mktemp("letter"))
    yield running
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(20) == 0
    for stream in (running.process.stdout, running.process.stderr):
        if stream:
            stream.close()


def test_the_url_is_printed_and_the_page_has_every_edition(preview: Preview) -> None:
    assert preview.url.startswith("http://127.0.0.1:")
    page = preview.text("/")
    for medium in ("hugo", "html", "email", "text", "eml", "json", "feed"):
        assert f'value="{medium}"' in page
        assert "Bridge to be rebuilt" in preview.text(f"/edition/{medium}")


def test_light_and_dark_are_what_is_asked_for_and_pictures_can_be_off(preview: Preview) -> None:
    assert "@media all{.g" in preview.text("/edition/email?scheme=dark")
    assert "@media not all{.g" in preview.text("/edition/email?scheme=light")
    assert "img-src 'none'" in (preview.get("/edition/email?images=off").headers["Content-Security-Policy"])
    assert "default-src 'none'" in (preview.get("/edition/email").headers["Content-Security-Policy"])


def test_size_and_findings_stand_beside_the_stories(preview: Preview) -> None:
    state: dict[str, Any] = json.loads(preview.text("/state"))
    assert [story["headline"] for story in state["stories"]] == ["Bridge to be rebuilt"]
    assert state["stories"][0]["bytes"].endswith(" B")
    assert "of what Gmail shows" in state["size"]


@pytest.mark.parametrize(
    "path", ["/../config.toml", "/config.toml", "/edition/..%2f..%2fconfig.toml", "/edition/", "/issues/x.md"]
)
def test_nothing_but_the_editions_is_served(preview: Preview, path: str) -> None:
    assert preview.get(path).status == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost", "127.0.0.1"])
def test_another_host_is_refused(preview: Preview, host: str) -> None:
    assert preview.get("/", host).status == 403
    assert preview.get("/edition/email", host).status == 403


def test_nothing_can_be_changed_through_it(preview: Preview) -> None:
    assert preview.get("/", method="POST").status == 405


def test_a_save_is_told_at_once_and_shown(preview: Preview) -> None:
    events = preview.get("/events")
    assert events.readline() == b"data: changed\n"
    preview.file.write_text(ISSUE.replace("Bridge to be rebuilt", "Bridge is open"), encoding="utf-8")
    saved = time.monotonic()
    events.readline()
    assert events.readline() == b"data: changed\n"
    assert time.monotonic() - saved < 10
    assert "Bridge is open" in preview.text("/edition/email")
    events.close()
    preview.file.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    assert "2025-11-15.md:" in preview.text("/edition/email")
    assert "2025-11-15.md:" in json.loads(preview.text("/state"))["size"]
    preview.file.write_text(ISSUE, encoding="utf-8")
