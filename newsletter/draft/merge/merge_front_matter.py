"""Three-way merge of the front matter, key by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from newsletter.draft.merge.edit import squeeze
from newsletter.issuefile import Draft
from newsletter.issuefile.frontmatter import KeyLines, find_end, find_keys
from newsletter.issuefile.structure import split_lines


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter as it is to be written (with what stands between it and the text), and the keys where the editor's value stays.

    `kept`: both changed the key since the last run; `differs`: her value is not the machine's.
    """

    raw: str
    kept: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()


def merge_front_matter(base: Draft | None, mine: Draft, new: Draft) -> Front:
    """Return the editor's front matter, with the keys that she has not edited as the machine has them now.

    Unknown keys, comments, order and quoting are hers. A key that she removed stays out. Without a base nothing is changed. A key
    followed by a comment of hers counts as edited.
    """
    raw = _raw(mine)
    if not raw or not _raw(new):
        return Front(raw)
    lines = split_lines(raw)
    end = find_end(lines, mine.file)
    body, rest = lines[:end], lines[end:]
    places = find_keys(body)
    choice = _choose(base, mine, new, places)
    if places is not None and (choice.edits or choice.added):
        body = _spliced(body, places, choice, list(new.issue.front_matter))
    return Front("".join([*body, *rest]), tuple(choice.kept), tuple(choice.differs))


@dataclass(slots=True)
class _Choice:
    """What becomes of the keys: those that get new lines, those added, and those where the editor's value stays."""

    edits: dict[str, str] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)


def _choose(base: Draft | None, mine: Draft, new: Draft, places: Mapping[str, KeyLines] | None) -> _Choice:
    ours, theirs = mine.issue.front_matter, new.issue.front_matter
    before: Mapping[str, Any] = base.issue.front_matter if base else {}
    choice = _Choice()
    for key in dict.fromkeys([*before, *theirs]):
        if key not in ours or _same(ours[key], theirs.get(key)):
            continue
        untouched = key in before and _same(ours[key], before[key]) and places is not None and not places[key].remark
        if untouched and not _same(before[key], theirs.get(key)):
            choice.edits[key] = _lines(new, key, mine.eol)
        elif key in theirs:
            choice.differs.append(key)
            if key in before and not _same(before[key], theirs[key]):
                choice.kept.append(key)
    for key in theirs:
        if base and key not in ours and key not in before:
            choice.added[key] = _lines(new, key, mine.eol)
    return choice


def _raw(draft: Draft) -> str:
    return draft.front.raw if draft.front else ""


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return squeeze(one) == squeeze(other)
    return bool(one == other)


def _lines(new: Draft, key: str, eol: str) -> str:
    """Return the machine's lines for a key, "" if it no longer writes the key."""
    lines = split_lines(_raw(new))
    place = (find_keys(lines[: find_end(lines, new.file)]) or {}).get(key)
    return "".join(line.rstrip("\r\n") + eol for line in lines[place.start : place.end]) if place else ""


def _spliced(body: list[str], places: Mapping[str, KeyLines], choice: _Choice, order: list[str]) -> list[str]:
    """Return the lines with edited keys replaced and each new key after the one that the machine writes before it."""
    ends: dict[int, str] = {}
    for key, text in choice.added.items():
        earlier = [places[other].end for other in order[: order.index(key)] if other in places]
        at = earlier[-1] if earlier else len(body) - 1
        ends[at] = ends.get(at, "") + text
    spliced = []
    starts = {places[key].start: (places[key].end, text) for key, text in choice.edits.items()}
    skip = 0
    for number, line in enumerate(body):
        if number in ends:
            spliced.append(ends[number])
        if number in starts:
            skip, text = starts[number]
            spliced.append(text)
        if number >= skip:
            spliced.append(line)
    return spliced
