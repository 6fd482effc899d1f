"""Link definitions (`[1]: https://…`): they stand anywhere in the file, but each text of an issue is rendered by itself."""

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


def definitions(blocks: Iterable[Block]) -> dict[str, str]:
    """Return the link definitions of a file, by their labels in CommonMark's normal form; of two with one label the first."""
    found: dict[str, str] = {}
    for block in blocks:
        for part in block.parts or (block,):
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
