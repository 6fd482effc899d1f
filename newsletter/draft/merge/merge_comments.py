"""Merges the machine's comments under a story: those that the editor has not edited are updated, all others are hers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from newsletter.draft.merge.edit import FIELDS, same_field, squeeze, tail_of
from newsletter.issuefile import Block, Part, parse
from newsletter.language_model import CHECKED, UNCHECKED

# What a comment is about, by how it begins; a story has at most one of each. Any other of the machine's is about the summary.
_ABOUT = (
    ("link", re.compile(r"<!-- source: ")),
    ("link", re.compile(r"<!-- published \d")),
    ("section", re.compile(r"<!-- (?:or|nearest) section: ")),
    ("headline", re.compile(r"<!-- or headline: ")),
)
_ONE = re.compile(r"<!--(?:(?!-->|<!--).)*-->", re.DOTALL)

_Key = tuple[str, str]


def comments_of(block: Block) -> list[str]:
    """Return the comments of a story that stand on lines of their own, without its anchor line."""
    return [text for part in block.parts if (text := _comment(part))]


def _comment(part: Part) -> str:
    text = part.raw.strip()
    return squeeze(text) if part.kind == "note" and _ONE.fullmatch(text) else ""


def merge_comments(
    mine: Block, was: Sequence[str], new: Sequence[str], fields: Collection[str], eol: str, *, rewritten: bool = False
) -> tuple[str, list[str]]:
    """Return a story with its comments merged, and the comments that count as written by the machine from now on.

    `was` are those that counted as the machine's until now, `new` those it would write. A comment that has changed is the editor's, and
    one that is missing was deleted by her; neither is touched or written again. Only comments about `fields` (headline, summary, link,
    section) are changed: the fields where the file has the machine's words. A text that `newsletter check` has checked counts as
    unchecked again if the summary is `rewritten`, otherwise it stays checked.
    """
    if rewritten and CHECKED in mine.raw:
        mine, was = parse(mine.raw.replace(CHECKED, UNCHECKED)).blocks[0], [text.replace(CHECKED, UNCHECKED) for text in was]
    was, new = _as_checked(was, comments_of(mine)), _as_checked(new, comments_of(mine))
    own, before, now = _by_key(comments_of(mine)), _by_key(was), _by_key(new)
    changes: dict[str, str] = {}
    added: list[str] = []
    written: list[str] = []
    for key in dict.fromkeys([*now, *before]):
        mine_has, had, has = own.get(key, ""), before.get(key, ""), now.get(key, "")
        if key[0] in fields and mine_has == had:
            if had and had != has:
                changes[had] = has
            elif has and not had:
                added.append(has)
            written.append(has)
        else:
            written.append(has if has and mine_has == has else had)
    raw = _changed(mine, changes, added, new, eol) if changes or added else mine.raw
    return (mine.raw, list(was)) if raw is None else (raw, [text for text in written if text])


def _as_checked(comments: Sequence[str], own: Sequence[str]) -> list[str]:
    """Return comments, those that the file (`own`) has as checked marked as checked."""
    checked = [text.replace(UNCHECKED, CHECKED) for text in comments]
    return [done if done in own else text for text, done in zip(comments, checked, strict=True)]


def _by_key(comments: Iterable[str]) -> dict[_Key, str]:
    """Return comments by what they are about; the first of two of one kind."""
    found: dict[_Key, str] = {}
    for text in comments:
        about = next(((field, pattern.pattern) for field, pattern in _ABOUT if pattern.match(text)), ("summary", text))
        found.setdefault(about, text)
    return found


def _changed(mine: Block, changes: Mapping[str, str], added: Sequence[str], order: Sequence[str], eol: str) -> str | None:
    """Return a story's text with some comments changed or removed ("") and others added; None if it would not parse as intended."""
    parts: list[Part] = []
    for part in mine.parts:
        text = changes.get(_comment(part))
        if text is None:
            parts.append(part)
        elif text:
            parts.append(replace(part, raw=text + tail_of(part.raw)))
        else:
            tails = [tail_of(part.raw)] if part is mine.parts[-1] else [tail_of(parts[-1].raw), tail_of(part.raw)]
            parts[-1] = replace(parts[-1], raw=parts[-1].raw.rstrip() + max(tails, key=len))
    for text in added:
        _add(parts, text, order, eol)
    raw = "".join(part.raw for part in parts)
    return raw if _is_same_story(raw, mine) else None


def _add(parts: list[Part], text: str, order: Sequence[str], eol: str) -> None:
    """Add a comment next to the machine's nearest other one, else at the end of the story as a paragraph of its own."""
    places = {_comment(part): index for index, part in enumerate(parts)}
    at = order.index(text)
    before = next((places[other] for other in reversed(order[:at]) if other in places), None)
    behind = next((places[other] for other in order[at:] if other in places), None)
    if before is None and behind is not None:
        parts.insert(behind, Part("note", text + eol, parts[behind].line))
        return
    last = parts[before if before is not None else -1]
    index = len(parts) if before is None else before + 1
    parts[index - 1] = replace(last, raw=last.raw.rstrip() + eol * (1 if before is not None else 2))
    parts.insert(index, Part("note", text + (tail_of(last.raw) or eol), last.line))


def _is_same_story(raw: str, mine: Block) -> bool:
    blocks = parse(raw).blocks
    if len(blocks) != 1 or blocks[0].kind != "story":
        return False
    made = blocks[0]
    same_words = squeeze(made.source("after")) == squeeze(mine.source("after")) and made.anchor == mine.anchor
    return same_words and all(same_field(made, mine, field) for field in FIELDS)


def with_comments(story: Block, comments: Sequence[str]) -> str:
    """Return one of the machine's stories with these comments at its end instead of its own."""
    if comments_of(story) == list(comments):
        return story.raw
    text = "".join(part.raw for part in story.parts if part.kind != "note").rstrip()
    return "\n\n".join(filter(None, [text, "\n".join(comments)])) + tail_of(story.raw)
