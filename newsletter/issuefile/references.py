"""Link and footnote definitions (`[1]: https://…`, `[^1]: …`): defined anywhere in the file, needed by each text rendered alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from markdown_it.common.utils import normalizeReference

from newsletter.issuefile.blocks import Block
from newsletter.issuefile.structure import block_parser
from newsletter.models import Issue, Section, Story

LABEL = re.compile(r"\[([^\[\]]+)\]")
FOOTNOTE = re.compile(r"\s*\[(\^[^\s\]]+)\]:")
# Code keeps what looks like a footnote's mark.
NOTE_LABEL = re.compile(
    r"(`+)(?!`).*?(?<!`)\1(?!`)|^(?:```|~~~).*?^(?:```|~~~)|(?<!\\)\[\^([^\s\]]+)\](:?)", re.DOTALL | re.MULTILINE
)


def definitions(blocks: Iterable[Block]) -> dict[str, str]:
    """Return the definitions of a file, by their labels in CommonMark's normal form; of two with one label the first."""
    found: dict[str, str] = {}
    for block in blocks:
        for part in block.parts or (block,):
            if part.type == "footnote" and (note := FOOTNOTE.match(part.raw)):
                text = part.raw.replace("\r\n", "\n").replace("\r", "\n").strip()
                found.setdefault(normalizeReference(note[1]), text)
            if part.type == "gap" and "[" in part.raw:
                env: dict[str, Any] = {}
                lines = part.raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
                block_parser().parse("\n".join(lines), env)
                for label, reference in env.get("references", {}).items():
                    start, end = reference["map"]
                    found.setdefault(label, "\n".join(lines[start:end]))
    return found


def with_definitions(issue: Issue, known: Mapping[str, str]) -> Issue:
    """Return the issue with the definitions that its texts refer to behind each of them."""
    if not known:
        return issue

    def whole(source: str) -> str:
        labels = dict.fromkeys(normalizeReference(label) for label in LABEL.findall(source))
        missing = [known[label] for label in labels if label in known and known[label] not in source]
        return "\n\n".join([source, "\n".join(missing)]) if missing else source

    def story(item: Story) -> Story:
        return replace(item, summary=whole(item.summary), after=whole(item.after))

    def section(item: Section) -> Section:
        return replace(item, intro=whole(item.intro), stories=tuple(map(story, item.stories)))

    return replace(issue, intro=whole(issue.intro), sections=tuple(map(section, issue.sections)))


def number_footnotes(issue: Issue) -> Issue:
    """Return the issue with its footnotes' labels as numbers, in the order in which they are first referred to, as Hugo counts them.

    A footnote that two texts refer to has one number; two of one label that say different things have two.
    """
    numbers: dict[tuple[str, str], str] = {}

    def numbered(source: str) -> str:
        if "[^" not in source:
            return source
        texts = {found[1]: found[2] for found in re.finditer(r"^ {0,3}\[\^([^\s\]]+)\]:(.*)$", source, re.MULTILINE)}

        def label(found: re.Match[str]) -> str:
            name = found[2]
            if name is None or name not in texts:
                return found[0]
            if not found[3]:
                numbers.setdefault((name, texts[name]), str(len(numbers) + 1))
            return f"[^{numbers.get((name, texts[name]), name)}]{found[3]}"

        return NOTE_LABEL.sub(label, source)

    def story(item: Story) -> Story:
        return replace(item, summary=numbered(item.summary), after=numbered(item.after))

    def section(item: Section) -> Section:
        return replace(item, intro=numbered(item.intro), stories=tuple(map(story, item.stories)))

    return replace(issue, intro=numbered(issue.intro), sections=tuple(map(section, issue.sections)))
