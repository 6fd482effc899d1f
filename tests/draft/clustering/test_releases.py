"""Releases are recognised by the project and the version that titles begin with."""

from __future__ import annotations

import pytest

from newsletter.draft.clustering.releases import Release, is_one_release, release_of, tell_releases_apart
from newsletter.models import Article


def article(title: str, text: str = "", url: str = "https://mill.example/news") -> Article:
    return Article(url=url, title=title, text=text)


@pytest.mark.parametrize(
    ("title", "url", "release"),
    [
        ("Announcing Loomd 1.30", "", Release(frozenset({"loomd"}), "1.30")),
        ("Loomd 3.0: threads that hold", "", Release(frozenset({"loomd"}), "3", is_announced=False)),
        ("v3.0.0", "https://github.com/mill/loomd/releases/tag/v3.0.0", Release(frozenset({"loomd"}), "3")),
        ("Brig Lane Loom, version 2.4.1", "", Release(frozenset({"brig", "lane", "loom"}), "2.4.1")),
        ("Prices rise 3.5 percent", "", None),
        ("Magnitude 6.2 quake hits the coast", "", None),
        ("Loom shares 2.4% lower", "", None),
        ("Why we moved to Loomd 3.0", "", None),
        ("Loomd", "", None),
    ],
)
def test_a_title_that_begins_with_a_project_and_a_version_is_of_a_release(
    title: str, url: str, release: Release | None
) -> None:
    assert release_of(article(title, url=url or "https://mill.example/news")) == release


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (("Loomd 2.2", "Threads hold."), ("Spindle 3.0", "Threads hold."), "different projects: loomd, spindle"),
        (("Loomd 2.2", "It reads files of Spindle."), ("Spindle 3.0", "Threads hold."), ""),
        (("Loomd 2.2", "Threads hold."), ("Loomd 2.3", "Threads hold."), "different versions: 2.2, 2.3"),
        (("Loomd 2.2", "Threads hold since 2.3."), ("Loomd 2.3", "Threads hold."), ""),
        (("Loomd 2.2", "Threads hold."), ("Announcing Loomd 2.2.0", "Threads hold."), ""),
        (("Loomd 2.2", "Threads hold."), ("The mill is open", "Threads hold."), ""),
    ],
)
def test_releases_of_two_projects_or_versions_are_two_stories_unless_one_mentions_the_other(
    one: tuple[str, str], other: tuple[str, str], reason: str
) -> None:
    pair = article(*one), article(*other)
    releases = release_of(pair[0]), release_of(pair[1])
    assert tell_releases_apart(*pair, releases) == reason
    assert is_one_release(*releases) == (other[0] == "Announcing Loomd 2.2.0")


def test_a_title_without_end_is_read_at_once() -> None:
    assert release_of(article("Loomd 1" + ".1" * 50_000)) is None


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Loomd 2.5 is out", "Announcing Loomd 2.5: threads that hold", True),
        ("Loomd 2.5 Pro tops the list of looms", "Loomd 2.5 Flash halves its price", False),
        ("Loomd 2.5 drops old bobbins", "Loomd 2.5 is a fifth faster in our test", False),
        ("Loomd 2.5", "Loomd Pattern Editor 2.5", False),
    ],
)
def test_two_pieces_of_news_about_one_version_are_not_its_release(one: str, other: str, is_one: bool) -> None:
    assert is_one_release(release_of(article(one)), release_of(article(other))) == is_one
