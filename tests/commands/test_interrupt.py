"""Ctrl-C in the middle: what arrived is kept, and the next run goes on from there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.running import ROOT, newsletter
from tests.website import Reply, Site


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_fetch_ends_with_130_and_keeps_what_arrived(project: Path, site: Site, number: int) -> None:
    text = (project / "config.toml").read_text().replace("pause = 0", "pause = 0.5\nper_host = 1")
    (project / "config.toml").write_text(text)
    urls = []
    for count in range(40):
        site.pages[f"/p{count}"] = Reply(site.pages["/owls"].body + str(count).encode())
        urls.append(f"{site.base}/p{count}")
    run = subprocess.Popen(
        [sys.executable, "-m", "newsletter", "fetch", *urls],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert run.stdout is not None
    first = [run.stdout.readline().strip() for _ in range(2)]
    run.send_signal(number)
    rest, said = run.communicate(timeout=30)
    assert run.returncode == 130
    assert "Traceback" not in said
    arrived = [*first, *rest.split()]
    assert 2 <= len(arrived) < 40
    kept = newsletter("cache", "ls").out.split()
    assert set(arrived) <= set(kept)
    asked = len(site.requests)
    again = newsletter("fetch", *urls[: len(kept)], "--json")
    assert sum(record["from_cache"] for record in again.records) >= len(set(kept) & set(urls[: len(kept)]))
    assert len(site.requests) - asked <= len(urls[: len(kept)]) - len(set(kept) & set(urls[: len(kept)]))


class Slow(BaseHTTPRequestHandler):
    """Answers after a second, or stops for one amid its headers or its body, as the path says."""

    def do_GET(self) -> None:
        head, body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n", b"<p>Slow.</p>"
        answer = head + body
        at = {"before": 0, "headers": 20, "body": len(head) + 4}.get(self.path.split("/")[1], len(answer))
        self.wfile.write(answer[:at])
        self.server.asked.release()  # type: ignore[attr-defined]
        if at < len(answer):
            self.server.leaving.wait(1)  # type: ignore[attr-defined]
        try:
            self.wfile.write(answer[at:])
        except ConnectionError:
            self.close_connection = True  # the one that was interrupted has hung up

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


class SlowServer(ThreadingHTTPServer):
    """Slow pages; `asked` counts the requests that wait."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Slow)
        self.asked, self.leaving = threading.Semaphore(0), threading.Event()


@contextmanager
def slow_pages() -> Iterator[SlowServer]:
    """Serve slow pages while the block runs."""
    with SlowServer() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield server
        finally:
            server.leaving.set()
            server.shutdown()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("moment", ["before", "headers", "body"])
def test_an_interrupt_amid_slow_pages_ends_with_one_line_on_what_is_kept(tmp_path: Path, moment: str, number: int) -> None:
    with slow_pages() as server:
        base = f"http://127.0.0.1:{server.server_address[1]}"
        (tmp_path / "config.toml").write_text('[fetch]\nallow_hosts = ["127.0.0.1"]\npause = 0\n')
        run = subprocess.Popen(
            [sys.executable, "-m", "newsletter", "fetch", f"{base}/at-once", *(f"{base}/{moment}/{n}" for n in range(12))],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert run.stdout is not None
        first = run.stdout.readline().strip()
        for _ in range(3):  # one that has come, and two on their way: others wait for their places
            assert server.asked.acquire(timeout=30)
        run.send_signal(number)
        rest, said = run.communicate(timeout=30)
    assert run.returncode == 130
    assert first == f"{base}/at-once"
    assert len(rest.split()) < 12
    kept = len([first, *rest.split()])
    assert said == f"fetch: interrupted; {kept} of 13 pages kept in the cache; the same command fetches the rest\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_a_signal_to_all_processes_of_an_extract_is_one_line_at_every_moment(project: Path, number: int) -> None:
    (project / "saved").mkdir()
    for count in range(24):
        lines = f"<p>Barge {count} of the canal was mended in the dry dock of the town.</p>" * 30
        (project / "saved" / f"{count}.html").write_text(f"<article><h1>Barge {count}</h1>{lines}</article>", encoding="utf-8")
    program = "import sys; print(flush=True); from newsletter.__main__ import main; sys.exit(main())"
    for moment in (0.4, 0.6):  # a terminal's Ctrl-C reaches the processes that read pages too, while they start as well
        run = subprocess.Popen(
            [sys.executable, "-c", program, "extract", "--again", *sorted((project / "saved").glob("*.html"))],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert run.stdout is not None
        run.stdout.readline()  # on a busy machine the interpreter alone takes that long to start
        with pytest.raises(subprocess.TimeoutExpired):
            run.wait(moment)
        os.killpg(run.pid, number)
        said = run.communicate(timeout=30)[1]
        assert run.returncode == 130
        assert said in ("", "extract: interrupted; finished work is kept, and no file is left half-written\n")
