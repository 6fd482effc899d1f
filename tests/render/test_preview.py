"""Promises of the preview's answers, without a browser; how it is served, the command's own tests hold."""

from __future__ import annotations

from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from newsletter.render.preview import Sight, State, answer

PAGE = "<!DOCTYPE html><style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){p{color:red}}</style><p>Hi"
SIGHT = Sight(
    "x.md", ("email", "text"), lambda: 1, lambda medium: PAGE if medium == "email" else "a <b> c", lambda: State("1 byte")
)


def get(path: str) -> tuple[int, str]:
    response = answer(SIGHT, Request(EnvironBuilder(path).get_environ()))
    return response.status_code, response.get_data(as_text=True)


def test_the_scheme_is_the_one_that_is_asked_for_whatever_the_browser_prefers() -> None:
    assert "color-scheme:dark}@media all{" in get("/edition/email?scheme=dark")[1]
    assert "color-scheme:light}@media not all{" in get("/edition/email")[1]


def test_what_is_no_page_is_shown_as_text() -> None:
    assert "<pre>a &lt;b&gt; c</pre>" in get("/edition/text")[1]


def test_what_is_no_part_of_it_is_not_found() -> None:
    assert [get(path)[0] for path in ("/edition/eml", "/x", "/edition/../x", "/state", "/")] == [404, 404, 404, 200, 200]
