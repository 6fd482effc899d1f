"""Promises of the front matter: every key is kept, and what is broken is named with its line."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newsletter.errors import DraftError
from newsletter.issuefile import parse
from newsletter.issuefile.frontmatter import KeyLines, find_keys, scalar, value
from newsletter.text.clean import clean_line


def values(text: str) -> dict[str, Any]:
    return dict(parse(text).issue.front_matter)


def test_every_value_is_a_text_a_list_or_a_table_of_texts() -> None:
    read = values("---\na: No\nb: 2025-11-31\nc: [1, x, [y]]\nd: {e: 007}\nf: >\n  two\n  lines\ng:\n---\n")
    assert read == {"a": "No", "b": "2025-11-31", "c": ["1", "x", ["y"]], "d": {"e": "007"}, "f": "two lines\n", "g": ""}


def test_toml_between_plus_signs_says_the_same() -> None:
    issue = parse('+++\ntitle = "x"\ndate = 2025-11-14T16:00:00Z\ntags = ["a"]\ndraft = false\n[p]\nq = 1\n+++\n\n## S\n').issue
    assert (issue.title, issue.date, issue.tags) == ("x", "2025-11-14T16:00:00+00:00", ("a",))
    assert (issue.front_matter["draft"], issue.front_matter["p"]) == ("false", {"q": "1"})
    assert issue.sections[0].title == "S"


def test_tags_may_be_a_list_or_a_line() -> None:
    assert parse("---\ntags: a, b ,c\n---\n").issue.tags == ("a", "b", "c")
    assert parse("---\ntags:\n- a\n- b\n---\n").issue.tags == ("a", "b")


def test_a_separator_at_the_head_of_the_text_is_no_front_matter() -> None:
    for text in ("---\n\nHello there.\n\n---\n", "---\n", "---", "\n\n", "", "----\ntitle: x\n----\n"):
        assert values(text) == {}
    assert values("\n\n---\ntitle: x\n---") == {"title": "x"}
    assert values("\ufeff---  \r\ntitle: x\r\n---  \r\n") == {"title": "x"}


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("a: [x\nb: y", 3),
        ("a: b: c", 2),
        ("a: x\n\tb: y", 3),
        ('a: "x', 3),
        ("- a", 2),
        ("a: x\nb: \x07", 3),
        ("a: *x", 2),
        ("just words", 2),
    ],
)
def test_broken_yaml_is_named_with_its_line(front: str, line: int) -> None:
    with pytest.raises(DraftError) as caught:
        parse(f"---\n{front}\n---\n", "x.md")
    assert (caught.value.line, caught.value.file) == (line, "x.md")


def test_broken_toml_is_named_with_its_line() -> None:
    with pytest.raises(DraftError) as caught:
        parse('+++\na = 1\nb = "x\n+++\n')
    assert caught.value.line == 3


def test_yaml_that_nests_without_end_is_refused_and_does_no_harm() -> None:
    with pytest.raises(DraftError):
        parse(f"---\na: {'[' * 1200}\n---\n")


@given(st.text())
def test_any_text_survives_as_a_scalar(text: str) -> None:
    assert yaml.load(f"key: {scalar(text)}\n", yaml.BaseLoader) == {"key": clean_line(text)}


nested = st.recursive(
    st.text(max_size=8).map(clean_line),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5).map(clean_line), inner),
)


@given(nested)
def test_any_nested_value_survives_on_one_line(content: Any) -> None:
    written = value(content)
    assert "\n" not in written
    assert yaml.load(f"key: {written}\n", yaml.BaseLoader) == {"key": content}


def test_the_lines_of_a_key_leave_out_comments_and_blank_lines() -> None:
    lines = "---\n# first\na: 1\n\n# of b\nb:\n  - x\n  - y\n# last\nc: >\n  text\nd: 1 # remark\n---\n".splitlines(
        keepends=True
    )
    assert find_keys(lines) == {
        "a": KeyLines(2, 3, False),
        "b": KeyLines(5, 8, False),
        "c": KeyLines(9, 11, False),
        "d": KeyLines(11, 12, True),
    }
    assert find_keys(["---\n", "{a: 1, b: 2}\n", "---\n"]) is None
    assert find_keys(["+++\n", "a = 1\n", "+++\n"]) is None
    assert find_keys(["---\n", "---\n"]) == {}


def test_a_key_that_stands_twice_is_refused_with_its_line() -> None:
    with pytest.raises(DraftError, match="title` stands twice") as caught:
        parse('---\ntitle: "A"\ndate: 2025-11-15\ntitle: "B"\n---\n\n## S\n')
    assert caught.value.line == 4
