"""Reads the objects in a page's `application/ld+json` scripts, repairing cheap errors."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

# A page's own data are a few kilobytes, a live blog's may be megabytes; longer ones are catalogues or attacks.
MAX_CHARACTERS = 5_000_000
MAX_OBJECTS = 2_000
MAX_DEPTH = 8
ARTICLE_TYPES = frozenset(
    """article newsarticle blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle
    reviewnewsarticle asknewsarticle liveblogposting report scholarlyarticle techarticle socialmediaposting
    satiricalarticle advertisercontentarticle medicalscholarlyarticle discussionforumposting question recipe""".split()
)
# Keys under which an object may hold the page's article.
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemReviewed")
_OPENING = re.compile(r"(?:<!--|//\s{0,9}<!\[CDATA\[|/\*\s{0,9}<!\[CDATA\[\s{0,9}\*/|<!\[CDATA\[)")
_CLOSING = re.compile(r"(?:-->|//\s{0,9}\]\]>|/\*\s{0,9}\]\]>\s{0,9}\*/|\]\]>)$")
_BLANK = "\ufeff \t\r\n;"
# An unterminated string extends to the end of the script, so that the search is linear in time on any text.
_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|,(?=\s{0,100}[}\]])', re.DOTALL)
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_DECODER = json.JSONDecoder(strict=False)


def read_jsonld(scripts: Iterable[str]) -> tuple[dict[str, Any], ...]:
    """Return every object of the scripts in order, with arrays, `@graph` and `mainEntity` flattened (the outer one first).

    Broken JSON is repaired where that is cheap: HTML comments or CDATA around it, raw line breaks in strings, commas before a
    closing bracket, wrong escapes, several objects in one script, quotes written as HTML entities. What is still not JSON is
    left out. Limited in size, depth and number; never raises on any text (JSON-LD 1.1, W3C 2020, section 7).
    """
    found: list[dict[str, Any]] = []
    room = MAX_CHARACTERS
    for script in scripts:
        room -= len(script)
        if room < 0:
            break
        for value in _values(script):
            found.extend(_flatten(value, 0))
    return tuple(found[:MAX_OBJECTS])


def _values(script: str) -> list[Any]:
    text = script.strip(_BLANK)
    opening = _OPENING.match(text)
    if opening:
        text = text[opening.end() :]
    text = _CLOSING.sub("", text).strip(_BLANK)
    if not text:
        return []
    for mend in (_as_it_is, _mended, html.unescape):
        values = _decode(mend(text))
        if values:
            return values
    return []


def _as_it_is(text: str) -> str:
    return text


def _mended(text: str) -> str:
    without_commas = _STRING_OR_COMMA.sub(lambda match: "" if match[0] == "," else match[0], text)
    return _BAD_ESCAPE.sub(r"\\\\", without_commas)


def _decode(text: str) -> list[Any]:
    values: list[Any] = []
    position = 0
    while position < len(text) and len(values) < MAX_OBJECTS:
        try:
            value, position = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            break
        values.append(value)
        while position < len(text) and text[position] in " \t\r\n,;":
            position += 1
    return values


def _flatten(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value[:MAX_OBJECTS]:
            yield from _flatten(item, depth + 1)
    elif isinstance(value, dict):
        if any(key != "@graph" and key != "@context" for key in value):
            yield value
        for key in _NESTED:
            if isinstance(value.get(key), (dict, list)):
                yield from _flatten(value[key], depth + 1)


def types(node: Mapping[str, Any]) -> frozenset[str]:
    """Return the names of an object's types in lower case, without the vocabulary's address (`newsarticle`)."""
    stated = node.get("@type", node.get("type"))
    names = stated if isinstance(stated, list) else [stated]
    return frozenset(re.split(r"[/#:]", name)[-1].strip().lower() for name in names if isinstance(name, str))


def is_article(node: Mapping[str, Any]) -> bool:
    """Say whether an object is any of schema.org's kinds of articles."""
    return bool(types(node) & ARTICLE_TYPES)


def values(node: Mapping[str, Any], *keys: str) -> list[Any]:
    """Return the value of the first key that an object has, always as a list (one level of nested lists is flattened)."""
    for key in keys:
        value = node.get(key)
        if value not in (None, "", [], {}):
            return value if isinstance(value, list) else [value]
    return []


def text(value: Any) -> str:
    """Return the text of a value: a string as it is, an object's `@value` or `name`, else ""."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        for key in ("@value", "name", "headline"):
            inner = value.get(key)
            if isinstance(inner, str) and inner:
                return inner
            if isinstance(inner, list) and inner and isinstance(inner[0], str):
                return inner[0]
    return ""


def first_text(node: Mapping[str, Any], *keys: str) -> str:
    """Return the first text that an object has under one of the keys, else ""."""
    for key in keys:
        for value in values(node, key):
            found = text(value)
            if found.strip():
                return found
    return ""


def by_id(nodes: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Return the objects by their `@id`, without mere references; objects directly inside others too."""
    found: dict[str, Mapping[str, Any]] = {}
    for node in nodes:
        for candidate in (
            node,
            *(inner for value in node.values() for inner in (value if isinstance(value, list) else [value])),
        ):
            if isinstance(candidate, dict) and isinstance(candidate.get("@id"), str) and len(candidate) > 1:
                kept = found.get(candidate["@id"])
                if kept is None or ("name" not in kept and "name" in candidate):
                    found[candidate["@id"]] = candidate
    return found
