"""What is promised of days in addresses and scripts: every usual form is read, numbers are no days, and of several none is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.metadata.date_fallbacks import day_of_address, day_of_scripts

HOST = "https://www.harbour-times.example"


@pytest.mark.parametrize(
    "path",
    [
        "/2024/03/05/bridge", "/news/2024-03-05-bridge", "/20240305/bridge.html", "/2024/mar/05/bridge", "/2024/march/5/bridge/",
        "/bridge-closed-20240305", "/bridge-20240305103012-nt.html", "/article/A2024030514320005196", "/cnt/dmf20240305_9688",
        "/world/bridge-closed-2024-03-05/", "/bridge-closed-05-03-2024-X1.php",
    ],
)  # fmt: skip
def test_the_day_in_an_address_is_read(path: str) -> None:
    assert day_of_address(HOST + path) == "2024-03-05"


@pytest.mark.parametrize(
    "path",
    [
        "/bridge",
        "/2024/03/bridge",
        "/2024/bridge",
        "/bridge-120240305",
        "/id/20249905",
        "/p/2024030599999999999",
        "/x?day=2024-03-05",
    ],
)
def test_a_number_a_month_or_a_query_is_no_day(path: str) -> None:
    assert day_of_address(HOST + path) is None


def test_the_time_of_a_copy_in_an_archive_is_not_the_articles() -> None:
    copy = "https://web.archive.org/web/20240305101112/"
    assert day_of_address(copy + "http://harbour-times.example/bridge") is None
    assert day_of_address(copy + "http://harbour-times.example/2023/12/24/bridge") == "2023-12-24"


@pytest.mark.parametrize(
    "data",
    [
        '{"datePublished":"2024-03-05T08:00:00Z"}', '{\\"publishedAt\\": \\"2024-03-05\\"}', "{&quot;pubDate&quot;:&quot;2024-03-05&quot;}",
        '{"createdAt": "2024-03-05"}', '{"createdAt": "2024-01-02", "published_at": "2024-03-05"}',
        '[{"publish_date":"2024-03-05"},{"publish_date":"2024-03-05T09:00:00Z"}]',
    ],
)  # fmt: skip
def test_the_day_in_a_scripts_data_is_read(data: str) -> None:
    assert (day_of_scripts(f"<script>window.state = {data}</script>") or "")[:10] == "2024-03-05"


def test_of_several_days_in_scripts_none_is_believed() -> None:
    assert day_of_scripts('[{"datePublished":"2024-03-05"},{"datePublished":"2024-03-04"}]') is None
    assert day_of_scripts('{"dateModified":"2024-03-05"}') is None


@given(st.text(alphabet="/-_.:?0123456789abmrz[]", max_size=120))
def test_no_address_raises(path: str) -> None:
    day = day_of_address(HOST + path)
    assert day is None or len(day) == 10
