"""Rules on markup that readers would see: Markdown that is none, templates, entities, raw HTML, trailing spaces."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import NamedTuple

from newsletter.check.finding import Finding
from newsletter.check.material import Material
from newsletter.check.printed_text import found_at, printed_sources, with_neighbours
from newsletter.check.rule import rule


class Leftover(NamedTuple):
    """A pattern of markup that should not reach readers, its name in messages, and the advice."""

    pattern: re.Pattern[str]
    name: str
    advice: str


def _kind(pattern: str, name: str, advice: str) -> Leftover:
    return Leftover(re.compile(pattern, re.MULTILINE), name, advice)


# What begins an item as a typewriter does: Markdown runs the lines together.
ITEM = r"(?:[-+](?=[^\W\d_])|[•‣◦▪●]\s?(?=\w)|\d{1,2}[.)](?=[^\W\d_]))"
MARKS = (
    _kind(
        r"\*\*(?=\S)|(?<=\S)\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)",
        "emphasis marks",
        "put a space outside the marks, or escape them",
    ),
    _kind(r"(?<![\w*])\*[^*\s][^*\n]*[^\w\s*]\*(?=\w)", "emphasis marks", "put a space after the marks"),
    _kind(r"\*\* [^\W\d_][^*\n]{0,80} \*\*", "emphasis marks", "remove the spaces inside the marks"),
    _kind(r"==(?=\S)[^=\n]+==", "highlight marks", "no edition supports them: use ** or nothing"),
    _kind(r"\](?: +)\((?=https?:)", "Markdown link marks", "remove the space between ] and ("),
    _kind(r"\[[^\[\]()\n]{1,80}\(https?:(?![^\s()]*\)[^\[\]\n]{0,80}\])", "Markdown link marks", "write ] before the ("),
    _kind(r"\([^()\n]{1,80}\)\[(?:https?:|www\.)[^\]\s]*\]", "Markdown link marks", "write [text](https://…): brackets first"),
    _kind(r"^ {0,3}#{7,}", "heading marks", "headings have six levels"),
    _kind(r"^ {0,3}:{3,}.*$", "a container fence", "no edition supports it"),
    _kind(r"!?\[\[[^\[\]\n]+\]\]", "a wiki link", "write [text](https://…)"),
    _kind(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", "an alert mark", "mail programs show it as is"),
    _kind(r"(?<![\w:/]):[a-z][a-z0-9_+]{2,}:(?![\w:/])", "an emoji shortcode", "write the emoji itself"),
    _kind(r"~~", "strikethrough marks", "close the ~~, or escape them"),
    _kind(
        r"!?\[[^\[\]\n]*\]\([^)\n]*\)?|\]\((?=\S)",
        "Markdown link marks",
        "write the address without spaces: [text](https://…)",
    ),
    _kind(r"\^\[[^\s\[\]]+\s[^\[\]\n]+\]", "a footnote in the line", "write [^1] here and [^1]: … below"),
    _kind(r"\[\^[^\]\s]{1,200}\]:?", "a footnote mark", "define the footnote below: [^1]: …"),
    _kind(r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]", "reference link marks", "define its address below: [1]: https://…"),
    _kind(
        r"^[ \t]*+\|?(?:[ \t]*+:?-{3,}+:?[ \t]*+\|)++[ \t]*+(?::?-{3,}:?)?[ \t]*+$",
        "a table's delimiter row",
        "give each row as many cells as the first",
    ),
    _kind(r"^[ \t]*+`{3,}|^[ \t]*+~{3,}(?!~)", "a code fence", "close the fence"),
    # A single line may begin with such a sign for other reasons: the last but one of a list is named.
    _kind(
        rf"^ {{0,3}}{ITEM}(?=.+\n {{0,3}}{ITEM}.*(?:\n(?! {{0,3}}{ITEM})|\Z))",
        "a list's mark",
        "begin each line with - and a space",
    ),
    _kind(r"\{#[\w-]+\}|\{:?\s*\.[\w-]+[^}]*\}", "heading attributes", "remove them"),
)
TEMPLATES = (
    _kind(r"\{\{[<%].*?(?:[>%]\}\}|$)", "a Hugo shortcode", "mail programs show it as is: write the content"),
    _kind(r"\{%.*?(?:%\}|$)", "a Liquid tag", "mail programs and Hugo show it as is"),
    _kind(
        r"\{\{.*?(?:\}\}|$)|\*\|[A-Z_:0-9]+\|\*|%%[^%\n]{1,200}%%|\[\[[A-Z_]+\]\]",
        "a merge tag",
        "readers see it as is",
    ),
)
ENTITY = Leftover(
    re.compile(r"&(?:amp;)*(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,6});"), "an HTML entity", "write the character itself"
)
NOTE_DEFINITION = re.compile(r"^ {0,3}(\[\^[^\]\s]{1,200}\]):", re.MULTILINE)
GLUED = re.compile(r"^ {0,3}(#{1,6})(?=[^#\s])(?!#?\d+\b)", re.MULTILINE)
TAG = re.compile(r"</?([A-Za-z][\w-]*)(?:\s[^<>]*)?/?>|<[A-Za-z][\w-]*\s[^<>\n]{0,80}>")


def _shown(material: Material, text: str) -> str:
    """Return the names of the editions in which a text is visible exactly as it is in the file."""
    wanted = "".join(text.split())
    return ", ".join(name for name, words in _squeezed(material).items() if wanted in words)


def _squeezed(material: Material) -> dict[str, str]:
    """Return the visible text of each edition without white space, to search for pieces of the file."""
    if "squeezed" not in material.memory:
        material.memory["squeezed"] = {name: "".join(text.split()) for name, text in material.editions.items()}
    found: dict[str, str] = material.memory["squeezed"]
    return found


def _leftovers(material: Material, kinds: tuple[Leftover, ...]) -> Iterator[Finding]:
    """Yield a finding for each leftover that is visible in an edition as it is in the file; one for each kind and line."""
    for block, piece, source in printed_sources(material):
        taken: list[tuple[int, int]] = []
        for kind in kinds:
            lines: set[int] = set()
            for found in kind.pattern.finditer(source):
                line = source.count("\n", 0, found.start())
                if line in lines or any(start < found.end() and found.start() < end for start, end in taken):
                    continue
                media = _shown(material, with_neighbours(source, found.start(), found.end()))
                if media or (kinds is TEMPLATES and material.editions):
                    taken.append((found.start(), found.end()))
                    lines.add(line)
                    told = (
                        f"is visible in the {media}"
                        if media
                        else "is not expanded, and is left out or changed in mail and text"
                    )
                    item = found_at(
                        material, block, piece, found.span(), f"{kind.name} {told}: {found[0].strip()[:60]}", kind.advice
                    )
                    yield item if media else dataclasses.replace(item, level="warning")


@rule(
    "markdown-shown",
    "error",
    "Markdown marks are left over and printed: emphasis without a space after it, a broken link, an undefined footnote.",
    family="reader",
    bad="**Why:**this matters",
    good="**Why:** this matters",
)
def check_markdown(material: Material) -> Iterator[Finding]:
    yield from _leftovers(material, MARKS)
    yield from _notes_twice(material)


def _notes_twice(material: Material) -> Iterator[Finding]:
    """Yield each footnote whose mark was used before in the issue: marks are shared by all stories, so no edition prints the second one."""
    seen: set[str] = set()
    for block, piece, source in printed_sources(material):
        for found in NOTE_DEFINITION.finditer(source):
            if found[1].casefold() in seen:
                message = f"the footnote {found[1]} is not printed: another one in the issue has its mark"
                yield found_at(material, block, piece, found.span(), message, "give it a mark of its own")
            seen.add(found[1].casefold())


@rule(
    "template-shown",
    "error",
    "A shortcode, a Liquid tag or a merge tag is printed as is, or left out, in an edition that does not expand it.",
    family="reader",
    bad="{{< youtube abc >}}",
    good="[Watch it](https://example.org/film)",
)
def check_templates(material: Material) -> Iterator[Finding]:
    yield from _leftovers(material, TEMPLATES)


@rule(
    "entity-shown",
    "warning",
    "An HTML entity is printed instead of its character.",
    family="reader",
    bad="Research &amp;amp; Development",
    good="Research & Development",
)
def check_entities(material: Material) -> Iterator[Finding]:
    for block, piece, source in printed_sources(material, fences=True):
        for found in ENTITY.pattern.finditer(source):
            shown = found[0].replace("&amp;", "&", 1) if found[0].startswith("&amp;") else found[0]
            if shown != "&" and _shown(
                material, with_neighbours(piece.raw, found.start(), found.end()).replace(found[0], shown)
            ):
                yield found_at(material, block, piece, found.span(), f"an HTML entity is visible: {shown}", ENTITY.advice)


@rule(
    "heading-glued",
    "error",
    "A heading has no space after its ###: it is printed as text, and its story runs into the one above.",
    family="reader",
    bad="###Headline",
    good="### Headline",
)
def check_glued_headings(material: Material) -> Iterator[Finding]:
    for block, piece, source in printed_sources(material):
        for found in GLUED.finditer(source):
            line = source[found.start() : (source.find("\n", found.start()) + 1 or len(source) + 1) - 1].strip()
            if len(found[1]) > 1 or line.count(" ") > 1:
                message = f"no space after {found[1]}: the heading is printed as text"
                item = found_at(material, block, piece, found.span(1), message, "add a space after it")
                yield dataclasses.replace(item, fix=len(found[1]) > 1)


@rule(
    "raw-html",
    "warning",
    "Raw HTML: Hugo leaves it out unless its renderer allows it (unsafe = true), and mails do not show most of it.",
    family="reader",
    bad='<p style="text-align: center">AI Weekly</p>',
    good="# AI Weekly",
)
def check_html(material: Material) -> Iterator[Finding]:
    for block, piece, source in printed_sources(material):
        found = next((tag for tag in TAG.finditer(source) if not tag[0].startswith(("<http", "<mailto"))), None)
        if found and "@" not in found[0].split(" ")[0]:
            message = f"HTML: Hugo leaves out {found[0][:60]}, and the mail drops the tag"
            yield found_at(material, block, piece, found.span(), message, "write it in Markdown, or escape the < as \\<")


@rule(
    "trailing-blank",
    "note",
    "Trailing spaces; exactly two are a deliberate line break, any other number is left over.",
    family="reader",
    bad="A sentence. ⎵",
    good="A sentence.",
)
def check_trailing_blanks(material: Material) -> Iterator[Finding]:
    for block, piece, _ in printed_sources(material):
        for found in re.finditer(r"(?<=\S)([ \t]+)(?=\r?$)", piece.raw, re.MULTILINE):
            if found[1] != "  ":
                item = found_at(material, block, piece, found.span(1), "trailing spaces")
                yield dataclasses.replace(item, words="", fix=True)
