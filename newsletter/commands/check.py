"""`newsletter check`: what is wrong in an issue."""

from __future__ import annotations

from newsletter import stdout
from newsletter.check.rules import find_faults
from newsletter.commands.context import Context
from newsletter.commands.render import read_draft
from newsletter.console import clean, plural
from newsletter.errors import EXIT_NOTHING, EXIT_OK
from newsletter.models import to_json


def run(context: Context, draft: str | None, *, as_json: bool) -> int:
    """Print one line for each finding; the exit code is 1 when one of them is an error."""
    findings = find_faults(read_draft(context, draft).issue)
    for finding in findings:
        if as_json:
            stdout.print_json(to_json(finding))
        else:
            stdout.print_line(clean(f"{finding.level}: {finding.where}: {finding.what} [{finding.code}]"))
    context.console.say(plural(len(findings), "finding"))
    return EXIT_NOTHING if any(finding.level == "error" for finding in findings) else EXIT_OK
