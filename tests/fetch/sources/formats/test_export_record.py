"""One record of an export says all that it says, whatever its keys are called; what is no address is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.fetch.sources.formats.export_record import ADDRESS, STARRED, TITLE, read_record

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("url", "name", "text")), inner),
)


@pytest.mark.parametrize("value", ["N/A", "none", "-", "", "about:config", "javascript:alert(1)", None, 7, [], {}])
def test_what_is_no_web_address_is_no_link(value: object) -> None:
    assert read_record({"url": value, "title": "x"}, NOW, None) is None


def test_credentials_and_titles_that_are_addresses_are_told_apart() -> None:
    link = read_record({"URL": "https://a.example/", "Title": "https://a.example/", "Is Starred": "yes"}, NOW, None)
    assert link is not None
    assert (link.hints.title, link.hints.starred) == (None, True)


@pytest.mark.parametrize(
    "mark", [{"text": "A crane fell.", "note": "Ask Ann."}, {"quote": "A crane fell.", "text": "Ask Ann."}]
)
def test_what_was_remarked_on_a_marked_passage_is_a_note_and_the_passage_is_not(mark: dict[str, str]) -> None:
    link = read_record({"url": "https://a.example/", "highlights": [mark, {"text": "It rose."}]}, NOW, None)
    assert link is not None
    assert (link.hints.note, link.hints.highlight) == ("Ask Ann.", "A crane fell. … It rose.")


@given(st.dictionaries(st.sampled_from([*ADDRESS, *TITLE, *STARRED, "tags", "date", "note", "content", "highlights"]), VALUES))
def test_whatever_the_record_a_link_or_nothing_comes_out(record: dict[str, object]) -> None:
    link = read_record({**record, "href": "https://a.example/"}, NOW, None)
    assert link is not None
    assert link.url.startswith("http")
