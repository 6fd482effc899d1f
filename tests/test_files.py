"""newsletter.files: half a file is never seen."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from newsletter import files
from newsletter.errors import UsageError
from newsletter.files import locked, read_file, read_text, shown_path, write_atomic


def test_a_failed_write_leaves_the_old_content_and_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "draft.md"
    write_atomic(target, b"old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_atomic(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["draft.md"]


def test_a_rewritten_file_keeps_its_mode_and_a_new_one_follows_the_mask(tmp_path: Path) -> None:
    target = tmp_path / "draft.md"
    write_atomic(target, b"one", sync=True)
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask
    target.chmod(0o640)
    write_atomic(target, b"two")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_lock_is_held_by_one_process_and_freed_when_that_dies(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    code = (
        "import sys, pathlib\nfrom newsletter.files import locked\n"
        f"with locked(pathlib.Path({str(lock)!r})) as mine:\n    print(mine, flush=True)\n    sys.stdin.read()\n"
    )
    holder = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "True\n"
    with locked(lock) as mine:
        assert not mine
    holder.kill()
    holder.communicate()
    with locked(lock) as mine:
        assert mine


def test_a_text_is_utf8_or_refused_with_the_byte(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("naïve".encode("cp1252"))
    with pytest.raises(UsageError, match=r"the draft is not UTF-8 text \(byte 3\)"):
        read_text(tmp_path / "a", "draft")
    with pytest.raises(UsageError, match="cannot read the draft: No such file"):
        read_text(tmp_path / "b", "draft")


def test_no_more_is_read_of_a_file_than_the_limit_however_long_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 1_048_576)
    (tmp_path / "a").write_bytes(bytes(1_048_576))
    assert len(read_file(tmp_path / "a")) == 1_048_576
    with pytest.raises(
        UsageError, match=r"^/dev/zero: cannot read the draft: longer than 1 MB, the most that is read; give a smaller"
    ):
        read_text(Path("/dev/zero"), "draft")


def test_a_path_is_shown_from_where_its_user_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown_path(tmp_path / "issues" / "a.md") == Path("issues/a.md")
    assert shown_path(tmp_path.parent / "a.md") == tmp_path.parent / "a.md"
