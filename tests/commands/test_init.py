"""`newsletter init`, run as its user runs it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from newsletter.config.load import load
from tests.running import ROOT, newsletter
from tests.terminal import on_terminal


def test_a_new_folder_has_a_valid_configuration_a_template_and_a_gitignore(tmp_path: Path) -> None:
    ran = newsletter("init", tmp_path / "mine")
    assert (ran.code, ran.out) == (0, "")
    config = load(tmp_path / "mine" / "config.toml", {})
    assert (config.title, [section.name for section in config.sections]) == ("Mine", [])
    assert "/cache/" in (tmp_path / "mine" / ".gitignore").read_text()
    assert (tmp_path / "mine" / "templates" / "email.html").exists()


def test_with_a_title_it_writes_her_newsletter_and_asks_for_nothing(tmp_path: Path) -> None:
    ran = newsletter("init", tmp_path, "--title", 'The "Old" Mill')
    assert (ran.code, ran.out) == (0, "")
    text = (tmp_path / "config.toml").read_text(encoding="utf-8")
    assert load(tmp_path / "config.toml", {}).title == 'The "Old" Mill'
    assert not [word for word in ("AI ", "MLOps", '"ai"', "Hardware") if word in text], "nothing of the sample newsletter"
    keys = [
        line
        for line in (ROOT / "config.toml").read_text(encoding="utf-8").splitlines()
        if line.startswith("# ") and " = " in line
    ]
    assert [line for line in keys if line not in text] == []


def test_the_name_of_a_section_may_have_a_comma_in_double_quotes(tmp_path: Path) -> None:
    assert newsletter("init", str(tmp_path), "--title", "T", "--sections", 'Floods, "Heat, Air & Water" ,"Policy"').code == 0
    names = [section.name for section in load(tmp_path / "config.toml", {}).sections]
    assert names == ["Floods", "Heat, Air & Water", "Policy"]


def test_sections_are_hers_in_her_order_and_on_a_terminal_nothing_is_asked_where_a_title_is_given(tmp_path: Path) -> None:
    seen = on_terminal("init", str(tmp_path), "--title", "T", "--sections", 'Council, "Streets" & Ways,, Council')
    assert seen.code == 0
    assert "?" not in seen.raw
    names = [section.name for section in load(tmp_path / "config.toml", {}).sections]
    assert names == ["Council", '"Streets" & Ways']


def test_it_says_what_is_left_to_fill_in_and_where_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    named = newsletter("init", "my weekly", "--title", "T", "--sections", "Council, Streets").err
    assert "my weekly/config.toml: give your sections a description and keywords and" in named
    assert "then: cd 'my weekly' && newsletter fetch URL…" in named
    here = newsletter("init", "--title", "T").err
    assert "config.toml: name your sections and" in here
    assert "then: newsletter fetch URL…" in here


def test_a_file_in_the_place_of_its_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("hers")
    ran = newsletter("init", tmp_path / "mine", "--templates")
    assert (ran.code, ran.out) == (2, "")
    assert "mine: is a file; name a folder" in ran.err


def test_on_a_terminal_the_title_that_an_empty_answer_means_is_shown(tmp_path: Path) -> None:
    seen = on_terminal("init", str(tmp_path / "my-weekly"), typed=b"\n")
    assert "What is the newsletter called? [My Weekly]" in seen.raw
    assert load(tmp_path / "my-weekly" / "config.toml", {}).title == "My Weekly"


def test_the_template_that_it_writes_renders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newsletter("init", "-q", tmp_path)
    monkeypatch.chdir(tmp_path)
    ran = newsletter("render", "-", "--to", "email", stdin="---\ntitle: T\n---\n\n## S\n\n### H\n\nText.\n")
    assert ran.code == 0, ran.err
    assert "<h1" in ran.out


def test_a_newsletter_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("title = 'mine'")
    ran = newsletter("init", tmp_path)
    assert (ran.code, (tmp_path / "config.toml").read_text()) == (2, "title = 'mine'")


def test_the_sample_configuration_goes_into_the_package_that_is_built() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"config.toml" = "newsletter/config.toml"' in text
    listed = subprocess.run(["git", "ls-files", "config.toml"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert listed.returncode != 0 or listed.stdout == "config.toml\n"


def test_the_templates_are_copied_with_their_blocks_and_the_editors_own_are_left_alone(tmp_path: Path) -> None:
    assert newsletter("init", tmp_path, "--title", "Letter", "--templates").code == 0
    copied = {path.name for path in (tmp_path / "templates").iterdir()}
    assert copied == {"email.html", "text.txt", "style.html", "page.html", "article.html", "index.html"}
    mail = tmp_path / "templates" / "email.html"
    assert "{% block story scoped %}" in mail.read_text(encoding="utf-8")
    mail.write_text("mine", encoding="utf-8")
    ran = newsletter("init", tmp_path, "--templates")
    assert (ran.code, mail.read_text(encoding="utf-8")) == (0, "mine")
    assert "already exists; not overwritten" in ran.err
