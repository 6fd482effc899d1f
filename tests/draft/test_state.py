"""Promises of the folder beside the issues, and of the one door through which a draft is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsletter.draft.merge import merge
from newsletter.draft.merge.match import StoryRef
from newsletter.draft.state import FOLDER, Base, load_base, save_base, write_draft
from newsletter.errors import BusyError, DraftError, NewsletterError
from newsletter.files import exchange, write_atomic
from newsletter.issuefile import write
from newsletter.models import Issue, Section, Story, story_id

REF = StoryRef("4ada6564", "A “headline”", "https://a.example/", ("https://b.example/",))


def machine(*names: str) -> str:
    stories = tuple(
        Story(name, f"{name} happened.", f"https://{name}.example/", id=story_id(f"https://{name}.example/")) for name in names
    )
    return write(Issue("T", sections=(Section("S", stories),)))


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_what_is_saved_is_loaded_and_an_issue_without_a_past_has_none(tmp_path: Path) -> None:
    issue = tmp_path / "2025-11-15.md"
    assert load_base(issue) is None
    save_base(issue, Base(machine("ann"), (REF,), "2025-11-14T16:00:00+00:00"))
    assert load_base(issue) == Base(machine("ann"), (REF,), "2025-11-14T16:00:00+00:00")
    assert load_base(tmp_path / "2025-11-22.md") is None


def test_the_folder_holds_readable_text_and_no_markdown_file_that_a_site_would_publish(tmp_path: Path) -> None:
    save_base(tmp_path / "2025-11-15.md", Base(machine("ann"), (REF,)))
    assert files(tmp_path) == [f"{FOLDER}/2025-11-15.base", f"{FOLDER}/2025-11-15.json"]
    assert "A “headline”" in (tmp_path / FOLDER / "2025-11-15.json").read_text(encoding="utf-8")


def test_saving_the_same_again_writes_nothing(tmp_path: Path) -> None:
    issue = tmp_path / "x.md"
    save_base(issue, Base(machine("ann"), (REF,)))
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / FOLDER).iterdir()}
    save_base(issue, Base(machine("ann"), (REF,)))
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / FOLDER).iterdir()} == before


def test_a_story_that_the_machine_dropped_is_kept_until_it_is_thrown_out(tmp_path: Path) -> None:
    issue = tmp_path / "x.md"
    save_base(issue, Base(machine("ann", "ben")))
    save_base(issue, Base(machine("ann")))
    kept = load_base(issue)
    assert kept is not None
    assert "ben" in (kept.text or "")
    out = merge(kept.text, machine("ann"), machine("ann"))
    assert [ref.headline for ref in out.taken_out] == ["ben"]
    save_base(issue, Base(machine("ann"), out.thrown_out))
    assert load_base(issue) == Base(machine("ann"), out.thrown_out)


@pytest.mark.parametrize("text", ["{", "[]", '{"thrown_out": [\n<<<<<<< a\n', "[" * 100_000])
def test_a_list_of_thrown_out_stories_that_cannot_be_read_is_not_taken_for_an_empty_one(tmp_path: Path, text: str) -> None:
    save_base(tmp_path / "x.md", Base(machine("ann"), (REF,)))
    (tmp_path / FOLDER / "x.json").write_text(text)
    with pytest.raises(DraftError, match=r"x\.json:\d+: the record of removed stories cannot be read"):
        load_base(tmp_path / "x.md")


@pytest.mark.parametrize("middle", ["", "||||||| base\n"])
def test_of_two_sides_of_a_merge_the_lists_are_those_of_both_and_the_base_is_what_both_agree_on(
    tmp_path: Path, middle: str
) -> None:
    def conflict(ours: str, theirs: str) -> str:
        return f"<<<<<<< HEAD\n{ours}{middle}=======\n{theirs}>>>>>>> theirs\n"

    issue, folder = tmp_path / "x.md", tmp_path / FOLDER
    save_base(issue, Base(machine("ann"), (REF,)))
    one, other = (f"{json.dumps({'id': id})}\n" for id in ("00000001", "00000002"))
    record = '{"drafted_at": "2025-11-14T16:00:00+00:00", "told": ["a"],\n"thrown_out": [\n' + conflict(one, other) + "]\n"
    (folder / "x.json").write_text(record + conflict("}\n", ', "closed": true}\n'))
    (folder / "x.base").write_text(machine("ann") + conflict("\n### ben\n\nBen happened.\n", "\n### cid\n\nCid happened.\n"))
    kept = load_base(issue)
    assert kept is not None
    assert [ref.id for ref in kept.thrown_out] == ["00000001", "00000002"]
    assert (kept.text, kept.told, kept.closed) == (machine("ann"), frozenset({"a"}), True)


def test_entries_that_are_none_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    entries = {
        "thrown_out": [1, {}, {"id": 5}, {"id": "a", "also": 3}, {"id": "b", "headline": "H", "more": 1}],
        "drafted_at": 7,
    }
    (tmp_path / FOLDER / "x.json").write_text(json.dumps(entries))
    assert load_base(tmp_path / "x.md") == Base(None, (StoryRef("a"), StoryRef("b", "H")))
    (tmp_path / FOLDER / "x.json").write_text('{"thrown_out": null}')
    assert load_base(tmp_path / "x.md") == Base()


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

    monkeypatch.setattr("newsletter.draft.state.write_atomic", full)
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
        patch.setattr("newsletter.draft.state.write_atomic", until_the_crash)
        patch.setattr("newsletter.draft.state.exchange", exchange_or_crash)
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
