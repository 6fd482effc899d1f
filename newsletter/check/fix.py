"""Applies unambiguous fixes: click counters, trackers, misspelt addresses, `###Headline`, doubled words, trailing spaces, "unchecked"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsletter.check.finding import Finding
from newsletter.check.rules.issue_text.link_addresses import mend_address
from newsletter.language_model import CHECKED
from newsletter.text.urls import without_redirector, without_trackers

MENDS: dict[str, Callable[[str], str]] = {
    "link-tracker": without_trackers,
    "link-wrapped": without_redirector,
    "link-misspelt": lambda url: mend_address(url) or url,
    "heading-glued": lambda marks: f"{marks} ",
    "word-twice": lambda words: words.split()[0],
    "trailing-blank": lambda blanks: "",
    "model-unchecked": lambda words: CHECKED,
}


def mend(text: str, findings: Sequence[Finding]) -> tuple[str, list[Finding]]:
    """Return a file's text with all findings that can be fixed, fixed, and these findings. Line ends stay as they are."""
    lines = text.split("\n")
    done: list[Finding] = []
    for finding in sorted(findings, key=lambda item: (item.line, item.column), reverse=True):
        if not finding.fix or finding.code not in MENDS or finding.end_column is None or finding.line > len(lines):
            continue
        if done and done[-1].line == finding.line and done[-1].column < finding.end_column:
            continue  # of two on the same words, the other one is found again in the fixed text
        line = lines[finding.line - 1]
        start, end = finding.column - 1, finding.end_column - 1
        lines[finding.line - 1] = line[:start] + MENDS[finding.code](line[start:end]) + line[end:]
        done.append(finding)
    return "\n".join(lines), done[::-1]
