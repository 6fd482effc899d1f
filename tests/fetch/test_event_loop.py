"""newsletter.fetch.event_loop: links are on their way only while somebody waits, and a bug in the loop is not swallowed."""

from __future__ import annotations

import time

import httpx
import pytest

from newsletter.config.schema import FetchSettings
from newsletter.fetch.event_loop import FetchLoop, Job
from newsletter.fetch.wire.fetcher import Deadline
from newsletter.fetch.wire.request_url import parse_address
from newsletter.models import Link

SETTINGS = FetchSettings(pause=0.0, robots=False, tries=1, allow_hosts=("a.example",))


def job(path: str = "") -> Job:
    url = f"https://a.example/{path}"
    return Job(Link(url), url, parse_address(url), None, Deadline(10.0))


def html(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, html=f"<!doctype html><title>{request.url.path}</title><p>Words.")


def test_a_job_that_is_submitted_is_taken_with_its_answer() -> None:
    loop = FetchLoop(SETTINGS, httpx.MockTransport(html))
    try:
        loop.submit(job("x"))
        taken = loop.take(5.0)
        assert taken is not None
        assert (taken[0].shown, getattr(taken[1], "status", None)) == ("https://a.example/x", 200)
        assert loop.take(0.0) is None
    finally:
        loop.stop()


def test_an_exception_that_is_no_fault_of_a_page_is_raised_where_it_is_taken() -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        raise RuntimeError("a bug")

    loop = FetchLoop(SETTINGS, httpx.MockTransport(broken))
    try:
        loop.submit(job())
        with pytest.raises(RuntimeError, match="a bug"):
            loop.take(5.0)
    finally:
        loop.stop()


def test_while_nobody_waits_a_jobs_deadline_stands_still() -> None:
    loop = FetchLoop(SETTINGS, httpx.MockTransport(html))
    try:
        one = job()
        loop.submit(one)
        time.sleep(0.2)
        assert one.deadline.spent < 0.1
    finally:
        loop.stop()


def test_a_loop_that_was_stopped_gives_nothing_more_and_can_be_stopped_again() -> None:
    loop = FetchLoop(SETTINGS, httpx.MockTransport(html))
    loop.submit(job())
    loop.stop()
    assert loop.take(0.0) is None
    loop.stop()
