"""The files of the `.newsletter/` folder: where they are, and how they are read and written, conflicts of version control included."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from newsletter.errors import DraftError, NewsletterError
from newsletter.files import read_file, reason, write_atomic, write_reason

FOLDER = ".newsletter"
# The conflict markers of git and the like; in diff3 style the common ancestor stands between the two sides.
_CONFLICT = re.compile(
    r"^<{7} [^\n]*\n(?P<ours>.*?)(?:^\|{7}[^\n]*\n.*?)?^={7}\r?\n(?P<theirs>.*?)^>{7}[^\n]*(?:\n|\Z)", re.MULTILINE | re.DOTALL
)


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


def list_of(values: dict[str, Any], key: str) -> list[Any] | None:
    """Return the list that a record has under a key, None if it has none."""
    found = values.get(key)
    return found if isinstance(found, list) else None


def read_values(text: str, file: str, what: str = "removed stories") -> dict[str, Any]:
    """Return a record of `what`; of two sides of a conflict, the union of their keys and of their lists.

    Raises DraftError, with the line in `file`, if it cannot be parsed.
    """
    if not _CONFLICT.search(text):
        return _read_record(text, file, what)
    ours, theirs = (_read_record(_CONFLICT.sub(rf"\g<{side}>", text), file, what) for side in ("ours", "theirs"))
    for key in ours.keys() & theirs.keys():
        if isinstance(ours[key], list) and isinstance(theirs[key], list):
            ours[key] += [item for item in theirs[key] if item not in ours[key]]
    return theirs | ours


def _read_record(text: str, file: str, what: str) -> dict[str, Any]:
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        raise DraftError(
            file, error.lineno, f"the record of {what} cannot be read: {error.msg}; fix it or delete it"
        ) from error
    except RecursionError as error:
        raise DraftError(file, 1, f"the record of {what} cannot be read; delete it") from error
    if not isinstance(values, dict):
        raise DraftError(file, 1, f"the record of {what} cannot be read: not a JSON object; fix it or delete it")
    return values


def read_text(path: Path) -> str | None:
    """Return the text of a file, None if there is none. Raises NewsletterError if it cannot be read."""
    data = read_bytes(path)
    return None if data is None else data.decode("utf-8", "replace")


def read_bytes(path: Path) -> bytes | None:
    """Return the bytes of a file, None if there is none. Raises NewsletterError if it cannot be read."""
    try:
        return read_file(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NewsletterError(f"{path}: cannot be read: {reason(error)}") from error


def write_text(path: Path, text: str) -> None:
    """Write a file whose text has changed. Raises NewsletterError if it cannot be written."""
    data = text.encode("utf-8")
    if read_bytes(path) != data:
        write_bytes(path, data)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file in one step, flushed to the disk. Raises NewsletterError if it cannot be written."""
    try:
        write_atomic(path, data, sync=True)
    except OSError as error:
        raise NewsletterError(f"{path}: cannot be written: {write_reason(error)}") from error


def without_conflicts(text: str) -> str:
    """Return a text without what the two sides of a conflict disagree on."""
    return _CONFLICT.sub("", text)
