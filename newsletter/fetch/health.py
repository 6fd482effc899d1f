"""Remembers since when, how often and why each source and host has failed, and what was reported.

One small file in the cache folder, `health.json`, so that a nightly run can tell a flaky source from a dead one. Cron mails
whatever is printed, and a mail that comes every night is read by nobody. So:

- a failure is reported on the `patience`-th night in a row, and not again for 30 days, whatever the source does in between;
- a permanent redirect is reported on the `patience`-th night, and not again for 90 days;
- a source that was reported dead and comes back after two weeks or more is worth one line: the editor may be about to remove it;
- a night in which nothing at all was reached is the fault of our own network: it is counted by itself, and against no source.
"""

from __future__ import annotations

import contextlib
import dataclasses
import fcntl
import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from newsletter.errors import CacheError
from newsletter.files import read_regular, write_atomic
from newsletter.files import reason as os_reason
from newsletter.text.dates import read_moment
from newsletter.text.urls import host_of, shown

FILE = "health.json"
LOCK = "health.lock"
VERSION = 1
MAX_BYTES = 32_000_000

REPEAT_FAILURE = timedelta(days=30)
REPEAT_MOVE = timedelta(days=90)
WORTH_A_WELCOME = timedelta(days=14)
FORGOTTEN = timedelta(days=180)
# Cron does not start to the second: 30 nights may be 29 days and 23 hours.
SLACK = timedelta(hours=6)
OWN_NETWORK = "the network"
FEWEST_FOR_NETWORK = 4
LINES_APART = 3


@dataclass(frozen=True, slots=True)
class HealthRecord:
    """What is known of one source or host. Times are ISO 8601 in UTC.

    `failures` counts the runs in a row that failed, the first of them at `since`, the last for `reason`. `moved_to` was its
    permanent new address in the last `moves` good runs. `told` and `told_move` say when a failure or a move was last reported.
    """

    name: str
    kind: str = "source"
    last_good: str | None = None
    last_seen: str | None = None
    failures: int = 0
    since: str | None = None
    reason: str | None = None
    moved_to: str | None = None
    moves: int = 0
    told: str | None = None
    told_move: str | None = None

    @property
    def state(self) -> str:
        """One word: good, moved, failing (not reported yet, or long ago) or dead (reported, and still failing)."""
        if self.failures:
            return "dead" if self.told and self.since and self.told >= self.since else "failing"
        return "moved" if self.moved_to else "good"


@dataclass(frozen=True, slots=True)
class _Event:
    good: bool
    when: datetime
    reason: str | None = None
    moved_to: str | None = None


class Health:
    """The records of all sources and hosts, for one run: noted as it goes, reported and saved at its end.

    What is noted of one name in one run counts as one: good if anything of it was good. `save` takes in what another run has
    written meanwhile. Nothing is read before it is needed. A damaged file is discarded, with one warning to `warn`.
    """

    def __init__(self, folder: Path, warn: Callable[[str], None]) -> None:
        self._folder, self._warn = folder, warn
        self._events: dict[tuple[str, str], _Event] = {}

    def note_good(self, name: str, when: datetime, *, kind: str = "source", moved_to: str | None = None) -> None:
        """Note that a source (or, with kind "host", a host) answered; `moved_to` is where it has moved to for good."""
        self._events[kind, name] = _Event(True, when, moved_to=moved_to)

    def note_failure(self, name: str, when: datetime, reason: str, *, kind: str = "source") -> None:
        """Note that it could not be fetched. Of a host only what the host is to blame for: no answer, not a missing page."""
        known = self._events.get((kind, name))
        if known is None or not known.good:
            self._events[kind, name] = _Event(False, when, reason=shown(reason))

    def report(self, now: datetime, patience: int = 3) -> list[str]:
        """Return what is to be reported of this run, usually nothing, save it all, and remember that it was reported.

        One line for each source that is dead or has moved and was not reported lately, a host only where none of its
        sources is named; more than three dead for one reason share a line. Raises CacheError when the file cannot be written.
        """
        with self._held():
            before = self._read()
            records = _after(before, self._events)
            lines, records = _words(before, records, now, max(patience, 1))
            self._write(_still_known(records, now))
        self._events.clear()
        return lines

    def rows(self) -> list[HealthRecord]:
        """Return what is known of every source and host, those in trouble first, for `newsletter status --sources`."""
        records = [record for record in _after(self._read(), self._events).values() if record.name != OWN_NETWORK]
        return sorted(records, key=lambda record: (record.kind != "source", -record.failures, not record.moved_to, record.name))

    # --- the file ------------------------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _held(self) -> Iterator[None]:
        """Hold the lock; another run has it for some milliseconds, so this waits (flock(2), freed however a process dies)."""
        path = self._folder / LOCK
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
        except OSError as error:
            raise CacheError(f"{path}: cannot save the health of sources: {os_reason(error)}") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _read(self) -> dict[tuple[str, str], HealthRecord]:
        path = self._folder / FILE
        try:
            data = json.loads(read_regular(path)[:MAX_BYTES])
            if data["v"] != VERSION:
                raise ValueError("another version")
            records = [_record(item) for item in data["records"]]
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            self._warn(f"{path}: damaged; the sources' failure history is lost")
            return {}
        return {(record.kind, record.name): record for record in records}

    def _write(self, records: Mapping[tuple[str, str], HealthRecord]) -> None:
        path = self._folder / FILE
        rows = [_as_json(records[key]) for key in sorted(records)]
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        try:
            write_atomic(path, f'{{"v": {VERSION}, "records": [\n{lines}\n]}}\n'.encode("utf-8", "replace"))
        except OSError as error:
            raise CacheError(f"{path}: cannot save the health of sources: {os_reason(error)}") from error


# --- from one night to the next ----------------------------------------------------------------------------------------------


def _after(
    records: Mapping[tuple[str, str], HealthRecord], events: Mapping[tuple[str, str], _Event]
) -> dict[tuple[str, str], HealthRecord]:
    result = dict(records)
    network = ("network", OWN_NETWORK)
    if _is_our_network(events.values()):
        event = next(iter(events.values()))
        why = f"none of {len(events)} sources and hosts could be reached: {event.reason}"
        result[network] = _noted(
            result.get(network, HealthRecord(OWN_NETWORK, "network")), dataclasses.replace(event, reason=why)
        )
        return result
    if events and network in result:
        result[network] = _noted(result[network], _Event(True, max(event.when for event in events.values())))
    for key, event in events.items():
        result[key] = _noted(result.get(key, HealthRecord(key[1], key[0])), event)
    return result


def _is_our_network(events: Collection[_Event]) -> bool:
    """Return whether everything failed for one reason that no server gave (a server's begins with its status)."""
    reasons = {event.reason or "" for event in events if not event.good}
    all_failed = len(events) >= FEWEST_FOR_NETWORK and not any(event.good for event in events)
    return all_failed and len(reasons) == 1 and not reasons.pop()[:1].isdigit()


def _noted(record: HealthRecord, event: _Event) -> HealthRecord:
    when = _stamp(event.when)
    if not event.good:
        since = record.since if record.failures else when
        return dataclasses.replace(record, last_seen=when, failures=record.failures + 1, since=since, reason=event.reason)
    moves = record.moves + 1 if event.moved_to and event.moved_to == record.moved_to else int(bool(event.moved_to))
    return dataclasses.replace(
        record, last_seen=when, last_good=when, failures=0, since=None, reason=None, moved_to=event.moved_to, moves=moves
    )


def _still_known(records: Mapping[tuple[str, str], HealthRecord], now: datetime) -> dict[tuple[str, str], HealthRecord]:
    return {key: record for key, record in records.items() if not _long_ago(record.last_seen, now, FORGOTTEN)}


# --- what is said ------------------------------------------------------------------------------------------------------------


def _words(
    before: Mapping[tuple[str, str], HealthRecord], after: dict[tuple[str, str], HealthRecord], now: datetime, patience: int
) -> tuple[list[str], dict[tuple[str, str], HealthRecord]]:
    stamp = _stamp(now)
    lines: list[str] = []
    dead: list[HealthRecord] = []
    said_of_source = _hosts_of_failing_sources(after.values())
    for key, record in after.items():
        known = before.get(key)
        if known == record or (record.kind == "host" and record.name in said_of_source):
            continue  # not part of this run, or no news beside its source
        if record.failures >= patience and _due(record.told, now, REPEAT_FAILURE):
            dead.append(record)
            after[key] = dataclasses.replace(record, told=stamp)
        elif record.moved_to and record.moves >= patience and _due(record.told_move, now, REPEAT_MOVE):
            lines.append(f"{record.name}: moved permanently to {shown(record.moved_to)}; update config.toml")
            after[key] = dataclasses.replace(record, told_move=stamp)
        elif known and known.state == "dead" and not record.failures and _long_ago(known.since, now, WORTH_A_WELCOME):
            lines.append(f"{record.name}: works again after {_runs(known)} since {_day(known.since)}")
    return [*_dead_lines(dead), *lines], after


def _hosts_of_failing_sources(records: Iterable[HealthRecord]) -> set[str]:
    failing = [record for record in records if record.kind == "source" and record.failures]
    return {host_of(word.strip("()")) for record in failing for word in record.name.split()}


def _dead_lines(dead: list[HealthRecord]) -> list[str]:
    groups: dict[tuple[str, str | None], list[HealthRecord]] = {}
    for record in dead:
        groups.setdefault((record.kind, record.reason), []).append(record)
    lines: list[str] = []
    for (_, why), group in groups.items():
        if len(group) > LINES_APART:
            names = ", ".join(record.name for record in group[:LINES_APART])
            first = min(record.since or "" for record in group)
            lines.append(f"{len(group)} dead since {_day(first)} or later: {why}: {names} and {len(group) - LINES_APART} more")
        else:
            lines += [_dead_line(record) for record in group]
    return lines


def _dead_line(record: HealthRecord) -> str:
    advice = {"network": "check your connection", "host": "its pages cannot be fetched"}
    what = advice.get(record.kind, "remove it or fix its address")
    return f"{record.name}: dead for {_runs(record)} since {_day(record.since)}: {record.reason}; {what}"


def _runs(record: HealthRecord) -> str:
    """Return `3 nights` where the failed runs were one a day, else `72 runs`."""
    first, last = read_moment(record.since), read_moment(record.last_seen)
    nightly = first and last and abs((last - first).total_seconds() / 86_400 - (record.failures - 1)) < 0.5
    return f"{record.failures} {'night' if nightly else 'run'}{'s' if record.failures > 1 else ''}"


def _day(stamp: str | None) -> str:
    return (stamp or "")[:10]


def _due(told: str | None, now: datetime, pause: timedelta) -> bool:
    return told is None or _long_ago(told, now, pause)


def _long_ago(stamp: str | None, now: datetime, span: timedelta) -> bool:
    moment = read_moment(stamp)
    return moment is not None and now - moment >= span - SLACK


def _stamp(when: datetime) -> str:
    return when.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


# --- as JSON -----------------------------------------------------------------------------------------------------------------


def _record(data: Any) -> HealthRecord:
    record = HealthRecord(**{field.name: data[field.name] for field in dataclasses.fields(HealthRecord) if field.name in data})
    for item in dataclasses.fields(HealthRecord):
        value = getattr(record, item.name)
        if not isinstance(value, int if item.name in ("failures", "moves") else (str, type(None))):
            raise ValueError(f"{item.name} is not valid")
    if not record.name or not record.kind:
        raise ValueError("a record without a name")
    return record


def _as_json(record: HealthRecord) -> dict[str, Any]:
    return {
        field.name: value for field in dataclasses.fields(record) if (value := getattr(record, field.name)) not in (None, 0)
    }
