"""`newsletter publish`: closes an issue; no command changes it afterwards, and later drafts do not repeat its stories."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from newsletter import stdout
from newsletter.check.rules.issue_text.dates_agree import AHEAD
from newsletter.commands.check import check_issue
from newsletter.commands.context import Context
from newsletter.commands.issues import find_issue
from newsletter.commands.render import render_all
from newsletter.console import clean, plural
from newsletter.draft.merge import merge
from newsletter.draft.state import Base, load_base, save_base, write_draft
from newsletter.errors import EXIT_NOTHING, EXIT_OK, NewsletterError, UsageError
from newsletter.files import read_text, shown_path
from newsletter.issuefile.folder import IssueFile
from newsletter.issuefile.frontmatter import without_draft_mark


def run(context: Context, name: str | None) -> int:
    """Check an issue, render all its editions and close it; the exit code is 1 when a finding of error level stops it."""
    if name is None and context.issues.current(context.today) is None:
        raise UsageError(f"{context.config.issues}: no open issue; newsletter issues lists all issues")
    issue = find_issue(context, name)
    if not publish_issue(context, issue):
        return EXIT_NOTHING
    if not context.console.quiet:
        stdout.print_line(str(issue.path))
    return EXIT_OK


def publish_issue(context: Context, issue: IssueFile) -> bool:
    """Publish an issue; False when an error in it stops that. One that is out already is only rendered again."""
    file = shown_path(issue.path)
    findings = check_issue(context, issue.path, now_publishing=True)
    errors = [finding for finding in findings if finding.level == "error"]
    for finding in errors:
        context.console.warn(clean(f"{file}:{finding.line}:{finding.column}: {finding.code} {finding.in_full}"))
    if errors:
        context.console.warn(f"{file}: not published: {plural(len(errors), 'error')}; fix and publish again")
        return False
    if not issue.is_open:
        editions = render_all(context, issue.path)
        context.console.say(f"{file}: already published; its editions are in {shown_path(editions[0].parent)}")
        return True
    text, data = read_text(issue.path, "draft"), issue.path.read_bytes()
    kept = _closed(issue, text)
    closed = without_draft_mark(text)
    write_draft(issue.path, closed, data, issue.day)
    try:
        editions = render_all(context, issue.path)
    except NewsletterError:
        write_draft(issue.path, text, closed.encode("utf-8"), issue.day)  # an issue without editions is not out
        raise
    save_base(issue.path, replace(kept, drafted_at=context.now().isoformat(timespec="seconds")), issue.day)
    # `newsletter check` does not report a day so near: only an issue that goes out is too early for it.
    early = [
        finding for finding in findings if finding.code == "day-ahead" and issue.day and issue.day <= context.today + AHEAD
    ]
    levels = Counter(finding.level for finding in findings if finding not in early)
    counts = " and ".join(plural(levels[level], level) for level in ("warning", "note") if levels[level])
    said = f"; {counts}: newsletter check {issue.path.name}" if counts else ""
    context.console.say(
        f"{file}: published, {plural(len(issue.stories), 'story', 'stories')}; editions in {shown_path(editions[0].parent)}{said}"
    )
    for finding in early:
        context.console.say(clean(f"  {finding.message}: Hugo leaves it out until that day"))
    return True


def _closed(issue: IssueFile, text: str) -> Base:
    """Return the last state of an issue: with what she took out since the last draft."""
    base = load_base(issue.path, issue.day) or Base()
    if base.text is None:
        return replace(base, closed=True, passed=base.passed or ())
    merged = merge(base.text, text, base.text, thrown_out=base.thrown_out, file=str(issue.path))
    return replace(base, thrown_out=merged.thrown_out, closed=True, passed=base.passed or ())


def publish_path(context: Context, path: Path) -> bool:
    """Publish the issue in a file; see `publish_issue`."""
    return publish_issue(context, context.issues.read(path))
