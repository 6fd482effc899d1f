"""newsletter.config.load: every mistake at once, each with its line and key."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
import tomllib
import typing
from pathlib import Path

import pytest

from newsletter.config.load import load
from newsletter.config.schema import Config, DraftSettings, FetchSettings, SiteRule
from newsletter.config.validate import KINDS
from newsletter.errors import ConfigError
from newsletter.text.spans import WEEKDAYS
from tests.running import ROOT


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
        tables = set(re.findall(r"^\[+(\w+)", uncommented, re.MULTILINE)) | {"file"}
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


def test_sections_and_links_have_words_of_the_newsletters_language_where_nothing_is_configured(tmp_path: Path) -> None:
    french = _load(tmp_path, 'language = "fr-CA"\n[draft]\nbriefs = "Vite dit"').draft
    assert (french.other_section, french.briefs, french.read_more) == ("Autres nouvelles", "Vite dit", "Lire la suite")
    assert _load(tmp_path, 'language = "ja"').draft == _load(tmp_path, "").draft == DraftSettings()


def test_all_mistakes_are_reported_together_each_with_line_and_key(tmp_path: Path) -> None:
    text = 'titel = "x"\n\n[fetch]\ndeadline = "soon"\nper_host = 0\n\n[[sections]]\nname = "A"\n[[sections]]\nnmae = "B"\n'
    with pytest.raises(ConfigError) as caught:
        _load(tmp_path, text, NEWSLETTER_FETCH_TRIES="many")
    assert [line.removeprefix(f"{tmp_path}/") for line in caught.value.mistakes] == [
        "config.toml:1: titel: unknown key; did you mean title?",
        'config.toml:4: fetch.deadline: expected a duration like 30s, 15m, 24h, 7d, or seconds, found "soon"',
        "config.toml:5: fetch.per_host: expected at least 1, found 0",
        "config.toml:10: sections[1].nmae: unknown key; did you mean name?",
        "config.toml:9: sections[1]: name is missing",
        'NEWSLETTER_FETCH_TRIES: expected an integer, found "many"',
    ]


@pytest.mark.parametrize(("text", "line"), [("a = \n", 1), ("a = 1\nb = [\n", 2), ("\n\n= 3", 3)])
def test_a_file_that_is_not_toml_is_named_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(ConfigError, match=r"not valid TOML") as caught:
        _load(tmp_path, text)
    found = re.search(r"config\.toml:(\d+)", str(caught.value))
    assert found
    assert abs(int(found[1]) - line) <= 1


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("title = “Owls”", 'text needs straight quotes, like title = "My Weekly"'),
        ("title = Owls", 'text needs straight quotes, like title = "My Weekly"'),
        ('title = "Owls', "a quotation mark is missing at the end of the line"),
        ('title = "Owls"\ntitle = "Herons"', "the key is there twice; keep one of them"),
    ],
)
def test_a_slip_in_the_grammar_is_told_with_what_to_write(tmp_path: Path, line: str, advice: str) -> None:
    with pytest.raises(ConfigError) as caught:
        _load(tmp_path, f"{line}\n")
    assert str(caught.value).endswith(f"; {advice}")


def test_a_file_in_another_charset_is_told_what_to_save_it_as(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes('title = "Été"\n'.encode("latin-1"))
    with pytest.raises(ConfigError, match=r"config\.toml: the configuration is not UTF-8 text; save it as UTF-8$"):
        load(tmp_path / "config.toml", {})


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


def test_a_tilde_is_the_home_directory_in_every_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    config = _load(tmp_path, 'issues = "~/site/posts"\narchive = ["~/old"]\n[render]\ntemplates = "~/mine"\n')
    found = (config.issues, config.path(config.archive[0]), config.templates, config.cache)
    assert found == (Path("/home/ada/site/posts"), Path("/home/ada/old"), Path("/home/ada/mine"), tmp_path / "cache")


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


def _mistakes(tmp_path: Path, text: str, **environment: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        _load(tmp_path, text, **environment)
    return [line.removeprefix(f"{tmp_path}/") for line in caught.value.mistakes]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("limit = 0", "limit: expected at least 1, found 0"),
        ("limit = -3", "limit: expected at least 1, found -3"),
        (
            'kind = "feeds"',
            'kind: expected one of auto, url, file, stdin, feed, opml, bookmarks, sitemap, links, found "feeds"; did you mean feed?',
        ),
        ('since = "7 months"', 'since: expected a duration like 12h, 7d, 2w, or a day like 2025-11-14, found "7 months"'),
        ('since = "2025-02-30"', 'since: expected a duration like 12h, 7d, 2w, or a day like 2025-11-14, found "2025-02-30"'),
        ('include = ["/a(/"]', 'include: "/a(/" is not a regular expression: missing ), unterminated subpattern at position 1'),
        ('exclude = ["*/ads/*", ""]', "exclude: an empty pattern matches every address"),
    ],
)
def test_a_wrong_value_of_a_source_is_told_with_its_line(tmp_path: Path, line: str, what: str) -> None:
    good = '[[sources]]\nlocation = "a.txt"\n'
    assert _mistakes(tmp_path, f'{good}{good}name = "B"\n{line}\n') == [f"config.toml:6: sources[1].{what}"]


@pytest.mark.parametrize("text", ['[[sources]]\nlocation = " "\n', '# no\nsources = ["a.txt", ""]\n'])
def test_a_source_that_is_nowhere_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    (mistake,) = _mistakes(tmp_path, text)
    assert re.fullmatch(r"config\.toml:2: sources\[\d\]\.location: expected a web address, a file or -, found nothing", mistake)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_source_may_be_said(tmp_path: Path, kind: str) -> None:
    assert _load(tmp_path, f'[[sources]]\nlocation = "-"\nkind = "{kind}"\n').sources[0].kind == kind


@pytest.mark.parametrize("since", ["12h", "7d", "2w", "3 days", "7D", "2025-11-14", "2025-11-14T08:00", "2025-11-14T08:00Z"])
def test_what_fetch_takes_as_since_is_no_mistake(tmp_path: Path, since: str) -> None:
    assert _load(tmp_path, f'[[sources]]\nlocation = "-"\nsince = "{since}"\n').sources[0].since == since


def test_patterns_that_are_globs_pieces_or_right_expressions_are_no_mistakes(tmp_path: Path) -> None:
    patterns = ("*/news/*", "a(b", "/politi(cs|k)/", "[x", "/")
    assert _load(tmp_path, f'[[sources]]\nlocation = "-"\ninclude = {list(patterns)}\n').sources[0].include == patterns


def test_each_broken_selector_of_a_site_is_told_and_whole_ones_are_kept(tmp_path: Path) -> None:
    text = (
        '[sites."example.org"]\nkeep = ["div.story", "div["]\ndrop = ["aside:not(.x", ""]\ntitle = "h1 >"\nauthor = "a::text"\n'
    )
    told = _mistakes(tmp_path, text)
    keys = ["2: sites.example.org.keep", "3: sites.example.org.drop", "3: sites.example.org.drop"]
    keys += ["4: sites.example.org.title", "5: sites.example.org.author"]
    assert [line.partition(" is not a CSS selector: ")[0] for line in told] == [
        f'config.toml:{key}: "{wrong}"'
        for key, wrong in zip(keys, ["div[", "aside:not(.x", "", "h1 >", "a::text"], strict=True)
    ]
    right = (
        'keep = ["div.a > p:nth-child(2)", "a[href^=\'x\']"]\ndrop = [".promo, aside"]\ntitle = ""\ndate = "time.published"\n'
    )
    assert _load(tmp_path, '[sites."example.org"]\n' + right).extract.sites["example.org"].drop == (".promo, aside",)


@pytest.mark.parametrize("name", ["https://example.org", "example.org/news", "Example.org", "example.org:80", ""])
def test_a_rule_that_would_hold_for_no_site_is_told(tmp_path: Path, name: str) -> None:
    assert _mistakes(tmp_path, f'\n[sites."{name}"]\nkeep = ["p"]\n') == [
        f"config.toml:2: sites.{name}: expected a lower-case host like example.org, without scheme, port or path"
    ]


@pytest.mark.parametrize(
    ("table", "line", "what"),
    [
        ("draft", "same_story = 1.5", "same_story: expected at most 1, found 1.5"),
        ("draft", "same_story = -0.1", "same_story: expected at least 0, found -0.1"),
        ("draft", "same_story = nan", "same_story: expected at least 0, found nan"),
        (
            "draft",
            'day = "saterday"',
            'day: expected a weekday like saturday, or nothing, found "saterday"; did you mean saturday?',
        ),
        ("draft", 'day = "2025-11-15"', 'day: expected a weekday like saturday, or nothing, found "2025-11-15"'),
        ("draft", "max_age = 60", 'max_age: expected an age like "60d", found 60 seconds; write "60d" for days'),
        ("check", "stale = 30", 'stale: expected an age like "60d", found 30 seconds; write "30d" for days'),
        ("fetch", "deadline = inf", "deadline: expected a finite number, found inf"),
        (
            "render",
            'web_url = "example.org/x"',
            'web_url: expected an https: or http: address, or nothing, found "example.org/x"',
        ),
        (
            "render",
            'web_url = "mailto:a@b.c"',
            'web_url: expected an https: or http: address, or nothing, found "mailto:a@b.c"',
        ),
        (
            "render",
            'unsubscribe = "javascript:alert(1)"',
            'unsubscribe: expected an https:, http: or mailto: address, or nothing, found "javascript:alert(1)"',
        ),
        (
            "render",
            'unsubscribe = "leave@example.org"',
            'unsubscribe: expected an https:, http: or mailto: address, or nothing, found "leave@example.org"',
        ),
    ],
)
def test_a_wrong_value_of_a_table_is_told_with_its_line(tmp_path: Path, table: str, line: str, what: str) -> None:
    assert _mistakes(tmp_path, f"[{table}]\n{line}\n") == [f"config.toml:2: {table}.{what}"]


def test_two_sections_whose_names_differ_in_capitals_only_are_one_twice(tmp_path: Path) -> None:
    text = '[[sections]]\nname = "Town Hall"\n[[sections]]\nname = "Town hall"\n'
    assert _mistakes(tmp_path, text) == ['config.toml:4: sections[1].name: "Town hall" is there twice']


def test_values_at_the_edge_of_what_is_right_are_taken(tmp_path: Path) -> None:
    text = '[draft]\nsame_story = 1\nday = "{}"\n[render]\nweb_url = "https://example.org/{{date}}/"\nunsubscribe = "{}"\n'
    for day, leave in zip(
        (*WEEKDAYS, "Saturday", ""), ("", "mailto:a@b.example?subject=no more", "http://[::1]:80/x") * 3, strict=True
    ):
        config = _load(tmp_path, text.format(day, leave))
        assert (config.draft.same_story, config.draft.day, config.render.unsubscribe) == (1.0, day, leave)


@pytest.mark.parametrize(
    "host", ["http://a.example", "a.example/", "10.0.0.0/8", "a:b", "a:0", "a:65536", "*.corp", "", "a b", "[::1", "1:2:3"]
)
def test_what_is_no_host_is_not_let_through_in_silence(tmp_path: Path, host: str) -> None:
    (mistake,) = _mistakes(tmp_path, f'[fetch]\nallow_hosts = ["127.0.0.1", "{host}"]\n')
    assert re.match(r"config\.toml:2: fetch\.allow_hosts: expected a (host|port)", mistake)


def test_hosts_and_ports_of_every_writing_are_taken(tmp_path: Path) -> None:
    hosts = ("wiki.corp", "127.0.0.1:8000", "localhost", "[::1]", "[::1]:8000", "::1", "my_host", "bücher.example:65535")
    assert _load(tmp_path, f"[fetch]\nallow_hosts = {list(hosts)}\n".replace("'", '"')).fetch.allow_hosts == hosts


def test_wrong_values_and_wrong_types_and_those_of_the_environment_are_told_together(tmp_path: Path) -> None:
    text = '[fetch]\ntries = "x"\nallow_hosts = ["a/b"]\n[draft]\nday = "x"\n'
    told = _mistakes(
        tmp_path, text, NEWSLETTER_FETCH_ALLOW_HOSTS="a, http://b", NEWSLETTER_DRAFT_SAME_STORY="7", NEWSLETTER_DRAFT_DAY="noon"
    )
    assert [line.split(": ")[0] if line[0] == "N" else line.split(": ")[1] for line in told] == [
        "fetch.tries",
        "fetch.allow_hosts",
        "draft.day",
        "NEWSLETTER_FETCH_ALLOW_HOSTS",
        "NEWSLETTER_DRAFT_SAME_STORY",
        "NEWSLETTER_DRAFT_DAY",
    ]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("NEWSLETTER_FETCH_DEADLIN", "NEWSLETTER_FETCH_DEADLINE"),
        ("NEWSLETTER_TITEL", "NEWSLETTER_TITLE"),
        ("NEWSLETTER_DRAFT_SAMESTORY", "NEWSLETTER_DRAFT_SAME_STORY"),
    ],
)
def test_a_variable_that_is_nearly_a_key_is_a_mistake(tmp_path: Path, name: str, known: str) -> None:
    assert _mistakes(tmp_path, "", **{name: "1"}) == [f"{name}: unknown variable; did you mean {known}?"]


def test_variables_of_somebody_else_are_left_alone(tmp_path: Path) -> None:
    names = "BENCH CONFIG STRESS_SECONDS HISTORIES WRITE_README TIME FILE HOME".split()
    assert _load(tmp_path, "", **{f"NEWSLETTER_{name}": "1" for name in names}).title == "Weekly Update"


def test_selectors_cost_nothing_where_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[fetch]\nallow_hosts = ["127.0.0.1:8000"]\n', encoding="utf-8")
    code = "import sys; from newsletter.config.load import load; load(None, {}); print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=True
    )
    assert not {"cssselect", "lxml"} & set(run.stdout.decode().split())
