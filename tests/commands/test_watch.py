"""`newsletter render --watch`, run as its user runs it."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

from tests.posts import POST
from tests.running import PROGRAM, newsletter


def test_watching_renders_at_every_save_goes_on_after_a_mistake_and_ends_with_ctrl_c_as_done(post: Path, project: Path) -> None:
    out = project / "out.txt"

    def wait_for(words: str) -> None:
        for _ in range(600):
            if out.exists() and words in out.read_text(encoding="utf-8"):
                return
            time.sleep(0.05)
        raise AssertionError(f"{words!r} never came")

    watching = subprocess.Popen([*PROGRAM, "render", post, "-o", out, "--watch"], stderr=subprocess.PIPE, text=True)
    try:
        wait_for("Bridge to be rebuilt")
        post.write_text("---\ntitle: [\n---\n", encoding="utf-8")
        assert watching.stderr
        assert watching.stderr.readline() == f"{post.name}: rendered whenever you save; press Ctrl-C to stop\n"
        while "post.md:" not in (line := watching.stderr.readline()):
            assert line, "the mistake is not named"
        post.write_text(POST.replace("Bridge to be rebuilt", "Bridge is open"), encoding="utf-8")
        wait_for("Bridge is open")
    finally:
        watching.send_signal(signal.SIGINT)
        code = watching.wait(20)
        rest = watching.stderr.read() if watching.stderr else ""
        if watching.stderr:
            watching.stderr.close()
    assert (code, "interrupted" in rest) == (0, False)


def test_watching_needs_a_file_to_watch_and_one_to_write(post: Path) -> None:
    assert newsletter("render", "-", "--watch", "-o", "x.txt", stdin=POST).code == 2
    assert newsletter("render", post, "--watch").code == 2
