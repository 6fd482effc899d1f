"""A list of web addresses, one a line, as an editor writes or pipes it."""

from __future__ import annotations

import json
import re

from newsletter.cache import page_key
from newsletter.fetch.sources.hint_text import plain
from newsletter.models import Hints, Link
from newsletter.text.urls import MAX_LENGTH, shown, web_address

# A line may come out of a Markdown list; `1.` and `-` before an address say nothing.
_BULLET = re.compile(r"(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_WRAPPED = {"<": ">", '"': '"', "'": "'", "“": "”", "‘": "’", "«": "»", "(": ")"}
# `[title](address)`, as notes in Markdown have it; the title may have brackets of its own, the address one pair.
_MARKDOWN = re.compile(r"\[(.+)\]\(<?(https?://[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)?)>?(?:\s+[\"'(][^)]*)?\)")
_WITHIN = re.compile(r"[\s(<]https?://")
_LINE_END = re.compile(r"\r\n|\r|\n")


def read_url_list(text: str, name: str) -> tuple[list[Link], list[str]]:
    """Return the links of a list and one complaint for each line that is no web address (`urls.txt:7: …`).

    One address a line, bare, in <> or quotes, or a Markdown link, perhaps behind a list bullet; what follows it after a blank is
    its title, after ` #` a comment. Blank lines and lines that begin with `#` are passed over. A line of JSON is taken at its
    `url` (and `title`), so that another command's output may be piped in. Of two lines that mean one page the first counts.
    Never raises.
    """
    links: dict[str, Link] = {}
    complaints: list[str] = []
    for number, line in enumerate(_LINE_END.split(text.removeprefix("\ufeff")), start=1):
        line = _BULLET.sub("", line.strip(), count=1)
        if not line or line.startswith("#"):
            continue
        address, title = _from_json(line) if line.startswith("{") else _split(line)
        url = web_address(address)
        if url is None:
            complaints.append(f"{name}:{number}: {_why_not(line)}")
        else:
            links.setdefault(page_key(url), Link(url, source=name, hints=Hints(title=plain(title))))
    return list(links.values()), complaints


def looks_like_url_list(text: str) -> bool:
    """Return whether most lines of a text that are not comments begin with a web address."""
    lines = [_BULLET.sub("", line.strip(), count=1) for line in _LINE_END.split(text.removeprefix("\ufeff"))]
    lines = [line for line in lines if line and not line.startswith("#")]
    good = sum(web_address(_from_json(line)[0] if line.startswith("{") else _split(line)[0]) is not None for line in lines)
    return good > 0 and 2 * good >= len(lines)


def _split(line: str) -> tuple[str, str]:
    if marked := _MARKDOWN.match(line):
        return marked[2], marked[1]
    closing = _WRAPPED.get(line[0])
    end = line.find(closing, 1) if closing else -1
    if end > 0:
        address, rest = line[1:end], line[end + 1 :]
    else:
        address, _, rest = line.replace("\t", " ").partition(" ")
    rest = rest.strip()
    return address, "" if rest.startswith("#") else rest.partition(" #")[0]


def _from_json(line: str) -> tuple[str, str]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return "", ""
    url, title = record.get("url"), record.get("title")
    return (url if isinstance(url, str) else ""), (title if isinstance(title, str) else "")


def _why_not(line: str) -> str:
    if len(line) > MAX_LENGTH:
        return f"a line of {len(line):,} characters; {MAX_LENGTH:,} are the limit"
    hint = "; fetch --links takes the links of a text" if _WITHIN.search(line) else ""
    return f"not a web address: {shown(line)}{hint}"
