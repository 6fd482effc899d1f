"""newsletter.config.read_values: a value is read as its field's type asks, and every mistake is kept, not only the first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsletter.config.read_values import Mistake, read_table, read_value, shown
from newsletter.config.schema import Config, DraftSettings, FetchSettings, Positive, Seconds, SectionRule, Share
from newsletter.models import Source


def value(raw: Any, hint: Any) -> Any:
    mistakes: list[Mistake] = []
    found = read_value(raw, hint, "key", mistakes)
    assert mistakes == []
    return found


@pytest.mark.parametrize(
    ("raw", "hint", "read"),
    [
        ("x", str, "x"),
        (3, float, 3.0),
        ("15m", Seconds, 900.0),
        (1.5, Seconds, 1.5),
        ("a/b", Path, Path("a/b")),
        ("x", str | None, "x"),
        (["a", "b"], tuple[str, ...], ("a", "b")),
        (["https://a.example/"], tuple[Source, ...], (Source("https://a.example/"),)),
        ([{"name": "Town"}], tuple[SectionRule, ...], (SectionRule("Town"),)),
    ],
)
def test_a_value_becomes_what_its_type_asks(raw: Any, hint: Any, read: Any) -> None:
    assert value(raw, hint) == read


@pytest.mark.parametrize(
    ("raw", "hint", "what"),
    [
        (1, str, "expected a string, found 1"),
        (True, int, "expected an integer, found true"),
        ("yes", bool, 'expected true or false, found "yes"'),
        ("soon", Seconds, "expected a duration like 30s"),
        (0, Positive, "expected at least 1, found 0"),
        (1.5, Share, "expected at most 1, found 1.5"),
        (float("inf"), Seconds, "expected a finite number, found inf"),
        ({"name": "x"}, tuple[SectionRule, ...], r"write \[\[key\]\], in double brackets"),
        ({"name": "x"}, tuple[str, ...], "expected a list"),
        ("x", tuple[str, ...], 'expected a list, found "x"; write \\["x"\\]'),
        ("x, y", tuple[str, ...], 'expected a list, found "x, y"; write \\["x", "y"\\]'),
    ],
)
def test_a_value_of_another_type_is_named_with_what_was_expected(raw: Any, hint: Any, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        value(raw, hint)


def test_every_mistake_of_a_table_is_kept_and_what_is_right_is_read() -> None:
    mistakes: list[Mistake] = []
    fields = read_table(FetchSettings, {"deadlin": 3, "tries": 0, "pause": 1}, "fetch.", mistakes)
    assert fields["pause"] == 1.0
    assert [mistake.key for mistake in mistakes] == ["fetch.deadlin", "fetch.tries"]
    assert mistakes[0].what == "unknown key; did you mean deadline?"


def test_a_field_that_must_be_there_is_missed() -> None:
    mistakes: list[Mistake] = []
    read_table(SectionRule, {}, "sections[0].", mistakes)
    assert mistakes == [Mistake("sections[0]", "name is missing")]


def test_a_list_where_one_table_belongs_says_how_to_write_it() -> None:
    mistakes: list[Mistake] = []
    assert read_table(DraftSettings, [{}], "draft.", mistakes) == {}
    assert mistakes[0].what.endswith("write [draft], in single brackets")


def test_a_site_whose_dots_lack_quotes_is_told_how_to_write_it() -> None:
    mistakes: list[Mistake] = []
    read_table(Config, {"sites": {"example": {"org": {"keep": "main"}}}}, "", mistakes)
    assert mistakes == [Mistake("sites.example.org", 'write [sites."example.org"]: a name with dots needs quotes')]


def test_a_value_is_shown_in_short() -> None:
    values: list[Any] = [{}, [1], True, "x" * 50, 5]
    assert [shown(one) for one in values] == ["a table", "a list", "true", f'"{"x" * 40}"', "5"]
