"""The state of one issue: the machine's last version of it, and what was thrown out, passed over and reported."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from newsletter.draft.merge import carry_over
from newsletter.draft.merge.match import StoryRef
from newsletter.draft.state.state_files import (
    FOLDER,
    StatePlace,
    list_of,
    read_text,
    read_values,
    without_conflicts,
    write_text,
)
from newsletter.errors import DraftError
from newsletter.issuefile.story import ANCHOR
from newsletter.models import to_json


@dataclass(frozen=True, slots=True)
class Base:
    """What the last run for an issue left.

    `text` is the machine's version (None: lost), `thrown_out` the stories that the editor removed, `passed` the ids of articles that
    were considered and not printed (None: written by a release that kept no such list), `told` the names of what need not be reported
    again. `closed`: the issue was published, and `thrown_out` is complete.
    """

    text: str | None = None
    thrown_out: tuple[StoryRef, ...] = ()
    drafted_at: str | None = None
    passed: tuple[str, ...] | None = None
    told: frozenset[str] = frozenset()
    closed: bool = False


def load_base(issue: Path, day: date | None = None) -> Base | None:
    """Return what the last run left for the issue of a day, or None if there was none.

    Raises DraftError if the list of thrown out stories cannot be parsed (without it they would come back unnoticed), and
    NewsletterError if a file cannot be read.
    """
    place = _known_place(StatePlace(issue, day))
    known, text = read_text(place.file("json")), read_text(place.file("base"))
    if known is None and text is None:
        return None
    text = None if text is None else without_conflicts(text)
    if known is None:
        return Base(text)
    values = read_values(known, str(place.file("json")))
    drafted_at = values.get("drafted_at")
    return Base(
        text,
        tuple(ref for item in list_of(values, "thrown_out") or () if (ref := _ref(item))),
        drafted_at if isinstance(drafted_at, str) else None,
        None if (passed := list_of(values, "passed")) is None else tuple(map(str, passed)),
        frozenset(map(str, list_of(values, "told") or ())),
        values.get("closed") is True,
    )


def _known_place(place: StatePlace) -> StatePlace:
    """Return where the state is: under the issue's day, else that kept for a file of this name, else that of an open issue whose file is
    gone and which had most of this one's stories."""
    if place.day is None or any(place.file(kind).exists() for kind in ("json", "base")):
        return place
    records: dict[StatePlace, dict[str, Any]] = {}
    for other in sorted((place.issue.parent / FOLDER).glob("*.json")):
        with contextlib.suppress(DraftError, ValueError):
            records[StatePlace(place.issue, date.fromisoformat(other.stem))] = read_values(read_text(other) or "", str(other))
    named = next((known for known, record in records.items() if record.get("file") == place.issue.name), None)
    return named or next((known for known, record in records.items() if _is_moved(known, record)), place)


def _is_moved(place: StatePlace, record: Mapping[str, Any]) -> bool:
    """Say whether a state was kept for an open issue whose file is gone, and most of whose stories are in this one: it was moved."""
    file = record.get("file")
    if not isinstance(file, str) or record.get("closed") or (place.issue.parent / file).exists():
        return False
    ids, known = (set(ANCHOR.findall(read_text(path) or "")) for path in (place.issue, place.file("base")))
    return 2 * len(ids & known) > len(ids)


def kept_days(folder: Path) -> Iterator[tuple[date, str]]:
    """Yield, for each state in a folder of issues, its day and the name of the file that it was kept for ("" if unknown)."""
    for path in sorted((folder / FOLDER).glob("*.json")):
        with contextlib.suppress(ValueError):
            day = date.fromisoformat(path.stem)
            yield day, str(read_values(read_text(path) or "", str(path)).get("file", ""))


def save_base(issue: Path, base: Base, day: date | None = None, *, last: str | None = None) -> None:
    """Save what a run leaves for an issue. To be called after the draft is written.

    Stories that the machine has dropped since its last version (`last`, by default the saved one) stay in the base, because the editor's
    file may still have them. Files that would not change are not written; a state kept under another day is removed. Raises
    NewsletterError if a file cannot be written.
    """
    place, old = StatePlace(issue, day), _known_place(StatePlace(issue, day))
    record = {
        "file": issue.name,
        "drafted_at": base.drafted_at,
        "thrown_out": [to_json(ref) for ref in base.thrown_out],
        "told": sorted(base.told),
        "closed": base.closed,
    }
    known: dict[str, Any] = {key: value for key, value in record.items() if value}
    if base.passed is not None:
        known["passed"] = sorted(base.passed)
    write_text(place.file("json"), json.dumps(known, ensure_ascii=False, indent=1) + "\n")
    if base.text is not None:
        write_text(
            place.file("base"),
            carry_over(last if last is not None else read_text(old.file("base")), base.text, base.thrown_out),
        )
    if old.name != place.name:
        for kind in ("base", "json", "bak"):
            old.file(kind).unlink(missing_ok=True)


def _ref(item: Any) -> StoryRef | None:
    if not isinstance(item, dict) or not isinstance(item.get("id"), str):
        return None
    also = item.get("also")
    urls = tuple(url for url in also if isinstance(url, str)) if isinstance(also, list) else ()
    return StoryRef(item["id"], str(item.get("headline", "")), str(item.get("url", "")), urls)
