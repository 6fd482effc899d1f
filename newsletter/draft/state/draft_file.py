"""Writes an issue file, but never over what an editor changed or has open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from newsletter.draft.state.state_files import StatePlace, read_bytes, write_bytes
from newsletter.errors import BusyError, NewsletterError
from newsletter.files import exchange, write_reason

# The files that editors put beside one that is open: vim and nano, Emacs (unsaved changes, lock), LibreOffice, Kate.
TRACES = (".{name}.sw?", "#{name}#", ".#{name}", ".~lock.{name}#", ".{name}.kate-swp")


def write_draft(path: Path, text: str, seen: bytes | None, day: date | None = None) -> None:
    """Write an issue file atomically. `seen` is the file as it was read (None: there was none); it is kept as `.bak`.

    If the file has changed since, or is open in an editor, it is left alone: the text goes to `NAME.md.new` beside it and BusyError is
    raised. The old and the new file are exchanged and the old one is compared with `seen` once more, so that a line added between check
    and write is not lost either. Raises NewsletterError if a file cannot be written. A symbolic link is followed.
    """
    path = path.resolve() if path.is_symlink() else path
    data = text.encode("utf-8")
    if data == seen and read_bytes(path) == seen:
        return
    if seen is not None:
        write_bytes(StatePlace(path, day).file("bak"), seen)
    aside = path.with_name(f"{path.name}.new")
    busy = _busy(path, seen)
    if not busy and seen is not None:
        busy = _exchanged(path, data, seen)
    elif not busy:
        write_bytes(path, data)
    if busy:
        write_bytes(aside, data)
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
    trace = next(_editor_traces(path), None)
    if trace is not None:
        return f"open in an editor ({trace.name})"
    now = read_bytes(path)
    if now == seen:
        return ""
    return "it was deleted in the meantime" if now is None else "it changed while the draft was being written"


def _editor_traces(path: Path) -> Iterator[Path]:
    """Yield the files by which an editor shows that it has `path` open; the lock of Emacs is a dangling symbolic link."""
    names = [trace.format(name=path.name) for trace in TRACES]
    if path.parent.is_dir():
        for other in sorted(path.parent.iterdir()):
            if other.name in names or (other.name.startswith(names[0][:-1]) and len(other.name) == len(names[0])):
                yield other
