"""newsletter.draft.state.draft_file: the one door through which a draft is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.draft.merge import merge
from newsletter.draft.state import FOLDER, Base, load_base, save_base, write_draft
from newsletter.errors import BusyError, NewsletterError
from newsletter.files import exchange, write_atomic
from tests.draft.state.states import files, machine


def test_a_draft_is_written_as_bytes_and_what_was_there_is_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "issues" / "x.md"
    write_draft(path, "one\r\n", None)
    assert path.read_bytes() == b"one\r\n"
    assert files(tmp_path) == ["issues/x.md"]
    write_draft(path, "\ufefftwo é\n", b"one\r\n")
    assert path.read_bytes() == "\ufefftwo é\n".encode()
    assert (path.parent / FOLDER / "x.bak").read_bytes() == b"one\r\n"


def test_a_draft_that_stays_as_it_is_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"one\n")
    before = path.stat()
    write_draft(path, "one\n", b"one\n")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert files(tmp_path) == ["x.md"]


@pytest.mark.parametrize(("seen", "now"), [(b"one\n", b"one, edited\n"), (None, b"one\n"), (b"one\n", None)])
def test_a_file_that_moved_while_we_worked_is_left_alone(tmp_path: Path, seen: bytes | None, now: bytes | None) -> None:
    path = tmp_path / "x.md"
    if now is not None:
        path.write_bytes(now)
    with pytest.raises(BusyError, match=r"x\.md: it .*; not overwritten; the new draft is in x\.md\.new") as caught:
        write_draft(path, "new\n", seen)
    assert caught.value.exit_code == 3
    assert (tmp_path / "x.md.new").read_bytes() == b"new\n"
    assert (path.read_bytes() if path.exists() else None) == now


@pytest.mark.parametrize("trace", [".x.md.swp", ".x.md.swo", "#x.md#", ".~lock.x.md#", ".x.md.kate-swp"])
def test_a_file_that_is_open_in_an_editor_is_left_alone(tmp_path: Path, trace: str) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"one\n")
    (tmp_path / trace).touch()
    with pytest.raises(BusyError, match="open in an editor") as caught:
        write_draft(path, "new\n", b"one\n")
    assert trace in str(caught.value)
    assert path.read_bytes() == b"one\n"
    assert (tmp_path / "x.md.new").read_bytes() == b"new\n"


def test_the_lock_of_emacs_is_seen_though_it_leads_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"one\n")
    (tmp_path / ".#x.md").symlink_to("ada@host.1234")
    with pytest.raises(BusyError):
        write_draft(path, "new\n", b"one\n")


def test_other_files_beside_it_are_no_sign_of_an_editor(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"one\n")
    for name in (".y.md.swp", "x.md~", "x.md.swp", ".x.md.swap", "#y#", ".DS_Store"):
        (tmp_path / name).touch()
    write_draft(path, "new\n", b"one\n")
    assert path.read_bytes() == b"new\n"


def test_a_symbolic_link_stays_one_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "x.md"
    target.write_bytes(b"one\n")
    link = tmp_path / "x.md"
    link.symlink_to(target)
    write_draft(link, "two\n", b"one\n")
    assert link.is_symlink()
    assert target.read_bytes() == b"two\n"


def test_a_disk_that_refuses_is_one_line_and_the_draft_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"one\n")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsletter.draft.state.state_files.write_atomic", full)
    with pytest.raises(NewsletterError, match="No space left on device; free some space"):
        write_draft(path, "two\n", b"one\n")
    assert path.read_bytes() == b"one\n"


@pytest.mark.parametrize("writes", range(4))
def test_a_crash_between_any_two_writes_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int) -> None:
    """The run that follows a crash ends where it would have ended without it: a deletion and an edit of hers both hold."""
    path = tmp_path / "x.md"
    old, new = machine("ann", "ben"), machine("ann", "ben", "new")
    write_draft(path, old, None)
    save_base(path, Base(old))
    path.write_bytes(old.replace("### ann", "### Ann, by me").partition("### ben")[0].encode())
    left = iter(range(writes))

    def until_the_crash(*arguments: object, **options: object) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        write_atomic(*arguments, **options)  # type: ignore[arg-type]

    def exchange_or_crash(path: Path, data: bytes) -> bytes:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return exchange(path, data)

    def redraft() -> None:
        base, mine = load_base(path), path.read_bytes()
        assert base is not None
        merged = merge(base.text, mine.decode(), new, thrown_out=base.thrown_out)
        write_draft(path, merged.text, mine)
        save_base(path, Base(new, merged.thrown_out))

    with monkeypatch.context() as patch:
        patch.setattr("newsletter.draft.state.state_files.write_atomic", until_the_crash)
        patch.setattr("newsletter.draft.state.draft_file.exchange", exchange_or_crash)
        with pytest.raises(KeyboardInterrupt):
            redraft()
    redraft()
    text = path.read_text()
    assert "### Ann, by me" in text
    assert "### ben" not in text
    assert text.count("### new") == 1
    saved = load_base(path)
    assert saved is not None
    assert [ref.headline for ref in saved.thrown_out] == ["ben"]
