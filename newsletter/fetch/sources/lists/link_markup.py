"""Rewrites the links of other markup as Markdown links: Slack, Org, MediaWiki, BBCode, reStructuredText, AsciiDoc, LaTeX, HTML.

It also reads what chats put before a message (day, time and sender), and what stands for a star or is no word of a note.
"""

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
# What a chat puts before a message: "[15/11/2026, 12:41:03] Nora: …", "15.11.26, 12:41 - Nora: …", "[12:41] <nora> …".
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u00a0\u202f]?[ap]\.?m\.?)?"
STAMP = re.compile(
    rf"\[?(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},? )?{_CLOCK}\]?(?: [-–—])?"
    r"(?:\Z| (?:<(?P<nick>[^<>:/]{1,60})>|(?P<who>[^<>:/\[\]]{1,60}):(?!//)) ?)",
    re.IGNORECASE,
)
"""The day, the time and the sender before the message of a chat, or a time alone."""
# A star in the title of a link is the title's.
_STAR = re.compile(r"(?<![^\s(])(?:[★⭐🌟]\ufe0f?){1,9}(?=[\s)]|\Z|https?://)(?![^\[\]]{0,300}\]\()")
_STRONG = re.compile(r"(?<![^\s(\[\"“„«])(\*{1,3})(?=\S)([^*]+)(?<=\S)\1(?![\w*])")
_EMOJI_CODE = re.compile(r"(?<!\S):[a-z0-9_+-]+:(?!\S)")
MOST = 20_000
"""In characters: a longer line is left as it is."""


def as_markdown(line: str) -> str:
    """Return a line with the links of other markup as Markdown links; a record of JSON stays as it is."""
    if line.startswith("{") or len(line) > MOST or "://" not in line or not any(mark in line for mark in _MARKS):
        return line
    for form in _FORMS:
        line = form.sub(lambda found: f"[{found['title'].strip()}]({found['url']})", line)
    return _TAG.sub(" ", line).strip() if "</" in line else line


def without_signs(line: str) -> str:
    """Return a line with a link without the signs of a chat or of Markdown around its words; a star sign becomes the tag `#starred`."""
    if "://" not in line or line.startswith("{") or len(line) > MOST:
        return line
    bare = _EMOJI_CODE.sub("", _STRONG.sub(r"\2", line))
    unstarred = _STAR.sub("", bare)
    return f"{unstarred.strip()} #starred" if unstarred != bare else bare.strip()
