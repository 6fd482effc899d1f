"""The folder `.newsletter/` beside the issues, and the one door through which a draft is written.

    .newsletter/2025-11-15.base     the machine's last version of that draft: the base of the next merge
    .newsletter/2025-11-15.json     when it was drafted, and which stories the editor threw out
    .newsletter/2025-11-15.bak      the draft as it was before the last run that changed it

Small, text, meant to be committed (all but the `.bak`): who loses it loses no word, but stories thrown out can come back. The
order of writing is draft, json, base. A crash in between leaves an older base, and with that a merge can only be too careful;
a base newer than the draft would take a story for thrown out that was never there.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsletter.draft.match import StoryRef
from newsletter.draft.merge import carry_over
from newsletter.errors import BusyError, DraftError, NewsletterError
from newsletter.files import reason, write_atomic
from newsletter.models import to_json

FOLDER = ".newsletter"
# What editors lay beside a file that is open in them: vim and nano, Emacs (unsaved changes, lock), LibreOffice, Kate.
TRACES = (".{name}.sw?", "#{name}#", ".#{name}", ".~lock.{name}#", ".{name}.kate-swp")


@dataclass(frozen=True, slots=True)
class Base:
    """What is known of the last run for an issue: the machine's version (None: lost), what was thrown out, and when it was."""

    text: str | None = None
    thrown_out: tuple[StoryRef, ...] = ()
    drafted_at: str | None = None


def load_base(issue: Path) -> Base | None:
    """Return what the last run left for an issue file, or None when there was none.

    Raises DraftError when the list of thrown out stories cannot be read (without it they would come back unseen), and
    NewsletterError when the disk refuses.
    """
    known, text = _read(_place(issue, "json")), _read(_place(issue, "base"))
    if known is None and text is None:
        return None
    if known is None:
        return Base(text)
    values = _values(known, str(_place(issue, "json")))
    drafted_at, items = values.get("drafted_at"), values.get("thrown_out")
    thrown_out = tuple(ref for item in items if (ref := _ref(item))) if isinstance(items, list) else ()
    return Base(text, thrown_out, drafted_at if isinstance(drafted_at, str) else None)


def save_base(issue: Path, text: str, thrown_out: Collection[StoryRef] = (), *, drafted_at: str | None = None) -> None:
    """Keep the machine's version `text` of an issue and all that was thrown out of it. To be called after the draft is written.

    Stories that the machine dropped since its last version are kept in it, because the editor may still have them. What is
    already as it should be is not written. Raises NewsletterError when the disk refuses.
    """
    record = {"drafted_at": drafted_at, "thrown_out": [to_json(ref) for ref in thrown_out]}
    known = {key: value for key, value in record.items() if value}
    _write(_place(issue, "json"), json.dumps(known, ensure_ascii=False, indent=1) + "\n")
    _write(_place(issue, "base"), carry_over(_read(_place(issue, "base")), text, thrown_out))


def write_draft(path: Path, text: str, seen: bytes | None) -> None:
    """Write an issue file in one step. `seen` is the file as it was read (None: there was none); it is kept as `.bak`.

    Where the file is no longer as it was read, or is open in an editor, it is left alone: the text goes to `NAME.md.new`
    beside it and BusyError is raised. Raises NewsletterError when the disk refuses. A symbolic link is followed.
    """
    path = path.resolve() if path.is_symlink() else path
    data = text.encode("utf-8")
    if data == seen and _bytes(path) == seen:
        return
    if seen is not None:
        _write_bytes(_place(path, "bak"), seen)
    busy = _busy(path, seen)
    if busy:
        aside = path.with_name(f"{path.name}.new")
        _write_bytes(aside, data)
        raise BusyError(f"{path}: {busy}; it was left alone and the new draft is in {aside.name}")
    _write_bytes(path, data)


def _busy(path: Path, seen: bytes | None) -> str:
    trace = next(editor_traces(path), None)
    if trace is not None:
        return f"open in an editor ({trace.name})"
    now = _bytes(path)
    if now == seen:
        return ""
    return "it was deleted meanwhile" if now is None else "it changed while the draft was made"


def editor_traces(path: Path) -> Iterator[Path]:
    """Yield the files beside `path` by which an editor says that it has it open; Emacs' lock is a link that leads nowhere."""
    names = [trace.format(name=path.name) for trace in TRACES]
    if path.parent.is_dir():
        for other in sorted(path.parent.iterdir()):
            if other.name in names or (other.name.startswith(names[0][:-1]) and len(other.name) == len(names[0])):
                yield other


def _place(issue: Path, kind: str) -> Path:
    return issue.parent / FOLDER / f"{issue.stem}.{kind}"


def _values(text: str, file: str) -> dict[str, Any]:
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        raise DraftError(
            file, error.lineno, f"what was thrown out cannot be read: {error.msg}; mend it or delete it"
        ) from error
    except RecursionError as error:
        raise DraftError(file, 1, "what was thrown out cannot be read; delete it") from error
    if not isinstance(values, dict):
        raise DraftError(file, 1, "what was thrown out cannot be read: no JSON object; mend it or delete it")
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
        return path.read_bytes()
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
        raise NewsletterError(f"{path}: cannot be written: {reason(error)}") from error
