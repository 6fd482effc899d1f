"""The names of the editions' files."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.errors import UsageError
from newsletter.issuefile import parse
from newsletter.render.edition_files import ENDINGS, SUFFIXES, check_ending, medium_of, name_editions
from newsletter.render.editions import MEDIA, Editions
from newsletter.render.publication import Publication
from tests.posts import POST

EDITIONS = Editions(parse(POST), Publication(title="The Brigford Letter"))


def test_every_edition_has_a_name_in_a_folder_and_an_ending_of_its_own() -> None:
    assert set(SUFFIXES) == set(MEDIA)
    assert {medium for media in ENDINGS.values() for medium in media} == set(MEDIA)


@pytest.mark.parametrize(
    ("target", "medium"),
    [
        (None, "hugo"),
        ("out/", "hugo"),
        ("post.md", "hugo"),
        ("a.html", "html"),
        ("a.email.HTML", "email"),
        ("a.txt", "text"),
        ("a.eml", "eml"),
        ("a.json", "json"),
        ("a.atom", "feed"),
    ],
)
def test_the_name_of_a_file_tells_its_edition(target: str | None, medium: str) -> None:
    assert medium_of(target) == medium


def test_a_name_that_no_edition_has_is_refused() -> None:
    with pytest.raises(UsageError, match="no edition uses this file extension"):
        medium_of("a.docx")
    with pytest.raises(UsageError, match="wrong file extension for eml"):
        check_ending("a.txt", "eml")


def test_a_device_has_no_ending_to_check() -> None:
    check_ending("/dev/null", "eml")


def test_a_folder_gets_a_file_for_each_edition_and_both_kinds_of_feed(tmp_path: Path) -> None:
    made = {medium: medium.encode() for medium in ("hugo", "jekyll", "email", "feed")}
    placed = dict(name_editions(made, f"{tmp_path}/", "letter", EDITIONS))
    assert sorted(path.name for path in placed) == [
        "2025-11-15-letter.jekyll.md",
        "letter.atom",
        "letter.email.html",
        "letter.feed.json",
        "letter.md",
    ]
    assert placed[tmp_path / "letter.md"] == b"hugo"
    assert placed[tmp_path / "letter.feed.json"].startswith(b"{")


@pytest.mark.parametrize(
    ("date", "stem", "name"),
    [
        ("date: 2025-11-15", "2025-11-14-letter", "2025-11-14-letter"),
        ("date: 2025-11-15", "2025-11-14", "2025-11-14-issue"),
        ("x: 1", "letter", "letter"),
    ],
)
def test_a_jekyll_post_begins_with_a_day_its_own_before_the_issues(tmp_path: Path, date: str, stem: str, name: str) -> None:
    editions = Editions(parse(f"---\ntitle: T\n{date}\n---\n"), Publication(title="T"))
    ((path, _),) = name_editions({"jekyll": b"post"}, f"{tmp_path}/", stem, editions)
    assert path.name == f"{name}.md"


def test_a_feed_into_a_json_file_is_a_json_feed(tmp_path: Path) -> None:
    ((path, data),) = name_editions({"feed": b"<feed/>"}, f"{tmp_path}/out.json", "letter", EDITIONS)
    assert path == tmp_path / "out.json"
    assert data.startswith(b"{")
