"""`newsletter issues`, run as its user runs it."""

from __future__ import annotations

from pathlib import Path

from tests.running import newsletter

OPEN = '---\ntitle: "Open"\ndate: 2099-11-15\ndraft: true\n---\n\n## Town\n\n### H\n\nS.\n\n[Read more](https://a.example/)\n'


def test_each_issue_is_a_line_oldest_first_with_its_state(project: Path) -> None:
    (project / "issues").mkdir()
    for name, text in (("b", OPEN), ("a", OPEN.replace("2099", "2098").replace("true", "false")), ("c", "---\nnever closed\n")):
        (project / "issues" / f"{name}.md").write_text(text, encoding="utf-8")
    assert [line.split() for line in newsletter("issues").out.splitlines()] == [
        ["-", "unreadable", "0", "stories", "issues/c.md"],
        ["2098-11-15", "published", "1", "story", "issues/a.md", "Open"],
        ["2099-11-15", "open", "1", "story", "issues/b.md", "Open"],
    ]
    records = newsletter("issues", "--json").records
    assert [record["state"] for record in records] == ["unreadable", "published", "open"]
    assert "title" not in records[0]
    assert "c.md" in records[0]["error"]


def test_an_empty_folder_says_how_to_begin_and_prints_no_data(project: Path) -> None:
    ran = newsletter("issues")
    assert (ran.code, ran.out) == (0, "")
    assert "newsletter draft starts one" in ran.err


def test_a_command_without_a_name_takes_the_open_issue_and_says_so_where_there_is_none(project: Path) -> None:
    ran = newsletter("render", "--to", "text")
    assert ran.code == 2
    assert "no issue yet" in ran.err
    (project / "issues").mkdir()
    (project / "issues" / "b.md").write_text(OPEN, encoding="utf-8")
    assert "https://a.example/" in newsletter("render", "--to", "text").out
