"""Replaces single fields of a story in the editor's file and leaves every other character unchanged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from markdown_it import MarkdownIt

from newsletter.issuefile import Block, Part, bold, join_lines, parse, read_also, read_link, text_of

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FIELDS = ("headline", "summary", "link", "also")


@cache
def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark")


def squeeze(text: str) -> str:
    """Return a text with every run of white space as one space, without byte-order marks, in Unicode normal form C."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\ufeff", "")).split())


def same_text(one: str, other: str) -> bool:
    """Say whether two pieces of Markdown are the same except for wrapping and the spelling of the same marks.

    A formatter that turns `*` into `_`, `\\&` into `&amp;` or one sentence a line into a paragraph has not edited anything.
    """
    if one == other or _paragraphs(one) == _paragraphs(other):
        return True
    return bool(one.strip()) == bool(other.strip()) and squeeze(_renderer().render(one)) == squeeze(_renderer().render(other))


def _paragraphs(text: str) -> list[str]:
    """Return a text's paragraphs, unwrapped; hard line breaks stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    paragraphs = re.split(r"\n[ \t]*\n", re.sub(r" {2,}\n", r" \\\n", text))
    return [squeeze(paragraph) for paragraph in paragraphs if squeeze(paragraph)]


def field_of(block: Block, field: str) -> str:
    """Return a field of a story as Markdown, to compare or to show; "" if the story has none."""
    if field == "headline":
        return block.title
    source = block.source(field)
    if field == "link":
        link = read_link(source)
        return f"[{link[1] or 'Read more'}]({link[0]})" if link else ""
    if field == "also":
        return " · ".join(f"[{text}]({url})" for url, text in read_also(source) or ())
    return source.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def same_field(one: Block, other: Block, field: str) -> bool:
    """Say whether two versions of a story have the same headline, summary, link or further links."""
    if field in ("link", "also") and squeeze(one.source(field)) == squeeze(other.source(field)):
        return True
    return same_text(field_of(one, field), field_of(other, field))


def set_fields(mine: Block, new: Block, fields: Collection[str], eol: str) -> str | None:
    """Return the editor's story with these fields as the machine's version has them, in the editor's form and line ends.

    Her own additions stay where they are: notes, text after the link. None if the result would not parse as intended; then the story
    is better left as it is.
    """
    parts = list(mine.parts)
    if "headline" in fields:
        parts[0] = _headline(parts[0], new, mine.form)
    for field in FIELDS[1:]:
        if field in fields:
            parts = _replace_part(parts, field, _source(new, field, mine.form, eol), eol)
    text = "".join(part.raw for part in parts).rstrip() + tail_of(mine.raw)
    return text if _is_as_meant(text, mine, new, fields) else None


LEVEL = re.compile(r"\ufeff?(#{1,6})[ \t]")


def set_anchor(raw: str, old: str, new: str) -> str:
    """Return a story's text with a new id in its anchor line, for an article that has another address now."""
    return re.sub(rf"(<!--\s*story[\s:]+){re.escape(old)}(?=\s*-->)", rf"\g<1>{new}", raw, count=1, flags=re.IGNORECASE)


def tail_of(raw: str) -> str:
    """Return the white space that a text ends in."""
    return raw[len(raw.rstrip()) :]


def _headline(part: Part, new: Block, form: str) -> Part:
    mark = "\ufeff" if part.raw.startswith("\ufeff") else ""
    level = LEVEL.match(part.raw)
    line = (bold(new.title) if form == "post" else None) or f"{level[1] if level else '###'} {new.title}"
    notes = [note[0] for note in COMMENT.finditer(part.raw)]
    return replace(part, raw=mark + " ".join([line, *notes]) + tail_of(part.raw))


def _source(new: Block, field: str, form: str, eol: str) -> str:
    """Return a field's Markdown in the form of the editor's story, without surrounding line ends."""
    if field == "summary":
        text = join_lines(text_of(new, "summary")) if form == "post" else field_of(new, "summary")
    else:
        text = new.source(field)
    return eol.join(text.strip().splitlines())


def _replace_part(parts: Sequence[Part], field: str, source: str, eol: str) -> list[Part]:
    old = [part for part in parts if part.kind == field]
    if not old:
        return _insert_part(parts, field, source, eol) if source else list(parts)
    result: list[Part] = []
    for part in parts:
        if part is old[0] and source:
            result.append(replace(part, raw=source + tail_of(part.raw)))
        elif part.kind != field:
            result.append(part)
        else:
            # The blank line after the removed part now follows the part before it.
            result[-1] = replace(result[-1], raw=result[-1].raw.rstrip() + tail_of(part.raw))
    return result


def _insert_part(parts: Sequence[Part], field: str, source: str, eol: str) -> list[Part]:
    """Insert a field that the story lacks where the draft's grammar wants it, set off by blank lines.

    Notes on the lines right below the part above it stay there.
    """
    above = ("headline", "anchor", *FIELDS[: FIELDS.index(field)])
    at = max(index for index, part in enumerate(parts) if part.kind in above) + 1
    while at < len(parts) and parts[at].kind == "note" and len(tail_of(parts[at - 1].raw).splitlines()) == 1:
        at += 1
    before = replace(parts[at - 1], raw=parts[at - 1].raw.rstrip() + eol + eol)
    return [*parts[: at - 1], before, Part(field, source + eol + eol, before.line), *parts[at:]]


def _is_as_meant(text: str, mine: Block, new: Block, fields: Collection[str]) -> bool:
    blocks = parse(text).blocks
    if len(blocks) != 1 or blocks[0].kind != "story":
        return False
    made = blocks[0]
    right = all(same_field(made, new if field in fields else mine, field) for field in FIELDS)
    kept = all(squeeze(made.source(kind)) == squeeze(mine.source(kind)) for kind in ("after", "note"))
    return right and kept and made.anchor == mine.anchor
