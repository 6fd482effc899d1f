"""`newsletter build`: fetch, extract, draft, check and render, one after the other, for cron."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsletter import stdout
from newsletter.cache import Answers
from newsletter.commands import draft as draft_command
from newsletter.commands import fetch as fetch_command
from newsletter.commands.context import Context
from newsletter.commands.extract import read_all
from newsletter.commands.up_to_date import editions_are_current, keep_current
from newsletter.console import plural
from newsletter.errors import EXIT_NOTHING, EXIT_OK, UsageError
from newsletter.files import shown_path


@dataclass(frozen=True, slots=True)
class Options:
    """How a build is to go: the issue's day and title, whether a failure fails it, whether the issue goes out at its end."""

    day: str | None = None
    title: str | None = None
    strict: bool = False
    publish: bool = False


def run(context: Context, sources: Sequence[str], options: Options) -> int:
    """Bring the open issue and its editions up to date; returns the exit code. Raises BusyError when another build is at work.

    A night without anything new is no failure: the issue and its editions stay as they are. Raises UsageError where there is
    nothing to build from.
    """
    if not sources and not context.config.sources:
        raise UsageError(_nothing_to_build_from(context))
    with context.alone("run this one"):
        return _build(context, sources, options)


def _nothing_to_build_from(context: Context) -> str:
    if context.config.file is None:
        return "no config.toml here or above; create one with newsletter init, give one with --config FILE, or name URLs"
    return f"{context.config.file}: no [[sources]] to build from; add some, or name them: newsletter build URL…"


def _build(context: Context, sources: Sequence[str], options: Options) -> int:
    code = fetch_command.run(context, sources, fetch_command.FetchOptions(strict=options.strict, print_data=False))
    failed = read_all(context)
    path = draft_command.update(context, day=options.day, title=options.title)
    if path is None:
        context.console.say("nothing new; no issue written")
        return code
    if options.publish:
        from newsletter.commands.publish import publish_path

        if not publish_path(context, path):
            return EXIT_NOTHING
    sound = options.publish or _render_and_check(context, path)
    if not context.console.quiet:
        stdout.print_line(str(path))
    return EXIT_NOTHING if not sound or (options.strict and failed) else code or EXIT_OK


def _render_and_check(context: Context, path: Path) -> bool:
    """Render an issue and say what is wrong in it; False when one of the findings is an error.

    An error that the last build reported is not reported again: cron mails whatever is printed. The editions are written all
    the same, because they show the editor what is wrong.
    """
    told = Answers(context.config.cache / "told")
    name = hashlib.sha256(f"{path.resolve()}\n{context.config.check}".encode()).hexdigest()
    known, file = told.get(name), shown_path(path)
    if editions_are_current(context, path) and known is not None:
        if known:
            context.console.say(f"{file}: {plural(known.count(chr(10)) + 1, 'error')}; see newsletter check {path.name}")
        return not known
    # Not imported by a build with nothing new, as most from cron are.
    from newsletter.check.report import keys_of
    from newsletter.commands.check import check_issue
    from newsletter.commands.render import render_all

    keep_current(context, path, render_all(context, path))
    findings = check_issue(context, path)
    errors = {" ".join(min(keys_of(finding))): finding for finding in findings if finding.level == "error"}
    for key, finding in errors.items():
        if key not in (known or "").split("\n"):
            context.console.warn(f"{file}:{finding.line}:{finding.column}: {finding.code} {finding.in_full}")
    told.put(name, "\n".join(errors))
    if findings:
        others = len(findings) - len(errors)
        counts = [plural(len(errors), "error")] * bool(errors) + [plural(others, "other finding")] * bool(others)
        context.console.say(f"{file}: {', '.join(counts)}; see newsletter check {path.name}")
    return not errors
