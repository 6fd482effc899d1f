"""Headlines of pages about one project say what the project is."""

from __future__ import annotations

import pytest

from newsletter.draft.projects import project_of, with_project


@pytest.mark.parametrize(
    ("title", "url", "site", "headline"),
    [
        ("v2.4.0", "https://github.com/mill/loomd/releases/tag/v2.4.0", "GitHub", "loomd v2.4.0"),
        ("Release 1.2", "https://gitlab.example.org/mill/loomd/-/releases/1.2", None, "loomd Release 1.2"),
        ("0.9.0", "https://code.example/mill/loomd/releases/tag/0.9.0", "Code Hall", "loomd 0.9.0"),
        ("v3.1", "https://forge.example.net/mill/loomd/-/tags/v3.1", None, "loomd v3.1"),
        ("4.1", "https://mapline.example/news/releases/4.1", "Mapline", "Mapline 4.1"),
        ("Version 4.2.1", "https://mapline.example/changelog", "Mapline", "Mapline Version 4.2.1"),
        ("4.2", "https://mapline.example/changelog", None, "4.2"),
        ("loomd 2.4 is out", "https://github.com/mill/loomd/releases/tag/v2.4.0", "GitHub", "loomd 2.4 is out"),
        ("2026", "https://mapline.example/2026", "Mapline", "2026"),
        (None, "https://mapline.example/2026", "Mapline", None),
    ],
)
def test_the_number_of_a_version_stands_behind_what_it_is_a_version_of(
    title: str | None, url: str, site: str | None, headline: str | None
) -> None:
    assert with_project(title, url, site) == headline


HUB = "https://github.com/mill/loomd"


@pytest.mark.parametrize(
    ("title", "url", "description", "headline"),
    [
        (
            "mill/loomd",
            HUB,
            "A loom in one file. Contribute to mill/loomd development by creating an account.",
            "loomd: A loom in one file",
        ),
        ("Hub - mill/loomd: A loom in one file", HUB, None, "loomd: A loom in one file"),
        ("mill/loomd", HUB, ":zap: A loom in one file", "loomd: A loom in one file"),
        ("mill/loomd", HUB, None, "loomd"),
        ("mill/loomd", HUB, "Weaving " * 20, "loomd"),
        ("loomd", "https://codeberg.org/mill/loomd", "loomd - A loom in one file", "loomd: A loom in one file"),
        ("loomd", "https://gitlab.example/mill/loomd", "loomd is a loom in one file.", "loomd is a loom in one file"),
        (
            "loomd",
            "https://packages.example/project/loomd/",
            "A loom. Latest version: 1.4.0, last published: today",
            "loomd: A loom",
        ),
        ("Threads break when wet #840", f"{HUB}/issues/840", "A loom", "Threads break when wet"),
        ("Changelog", "https://loomd.example/changelog", None, "Loomd changelog"),
        ("Winter", "https://mill.example/posts/winter", "How we kept warm", "Winter"),
        ("mill/river", "https://mill.example/posts/mill-river", "How we kept warm", "mill/river"),
        ("We are #1", "https://mill.example/posts/one", None, "We are #1"),
    ],
)
def test_the_bare_name_of_a_project_gets_its_description(title: str, url: str, description: str | None, headline: str) -> None:
    assert with_project(title, url, "Loomd", description) == headline


@pytest.mark.parametrize(
    ("url", "project"),
    [
        (f"{HUB}/releases/tag/v1", "loomd"),
        ("https://gitlab.example/mill/tools/loomd/-/releases/v2", "loomd"),
        ("https://code.example/mill/tools/loomd/-/releases/v2", "loomd"),
        ("https://github.com/advisories/GHSA-2f3g", ""),
        ("https://mill.example/mill/loomd", ""),
    ],
)
def test_a_page_of_a_host_of_code_belongs_to_its_project(url: str, project: str) -> None:
    assert project_of(url) == project


def test_a_number_without_end_is_read_at_once() -> None:
    assert with_project("1" + ".1" * 50_000 + " !", "https://brigford.example/", "Brigford") is not None
