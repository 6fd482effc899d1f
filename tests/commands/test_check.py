"""`newsletter check`, run for real."""

from __future__ import annotations

from pathlib import Path

from newsletter.commands.check import check_issue, has_errors
from newsletter.commands.context import open_context
from tests.running import newsletter

FRONT = '---\ntitle: "Weekly"\ndate: 2025-11-15\n---\n\n## Town\n\n'
STORY = "### A bridge\n\nThe bridge will be rebuilt by the council of Brigford.\n\n[Read more](https://a.example/bridge)\n"
BARE = "### A bridge\n\n[Read more](https://a.example/bridge)\n"


def _issue(folder: Path, text: str) -> Path:
    path = folder / "2025-11-15.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_finding_in_a_pipe_is_a_line_that_an_editor_can_jump_to(project: Path) -> None:
    ran = newsletter("check", _issue(project, FRONT + BARE))
    assert ran.code == 1
    assert f"{project}/2025-11-15.md:8:1: no-summary error the story has no summary" in ran.out.splitlines()


def test_publish_and_build_get_the_same_findings_from_check_issue(project: Path) -> None:
    path = _issue(project, FRONT + BARE)
    found = check_issue(open_context(None, None, quiet=True, verbose=0, command="publish"), path)
    assert has_errors(found)
    assert [item.code for item in found] == [record["code"] for record in newsletter("check", path, "--json").records]


def test_a_comment_in_a_story_switches_a_rule_off_there(project: Path) -> None:
    text = FRONT + BARE.replace("\n\n", "\n<!-- check: off no-summary -->\n\n", 1)
    assert "no-summary" not in newsletter("check", _issue(project, text)).out
    assert "no-summary" in newsletter("check", _issue(project, f"{text}\n### Two\n")).out


def test_a_rule_named_in_the_configuration_is_off_or_changes_its_level(project: Path) -> None:
    path = _issue(project, FRONT + BARE)
    settings = (project / "config.toml").read_text(encoding="utf-8")
    (project / "config.toml").write_text(settings + '[check]\noff = ["no-summary"]\n', encoding="utf-8")
    assert "no-summary" not in newsletter("check", path).out
    (project / "config.toml").write_text(settings + '[check]\nnotes = ["no-summary"]\n', encoding="utf-8")
    ran = newsletter("check", path)
    assert "no-summary note" in ran.out
    assert ran.code == 0
