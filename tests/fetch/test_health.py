"""What the memory of health promises: cron's mails are few and each of use, and nothing is lost between two runs."""

from __future__ import annotations

import json
import multiprocessing
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import CacheError
from newsletter.fetch.health import FILE, Health

START = datetime(2026, 11, 1, 2, 30, tzinfo=UTC)
DEAD = "Gone Weekly (https://gone.example/feed)"
FLAKY = "Shaky (https://shaky.example/feed)"
MOVED = "Mover (https://old.example/feed)"
NEW_ADDRESS = "https://new.example/feed"


def run(folder: Path, night: int, note: Callable[[Health, datetime], None], patience: int = 3) -> list[str]:
    """One nightly run: a new book, what happened, what is said."""
    when = START + timedelta(days=night, seconds=night % 5)
    health = Health(folder, warn=pytest.fail)
    note(health, when)
    return health.report(when, patience)


def failing(name: str, reason: str = "no such host", kind: str = "source") -> Callable[[Health, datetime], None]:
    return lambda health, when: health.note_failure(name, when, reason, kind=kind)


def good(name: str, moved_to: str | None = None) -> Callable[[Health, datetime], None]:
    return lambda health, when: health.note_good(name, when, moved_to=moved_to)


@pytest.mark.parametrize("seed", range(20))
def test_a_month_of_cron_over_40_sources_gives_at_most_three_lines_of_mail_each_useful(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    mail: list[str] = []

    def night(health: Health, when: datetime) -> None:
        for number in range(37):
            health.note_good(f"https://site{number}.example/feed", when)
            health.note_good(f"site{number}.example", when, kind="host")
        health.note_failure(DEAD, when, "no such host")
        health.note_failure("gone.example", when, "no such host", kind="host")
        if chance.random() < 0.4:
            health.note_failure(FLAKY, when, "took longer than 30 s")
        else:
            health.note_good(FLAKY, when)
        health.note_good(MOVED, when, moved_to=NEW_ADDRESS)

    for number in range(30):
        mail += run(tmp_path, number, night)

    assert len(mail) <= 3
    assert f"{DEAD}: dead for 3 nights since 2026-11-01: no such host; remove it or fix its address" in mail
    assert f"{MOVED}: moved permanently to {NEW_ADDRESS}; update config.toml" in mail
    assert all(line.startswith((DEAD, MOVED, FLAKY)) for line in mail)


def test_one_failed_night_is_not_worth_a_word(tmp_path: Path) -> None:
    said = [run(tmp_path, night, failing(FLAKY) if night in (2, 5, 6) else good(FLAKY)) for night in range(9)]
    assert said == [[]] * 9


def test_a_dead_source_is_spoken_of_at_the_third_night_and_again_only_after_a_month(tmp_path: Path) -> None:
    said = {night: lines for night in range(70) if (lines := run(tmp_path, night, failing(DEAD)))}
    assert list(said) == [2, 32, 62]
    assert said[32] == [f"{DEAD}: dead for 33 nights since 2026-11-01: no such host; remove it or fix its address"]


def test_patience_of_one_speaks_at_the_first_failure(tmp_path: Path) -> None:
    assert run(tmp_path, 0, failing(DEAD), patience=1) == [
        f"{DEAD}: dead for 1 night since 2026-11-01: no such host; remove it or fix its address"
    ]


def test_runs_by_the_hour_are_not_called_nights(tmp_path: Path) -> None:
    said: list[str] = []
    for hour in range(3):
        when = START + timedelta(hours=hour)
        health = Health(tmp_path, warn=pytest.fail)
        health.note_failure(DEAD, when, "no such host")
        said += health.report(when)
    assert said == [f"{DEAD}: dead for 3 runs since 2026-11-01: no such host; remove it or fix its address"]


def test_a_source_that_comes_back_after_long_is_welcomed_once(tmp_path: Path) -> None:
    said = [line for night in range(20) for line in run(tmp_path, night, failing(DEAD) if night < 16 else good(DEAD))]
    assert said[1:] == [f"{DEAD}: works again after 16 nights since 2026-11-01"]


def test_a_source_that_was_never_reported_comes_back_without_a_word(tmp_path: Path) -> None:
    assert [run(tmp_path, night, failing(DEAD) if night < 2 else good(DEAD)) for night in range(4)] == [[]] * 4


def test_a_move_seen_once_is_not_believed(tmp_path: Path) -> None:
    nights = [NEW_ADDRESS, None, NEW_ADDRESS, NEW_ADDRESS, "https://elsewhere.example/", NEW_ADDRESS]
    assert [run(tmp_path, number, good(MOVED, to)) for number, to in enumerate(nights)] == [[]] * 6


def test_a_night_without_network_is_nobodys_fault(tmp_path: Path) -> None:
    names = [f"https://site{number}.example/feed" for number in range(40)]

    def offline(health: Health, when: datetime) -> None:
        for name in names:
            health.note_failure(name, when, "no such host")

    def online(health: Health, when: datetime) -> None:
        for name in names:
            health.note_good(name, when)

    said = [line for night in range(4) for line in run(tmp_path, night, offline)]
    assert said == [
        "the network: dead for 3 nights since 2026-11-01: none of 40 sources and hosts could be reached: no such host;"
        " check your connection"
    ]
    assert run(tmp_path, 4, online) == []
    assert all(row.failures == 0 for row in Health(tmp_path, pytest.fail).rows())


def test_sources_that_all_answer_404_are_not_taken_for_a_night_without_network(tmp_path: Path) -> None:
    def all_gone(health: Health, when: datetime) -> None:
        for number in range(5):
            health.note_failure(f"https://site{number}.example/feed", when, "404 Not Found")

    said = [line for night in range(3) for line in run(tmp_path, night, all_gone)]
    assert len(said) == 1
    assert said[0].startswith("5 dead since 2026-11-01 or later: 404 Not Found: https://site0.example/feed, ")


def test_a_dead_host_is_named_where_no_source_of_it_is(tmp_path: Path) -> None:
    def night(health: Health, when: datetime) -> None:
        health.note_failure("pages.example", when, "connection refused", kind="host")
        health.note_failure(DEAD, when, "no such host")
        health.note_failure("gone.example", when, "no such host", kind="host")
        health.note_good("https://fine.example/feed", when)

    said = [line for number in range(3) for line in run(tmp_path, number, night)]
    assert [line.split(":")[0] for line in said] == ["pages.example", "Gone Weekly (https"]


def test_several_notes_of_one_run_count_as_one_and_one_good_answer_is_enough(tmp_path: Path) -> None:
    health = Health(tmp_path, warn=pytest.fail)
    for _ in range(5):
        health.note_failure("a.example", START, "connection reset", kind="host")
    health.note_failure("b.example", START, "connection reset", kind="host")
    health.note_good("b.example", START, kind="host")
    health.note_failure("b.example", START, "connection reset", kind="host")
    assert health.report(START) == []
    assert {row.name: row.failures for row in Health(tmp_path, pytest.fail).rows()} == {"a.example": 1, "b.example": 0}


def test_rows_have_those_in_trouble_first_with_since_when_and_why(tmp_path: Path) -> None:
    run(tmp_path, 0, good("https://fine.example/feed"))
    for night in range(1, 4):
        run(tmp_path, night, failing(DEAD))
    first, second = Health(tmp_path, pytest.fail).rows()
    assert (first.name, first.state, first.failures, first.since, first.reason) == (
        DEAD,
        "dead",
        3,
        "2026-11-02T02:30:01Z",
        "no such host",
    )
    assert (second.state, second.last_good) == ("good", "2026-11-01T02:30:00Z")


def test_a_reason_cannot_drive_a_terminal_nor_bring_a_second_line(tmp_path: Path) -> None:
    (line,) = run(tmp_path, 0, failing(DEAD, "bad\x1b[31m\nnews: https://user:secret@gone.example/"), patience=1)
    assert "secret" not in line
    assert line.isprintable()


def test_what_was_not_seen_for_half_a_year_is_forgotten(tmp_path: Path) -> None:
    run(tmp_path, 0, failing(DEAD))
    run(tmp_path, 181, good(FLAKY))
    assert [row.name for row in Health(tmp_path, pytest.fail).rows()] == [FLAKY]


def _note_many(folder: str, writer: int) -> None:
    for number in range(20):
        health = Health(Path(folder), warn=print)
        health.note_good(f"https://w{writer}.example/{number}", START)
        health.note_failure("shared", START + timedelta(seconds=writer), "connection reset")
        health.report(START, patience=10_000)


def test_three_runs_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_note_many, args=(str(tmp_path), number)) for number in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    rows = {row.name: row for row in Health(tmp_path, pytest.fail).rows()}
    assert len(rows) == 61
    assert rows["shared"].failures == 60


@given(
    st.binary(max_size=300)
    | st.recursive(st.none() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)).map(
        lambda x: json.dumps({"v": 1, "records": x}).encode()
    )
)
@settings(max_examples=60)
def test_a_damaged_file_costs_the_memory_and_one_warning_but_not_the_run(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("health")
    (folder / FILE).write_bytes(data)
    warnings: list[str] = []
    health = Health(folder, warnings.append)
    health.note_good(FLAKY, START)
    assert health.report(START) == []
    assert len(warnings) <= 1
    assert [row.name for row in Health(folder, pytest.fail).rows()] == [FLAKY]


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    health = Health(tmp_path / "cache", pytest.fail)
    health.note_good(FLAKY, START)
    with pytest.raises(CacheError, match="cannot save the health of sources"):
        health.report(START)
