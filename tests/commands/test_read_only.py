"""Where nothing may be written the program says so in one line, and does all that needs no writing."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import ROOT, newsletter
from tests.website import Site

CAPBSET_DROP, DAC_OVERRIDE, DAC_READ_SEARCH = 24, 1, 2


def _as_anybody() -> None:
    """Give up root's right to write where nobody may (capabilities(7)); for others there is nothing to give up."""
    library = ctypes.CDLL(None)
    for capability in (DAC_OVERRIDE, DAC_READ_SEARCH):
        library.prctl(CAPBSET_DROP, capability, 0, 0, 0)


def run(*arguments: str, package: Path = ROOT) -> tuple[int, str, list[str]]:
    """Run a command line without any rights beyond those of files and without a home; returns exit code, stdout, lines of stderr."""
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": "/proc/nowhere", "LANG": "C.UTF-8", "PYTHONPATH": str(package)}
    command = [sys.executable, "-m", "newsletter", *arguments]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, preexec_fn=_as_anybody)
    return ran.returncode, ran.stdout, ran.stderr.splitlines()


def _locked(folder: Path) -> Path:
    """Take the right to write from a folder and all in it; pytest gives it back when it clears up."""
    for path in [*folder.rglob("*"), folder]:
        path.chmod(path.stat().st_mode & 0o555)
    return folder


@pytest.fixture
def kept(project: Path, site: Site) -> Iterator[Path]:
    """A project whose cache has one page, and may not be written."""
    assert newsletter("fetch", f"{site.base}/bridge").code == 0
    yield _locked(project / "cache")
    for path in [project / "cache", *(project / "cache").rglob("*")]:
        path.chmod(path.stat().st_mode | 0o200)


@pytest.mark.usefixtures("kept")
def test_a_cache_that_may_only_be_read_gives_what_is_in_it(site: Site) -> None:
    assert run("fetch", "--quiet", f"{site.base}/bridge") == (0, "", [])
    assert run("status")[0] == 0
    assert run("cache", "ls")[1].strip().endswith("/bridge")


@pytest.mark.parametrize("command", [("fetch", "{base}/owls"), ("extract",), ("cache", "gc"), ("fetch", "{base}/missing")])
def test_a_cache_that_may_only_be_read_is_named_in_one_line_where_it_would_be_written(
    kept: Path, site: Site, command: tuple[str, ...]
) -> None:
    code, out, err = run(*(word.format(base=site.base) for word in command))
    assert (code, out) == (1, "")
    assert err == [f"{command[0]}: {kept}: cannot write to the cache: Permission denied; use another directory with --cache"]


def test_without_a_home_and_a_configuration_the_cache_is_said_to_be_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(_locked(tmp_path))
    code, out, err = run("fetch", "http://127.0.0.1:9/")
    assert (code, out, len(err)) == (1, "", 1)
    assert "/proc/nowhere/.cache/newsletter: cannot write to the cache: " in err[0]


def test_an_issue_that_may_not_be_written_is_one_line_and_goes_to_stdout_when_asked_to(project: Path, site: Site) -> None:
    newsletter("fetch", f"{site.base}/bridge")
    newsletter("extract")
    (project / "issues").mkdir()
    _locked(project / "issues")
    code, out, err = run("draft", "--quiet")
    assert (code, out, len(err)) == (1, "", 1)
    assert err[0].endswith("cannot be written: Permission denied; check the permissions of its folder")
    assert run("draft", "--quiet", "-o", "-")[1].startswith("---\n")
    assert list((project / "issues").iterdir()) == []


def test_what_could_not_be_written_is_not_said_to_be_done(project: Path, site: Site) -> None:
    newsletter("fetch", f"{site.base}/bridge")
    newsletter("extract")
    (project / "issues").mkdir()
    _locked(project / "issues")
    code, _, err = run("draft")
    assert (code, [line for line in err if "cannot be written" not in line]) == (1, [])


def test_the_program_writes_nothing_where_it_is_installed(
    project: Path, site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    package = tmp_path_factory.mktemp("installed")
    shutil.copytree(ROOT / "newsletter", package / "newsletter", ignore=shutil.ignore_patterns("__pycache__"))
    _locked(package)
    assert run("fetch", "--quiet", f"{site.base}/owls", package=package) == (0, "", [])
    assert run("extract", "--quiet", package=package)[0] == 0
    assert run("draft", "--quiet", package=package)[0] == 0


@pytest.mark.parametrize("files", [5, 6, 7, 8, 12, 14])
@pytest.mark.parametrize("command", [("fetch", "{base}/owls"), ("extract", "--again"), ("status",)])
def test_with_hardly_any_open_files_a_command_works_or_is_one_line(
    project: Path, site: Site, command: tuple[str, ...], files: int
) -> None:
    newsletter("fetch", f"{site.base}/bridge")
    words = [sys.executable, "-m", "newsletter", *(word.format(base=site.base) for word in command), "--quiet"]
    ran = subprocess.run(
        words,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files)),
    )
    assert ran.returncode in (0, 1)
    assert ran.returncode == 0 or (len(ran.stderr.splitlines()) == 1 and "ulimit -n" in ran.stderr), ran.stderr
