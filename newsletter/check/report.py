"""Formats findings: grouped by story for a terminal, one per line in a pipe, for GitHub, and as SARIF."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from newsletter.check.finding import Finding
from newsletter.check.rule import all_rules
from newsletter.text.clean import harmless

FORMATS = ("lines", "json", "github", "sarif")
BOLD, UNDERLINE, DIM, RESET = "\x1b[1m", "\x1b[4m", "\x1b[2m", "\x1b[0m"
COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "note": "\x1b[36m"}
GITHUB = {"error": "error", "warning": "warning", "note": "notice"}
INDENT = "      "


def as_line(file: str, finding: Finding) -> str:
    """Return `file:line:column: CODE level message`, which editors and compilers' problem matchers read."""
    return harmless(f"{file}:{finding.line}:{finding.column}: {finding.code} {finding.level} {finding.message}")


def as_github(file: str, finding: Finding) -> str:
    """Return a workflow command of GitHub Actions, which becomes an annotation on the line in a pull request."""
    data = harmless(finding.in_full)
    place = {"file": file, "line": finding.line, "col": finding.column, "endColumn": finding.end_column, "title": finding.code}
    told = ",".join(f"{key}={_property(value)}" for key, value in place.items() if value is not None)
    return f"::{GITHUB[finding.level]} {told}::{data.replace('%', '%25')}"


def _property(value: object) -> str:
    text = harmless(str(value)).replace("%", "%25")
    return text.replace(":", "%3A").replace(",", "%2C")


def as_sarif(found: Sequence[tuple[str, Finding]], version: str) -> str:
    """Return findings, each with its file, as one SARIF 2.1.0 log (OASIS), the format of code scanning services."""
    used = {finding.code for _, finding in found}
    rules = [
        {
            "id": item.code,
            "shortDescription": {"text": item.doc},
            "help": {"text": f"Bad: {item.bad}\nGood: {item.good}"},
            "defaultConfiguration": {"level": item.level},
        }
        for item in all_rules().values()
        if item.code in used
    ]
    driver = {"name": "newsletter", "version": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(file, item) for file, item in found],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(file: str, finding: Finding) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.line, "startColumn": finding.column}
    if finding.end_column:
        region["endColumn"] = finding.end_column
    message = finding.in_full
    location = {"physicalLocation": {"artifactLocation": {"uri": file}, "region": region}}
    return {"ruleId": finding.code, "level": finding.level, "message": {"text": message}, "locations": [location]}


def by_story(findings: Iterable[Finding], *, width: int = 80, colour: bool = False) -> Iterator[str]:
    """Yield the lines for a person: each story once, the offending words marked in their sentence, the article's below it."""
    for (section, headline), group in groupby(findings, key=lambda finding: (finding.section, finding.headline)):
        title = harmless(headline or "The issue")
        yield f"{_paint(title, BOLD, colour)}{_paint(f'  ({harmless(section)})', DIM, colour) if section else ''}"
        for finding in group:
            yield from _lines_of(finding, width, colour)
        yield ""


def _lines_of(finding: Finding, width: int, colour: bool) -> Iterator[str]:
    place = f"{finding.line}:{finding.column}"
    level = _paint(finding.level, COLOURS[finding.level], colour)
    head = textwrap.wrap(
        harmless(finding.message), max(20, width - len(INDENT)), break_long_words=False, break_on_hyphens=False
    )
    yield f"  {place}  {level}  {_paint(finding.code, DIM, colour)}"
    yield from (f"{INDENT}{line}" for line in head)
    if finding.sentence:
        yield from _marked(harmless(finding.sentence), harmless(finding.words), width, colour)
    if finding.source:
        lines = textwrap.wrap(f"article: {harmless(finding.source)}", max(20, width - len(INDENT)), break_on_hyphens=False)
        yield from (_paint(f"{INDENT}{line}", DIM, colour) for line in lines)
    if finding.advice:
        yield f"{INDENT}→ {harmless(finding.advice)}"


def _marked(sentence: str, words: str, width: int, colour: bool) -> Iterator[str]:
    """Yield a sentence in lines with words underlined: by the terminal if it has colours, else by a line of carets."""
    held = words.replace(" ", "\u00a0")  # what is underlined stays on one line
    text = sentence.replace(words, held, 1) if words else sentence
    for line in textwrap.wrap(text, max(20, width - len(INDENT) - 2), break_long_words=False, break_on_hyphens=False):
        at = line.find(held) if words else -1
        shown = line.replace("\u00a0", " ")
        if at < 0:
            yield f"{INDENT}| {shown}"
        elif colour:
            yield f"{INDENT}| {shown[:at]}{UNDERLINE}{shown[at : at + len(words)]}{RESET}{shown[at + len(words) :]}"
        else:
            yield f"{INDENT}| {shown}"
            yield f"{INDENT}| {' ' * at}{'^' * len(words)}"


def _paint(text: str, code: str, colour: bool) -> str:
    return f"{code}{text}{RESET}" if colour and text else text


def explain_rule(code: str) -> str | None:
    """Return the documentation of a rule as text, None if there is no such rule."""
    item = all_rules().get(code)
    if item is None:
        return None
    switch = f'off = ["{code}"] under [check] in config.toml, or <!-- check: off {code} --> in a story'
    parts = [f"{code} ({item.level})", item.doc, "Bad:", textwrap.indent(item.bad.strip("\n"), "    ")]
    return "\n\n".join([*parts, "Good:", textwrap.indent(item.good.strip("\n"), "    "), f"To turn it off: {switch}."])


def document_rules(families: dict[str, str]) -> str:
    """Return the documentation of all rules as Markdown."""
    lines = ["# The rules of `newsletter check`", ""]
    lines += [
        "Generated by `newsletter check --explain all`. Each rule can be turned off or given another level",
        "",
    ]
    lines[-2] += " in `[check]` of `config.toml`, or turned off for one story with `<!-- check: off CODE -->`."
    for family, title in families.items():
        lines += [f"## {title[0].upper()}{title[1:]}", ""]
        for item in all_rules().values():
            if item.family == family:
                lines += [
                    f"### {item.code}",
                    "",
                    f"*{item.level}.* {item.doc}",
                    "",
                    "Bad:",
                    "",
                    "```",
                    item.bad.strip("\n"),
                    "```",
                    "",
                ]
                lines += ["Good:", "", "```", item.good.strip("\n"), "```", ""]
    return "\n".join(lines)


def keys_of(record: dict[str, Any] | Finding) -> frozenset[tuple[str, ...]]:
    """Return what a finding has in common with itself in another run, though lines have moved, or its headline or link was changed.

    Two findings are the same one when they share a key: by the story's id or by its headline.
    """
    get = record.get if isinstance(record, dict) else lambda name: getattr(record, name)
    told = tuple(str(get(name) or "") for name in ("code", "message", "words"))
    return frozenset((name, str(get(name) or ""), *told) for name in ("story", "headline"))
