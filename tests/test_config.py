"""newsletter.config: every mistake at once, each with its line and key."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import typing
from pathlib import Path

import pytest

from newsletter.config import Config, find_line, load
from newsletter.errors import ConfigError
from newsletter.settings import FetchSettings, SiteRule

ROOT = Path(__file__).parent.parent


def _load(tmp_path: Path, text: str, **environment: str) -> Config:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    return load(file, environment)


def test_the_file_at_the_top_is_valid_and_documents_every_key() -> None:
    text = (ROOT / "config.toml").read_text(encoding="utf-8")
    load(ROOT / "config.toml", {})
    uncommented = re.sub(r"^# ?(?=[\w\[\]\"])(?=[^#\n]*(?:=|\[))", "", text, flags=re.MULTILINE)
    named = set(re.findall(r"^(\w+) *=", uncommented, re.MULTILINE))
    records = [Config, *(hint for hint in typing.get_type_hints(Config).values() if dataclasses.is_dataclass(hint)), SiteRule]
    for record in records:
        names = {item.name for item in dataclasses.fields(typing.cast("type[typing.Any]", record))}
        tables = {"fetch", "extract", "draft", "render", "sections", "sources", "sites", "file"}
        assert names - tables <= named, record


def test_the_defaults_that_the_file_shows_are_the_defaults() -> None:
    text = (ROOT / "config.toml").read_text(encoding="utf-8")
    body = text.split("[fetch]")[1].split("[extract]")[0]
    shown = tomllib.loads("[fetch]" + re.sub(r"^# (?=\w+ =)", "", body, flags=re.MULTILINE))
    default = dataclasses.asdict(FetchSettings())
    spans = {"deadline": "30s", "max_retry_after": "10s", "fresh_for": "24h"}
    assert {key: spans.get(key, list(value) if isinstance(value, tuple) else value) for key, value in default.items()} == shown[
        "fetch"
    ]


def test_all_mistakes_are_reported_together_each_with_line_and_key(tmp_path: Path) -> None:
    text = 'titel = "x"\n\n[fetch]\ndeadline = "soon"\nper_host = 0\n\n[[sections]]\nname = "A"\n[[sections]]\nnmae = "B"\n'
    with pytest.raises(ConfigError) as caught:
        _load(tmp_path, text, NEWSLETTER_FETCH_TRIES="many")
    assert [line.removeprefix(f"{tmp_path}/") for line in caught.value.mistakes] == [
        "config.toml:1: titel: unknown key; did you mean title?",
        'config.toml:4: fetch.deadline: expected seconds or a span like 30s, 15m, 24h, 7d, found "soon"',
        "config.toml:5: fetch.per_host: expected at least 1, found 0",
        "config.toml:10: sections[1].nmae: unknown key; did you mean name?",
        "config.toml:9: sections[1]: name is missing",
        'NEWSLETTER_FETCH_TRIES: expected a whole number, found "many"',
    ]


@pytest.mark.parametrize(("text", "line"), [("a = \n", 1), ("a = 1\nb = [\n", 2), ("\n\n= 3", 3)])
def test_a_file_that_is_not_toml_is_named_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(ConfigError, match=r"not TOML") as caught:
        _load(tmp_path, text)
    found = re.search(r"config\.toml:(\d+)", str(caught.value))
    assert found
    assert abs(int(found[1]) - line) <= 1


def test_the_environment_is_stronger_than_the_file_and_the_file_than_the_default(tmp_path: Path) -> None:
    config = _load(
        tmp_path, 'title = "file"\n[fetch]\ntries = 5\n', NEWSLETTER_TITLE="environment", NEWSLETTER_FETCH_DEADLINE="2m"
    )
    assert (config.title, config.fetch.tries, config.fetch.deadline, config.fetch.per_host) == ("environment", 5, 120.0, 2)
    listed = _load(tmp_path, "", NEWSLETTER_FETCH_ALLOW_HOSTS="a:1, b", NEWSLETTER_FETCH_ROBOTS="no")
    assert (listed.fetch.allow_hosts, listed.fetch.robots) == (("a:1", "b"), False)


def test_paths_are_taken_from_the_file_and_not_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    config = _load(tmp_path, 'issues = "posts"\n')
    assert (config.issues, config.cache) == (tmp_path / "posts", tmp_path / "cache")


def test_the_file_is_found_upwards_and_its_absence_is_no_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert load(None, {"XDG_CACHE_HOME": "/var/x"}).cache == Path("/var/x/newsletter")
    assert load(None, {}).cache == tmp_path / "a" / "b" / "cache"
    (tmp_path / "config.toml").write_text('title = "up"')
    assert load(None, {}).title == "up"


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no\.toml: cannot read the configuration: No such file or directory"):
        load(tmp_path / "no.toml", {})


def test_a_line_is_found_for_keys_in_tables_and_lists() -> None:
    text = 'a = 1\n[t]\nb = 2 # [x]\n[[l]]\nc = 1\n[[l]]\nc = 2\n[s."e.org"]\nkeep = []\n'
    assert [find_line(text, key) for key in ("a", "t.b", "l[1].c", "l[1]", "s.e.org.keep", "none")] == [1, 3, 7, 6, 9, 1]
