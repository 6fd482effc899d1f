"""Reads article text from JSON embedded in scripts, for pages that have it nowhere else.

Web frameworks write such data in a few ways: JSON in a script of its own (`__NEXT_DATA__`), JSON assigned to a variable
(`window.__APOLLO_STATE__ = {…}`), JSON in a string (`JSON.parse("…")`), and rows of JSON and text in pieces (React's server
components, `self.__next_f.push([1, "…"])`). A text in it is markup, bare, or a list of blocks as editors save them.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsletter.text.sentences import CLOSING

MAX_CHARACTERS = 5_000_000
MAX_VALUES = 300_000
MAX_STARTS = 2_000
MAX_DEPTH = 12
# Least characters of a text that may be an article, and of a block that may be a paragraph. (Scripts without spaces need fewer.)
MIN_TEXT, MIN_PARAGRAPH = 150, 30
# The least number of sentences in a text, or of paragraphs in a list of blocks.
FEW = 3
_DECODER = json.JSONDecoder(strict=False)
# Where a value begins: at the start, or after an assignment, a bracket, a comma or a colon.
_START = re.compile(r'(?:\A|[=(,:\[])\s{0,40}(?=[{\["])')
_PIECE = re.compile(r'__next_f\.push\(\[1,\s?("(?:[^"\\]|\\.)*+")\]\)', re.DOTALL)
_ROW = re.compile(rb"[0-9a-f]{1,8}:(?:T([0-9a-f]{1,7}),)?")
_BLOCK = re.compile(r"<(?:p|div|br|h[2-4]|li)[\s/>]", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,500}>")
_SENTENCE_END = re.compile(rf"[.!?…][{CLOSING}]?(?:\s|$|<)|[。！？]")
_CODE = re.compile(r"[;{}]\s*\n|function\s?\(|=>|</(?:script|style)", re.IGNORECASE)
# The keys under which a block has its text, the most complete first: several in one block are versions of one text.
_TEXT_KEYS = ("html", "content", "body", "text", "value", "data", "children", "paragraph", "copy", "nodes", "spans")
_KIND_KEYS = ("type", "kind", "tag", "nodeType", "name", "style", "_type", "__typename")
_HEADING = re.compile(r"h[1-6]|(?:sub)?head(?:er|ing|line)?(?:-[1-6])?", re.IGNORECASE)
_OWN_LINE = re.compile(r"p|paragraph|li|list[-_]?item|block|block[-_]?quote|text[-_]?block|unstyled", re.IGNORECASE)
_TITLE_KEYS = frozenset(("title", "headline"))
_ADDRESS_KEYS = frozenset(("url", "href", "link", "slug", "path", "permalink"))


def state_texts(scripts: Iterable[str]) -> list[str]:
    """Return the texts in the data of a page's scripts that may be an article, as HTML or bare text, the longest first.

    They may belong to other articles, so the caller has to compare them with the page. Limited in size, depth and number of values;
    never raises on any text.
    """
    found: dict[str, None] = {}
    for text in islice(_texts(scripts), MAX_VALUES):
        found[text] = None
    return sorted(filter(None, found), key=len, reverse=True)


def _texts(scripts: Iterable[str]) -> Iterator[str]:
    """Yield the texts, and "" for each other value, so that the caller can limit how many values are read."""
    waiting: list[tuple[object, int]] = [(value, 0) for value in _values(scripts)]
    while waiting:
        value, depth = waiting.pop()
        inner: Iterable[object] = ()
        if isinstance(value, dict):
            inner = value.values()
        elif isinstance(value, list):
            yield _joined(value)
            inner = value
        elif isinstance(value, str) and len(value) >= MIN_TEXT:
            if value.lstrip()[:1] in ("{", "["):
                inner = _decoded(value)
            elif _is_article(value):
                yield value
        if depth < MAX_DEPTH:
            waiting.extend((part, depth + 1) for part in inner)
        yield ""


def _values(scripts: Iterable[str]) -> Iterator[object]:
    """Yield the JSON values in scripts, and those in the stream that scripts contain in pieces."""
    room = MAX_CHARACTERS
    pieces: list[str] = []
    for script in scripts:
        room -= len(script)
        if room < 0:
            break
        if len(script) < MIN_TEXT:
            continue
        if "__next_f" in script:
            pieces += [_string(match[1]) for match in _PIECE.finditer(script)]
        else:
            yield from _decoded(script)
    yield from _rows("".join(pieces).encode("utf-8", "replace"))


def _string(literal: str) -> str:
    """Return the value of a string in a script; "" if it is not valid as a JSON string."""
    try:
        value = json.loads(literal, strict=False)
    except ValueError:
        return ""
    return value if isinstance(value, str) else ""


def _rows(stream: bytes) -> Iterator[object]:
    """Yield the values of the rows of a stream: `5:{…}`, or `5:T1f,` followed by as many bytes of text as the hexadecimal number says."""
    place = 0
    while place < len(stream):
        row = _ROW.match(stream, place)
        if row and row[1]:
            place = row.end() + int(row[1], 16)
            yield stream[row.end() : place].decode("utf-8", "replace")
        else:
            end = stream.find(b"\n", place) + 1 or len(stream)
            yield from _decoded(stream[row.end() if row else place : end].decode("utf-8", "replace"))
            place = end


def _decoded(text: str) -> Iterator[object]:
    """Yield the longer JSON values in a text that is JSON or contains some."""
    place, room = 0, 2 * len(text)
    for _ in range(MAX_STARTS):
        start = _START.search(text, place)
        if start is None or room < 0:
            return
        try:
            value, place = _DECODER.raw_decode(text, start.end())
        except json.JSONDecodeError as error:
            # After a failure, the search goes on from where the value began; the limit bounds the time lost to values that fail late.
            room -= error.pos - start.end()
            place = start.end() + 1
        except (RecursionError, ValueError):
            return
        else:
            if place - start.end() >= MIN_TEXT:
                yield value


def _is_article(text: str) -> bool:
    if _BLOCK.search(text):
        return len(_PARAGRAPH.findall(text)) > 1 or _has_sentences(_TAG.sub(" ", text))
    return _has_sentences(text) and not _CODE.search(text)


def _has_sentences(text: str) -> bool:
    return len(list(islice(_SENTENCE_END.finditer(text), FEW))) == FEW


def _joined(items: list[object]) -> str:
    """Return a list of blocks as HTML, one paragraph each; "" if it is not a text in blocks."""
    if len(items) < FEW or any(isinstance(item, dict) and _is_teaser(item) for item in items):
        return ""
    blocks = [_block(item) for item in items]
    if any(len(_PARAGRAPH.findall(block)) > FEW for block in blocks):  # each is a text by itself
        return ""
    bare = [_TAG.sub("", block) for block in blocks]
    prose = [text for text in bare if len(text) >= MIN_PARAGRAPH and _SENTENCE_END.search(text) and not _CODE.search(text)]
    enough = len(prose) >= FEW and 2 * sum(map(len, prose)) > sum(map(len, bare))
    return "\n".join(blocks) if enough and sum(map(len, prose)) >= MIN_TEXT else ""


def _is_teaser(item: dict[str, object]) -> bool:
    return not _TITLE_KEYS.isdisjoint(item) and not _ADDRESS_KEYS.isdisjoint(item)


def _block(item: object) -> str:
    text = _content(item, 0)
    return text if not text or (text.startswith("<") and _BLOCK.match(text)) else f"<p>{text}</p>"


def _content(value: object, depth: int) -> str:
    """Return the text of a block and of those inside it as HTML; of several versions of a text, the first."""
    if isinstance(value, str):
        return value if _TAG.search(value) else html.escape(value, quote=False)
    if depth > MAX_DEPTH:
        return ""
    if isinstance(value, list):
        return "".join(_content(part, depth + 1) for part in value)
    if not isinstance(value, dict):
        return ""
    text = next(filter(None, (_content(value.get(name), depth + 1) for name in _TEXT_KEYS)), "")
    kinds = [kind for name in _KIND_KEYS if isinstance(kind := value.get(name), str)]
    if text and any(map(_HEADING.fullmatch, kinds)):
        return f"<h2>{text}</h2>"
    return f"<p>{text}</p>" if text and any(map(_OWN_LINE.fullmatch, kinds)) else text
