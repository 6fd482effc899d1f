"""Reads lists of links, as an editor writes or pipes them, for every command that takes one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from newsletter.cache import page_key
from newsletter.fetch.sources.lists.bare_rows import bare_delimiter
from newsletter.fetch.sources.lists.link_line import (
    SCHEME,
    TALK,
    begins_with_link,
    failed_links,
    file_of,
    links_amid,
    links_of_line,
    links_on_line,
    message_of,
)
from newsletter.fetch.sources.lists.link_markup import STAMP, as_markdown, without_signs
from newsletter.fetch.sources.lists.prose_links import (
    passes_links_on,
    words_of,
)
from newsletter.models import Link
from newsletter.text.mime import HEAD, PLAIN, begins_as_page, sniff_text
from newsletter.text.urls import MAX_LENGTH, shown, web_address

_BULLET = re.compile(r"\A(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
# The sign of a quotation, as in a mail that is passed on.
_QUOTED = re.compile(r"\A(?:>[ \t]*)*")
# A heading of Markdown that is a link: one "#" alone begins a comment.
_HEADED = re.compile(r"\A#{2,6}[ \t]+(?=\[[^\]]+\]\(https?://)", re.IGNORECASE)
# Where `https://` was left off before a host that can be nothing else, at the beginning of a line or in a Markdown link.
_SCHEMELESS = re.compile(r"(?:\A<?|(?<=\]\())(?=www\.[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")
# A word like an address: what stands between its letters is in addresses and seldom in words.
_ADDRESS_LIKE = re.compile(r"[!-~]*\w[./:]+\w[!-~]*", re.ASCII)
_WITHIN_ADDRESS = re.compile(r"\w[./:]+\w")
# A word amid others that was meant as an address: a host with a path, or one that says so.
_MEANT = re.compile(r"(?<!\S)(?:www\.\S|https?\S|\S+://|[\w-]+(?:\.[\w-]+)+/)", re.IGNORECASE | re.ASCII)
# Words before a colon, a line drawn with signs, and the head of a table in Markdown with the line under it.
_HEADING = re.compile(r"[^\W\d_][^.:/]*:|[-=*_~–—]{3,}|\|[^./]*\|")


@dataclass
class LinkList:
    """The links of a list, each page once, the files that it names, and its lines that are neither, with their numbers.

    `failed` are the addresses of those links that `fetch --json` could not bring.
    """

    name: str
    links: list[Link] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)

    @property
    def complaints(self) -> list[str]:
        """One line for each line that was refused (`urls.txt:7: …`)."""
        return [f"{self.name}:{number}: {_why_not(line)}" for number, line in self.refused]


def read_link_list(text: str, name: str, is_file: Callable[[str], bool] = lambda line: False) -> LinkList:
    """Return what a list, or a note that passes links on, names. Never raises.

    A line has one or more addresses, each bare, in <> or quotes, or a Markdown link, perhaps behind a list bullet, and words
    between them; one that begins with `www.` is asked for as https. What follows a single address is a note, and its title too
    where it is written like one (behind a `|`, only the title); what follows a single Markdown link is a note; `#words` at the end
    are tags, and ` #` begins a comment. A line may be a row of a table without a head (see `read_bare_row`). Passed over are blank
    lines, lines that begin with `#`, and headings and remarks in a list or a note ("MAYBE", "ask Ben about it", "Monday"). A line
    of JSON is what `fetch --json` or `extract --json` printed: its `url` with title and hints. A line for which `is_file` holds
    names a file (`ls *.html | newsletter extract -`), as the record of an article of a file does. Of two links to one page, or two
    mentions of a file, the first counts.

    In a text that is there for its links (see `looks_like_link_list`) the addresses amid the words of a line count too; what the
    line says of a single one is its note.
    """
    found = LinkList(name)
    links: dict[str, Link] = {}
    files: dict[str, None] = {}
    lines = _lines(text, is_file)
    delimiter = bare_delimiter(line for _, line in lines)
    is_list, is_note = _is_list(lines, is_file), _is_note(text, lines)
    is_chat = is_note and any(STAMP.match(line) for _, line in lines)
    goes_on = frozenset() if is_list else _lines_going_on(text, lines)
    for number, whole in lines:
        line, who = message_of(whole)
        given = links_of_line(line, delimiter, wrapped=number in goes_on)
        file = None if given else file_of(line, is_file)
        if not given and not file and (is_list or is_note):
            given = links_amid(line)
        if file:
            files.setdefault(file)
        elif not given and not (_is_chatter(line) if is_chat else _is_passed_over(line, is_list, is_note)):
            found.refused.append((number, line))
        found.failed.update(failed_links(line, given))
        for url, hints in given:
            links.setdefault(page_key(url), Link(url, source=name, hints=replace(hints, who=hints.who or who)))
    found.links, found.files = list(links.values()), list(files)
    return found


def looks_like_link_list(text: str, is_file: Callable[[str], bool] = lambda line: False) -> bool:
    """Return whether a text is there for its links rather than to be read: a list, or a note that passes links on.

    A list is a text of which at least half of the lines begin with an address or name a file, or one of nothing but words that
    look like addresses (`http//typo.example`: a list with faults). A note is plain text with at least one address and at most 25
    words for each ("Two for Friday: see https://… and https://…"). An article that was pasted has far more words than that to a
    link, and is an article; so is every web page, whatever it links to.
    """
    if begins_as_page(text[:HEAD].encode("utf-8", "replace")):
        return False
    lines = _lines(text, is_file)
    return _is_list(lines, is_file) or _is_note(text, lines)


def _is_list(lines: list[tuple[int, str]], is_file: Callable[[str], bool]) -> bool:
    good = sum(begins_with_link(line) or file_of(line, is_file) is not None for _, line in lines)
    meant = sum(_ADDRESS_LIKE.fullmatch(line) is not None for _, line in lines)
    mistyped = meant == len(lines) and any(line.lower().startswith(("http", "www.")) for _, line in lines)
    return (good > 0 and 2 * good >= len(lines)) or mistyped


def _is_note(text: str, lines: list[tuple[int, str]]) -> bool:
    return SCHEME.search(text) is not None and sniff_text(text) == PLAIN and passes_links_on(line for _, line in lines)


def _lines_going_on(text: str, lines: list[tuple[int, str]]) -> frozenset[int]:
    """Return the numbers of the lines that go on with the sentence of the line above; no item of a list does."""
    unfinished = {number + 1 for number, line in lines if _is_talk(line) and line[-1] not in ".:!?…"}
    items = {number for number, line in enumerate(_LINE_END.split(text), 1) if _BULLET.match(_QUOTED.sub("", line.strip()))}
    return frozenset(unfinished - items)


def _is_talk(line: str) -> bool:
    return len(words_of(line)) >= TALK and _MEANT.search(line) is None


def _is_passed_over(line: str, is_list: bool, is_note: bool) -> bool:
    """Say whether a line without a link is no fault: a heading, talk, or a word or two of which none is like an address ("Monday").

    In a list, "two weeks ago.html" is a file that is not there.
    """
    is_talk = _is_talk(line) and (not is_list or re.search(r"\w\.\w", line) is None)
    is_remark = _WITHIN_ADDRESS.search(line) is None and _MEANT.search(line) is None
    return (is_list or is_note) and (_is_heading(line) or is_talk or is_remark)


def _is_chatter(line: str) -> bool:
    """Say whether a line of a chat is none of an address: a sender's name, a time, a reaction, talk."""
    return _is_talk(line) or not any(map(_ADDRESS_LIKE.fullmatch, line.split()))


def _is_heading(line: str) -> bool:
    """Say whether a line of a list stands above some of its links: words in capitals or before a colon, or a rule."""
    return _MEANT.search(line) is None and (line.isupper() or _HEADING.fullmatch(line) is not None)


def links_in_argument(argument: str) -> list[Link]:
    """Return the links of an argument as it is pasted: an address in quotes or <>, a Markdown link, several, a note; else none."""
    line = without_signs(as_markdown(_with_scheme(argument.strip())))
    found = links_on_line(line) or (links_amid(line) if passes_links_on([line]) else [])
    return [Link(url, hints=hints) for url, hints in found]


def _lines(text: str, is_file: Callable[[str], bool]) -> list[tuple[int, str]]:
    """Return the lines that say something, with their numbers."""
    bare = [_BULLET.sub("", _QUOTED.sub("", line.strip())) for line in _LINE_END.split(text.removeprefix("\ufeff"))]
    lines = [without_signs(as_markdown(_with_scheme(line, is_file))) for line in bare]
    lines = [_HEADED.sub("", line, count=1) for line in lines]
    return [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]


def _with_scheme(line: str, is_file: Callable[[str], bool] = lambda line: False) -> str:
    return (
        line
        if line.startswith("{") or not _SCHEMELESS.search(line) or is_file(line)
        else _SCHEMELESS.sub(r"\g<0>https://", line)
    )


def _why_not(line: str) -> str:
    if len(line) > MAX_LENGTH:
        return f"a line of {len(line):,} characters; {MAX_LENGTH:,} are the limit"
    hint = "; fetch --links takes the links of a text" if re.search(r"[\s(<]https?://", line) else ""
    return f"not a web address: {shown(line)}{hint or ('/' in line and with_scheme_hint(line)) or ''}"


def with_scheme_hint(location: str) -> str:
    """Return, for a message, how a host with a path is written as an address; "" for what is none."""
    url = web_address(f"https://{location}")
    host = location.partition("/")[0]
    return f"; if one was meant, write {shown(url)}" if url and "." in host.strip(".") and " " not in location else ""
