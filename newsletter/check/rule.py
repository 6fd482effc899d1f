"""Registers rules: code, level, documentation and examples, and how the editor turns them off."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from newsletter.check.advice import ADVICE
from newsletter.check.finding import LEVELS, Finding, Position
from newsletter.check.material import Entry, Material, about
from newsletter.workers.collector import collector_paused

Look = Callable[[Material], Iterable[Finding]]
SWITCH = re.compile(r"<!--\s*check:\s*off\b([^>]*?)-->")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `doc` is one sentence on what it finds and why that matters; `bad` trips it, `good` does not."""

    code: str
    family: str
    level: str
    doc: str
    bad: str
    good: str
    look: Look = dataclasses.field(compare=False, repr=False, default=lambda material: ())


_RULES: dict[str, Rule] = {}
NEVER_ERRORS = frozenset(("model-doubts",))
"""Rules that no setting turns into errors: a model may be wrong."""


def rule(code: str, level: str, doc: str, *, family: str, bad: str, good: str) -> Callable[[Look], Look]:
    """Register a function as the rule `code`; what it yields gets the code and, where it has none, the level."""
    assert level in LEVELS
    assert code not in _RULES, code

    def register(look: Look) -> Look:
        _RULES[code] = Rule(code, family, level, doc, bad, good, look)
        return look

    return register


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by its code, in the order of their families."""
    from newsletter.check import rules

    assert rules.FAMILIES
    order = list(rules.FAMILIES)
    return dict(sorted(_RULES.items(), key=lambda item: order.index(item[1].family)))


@collector_paused()
def check_material(material: Material, rules: Iterable[Rule] | None = None) -> list[Finding]:
    """Return what breaks a rule (one of `rules`, default: all), in the order of the file, without what the editor switched off.

    `[check] off`, `errors`, `warnings`, `notes` name rules by code; a comment `<!-- check: off CODE -->` in a story switches
    rules off for it, one before the first section for the whole issue; without a code it means all of them.
    """
    settings = material.settings
    levels = {code: level[:-1] for level in ("notes", "warnings", "errors") for code in getattr(settings, level)}
    found = []
    for item in all_rules().values() if rules is None else rules:
        if item.code in settings.off:
            continue
        for finding in item.look(material):
            level = levels.get(item.code, finding.level or item.level)
            level = "warning" if level == "error" and item.code in NEVER_ERRORS else level
            advice = finding.advice or ADVICE.get(item.code, "")
            found.append(dataclasses.replace(finding, code=finding.code or item.code, level=level, advice=advice))
    switches = list(_switches(material))
    kept = [finding for finding in found if not _switched_off(finding, switches)]
    return sorted(
        dict.fromkeys(kept), key=lambda finding: (finding.line, finding.column, LEVELS.index(finding.level), finding.code)
    )


def _switched_off(finding: Finding, switches: list[tuple[int, int, frozenset[str]]]) -> bool:
    return any(start <= finding.line < end and (not codes or finding.code in codes) for start, end, codes in switches)


def _switches(material: Material) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield (first line, line behind the last, codes) of every switch in the file: a story's lines, or all of them."""
    if "check:" not in material.text:
        return
    blocks = [block for block in material.draft.blocks if block.kind != "front"]
    for number, block in enumerate(blocks):
        for found in SWITCH.finditer(block.raw):
            codes = frozenset(re.findall(r"[\w-]+", found[1]))
            if block.kind == "story":
                end = blocks[number + 1].line if number + 1 < len(blocks) else len(material.lines) + 2
                yield block.line, end, codes
            else:
                yield 0, len(material.lines) + 2, codes


def on_issue(message: str, place: Position | None = None, *, words: str = "", advice: str = "") -> Finding:
    """Return a finding about the issue as a whole."""
    place = place or Position()
    return Finding("", "", message, place.line, place.column, place.end_column, words=words, advice=advice)


def on_story(
    entry: Entry, message: str, place: Position | None = None, *, words: str = "", advice: str = "", level: str = ""
) -> Finding:
    """Return a finding about one story."""
    return dataclasses.replace(about(entry, place), message=message, words=words, advice=advice, level=level)
