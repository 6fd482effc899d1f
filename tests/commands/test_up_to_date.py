"""Where nothing changed a draft and its editions are not made again; where anything did, they are."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from newsletter.commands import draft, render
from tests.running import Ran, newsletter
from tests.website import Site, article

DAY = ("--date", "2025-11-15")


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> None:
    """Here the program remembers, as it does for its user."""


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was worked out, in order."""
    found: list[str] = []

    def watch(module: object, name: str) -> None:
        whole: Callable[..., object] = getattr(module, name)

        def watched(*arguments: object, **named: object) -> object:
            found.append(name)
            return whole(*arguments, **named)

        monkeypatch.setattr(module, name, watched)

    watch(draft, "make_plan")
    watch(render, "make_editions")
    return found


@pytest.fixture
def drafted(project: Path, site: Site, worked: list[str]) -> Path:
    """A newsletter with a draft of two articles, made just now."""
    newsletter("fetch", "-q", f"{site.base}/bridge", f"{site.base}/owls")
    newsletter("extract", "-q")
    assert newsletter("draft", *DAY).code == 0
    worked.clear()
    return project


def test_a_second_draft_says_the_same_and_works_nothing_out(drafted: Path, worked: list[str]) -> None:
    files = _files(drafted / "issues")
    ran = newsletter("draft", *DAY)
    assert (ran.code, worked, _files(drafted / "issues")) == (0, [], files)
    shutil.rmtree(drafted / "cache" / "settled")
    again = newsletter("draft", *DAY)
    assert (again.out, again.err, worked) == (ran.out, ran.err, ["make_plan"])
    assert _files(drafted / "issues") == files


def _files(folder: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def _edit(project: Path, site: Site) -> None:
    issue = project / "issues" / "2025-11-15.md"
    issue.write_text(issue.read_text().replace("owls", "OWLS", 1))


def _throw_out_state(project: Path, site: Site) -> None:
    (project / "issues" / ".newsletter" / "2025-11-15.base").unlink()


def _publish_another(project: Path, site: Site) -> None:
    (project / "issues" / "2025-11-08.md").write_text('---\ntitle: "Last"\ndate: 2025-11-08\n---\n\n## All\n')


def _configure(project: Path, site: Site) -> None:
    with open(project / "config.toml", "a") as config:
        config.write("[draft]\nsummary_words = 20\n")


def _fetch_another(project: Path, site: Site) -> None:
    site.pages["/new"] = article("A new page on the harbour", "The harbour of Brigford opens a second quay this winter. " * 9)
    newsletter("fetch", "-q", f"{site.base}/new")
    newsletter("extract", "-q")


def _update_article(project: Path, site: Site) -> None:
    site.pages["/owls"] = article("Barn owls return in numbers", "Twelve pairs of barn owls have nested on the marshes. " * 9)
    newsletter("fetch", "-q", "--refresh", f"{site.base}/owls")
    newsletter("extract", "-q")


@pytest.mark.parametrize(
    "change",
    [_edit, _throw_out_state, _publish_another, _configure, _fetch_another, _update_article],
    ids=lambda it: it.__name__,
)
def test_whatever_changed_is_seen(change: Callable[[Path, Site], None], drafted: Path, site: Site, worked: list[str]) -> None:
    change(drafted, site)
    assert newsletter("draft", *DAY).code == 0
    assert worked == ["make_plan"]


def test_a_page_that_was_asked_for_again_and_is_the_same_changes_nothing(drafted: Path, site: Site, worked: list[str]) -> None:
    newsletter("fetch", "-q", "--refresh", f"{site.base}/owls")
    newsletter("extract", "-q")
    newsletter("draft", *DAY)
    assert worked == []


def test_what_a_quiet_run_kept_to_itself_is_said_by_the_next_one(project: Path, site: Site, worked: list[str]) -> None:
    newsletter("fetch", "-q", f"{site.base}/bridge", f"{site.base}/bridge-too")
    newsletter("extract", "-q")
    newsletter("draft", "-q", *DAY)
    assert newsletter("draft", "-q", *DAY).err == ""
    assert worked == ["make_plan"]
    assert "joined: " in newsletter("draft", *DAY).err
    assert worked == ["make_plan"] * 2


def test_a_run_that_warned_warns_again(drafted: Path, site: Site, worked: list[str]) -> None:
    newsletter("fetch", "-q", f"{site.base}/bridge-too")
    warned = [newsletter("draft", *DAY).err for _ in range(2)]
    assert all("not read yet" in text for text in warned)
    assert worked == ["make_plan"] * 2


def test_a_second_build_makes_neither_draft_nor_editions_and_says_the_same(
    project: Path, site: Site, worked: list[str]
) -> None:
    first, second = (newsletter("build", *DAY, f"{site.base}/owls") for _ in range(2))
    assert worked == ["make_plan", "make_editions"]
    assert (second.code, second.out) == (0, first.out)
    assert _of_editions(first) == _of_editions(second)


def _of_editions(ran: Ran) -> list[str]:
    return [line for line in ran.error_lines if "edition" in line or "mail" in line]


def test_an_edition_that_was_deleted_or_touched_is_made_again(project: Path, site: Site, worked: list[str]) -> None:
    newsletter("build", "-q", *DAY, f"{site.base}/owls")
    page = project / "editions" / "2025-11-15.html"
    whole = page.read_bytes()
    for spoil in (page.unlink, lambda: page.write_text("spoilt")):
        spoil()
        worked.clear()
        newsletter("build", "-q", *DAY, f"{site.base}/owls")
        assert (worked, page.read_bytes()) == (["make_editions"], whole)


def test_what_is_damaged_in_the_cache_only_costs_time(drafted: Path, worked: list[str]) -> None:
    for path in (drafted / "cache" / "settled").rglob("*"):
        if path.is_file():
            path.write_bytes(os.urandom(40))
    assert newsletter("draft", *DAY).code == 0
    assert worked == ["make_plan"]
