"""Mistakes that newcomers make in config.toml: the error says what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import newsletter
from tests.website import Site


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('[sites.example.org]\nkeep = ["div"]\n', 1, 'write [sites."example.org"]'),
        ('\n[sites.blog.example.org]\nkeep = ["div"]\n[sites."b.example"]\n', 2, 'write [sites."blog.example.org"]'),
        ('[[sources]]\nlocation = "https://example.org/feed"\nkind = "rss"\n', 3, 'write kind = "feed", or leave it out'),
        ('[[sources]]\nlocation = "x.html"\nkind = "bookmark"\n', 3, "did you mean bookmarks?"),
        ('title = "T"\n[sections]\nname = "News"\n', 2, "write [[sections]], in double brackets"),
        ('[sources]\nlocation = "https://example.org/"\n', 1, "write [[sources]], in double brackets"),
        ("[[fetch]]\ntries = 2\n", 1, "write [fetch], in single brackets"),
        ('[fetch]\nallow_hosts = ["http://127.0.0.1:8000/x"]\n', 2, 'write "127.0.0.1:8000"'),
        ('[fetch]\nallow_hosts = ["wiki.example/start"]\n', 2, 'write "wiki.example"'),
    ],
)
def test_the_error_says_what_to_write(tmp_path: Path, text: str, line: int, told: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    ran = newsletter("status", "--config", file)
    assert (ran.code, ran.out, len(ran.error_lines)) == (2, "", 1)
    assert ran.err.startswith(f"status: {file}:{line}: ")
    assert told in ran.err


def test_what_the_errors_say_to_write_is_accepted(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        '[sites."example.org"]\nkeep = ["div"]\n[[sources]]\nlocation = "x"\nkind = "feed"\n[[sections]]\nname = "News"\n'
        '[fetch]\nallow_hosts = ["127.0.0.1:8000", "wiki.example"]\n',
        encoding="utf-8",
    )
    assert newsletter("status", "--config", file).code == 0


def test_a_private_address_is_refused_with_the_very_line_that_allows_it(project: Path, site: Site) -> None:
    text = (project / "config.toml").read_text(encoding="utf-8")
    (project / "config.toml").write_text(text.replace(f'allow_hosts = ["{site.host}"]\n', ""), encoding="utf-8")
    refused = newsletter("fetch", f"{site.base}/owls")
    line = f'allow_hosts = ["{site.host}"]'
    assert refused.code == 1
    assert f"write {line} under [fetch] in config.toml" in refused.err
    (project / "config.toml").write_text(text, encoding="utf-8")
    assert line in text
    assert newsletter("fetch", f"{site.base}/owls").code == 0


def test_what_allows_a_private_host_is_said_once_for_all_of_its_links(project: Path, site: Site) -> None:
    text = (project / "config.toml").read_text(encoding="utf-8")
    (project / "config.toml").write_text(text.replace(f'allow_hosts = ["{site.host}"]\n', ""), encoding="utf-8")
    urls = [f"{site.base}/{name}" for name in ("owls", "terns", "gulls")]
    for command, says in (("fetch", ""), ("extract", "no page to read: "), ("draft", "no page to read: ")):
        told = newsletter(command, *urls)
        assert told.error_lines[0].startswith(f"{command}: {urls[0]} and 2 more: {says}127.0.0.1 is not a public address; ")
        assert told.err.count("allow_hosts") == 1
    assert newsletter("fetch", "--verbose", *urls).err.count("allow_hosts") == 3


def test_a_table_nested_two_thousand_deep_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("x = " + "[" * 2000 + "]" * 2000, encoding="utf-8")
    ran = newsletter("status", "--config", file)
    assert (ran.code, ran.out, len(ran.error_lines)) == (2, "", 1)
    assert "nested too deeply" in ran.err


def test_three_thousand_equal_sections_are_each_named_with_their_line(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[[sections]]\nname = "A"\n' * 3000, encoding="utf-8")
    ran = newsletter("status", "--config", file)
    assert (ran.code, len(ran.error_lines)) == (2, 2999)
    assert ran.error_lines[-1] == f'status: {file}:6000: sections[2999].name: "A" is there twice'
