"""`newsletter check`: what is wrong in an issue."""

from __future__ import annotations

from pathlib import Path

from newsletter import stdout
from newsletter.check import Finding, Material, check_material
from newsletter.check.material import entries_of
from newsletter.commands.context import Context
from newsletter.commands.issues import link_key, newest_issue
from newsletter.commands.render import read_draft
from newsletter.console import clean, plural
from newsletter.errors import EXIT_NOTHING, EXIT_OK
from newsletter.issuefile import Draft
from newsletter.models import to_json


def run(context: Context, draft: str | None, *, as_json: bool) -> int:
    """Print one line for each finding; the exit code is 1 when one of them is an error."""
    read = read_draft(context, draft)
    findings = check_draft(context, read)
    for finding in findings:
        if as_json:
            stdout.print_json({"file": read.file, **to_json(finding)})
        else:
            stdout.print_line(
                clean(f"{read.file}:{finding.line}:{finding.column}: {finding.code} {finding.level} {finding.message}")
            )
    context.console.say(plural(len(findings), "finding"))
    return EXIT_NOTHING if has_errors(findings) else EXIT_OK


def check_issue(context: Context, path: Path | None = None, *, now_publishing: bool = False) -> list[Finding]:
    """Return what is wrong in an issue file (None = the newest), in the order of the file.

    `now_publishing` adds what only matters when it goes out. Raises UsageError or DraftError when it cannot be read.
    """
    return check_draft(context, read_draft(context, str(path or newest_issue(context))), now_publishing=now_publishing)


def has_errors(findings: list[Finding]) -> bool:
    """Say whether one of the findings is an error: it must be mended before the issue goes out."""
    return any(finding.level == "error" for finding in findings)


def check_draft(context: Context, draft: Draft, *, now_publishing: bool = False) -> list[Finding]:
    """Return what is wrong in an issue that was read."""
    return check_material(gather_material(context, draft, now_publishing=now_publishing))


def gather_material(context: Context, draft: Draft, *, now_publishing: bool = False) -> Material:
    """Return all that the rules look at: the draft, its articles out of the cache, earlier issues, its editions."""
    return Material(
        draft=draft,
        text=draft.text,
        today=context.now().date(),
        settings=context.config.check,
        entries=entries_of(draft, lambda story: ()),
        now_publishing=now_publishing,
        language=context.config.language,
        key=link_key,
    )
