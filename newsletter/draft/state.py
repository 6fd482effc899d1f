"""The `.newsletter/` folder next to the issues: the last generated draft and the editor's decisions.

    .newsletter/2025-11-15.base     the machine's last version of the issue of that day: the base of the next merge
    .newsletter/2025-11-15.json     when it was drafted, what the editor threw out, what was passed over, what was reported
    .newsletter/2025-11-15.bak      the draft as it was before the last run that changed it
    .newsletter/joins.json          which articles the editor put together, and which she keeps apart

The files are small text files, meant to be committed (all but the `.bak`). If they are lost, no text is lost, but stories thrown out
may come back. They are named by the issue's day, so that the issue file may be renamed; if the day has changed, the state is found by
the file's name, and if both have, by the stories of a file that is gone.

They are written in the order draft, json, base. A crash in between leaves an older base, which can only make a merge too careful; with
a base newer than the draft, a story that was never written would count as thrown out. For the same reason, if a version control system
has left both sides of a conflict in the files, lists are the union of both sides, and the base is what both agree on.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from newsletter.draft.merge import carry_over
from newsletter.draft.merge.match import StoryRef
from newsletter.errors import BusyError, DraftError, NewsletterError
from newsletter.files import exchange, read_file, reason, write_atomic, write_reason
from newsletter.issuefile.story import ANCHOR
from newsletter.models import to_json

FOLDER = ".newsletter"
JOINS = "joins.json"
# The conflict markers of git and the like; in diff3 style the common ancestor stands between the two sides.
_CONFLICT = re.compile(
    r"^<{7} [^\n]*\n(?P<ours>.*?)(?:^\|{7}[^\n]*\n.*?)?^={7}\r?\n(?P<theirs>.*?)^>{7}[^\n]*(?:\n|\Z)", re.MULTILINE | re.DOTALL
)
# The files that editors put beside one that is open: vim and nano, Emacs (unsaved changes, lock), LibreOffice, Kate.
TRACES = (".{name}.sw?", "#{name}#", ".#{name}", ".~lock.{name}#", ".{name}.kate-swp")


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


@dataclass(frozen=True, slots=True)
class StatePlace:
    """Where the state of an issue is kept: under its day, or under the file's name if it has none."""

    issue: Path
    day: date | None = None

    @property
    def name(self) -> str:
        """The stem that its files share."""
        return self.day.isoformat() if self.day else self.issue.stem

    def file(self, kind: str) -> Path:
        """Return the path of its `base`, `json` or `bak`."""
        return self.issue.parent / FOLDER / f"{self.name}.{kind}"


def load_base(issue: Path, day: date | None = None) -> Base | None:
    """Return what the last run left for the issue of a day, or None if there was none.

    Raises DraftError if the list of thrown out stories cannot be parsed (without it they would come back unnoticed), and
    NewsletterError if a file cannot be read.
    """
    place = _known_place(StatePlace(issue, day))
    known, text = _read(place.file("json")), _read(place.file("base"))
    if known is None and text is None:
        return None
    text = None if text is None else _CONFLICT.sub("", text)
    if known is None:
        return Base(text)
    values = _values(known, str(place.file("json")))
    drafted_at = values.get("drafted_at")
    return Base(
        text,
        tuple(ref for item in _list(values, "thrown_out") or () if (ref := _ref(item))),
        drafted_at if isinstance(drafted_at, str) else None,
        None if (passed := _list(values, "passed")) is None else tuple(map(str, passed)),
        frozenset(map(str, _list(values, "told") or ())),
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
            records[StatePlace(place.issue, date.fromisoformat(other.stem))] = _values(_read(other) or "", str(other))
    named = next((known for known, record in records.items() if record.get("file") == place.issue.name), None)
    return named or next((known for known, record in records.items() if _is_moved(known, record)), place)


def _is_moved(place: StatePlace, record: Mapping[str, Any]) -> bool:
    """Say whether a state was kept for an open issue whose file is gone, and most of whose stories are in this one: it was moved."""
    file = record.get("file")
    if not isinstance(file, str) or record.get("closed") or (place.issue.parent / file).exists():
        return False
    ids, known = (set(ANCHOR.findall(_read(path) or "")) for path in (place.issue, place.file("base")))
    return 2 * len(ids & known) > len(ids)


def kept_days(folder: Path) -> Iterator[tuple[date, str]]:
    """Yield, for each state in a folder of issues, its day and the name of the file that it was kept for ("" if unknown)."""
    for path in sorted((folder / FOLDER).glob("*.json")):
        with contextlib.suppress(ValueError):
            day = date.fromisoformat(path.stem)
            yield day, str(_values(_read(path) or "", str(path)).get("file", ""))


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
    _write(place.file("json"), json.dumps(known, ensure_ascii=False, indent=1) + "\n")
    if base.text is not None:
        _write(
            place.file("base"), carry_over(last if last is not None else _read(old.file("base")), base.text, base.thrown_out)
        )
    if old.name != place.name:
        for kind in ("base", "json", "bak"):
            old.file(kind).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Joins:
    """The editor's decisions on which articles are one story: pairs of links, put together or kept apart."""

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()

    def join(self, one: str, other: str) -> Joins:
        """Return these decisions with two links put together, whatever was decided about them before."""
        pair = (one, other)
        return Joins((*_without(self.together, [pair]), pair), _without(self.apart, [pair]))

    def split(self, link: str, others: Collection[str]) -> Joins:
        """Return these decisions with a link kept apart from others, whatever was decided about them before."""
        pairs = [(link, other) for other in others]
        return Joins(_without(self.together, pairs), (*_without(self.apart, pairs), *pairs))


def _without(pairs: Collection[tuple[str, str]], unwanted: Collection[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    gone = {frozenset(pair) for pair in unwanted}
    return tuple(pair for pair in pairs if frozenset(pair) not in gone)


def load_joins(folder: Path) -> Joins:
    """Return the editor's joins and splits in a folder of issues. Raises DraftError if they cannot be parsed."""
    path = folder / FOLDER / JOINS
    text = _read(path)
    if text is None:
        return Joins()
    values = _values(text, str(path))
    pairs = {
        name: tuple(
            (str(item[0]), str(item[1])) for item in _list(values, name) or () if isinstance(item, list) and len(item) == 2
        )
        for name in ("together", "apart")
    }
    return Joins(_without(pairs["together"], pairs["apart"]), pairs["apart"])


def save_joins(folder: Path, joins: Joins) -> None:
    """Save the editor's joins and splits. Raises NewsletterError if the file cannot be written."""
    _write(folder / FOLDER / JOINS, json.dumps(to_json(joins), ensure_ascii=False, indent=1) + "\n")


def write_draft(path: Path, text: str, seen: bytes | None, day: date | None = None) -> None:
    """Write an issue file atomically. `seen` is the file as it was read (None: there was none); it is kept as `.bak`.

    If the file has changed since, or is open in an editor, it is left alone: the text goes to `NAME.md.new` beside it and BusyError is
    raised. The old and the new file are exchanged and the old one is compared with `seen` once more, so that a line added between check
    and write is not lost either. Raises NewsletterError if a file cannot be written. A symbolic link is followed.
    """
    path = path.resolve() if path.is_symlink() else path
    data = text.encode("utf-8")
    if data == seen and _bytes(path) == seen:
        return
    if seen is not None:
        _write_bytes(StatePlace(path, day).file("bak"), seen)
    aside = path.with_name(f"{path.name}.new")
    busy = _busy(path, seen)
    if not busy and seen is not None:
        busy = _exchanged(path, data, seen)
    elif not busy:
        _write_bytes(path, data)
    if busy:
        _write_bytes(aside, data)
        raise BusyError(f"{path}: {busy}; not overwritten; the new draft is in {aside.name}")


def _exchanged(path: Path, data: bytes, seen: bytes) -> str:
    """Replace a file whose content was `seen`; if it has changed, put it back and return why, else ""."""
    try:
        came_out = exchange(path, data)
        if came_out == seen:
            return ""
        exchange(path, came_out)
    except FileNotFoundError:
        return "it was deleted in the meantime"
    except OSError as error:
        raise NewsletterError(f"{path}: cannot be written: {write_reason(error)}") from error
    return "it changed while the draft was being written"


def _busy(path: Path, seen: bytes | None) -> str:
    trace = next(editor_traces(path), None)
    if trace is not None:
        return f"open in an editor ({trace.name})"
    now = _bytes(path)
    if now == seen:
        return ""
    return "it was deleted in the meantime" if now is None else "it changed while the draft was being written"


def editor_traces(path: Path) -> Iterator[Path]:
    """Yield the files by which an editor shows that it has `path` open; the lock of Emacs is a dangling symbolic link."""
    names = [trace.format(name=path.name) for trace in TRACES]
    if path.parent.is_dir():
        for other in sorted(path.parent.iterdir()):
            if other.name in names or (other.name.startswith(names[0][:-1]) and len(other.name) == len(names[0])):
                yield other


def _list(values: dict[str, Any], key: str) -> list[Any] | None:
    found = values.get(key)
    return found if isinstance(found, list) else None


def _values(text: str, file: str) -> dict[str, Any]:
    """Return a record; of two sides of a conflict, the union of their keys and of their lists."""
    if not _CONFLICT.search(text):
        return _read_record(text, file)
    ours, theirs = (_read_record(_CONFLICT.sub(rf"\g<{side}>", text), file) for side in ("ours", "theirs"))
    for key in ours.keys() & theirs.keys():
        if isinstance(ours[key], list) and isinstance(theirs[key], list):
            ours[key] += [item for item in theirs[key] if item not in ours[key]]
    return theirs | ours


def _read_record(text: str, file: str) -> dict[str, Any]:
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        raise DraftError(
            file, error.lineno, f"the record of removed stories cannot be read: {error.msg}; fix it or delete it"
        ) from error
    except RecursionError as error:
        raise DraftError(file, 1, "the record of removed stories cannot be read; delete it") from error
    if not isinstance(values, dict):
        raise DraftError(file, 1, "the record of removed stories cannot be read: not a JSON object; fix it or delete it")
    return values


def _ref(item: Any) -> StoryRef | None:
    if not isinstance(item, dict) or not isinstance(item.get("id"), str):
        return None
    also = item.get("also")
    urls = tuple(url for url in also if isinstance(url, str)) if isinstance(also, list) else ()
    return StoryRef(item["id"], str(item.get("headline", "")), str(item.get("url", "")), urls)


def _read(path: Path) -> str | None:
    data = _bytes(path)
    return None if data is None else data.decode("utf-8", "replace")


def _bytes(path: Path) -> bytes | None:
    try:
        return read_file(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NewsletterError(f"{path}: cannot be read: {reason(error)}") from error


def _write(path: Path, text: str) -> None:
    data = text.encode("utf-8")
    if _bytes(path) != data:
        _write_bytes(path, data)


def _write_bytes(path: Path, data: bytes) -> None:
    try:
        write_atomic(path, data, sync=True)
    except OSError as error:
        raise NewsletterError(f"{path}: cannot be written: {write_reason(error)}") from error
