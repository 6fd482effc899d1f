"""An issue's life, run as its user runs it: open until it is published, and then no command touches it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.commands.conftest import SetClock
from tests.running import newsletter
from tests.website import Site, article

DAY = "2099-11-15"


@pytest.fixture
def drafted(project: Path, site: Site) -> Path:
    """The folder with an open issue of three articles; returns its file."""
    newsletter("fetch", "-q", *(f"{site.base}/{name}" for name in ("bridge", "owls")))
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", DAY)
    return project / "issues" / f"{DAY}.md"


def fetch(site: Site, name: str, title: str, text: str) -> None:
    site.pages[f"/{name}"] = article(title, text * 6)
    newsletter("fetch", "-q", f"{site.base}/{name}")
    newsletter("extract", "-q")


def test_a_draft_is_open_and_publish_closes_it_with_all_its_editions(drafted: Path) -> None:
    assert "\ndraft: true\n" in drafted.read_text(encoding="utf-8")
    ran = newsletter("publish")
    assert (ran.code, ran.out) == (0, f"{drafted}\n"), ran.err
    assert "\ndraft: false\n" in drafted.read_text(encoding="utf-8")
    editions = drafted.parent.parent / "editions"
    assert {path.suffix for path in editions.iterdir()} == {".atom", ".eml", ".html", ".json", ".md", ".txt"}
    assert "draft: false" in (editions / f"{DAY}.md").read_text(encoding="utf-8")


def test_what_is_published_is_touched_by_no_command(drafted: Path, site: Site) -> None:
    newsletter("publish")
    before = drafted.read_bytes()
    fetch(site, "gulls", "Gulls on the town hall", "The council counted two hundred gulls on the town hall. ")
    ran = newsletter("draft", "--date", DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "published; set `draft: true`" in ran.err
    assert newsletter("draft", "-q").code == 0
    assert drafted.read_bytes() == before
    others = [path for path in drafted.parent.glob("*.md") if path != drafted]
    assert len(others) == 1
    text = others[0].read_text(encoding="utf-8")
    assert "### Gulls" in text
    assert "owls" not in text


def test_an_error_stops_it(drafted: Path) -> None:
    drafted.write_text(drafted.read_text(encoding="utf-8") + "\n### No link and no text\n", encoding="utf-8")
    ran = newsletter("publish")
    assert (ran.code, ran.out) == (1, "")
    assert "not published" in ran.err
    assert "draft: true" in drafted.read_text(encoding="utf-8")


def test_what_she_took_out_before_publishing_never_comes_back(drafted: Path, site: Site) -> None:
    text = drafted.read_text(encoding="utf-8")
    drafted.write_text(text.partition("## Nature")[0], encoding="utf-8")
    newsletter("publish", "-q")
    fetch(site, "gulls", "Gulls on the town hall", "The council counted two hundred gulls on the town hall. ")
    ran = newsletter("draft", "-o", "-")
    assert "### Gulls" in ran.out
    assert "owls" not in ran.out


def test_issues_lists_them_and_commands_take_a_day_or_a_name(drafted: Path) -> None:
    ran = newsletter("issues")
    assert ran.out.split()[:4] == [DAY, "open", "2", "stories"]
    renamed = drafted.rename(drafted.with_name("owls-and-bridges.md"))
    for name in (DAY, "15.11.2099", "owls-and-bridges", str(renamed)):
        assert newsletter("render", name, "--to", "text").code == 0, name
    assert newsletter("publish", "owls-and-bridges").code == 0
    assert [row["state"] for row in newsletter("issues", "--json").records] == ["published"]
    ran = newsletter("render", "2099-11-22")
    assert (ran.code, ran.out) == (2, "")
    assert "no issue is dated 2099-11-22" in ran.err


def test_a_file_without_the_key_is_published_as_hugo_reads_it(project: Path) -> None:
    (project / "issues").mkdir()
    (project / "issues" / "2099-01-01.md").write_text("---\ntitle: Old\ndate: 2099-01-01\n---\n\n## S\n\n### H\n\nText.\n")
    assert [row["state"] for row in newsletter("issues", "--json").records] == ["published"]


def test_an_overdue_issue_is_still_the_one_and_it_is_said(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/owls")
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", "2020-01-04")
    newsletter("fetch", "-q", f"{site.base}/bridge")
    newsletter("extract", "-q")
    ran = newsletter("draft")
    assert ran.out == f"{project / 'issues' / '2020-01-04.md'}\n"
    assert sum("overdue since 2020-01-04" in line for line in ran.error_lines) == 1
    assert "Brigford to rebuild" in (project / "issues" / "2020-01-04.md").read_text(encoding="utf-8")
    assert newsletter("draft", "-q").err == ""


def test_a_renamed_issue_keeps_what_is_known_of_it(drafted: Path) -> None:
    text = drafted.read_text(encoding="utf-8")
    drafted.write_text(text.partition("## Nature")[0], encoding="utf-8")
    newsletter("draft", "-q")
    renamed = drafted.rename(drafted.with_name("our-letter.md"))
    newsletter("draft", "-q", "--date", DAY)
    assert "owls" not in renamed.read_text(encoding="utf-8")
    moved = renamed.read_text(encoding="utf-8").replace(f"date: {DAY}", "date: 2099-11-16")
    renamed.write_text(moved, encoding="utf-8")
    ran = newsletter("draft", "--date", "2099-11-16")
    assert (ran.code, ran.out) == (0, f"{renamed}\n")
    assert "owls" not in renamed.read_text(encoding="utf-8")
    assert list(drafted.parent.glob("*.md")) == [renamed]


def test_an_issue_whose_name_and_day_she_changes_at_once_keeps_what_is_known_of_it(drafted: Path) -> None:
    text = drafted.read_text(encoding="utf-8")
    start = text.index("### Barn owls")
    moved = drafted.with_name("our-letter.md")
    drafted.unlink()
    moved.write_text(text[:start].replace(f"date: {DAY}", "date: 2099-11-16"), encoding="utf-8")
    ran = newsletter("draft")
    assert (ran.code, ran.out) == (0, f"{moved}\n")
    assert "removed by you, not re-added: Barn owls" in ran.err
    assert "owls" not in moved.read_text(encoding="utf-8")
    assert [path.stem for path in (drafted.parent / ".newsletter").glob("*.json")] == ["2099-11-16"]


def test_build_publish_sends_an_issue_without_an_editor(project: Path, site: Site) -> None:
    ran = newsletter("build", "--publish", f"{site.base}/owls", f"{site.base}/bridge")
    assert ran.code == 0, ran.err
    assert [row["state"] for row in newsletter("issues", "--json").records] == ["published"]
    again = newsletter("build", "--publish", f"{site.base}/owls", f"{site.base}/bridge")
    assert (again.code, again.out) == (0, "")
    assert len(newsletter("issues", "--json").records) == 1


@pytest.mark.parametrize("usual", ["", "saturday"])
def test_the_issue_after_one_that_went_out_before_its_day_comes_after_that_day(
    project: Path, site: Site, set_clock: SetClock, usual: str
) -> None:
    with (project / "config.toml").open("a") as config:
        config.write(f'[draft]\nday = "{usual}"\ntimezone = "UTC"\n')
    friday = datetime(2025, 11, 14, 17, 0, tzinfo=UTC)
    set_clock(lambda: friday)
    newsletter("fetch", "-q", f"{site.base}/owls")
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", "sat")
    ran = newsletter("publish", "-q")
    assert ran.code == 0, ran.err
    fetch(site, "gulls", "Gulls on the town hall", "The council counted two hundred gulls on the town hall. ")
    day = "2025-11-22" if usual else "2025-11-16"
    assert f"the next draft will be issues/{day}.md" in newsletter("status").err
    assert newsletter("draft").out == f"{project / 'issues' / day}.md\n"
    assert [(row["day"], row["state"]) for row in newsletter("issues", "--json").records] == [
        ("2025-11-15", "published"),
        (day, "open"),
    ]


def test_publish_says_how_many_warnings_and_notes_there_are(drafted: Path) -> None:
    told = newsletter("check").error_lines[-1]
    ran = newsletter("publish")
    assert ran.code == 0, ran.err
    counts = re.search(r"; (\d+ warnings?)(?: and (\d+ notes?))?: newsletter check", ran.err)
    assert counts, ran.err
    assert all(count in told for count in counts.groups() if count)


def test_an_issue_of_tomorrow_is_said_to_be_early_and_no_warning_is_counted_that_check_does_not_have(
    project: Path, site: Site
) -> None:
    newsletter("fetch", "-q", f"{site.base}/owls")
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", "tomorrow")
    told = newsletter("check").error_lines[-1]
    ran = newsletter("publish")
    assert "which is in the future: Hugo leaves it out until that day" in ran.err
    counted = re.search(r"; (\d+ warnings?)", ran.err)
    assert counted is None or counted[1] in told


def test_an_edition_that_cannot_be_made_leaves_the_issue_open(drafted: Path) -> None:
    editions = drafted.parent.parent / "editions"
    editions.write_text("a file where a folder belongs", encoding="utf-8")
    ran = newsletter("publish")
    assert (ran.code, ran.out) == (1, "")
    assert "\ndraft: true\n" in drafted.read_text(encoding="utf-8")
    editions.unlink()
    assert newsletter("publish").code == 0


BRIDGE = "The council of Brigford will rebuild the old mill bridge for 14 million pounds; work is to begin in March."


def test_what_goes_on_from_last_weeks_story_is_marked_with_a_comment_and_a_link_to_it(drafted: Path, site: Site) -> None:
    newsletter("publish", "-q")
    site.pages["/arch"] = article(
        "Work on the mill bridge in Brigford begins early",
        "Ines Holm, who leads the town's engineers, said that the third arch of the mill bridge is closed from Monday. " * 2,
        "Work is to last for two summers; the council of Brigford has added two million pounds to the bridge's 14 million. "
        * 2,
    )
    newsletter("fetch", "-q", f"{site.base}/arch")
    newsletter("extract", "-q")
    ran = newsletter("draft", "--date", "2099-11-22")
    text = (drafted.parent / "2099-11-22.md").read_text(encoding="utf-8")
    told = f"of “Brigford to rebuild its mill bridge” in {DAY}.md"
    assert f"<!-- follow-up {told}: {site.base}/bridge -->" in text
    assert (
        f"  follow-up: Work on the mill bridge in Brigford begins early: continues {told.removeprefix('of ')}"
        in ran.error_lines
    )
    assert "follow-up: " not in newsletter("draft").err, "it is said once"


def test_a_story_that_is_taken_again_by_name_is_said_to_be_that_and_follows_up_on_no_other(drafted: Path, site: Site) -> None:
    newsletter("publish", "-q")
    ran = newsletter("draft", "--date", "2099-11-22", f"{site.base}/bridge")
    assert f"  again, as you named it: Brigford to rebuild its mill bridge: already in {DAY}.md" in ran.error_lines
    assert "follow-up" not in ran.err + (drafted.parent / "2099-11-22.md").read_text(encoding="utf-8")
    assert "again, " not in newsletter("draft").err, "it is said once"


def test_the_posts_of_a_site_that_is_configured_are_memory_too(project: Path, site: Site) -> None:
    text = (project / "config.toml").read_text(encoding="utf-8")
    (project / "config.toml").write_text(f'archive = ["blog/content"]\n{text}', encoding="utf-8")
    posts = project / "blog" / "content" / "letters" / "2025"
    posts.mkdir(parents=True)
    (posts / "first.md").write_text(
        f"+++\ntitle = 'First letter'\ndate = 2025-11-08\n+++\n\n## Town\n\n**Bridge to be rebuilt**\n\n{BRIDGE}  \n"
        f"[Read more]({site.base}/bridge?utm_source=letter)\n",
        encoding="utf-8",
    )
    (posts / "unfinished.md").write_text(
        f"---\ntitle: Not out\ndraft: true\ndate: 2025-11-10\n---\n\n## S\n\n### Owls\n\nOwls.\n\n[Read more]({site.base}/owls)\n",
        encoding="utf-8",
    )
    before = {path: path.read_bytes() for path in posts.iterdir()}
    newsletter("fetch", "-q", *(f"{site.base}/{name}" for name in ("bridge", "bridge-too", "owls")))
    newsletter("extract", "-q")
    ran = newsletter("draft", "--date", "2025-11-15")
    text = (project / "issues" / "2025-11-15.md").read_text(encoding="utf-8")
    assert f"({site.base}/bridge)" not in text
    assert f"({site.base}/owls)" in text, "a post that is not out yet is no memory"
    assert f"<!-- follow-up of “Bridge to be rebuilt” in first.md: {site.base}/bridge?utm_source=letter -->" in text
    assert ran.code == 0
    assert before == {path: path.read_bytes() for path in posts.iterdir()}
