"""Reads the lists of reference managers: BibTeX, and RIS (specification of 2001)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from newsletter.fetch.sources.document import Contents, Document
from newsletter.fetch.sources.formats.export_record import read_record

_ENTRY = re.compile(r"^\s*@(?!comment|string|preamble)[a-z]+\s*[{(]\s*([^,\s]*)\s*,", re.IGNORECASE | re.MULTILINE)
_FIELD = re.compile(r"\s*([a-z][\w-]*)\s*=\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\s,{}\"]+")
_COMMAND = re.compile(r"\\url\s*(?=\{)|[{}]|\\(?=[&%$#_])")
_LINE = re.compile(r"^([A-Z][A-Z0-9])  - ?(.*)$", re.MULTILINE)
_RIS = {
    **dict.fromkeys(("UR", "L2", "LK"), "url"),
    **dict.fromkeys(("TI", "T1", "CT"), "title"),
    **dict.fromkeys(("DA", "Y1", "PY"), "date"),
    **{"KW": "keywords", "N1": "note", "N2": "abstract", "AB": "abstract", "AU": "authors", "A1": "authors"},
}
_MANY = frozenset(("keywords", "authors"))


def is_references(document: Document) -> bool:
    """Return whether a text is a list of references, in BibTeX or in RIS."""
    start = document.text[:65_536].lstrip("\ufeff \r\n")
    return document.kind == "text" and (start.startswith("TY  - ") or _ENTRY.search(start) is not None)


def read_references(document: Document, now: datetime, source: str | None) -> Contents:
    """Return the references that have a web address (or a DOI), in their order; the others are counted."""
    is_ris = document.text[:65_536].lstrip("\ufeff \r\n").startswith("TY  - ")
    records = list(_ris(document.text) if is_ris else _bibtex(document.text))
    links = tuple(link for record in records if (link := read_record(_with_address(record), now, source)))
    missed = len(records) - len(links)
    return Contents(links, f"{missed} of its references have no web address" if missed else None)


def _with_address(record: dict[str, object]) -> dict[str, object]:
    doi = str(record.get("doi") or "").strip().removeprefix("https://doi.org/")
    record = {"url": f"https://doi.org/{doi}", **record} if doi.startswith("10.") else record
    if isinstance(record.get("year"), str) and "date" not in record:
        record = {**record, "date": f"{record.get('day', '')} {record.get('month', '')} {record['year']}".strip()}
    if isinstance(record.get("author"), str):
        record = {**record, "author": [_spoken(name) for name in str(record["author"]).split(" and ")]}
    if isinstance(names := record.get("authors"), list):
        record = {**record, "authors": [_spoken(str(name)) for name in names]}
    return record


def _spoken(name: str) -> str:
    """Return `Holm, Ines` as people say it."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma else name.strip()


def _ris(text: str) -> Iterator[dict[str, object]]:
    record: dict[str, object] = {}
    for tag, value in _LINE.findall(text):
        name = _RIS.get(tag, tag.lower())
        if tag == "ER":
            yield record
            record = {}
        elif name in _MANY:
            known = record.setdefault(name, [])
            assert isinstance(known, list)
            known.append(value.strip())
        elif name == "date":  # `2025/11/14/`, with places left empty; beside it often the year alone
            day = value.strip().rstrip("/").replace("/", "-")
            record[name] = max(str(record.get(name, "")), day, key=len)
        else:
            record.setdefault("doi" if tag == "DO" else name, value.strip())
    if record:
        yield record


def _bibtex(text: str) -> Iterator[dict[str, object]]:
    starts = [*_ENTRY.finditer(text)]
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        yield dict(_fields(text, start.end(), end))


def _fields(text: str, at: int, end: int) -> Iterator[tuple[str, object]]:
    while found := _FIELD.match(text, at, end):
        value, at = _value(text, found.end(), end)
        comma = text.find(",", at, end)
        at = comma + 1 if comma >= 0 else end
        yield found[1].lower(), _COMMAND.sub("", value).strip()


def _value(text: str, at: int, end: int) -> tuple[str, int]:
    """Return a field's value, in braces, in quotation marks or bare, and where it ends."""
    if at < end and text[at] == "{":
        depth = 0
        for place in range(at, end):
            depth += (text[place] == "{") - (text[place] == "}")
            if depth == 0:
                return text[at + 1 : place], place + 1
        return text[at + 1 : end], end
    if at < end and text[at] == '"':
        close = text.find('"', at + 1, end)
        return text[at + 1 : close if close > 0 else end], close + 1 if close > 0 else end
    word = _WORD.match(text, at, end)
    return (word[0], word.end()) if word else ("", at)
