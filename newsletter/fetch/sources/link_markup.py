"""Rewrites the links of other markup as Markdown links: Slack, Org, MediaWiki, BBCode, reStructuredText, AsciiDoc, LaTeX, HTML."""

from __future__ import annotations

import re

_URL = r"https?://[^\s<>\[\]{}|\"'`]{1,2000}"
# Each with the address and the title; a line may have several.
_FORMS = (
    re.compile(rf"<(?P<url>{_URL})\|(?P<title>[^<>|]+)>", re.IGNORECASE),
    re.compile(rf"\[\[(?P<url>{_URL})\]\[(?P<title>[^\[\]]+)\]\]", re.IGNORECASE),
    re.compile(rf"(?<!\])\[(?P<url>{_URL})[ \t]+(?P<title>[^\[\]]+)\](?!\()", re.IGNORECASE),
    re.compile(rf"\[url=[\"']?(?P<url>{_URL})[\"']?\](?P<title>[^\[\]]+)\[/url\]", re.IGNORECASE),
    re.compile(rf"`(?P<title>[^`<>]+?)\s*<(?P<url>{_URL})>`__?", re.IGNORECASE),
    # A query may have brackets of its own (`?tag[]=owls`), and so may a host of figures.
    re.compile(
        r"(?P<url>https?://[^\s<>\[\]{}|\"'`?()]{1,2000})\[(?P<title>[^\[\]]*[^\W\d_][^\[\]]*)\](?![\w/(\[=])", re.IGNORECASE
    ),
    re.compile(rf"\\href\{{(?P<url>{_URL})\}}\{{(?P<title>[^{{}}]+)\}}", re.IGNORECASE),
    re.compile(
        rf"<a\s[^<>]{{0,400}}?href\s*=\s*[\"']?(?P<url>{_URL})[\"']?[^<>]{{0,400}}>(?P<title>[^<>]+)</a\s*>", re.IGNORECASE
    ),
)
_MARKS = ("|", "][", "[", "`", "\\href", "</a")
_TAG = re.compile(r"</?(?:li|p|ul|ol|b|i|em|strong|div|span|td|tr)\b[^<>]{0,200}>", re.IGNORECASE)
MOST = 20_000
"""In characters: a longer line is left as it is."""


def as_markdown(line: str) -> str:
    """Return a line with the links of other markup as Markdown links; a record of JSON stays as it is."""
    if line.startswith("{") or len(line) > MOST or "://" not in line or not any(mark in line for mark in _MARKS):
        return line
    for form in _FORMS:
        line = form.sub(lambda found: f"[{found['title'].strip()}]({found['url']})", line)
    return _TAG.sub(" ", line).strip() if "</" in line else line
