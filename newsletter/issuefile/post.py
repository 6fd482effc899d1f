"""Writes an issue as a Hugo post in the original format: bold headlines, joined sentences, link below the text, `---` between stories."""

from __future__ import annotations

import re
from dataclasses import replace

from newsletter.issuefile.blocks import Block, Draft
from newsletter.issuefile.dialect import for_goldmark, with_unknown_tags_as_text
from newsletter.issuefile.escape import escape, plain
from newsletter.issuefile.reading import ends_blank, join_lines, parse, text_of, without_notes
from newsletter.issuefile.story import ALSO, MORE, bold_text, strip_notes
from newsletter.issuefile.structure import block_parser

# A headline in which no sign can be a mark of Markdown, or a link by itself.
MERE_WORDS = re.compile(r"[^\W_](?:[^\W_]| (?! )|[,;?’‘“”–—%$€£-])*(?<! )")
BARE = re.compile(r"https?://[^\s<>]+")


def hugo_text(draft: Draft, also: str = "Also") -> str:
    """Return the Hugo post of a draft. What is already in a post's form stands as it is, to the byte; notes are left out.

    A story under `### Headline` becomes `**Headline**`, its sentences one paragraph with the link on the last line, and `also`
    the word before its further links; a separator goes before each section and behind the last story. A file that has no such
    story with an anchor or a link is a post, and nothing is put into it. Rendering a post again changes nothing. Raises DraftError
    where a note hid what cannot be read.
    """
    text = _post(draft, also)
    # Taking out a note can lay bare what it hid (`<!-- -->### …`): that is read as it then stands.
    while (again := _post(parse(text, draft.file), also)) != text:
        text = again
    return text


def is_drafted(draft: Draft) -> bool:
    """Say whether a file has a story in the draft's own form; one without is a post already."""
    return any(block.form == "draft" and (block.anchor or block.has("link")) for block in draft.blocks)


def _post(draft: Draft, also: str) -> str:
    drafted = is_drafted(draft)
    out = _Post(draft.eol, also)
    last = ""
    for block in draft.blocks:
        if block.kind == "note":
            out.put_note(block.raw)
            continue
        if block.kind == "section" and drafted and last not in ("", "front", "separator"):
            out.put_separator()
        if block.kind == "separator" and (block.trap or out.dropped):
            out.part()
        if block.kind == "story":
            out.put_story(block, anew=drafted and block.form == "draft")
        else:
            out.put(block.raw if block.kind == "front" else _without_notes(block.raw, block.type))
        last = block.kind
    if drafted and last == "story":
        out.put_separator()
        out.text = out.text.rstrip() + draft.eol
    return out.text


class _Post:
    """The post as far as it is written. `dropped` = the last thing was a note, and was left out."""

    def __init__(self, eol: str, also: str) -> None:
        self.text, self.eol, self.also = "", eol, also
        self.dropped = False

    def put(self, text: str) -> None:
        self.text += text
        self.dropped = False

    def part(self) -> None:
        """Make the text so far end with a blank line."""
        while self.text and not ends_blank(self.text):
            self.text += self.eol

    def put_separator(self) -> None:
        self.part()
        self.put(f"---{self.eol}{self.eol}")

    def put_note(self, raw: str) -> None:
        if MORE.search(raw):
            self.put(raw)
        elif ends_blank(raw):
            self.part()  # what the note parted stays parted
        self.dropped = True

    def put_story(self, block: Block, anew: bool) -> None:
        post = _story(block, self.also) if anew else None
        if post is not None:
            self.put(post.replace("\n", self.eol))
            self.part()
            return
        for part in block.parts:
            if part.kind in ("note", "anchor"):
                self.put_note(part.raw)
                if part is block.parts[1]:
                    self.part()  # the headline stays alone in its paragraph
            else:
                self.put(_without_notes(part.raw, part.type))


def _without_notes(raw: str, kind: str) -> str:
    return for_goldmark(without_notes(raw, kind), kind)


def _story(block: Block, also: str) -> str | None:
    """Return a story in the form of a post, or None when its headline cannot be printed bold."""
    headline = bold(with_unknown_tags_as_text(block.title))
    if headline is None:
        return None
    summary, after = join_lines(_goldmark_of(block, "summary")), _goldmark_of(block, "after").rstrip()
    links = [_link_line(part.raw) for part in block.parts if part.kind in ("link", "also")]
    links = [f"{also}: {line[found.end() :]}" if (found := ALSO.match(line)) else line for line in links]
    under = "  \n" if summary and _ends_as_paragraph(summary) else "\n\n"
    body = under.join(filter(None, [summary, "  \n".join(links)]))
    return "\n\n".join(filter(None, [headline, body, after])) + "\n"


def _goldmark_of(block: Block, kind: str) -> str:
    """Return the Markdown of a story's parts of one kind as Goldmark is to read it."""
    if all(part.type != "other" and "<" not in part.raw for part in block.parts if part.kind == kind):
        return text_of(block, kind)
    parts = tuple(replace(part, raw=for_goldmark(part.raw, part.type)) if part.kind == kind else part for part in block.parts)
    return text_of(replace(block, parts=parts), kind)


def _link_line(raw: str) -> str:
    """Return a line of links; a bare address in angle brackets, for Goldmark ends it before a last `_` or `)`."""
    line = " ".join(strip_notes(raw).split()).removesuffix("\\").rstrip()
    return f"<{line}>" if BARE.fullmatch(line) else line


def bold(title: str) -> str | None:
    """Return a headline's Markdown as a bold line that shows the same, or None where Markdown has no such line."""
    if MERE_WORDS.fullmatch(title):
        return f"**{title}**"
    shown = plain(title)
    for inner in (title, title.replace("**", ""), escape(shown)):
        line = f"**{inner}**"
        if bold_text(line) == inner and plain(line) == shown:
            return line
    return None


def _ends_as_paragraph(source: str) -> bool:
    tokens = [token for token in block_parser().parse(source) if token.level == 0 and token.map]
    # Behind the last block a link definition may stand, which makes none.
    return bool(tokens) and tokens[-1].type == "paragraph_open" and (tokens[-1].map or [0])[-1] > source.count("\n")
