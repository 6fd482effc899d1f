"""The command line as a whole: streams, pipes, exit codes, errors."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import newsletter
from tests.website import Site

PROGRAM = [sys.executable, "-m", "newsletter"]


def _environment(**extra: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSLETTER_")}
    return kept | {"PYTHONPATH": str(Path(__file__).parent.parent)} | extra


@pytest.mark.parametrize("command", ["", "draft", "cache verify"])
def test_help_may_stand_before_the_command(command: str) -> None:
    ran = newsletter("help", *command.split())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == newsletter(*command.split(), "--help").out


def test_help_on_help_is_the_help_of_the_program() -> None:
    assert newsletter("help", "help").out == newsletter("--help").out


@pytest.mark.parametrize("arguments", [["nope"], ["fetch", "--bogus"], ["fetch", "--limit", "x"], ["render", "--to"], ["show"]])
def test_a_mistake_on_the_command_line_is_one_line_and_exit_2(arguments: list[str]) -> None:
    ran = newsletter(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.error_lines) == 1
    assert ran.err.endswith("--help\n")


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("fetch --bogus", "newsletter fetch"),
        ("check --format", "newsletter check"),
        ("cache", "newsletter cache"),
        ("cache nope", "newsletter cache"),
        ("cache export", "newsletter cache export"),
        ("-v status", "newsletter"),
    ],
)
def test_a_mistake_on_the_command_line_names_the_command_that_it_was_made_in(line: str, command: str) -> None:
    error = newsletter(*line.split()).err
    assert error.startswith(f"{command}: ")
    assert error.endswith(f"see {command} --help\n")


def test_a_command_that_is_nearly_one_is_asked_for_in_one_clean_sentence() -> None:
    ran = newsletter("fetsh")
    assert ran.err == "newsletter: No such command 'fetsh'. Did you mean 'fetch'? See newsletter --help\n"


@pytest.mark.parametrize(
    "arguments", [["fetch", ""], ["render", "-o", ""], ["check", " "], ["fetch", "https://a.example/", ""]]
)
def test_an_empty_argument_is_a_mistake_of_usage_and_nothing_is_done(arguments: list[str]) -> None:
    ran = newsletter(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.error_lines == [f"{arguments[0]}: an argument is empty: perhaps a variable of a script that is not set"]


@pytest.mark.parametrize(
    "command", ["check {}", "render {} --to text", "render --to html -o {}", "publish {}", "draft -o {}", "init {}"]
)
def test_a_text_in_the_place_of_a_file_name_is_one_line(command: str, project: Path) -> None:
    ran = newsletter(*command.format("word" * 100).split())
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1), ran.err
    assert "File name too long" in ran.err
    assert "word" * 11 not in ran.err


def test_lines_of_text_in_the_place_of_a_file_name_are_one_line_of_talk(project: Path) -> None:
    ran = newsletter("render", "two words\n" * 60, "--to", "text")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1), ran.err
    assert "two words two words" in ran.err


def test_an_option_before_its_command_is_sent_behind_it() -> None:
    assert "options go behind the command: newsletter status -v;" in newsletter("-v", "status").err
    assert "options go behind the command: newsletter draft --config;" in newsletter("--config", "a.toml", "draft").err


def test_a_broken_configuration_reports_three_mistakes_together_each_with_its_key(tmp_path: Path) -> None:
    file = tmp_path / "broken.toml"
    file.write_text('titel = 1\n[fetch]\ntries = "x"\n[draft]\nsummary_words = 0\n')
    ran = newsletter("status", "--config", file)
    assert (ran.code, ran.out) == (2, "")
    assert [line.split(": ")[2] for line in ran.error_lines] == ["titel", "fetch.tries", "draft.summary_words"]


def test_a_closed_pipe_ends_without_a_traceback(project: Path, site: Site) -> None:
    urls = "".join(f"{site.base}/{name}\n" for name in ("bridge", "owls", "bridge-too"))
    subprocess.run(
        [*PROGRAM, "fetch", "-q", "-"], input=urls, text=True, check=True, env=_environment(), stdout=subprocess.DEVNULL
    )
    first = subprocess.Popen(
        [*PROGRAM, "extract", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()
    )
    assert first.stdout is not None
    first.stdout.close()
    assert first.stderr is not None
    said = first.stderr.read().decode()
    assert "Traceback" not in said
    assert "Broken" not in said
    assert first.wait() == 0


def test_a_full_disk_behind_stdout_is_one_line(project: Path, site: Site) -> None:
    newsletter("fetch", f"{site.base}/bridge")
    with open("/dev/full", "wb") as full:
        run = subprocess.run(
            [*PROGRAM, "extract", "-q"], stdout=full, stderr=subprocess.PIPE, text=True, env=_environment(), check=False
        )
    assert run.returncode == 1
    assert run.stderr.splitlines() == ["extract: stdout: cannot write: No space left on device; free some space"]


def test_data_is_utf_8_whatever_the_locale(project: Path) -> None:
    (project / "page.txt").write_text(
        "Œuvres complètes – naïve café, printed whole for the first time in years.", encoding="utf-8"
    )
    run = subprocess.run(
        [*PROGRAM, "extract", "page.txt", "--json"], capture_output=True, env=_environment(LC_ALL="C"), check=True
    )
    assert "naïve café" in run.stdout.decode("utf-8")


def test_a_title_from_a_stranger_never_drives_the_terminal(project: Path, site: Site) -> None:
    page = site.pages["/owls"]
    page.body = page.body.replace(b"Barn owls return", b"Barn &#27;[31m[red]owls[/nope] &#x202e;return")
    newsletter("fetch", f"{site.base}/owls")
    for ran in (
        newsletter("extract", "-v"),
        newsletter("status"),
        newsletter("draft", "-v", "--dry-run", "--date", "2025-11-15"),
    ):
        assert not set(ran.err) & set("\x1b\x07\u202e\x9b")
    assert "\x1b" not in newsletter("show", f"{site.base}/owls").out


def test_it_works_with_no_home_no_terminal_and_stdin_closed_from_any_directory(project: Path, site: Site) -> None:
    with open(project / "config.toml", "a", encoding="utf-8") as config:
        config.write(f'[[sources]]\nlocation = "{site.base}/bridge"\n')
    command = [*PROGRAM, "build", "--quiet", "--config", str(project / "config.toml"), "--date", "2025-11-15"]
    environment = {"PYTHONPATH": _environment()["PYTHONPATH"], "PATH": "/usr/bin:/bin"}
    shell = ["sh", "-c", 'exec "$@" <&-', "sh", *command]
    run = subprocess.run(shell, cwd="/", env=environment, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert (project / "issues" / "2025-11-15.md").is_file()
    assert (project / "editions" / "2025-11-15.html").is_file()


@pytest.mark.parametrize(
    "arguments", [["status"], ["status", "--sources"], ["show", "x"], ["fetch", "https://e.invalid/"], ["cache", "ls"]]
)
def test_with_stdout_closed_there_is_no_traceback(project: Path, arguments: list[str]) -> None:
    shell = ["sh", "-c", 'exec "$@" >&-', "sh", *PROGRAM, *arguments]
    run = subprocess.run(shell, stderr=subprocess.PIPE, text=True, env=_environment(), check=False)
    assert "Traceback" not in run.stderr
    assert len(run.stderr.splitlines()) <= 2


def test_a_file_where_the_cache_should_be_is_one_line_for_every_command(project: Path, site: Site) -> None:
    (project / "in-the-way").write_text("a file")
    for command in (
        ["fetch", f"{site.base}/owls"],
        ["extract"],
        ["status"],
        ["build", f"{site.base}/owls"],
        ["cache", "gc"],
        ["cache", "ls"],
    ):
        ran = newsletter(*command, "--cache", project / "in-the-way")
        assert (ran.code, ran.out) == (1, ""), command
        assert len(ran.error_lines) == 1, (command, ran.err)


def test_at_the_end_nothing_is_searched_for_cycles() -> None:
    look = "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count() > 0)); import newsletter.__main__"
    assert subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout == "True\n"
