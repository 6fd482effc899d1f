"""`newsletter check`: what is wrong in an issue."""

from __future__ import annotations

from newsletter import output
from newsletter.check.rules import find_faults
from newsletter.commands.desk import Desk
from newsletter.commands.render import read_draft
from newsletter.console import clean, plural
from newsletter.errors import EXIT_NOTHING, EXIT_OK
from newsletter.models import to_json


def run(desk: Desk, draft: str | None, *, as_json: bool) -> int:
    """Print one line for each finding; the exit code is 1 when one of them is an error."""
    findings = find_faults(read_draft(desk, draft).issue)
    for finding in findings:
        if as_json:
            output.print_json(to_json(finding))
        else:
            output.print_line(clean(f"{finding.level}: {finding.where}: {finding.what} [{finding.code}]"))
    desk.console.say(plural(len(findings), "finding"))
    return EXIT_NOTHING if any(finding.level == "error" for finding in findings) else EXIT_OK
