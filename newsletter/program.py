"""Runs one command line: every error that the program knows becomes one line and an exit code here, and nowhere else."""

from __future__ import annotations

import contextlib
import errno
import io
import signal
from typing import Any

from typer.exceptions import TyperException

from newsletter import stdout
from newsletter.cli import app
from newsletter.errors import EXIT_INTERRUPTED, EXIT_NOTHING, EXIT_OK, EXIT_USAGE, NewsletterError, UsageError


def main(arguments: list[str]) -> int:
    """Run one command line; return its exit code. Every error that the program knows becomes its one line here."""
    signal.signal(signal.SIGTERM, _terminate)
    if signal.getsignal(signal.SIGHUP) == signal.SIG_DFL:  # otherwise, as under nohup, the run is to go on
        signal.signal(signal.SIGHUP, _terminate)
    if arguments[:1] == ["help"]:
        named_in_help = arguments[1:] if arguments[1:2] != ["help"] else []
        arguments = [*named_in_help, "--help"]  # as git and others have it
    named = next((word for word in arguments if not word.startswith("-")), "")
    try:
        return _run(arguments)
    except TyperException as error:
        return _say_usage(error, arguments)
    except NewsletterError as error:
        from newsletter.console import Console

        Console(command=named or "newsletter").error(str(error))
        return error.exit_code
    except OSError as error:
        return _say_limit(error, named)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED


def _say_limit(error: OSError, named: str) -> int:
    """Report a limit of the system that any command may meet: too many open files, a file name that is too long."""
    from newsletter.console import Console

    if error.errno == errno.ENAMETOOLONG:
        Console(command=named or "newsletter").error(
            f"{' '.join(str(error.filename)[:40].split())}…: {error.strerror}; give the name of a file, not its text"
        )
        return EXIT_USAGE
    if error.errno not in (errno.EMFILE, errno.ENFILE):
        raise error  # not translated where it was met: a bug
    Console(command=named or "newsletter").error(f"{error.strerror}; raise the limit with ulimit -n")
    return EXIT_NOTHING


def _run(arguments: list[str]) -> int:
    """Run one command line. What typer prints itself goes through our own stdout, which knows full disks and closed pipes."""
    if not {"-h", "--help", "--show-completion"} & {*arguments}:
        return _call(arguments)
    with contextlib.redirect_stdout(io.StringIO()) as text:
        code = _call(arguments)
    stdout.write(text.getvalue())
    return code


def _call(arguments: list[str]) -> int:
    if any(not word.strip() for word in arguments):
        raise UsageError("an argument is empty: perhaps a variable of a script that is not set")
    try:
        code: Any = app(arguments, prog_name="newsletter", standalone_mode=False)
    except SystemExit as ended:  # typer's own way out of its completion options
        code = ended.code
    return code if isinstance(code, int) else EXIT_OK


def _say_usage(error: TyperException, arguments: list[str]) -> int:
    """Report a mistake on the command line in one line, and name the command in which it was made."""
    known = {info.callback.__name__ for info in app.registered_commands if info.callback}
    named = next((word for word in arguments if word in known), "")
    context, option = getattr(error, "ctx", None), getattr(error, "option_name", None)
    name = context.command_path if context else f"newsletter {named}".rstrip()
    behind = (
        f"; options go behind the command: newsletter {named} {option}" if option and named and name == "newsletter" else ""
    )
    from newsletter.console import Console

    said = " ".join(error.format_message().split()).rstrip(".") + behind
    Console(command=name).error(f"{said}{' See' if said.endswith('?') else '; see'} {name} --help")
    return EXIT_USAGE


def _terminate(number: int, frame: object) -> None:
    """SIGTERM, and SIGHUP when the terminal is closed, end a run as Ctrl-C does: what was done is kept."""
    raise KeyboardInterrupt
