"""Extracts the visible text of an edition, without markup, and of the source file."""

from __future__ import annotations

import html
import re

UNSEEN = re.compile(
    r"<(style|script|title|head)\b.*?</\1\s*>|<!--.*?-->|<div[^>]*mso-hide:\s*all[^>]*>.*?</div>", re.DOTALL | re.IGNORECASE
)
ALT = re.compile(r"<img\b[^>]*?\balt=\"([^\"]*)\"[^>]*>", re.IGNORECASE)
BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|td|th|tr|table|br|hr|blockquote|pre|dl|dt|dd|section|figure|figcaption)\b[^>]*>", re.I
)
TAG = re.compile(r"<[^<>]+>")
FENCE = re.compile(r"^( {0,3})(`{3,}|~{3,}).*?(?:^ {0,3}\2[`~]*\s*$|\Z)", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:.(?!\n\s*\n))*?(?<!`)\1(?!`)", re.DOTALL)
INDENTED = re.compile(r"(?:\A|(?<=\n\n))(?:(?: {4}|\t).*(?:\n|\Z))+")
COMMENT = re.compile(r"<!--(?!-?>).*?-->", re.DOTALL)
# What code, comments and escaped signs begin with.
MARKED = re.compile(r"[`~\\\t]| {4}|<!--")
ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")


def visible_text(document: str) -> str:
    """Return the words that a mail's HTML shows, block by block, entities read once."""
    document = ALT.sub(r" \1 ", UNSEEN.sub("", document))
    lines = html.unescape(TAG.sub("", BLOCK.sub("\n", document))).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def without_code(source: str, *, escapes: bool = False) -> str:
    """Return Markdown with code, comments and escaped signs blanked, each character else in its place; `escapes` blanks only the
    backslash of an escaped sign."""
    if not MARKED.search(source):
        return source  # as nearly all paragraphs
    source = COMMENT.sub(_blank, SPAN.sub(_blank, INDENTED.sub(_blank, FENCE.sub(_blank, source))))
    return ESCAPED.sub((lambda found: " " + found[0][1]) if escapes else _blank, source)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
