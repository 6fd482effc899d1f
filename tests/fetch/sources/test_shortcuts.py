"""What the files in which desktops keep a link promise: their addresses and titles, and nothing for a file that is none."""

from __future__ import annotations

import json
import plistlib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import unpacked
from newsletter.fetch.sources.shortcuts import shortcut_links
from tests.running import newsletter

WEBLOC = {"URL": "https://example.org/a?b=1&c=2"}
BOOKMARKS = {
    "Children": [
        {"URLString": "https://example.org/1", "URIDictionary": {"title": "One ] two"}},
        {"Title": "BookmarksMenu", "Children": [{"URLString": "https://example.org/2"}, {"URLString": "javascript:void(0)"}]},
    ]
}
WINDOWS = "[{000214A0-0000-0000-C000-000000000046}]\r\nProp3=19,2\r\n[InternetShortcut]\r\nURL=https://example.org/a\r\nIconFile=https://example.org/i.ico\r\n"
DESKTOP = "#!/usr/bin/env xdg-open\n[Desktop Entry]\nType=Link\nName[de]=Pult\nName=Desk\nURL[$e]=https://example.org/a\n\n[Other]\nURL=https://example.org/no\n"


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_a_property_list_names_its_links_with_their_titles(form: plistlib.PlistFormat) -> None:
    assert _read(plistlib.dumps(WEBLOC, fmt=form)) == [{"url": WEBLOC["URL"]}]
    assert _read(plistlib.dumps(BOOKMARKS, fmt=form)) == [
        {"url": "https://example.org/1", "title": "One ] two"},
        {"url": "https://example.org/2"},
    ]


@pytest.mark.parametrize(
    ("data", "links"),
    [
        (WINDOWS.encode(), [{"url": "https://example.org/a"}]),
        (WINDOWS.encode("utf-16"), [{"url": "https://example.org/a"}]),
        (b"\xef\xbb\xbf" + WINDOWS.encode(), [{"url": "https://example.org/a"}]),
        (DESKTOP.encode(), [{"url": "https://example.org/a", "title": "Desk"}]),
        (2 * plistlib.dumps(WEBLOC), 2 * [{"url": WEBLOC["URL"]}]),
        (b'[internetshortcut]\rurl = "https://example.org/a"\r', [{"url": "https://example.org/a"}]),
    ],
)
def test_shortcuts_of_other_desktops_and_several_at_once_are_read(data: bytes, links: list[dict[str, str]]) -> None:
    assert _read(data) == links


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("links/A bridge opens.webloc", "A bridge opens"),
        ("Version 3.2 is out.URL", "Version 3.2 is out"),
        ("Bridge.url", "Bridge"),
        ("example.org.webloc", None),
        ("https://example.org/A%20bridge.url", None),
        ("list.txt", None),
        ("stdin", None),
    ],
)
def test_a_link_without_a_title_has_the_name_of_its_file(name: str, title: str | None) -> None:
    assert _read(plistlib.dumps(WEBLOC), name) == [{"url": WEBLOC["URL"]} | ({"title": title} if title else {})]
    assert _read(DESKTOP.encode(), name) == [{"url": "https://example.org/a", "title": "Desk"}]
    assert _read(2 * WINDOWS.encode(), name) == 2 * [{"url": "https://example.org/a"}]


@pytest.mark.parametrize(
    "data",
    [b"[Read more](https://example.org/a)\n", b"URL=https://example.org/a\n", b"<p>[InternetShortcut]</p>", b"[draft]\n", b""],
)
def test_other_files_stay_what_they_are(data: bytes) -> None:
    assert shortcut_links(data) is None
    assert unpacked(data, "x") == data


@pytest.mark.parametrize(
    "data",
    [
        plistlib.dumps({"a": 1}),
        plistlib.dumps(WEBLOC, fmt=plistlib.FMT_BINARY)[:40],
        b"<plist><date>x</date></plist>",
        b"<plist><",
        b"<plist><key>a</key></plist>",
        plistlib.dumps({"day": datetime(2026, 1, 2)}).replace(b"2026-01-02T00:00:00", b"2026"),
        b"[InternetShortcut]\nURL=\n",
    ],
)
def test_a_shortcut_without_an_address_is_said_to_have_none(data: bytes) -> None:
    with pytest.raises(SourceError, match="x: a shortcut or property list without a web address"):
        unpacked(data, "x")


def test_a_list_that_holds_itself_many_times_over_is_read_once() -> None:
    shared: list[Any] = [WEBLOC]
    for _ in range(40):
        shared = [shared, shared]
    assert _read(plistlib.dumps(shared, fmt=plistlib.FMT_BINARY)) == [{"url": WEBLOC["URL"]}]


@given(st.binary(max_size=200))
def test_no_bytes_behind_the_mark_of_a_property_list_raise(data: bytes) -> None:
    for mark in (b"bplist00", b"<plist>", b"[Desktop Entry]\n"):
        assert shortcut_links(mark + data) is not None


def test_a_link_dragged_to_the_desktop_is_fetched_and_extracted_as_its_link(project: Path) -> None:
    (project / "a.webloc").write_bytes(plistlib.dumps({"URL": "http://127.0.0.1:9/a"}, fmt=plistlib.FMT_BINARY))
    fetched = newsletter("fetch", "a.webloc", "--json")
    assert [record["url"] for record in fetched.records] == ["http://127.0.0.1:9/a"]
    assert "http://127.0.0.1:9/a: no page to read" in newsletter("extract", "a.webloc").err


@pytest.mark.parametrize(
    "data",
    [b"<plist>" * 300_000, b"[InternetShortcut]" + b"\n" * 300_000, b"[InternetShortcut]\nURL=x" + b" \t" * 100_000 + b"y\n"],
)
def test_the_time_to_read_a_shortcut_grows_with_its_length_only(data: bytes) -> None:
    assert shortcut_links(data) is not None  # for half an hour, if it grew with the square


def _read(data: bytes, name: str = "") -> list[dict[str, str]]:
    return [json.loads(line) for line in (shortcut_links(data, name) or b"").splitlines()]
