"""Rules on text that was never meant for readers: private notes, placeholders, broken characters."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from newsletter.check.finding import Finding
from newsletter.check.material import Material
from newsletter.check.printed_text import found_at, found_in_values, printed_sources, with_neighbours
from newsletter.check.rule import rule

# Not a placeholder: "TODO lo que cambia" in a Spanish or Portuguese headline, where "todo" means "everything".
_SHOUTED_ALL = r"TODO (?:lo|el|l[ao]s|un|sobre|est[eáo]|mundo|que|LO|EL|L[AO]S|UN|SOBRE|EST[EÁO]|MUNDO|QUE)\b"
_PLACEHOLDER_WORDS = (
    rf"\b(?!{_SHOUTED_ALL})(?:TODO|FIXME|XXX|TBD|TKTK|TK(?! [A-Z][a-z]))\b|\b(?:[Ll]orem [Ii]psum|LOREM IPSUM|[Dd]olor sit amet)\b|\?\?\?+"
    r"|\b[Tt]o-?do:(?=\s)"
)
# What stands for something to be written or linked. Quotations have brackets too, with other words: "[the] source".
_GAP_WORDS = (
    r"links?|url|source|text|image|photo|caption|citation needed|headline|title|summary|date"
    r"|insert [^\]\n]{1,60}|your [^\]\n]{1,9}"
)
GAP = re.compile(
    rf"(?<![\w\]!])\[(?:{_GAP_WORDS})\](?![(\[:\w])"
    r"|\((?:check|verify|fact-check|to be confirmed|tbc)(?:[ !?:][^()\n]{0,20})?\)",
    re.IGNORECASE,
)
# What a chat assistant says around the text that was asked for, and the marks of its sources.
CHAT = re.compile(
    r"\bAs an AI (?:language )?(?:model|assistant), I\b|:contentReference\[\w+|【\d+[:†][^】\n]*】|\bturn\d+(?:search|view|news)\d+"
    r"|\bHere(?:['’]s| is) (?:an?|the|your) (?:\w+ )?(?:summary|draft|version|headline)[^.:\n]{0,40}:"
    r"|\bLet me know if you(?:['’]d like| need| want)\b"
)
# U+FFFD and control characters; UTF-8 that was read as Windows-1252; signs that reverse all that follows.
BROKEN = re.compile(
    r"\ufffd|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]|[\u202d\u202e]"
    r"|[ÃÂ][\u00a0-\u00bf€‚ƒ„†‡ˆ‰Š‹Œ•˜™š›œžŸ]|â€(?:[™œ˜¦“”\u009d]|(?=[\s,.]))|ï¿½|ðŸ"
)
PLACEHOLDERS = re.compile(rf"{_PLACEHOLDER_WORDS}|(?<![\w\]])\[\s?\](?!\()(?!\s\S)|(?<!\w)\(\s*\)")
# In front matter, empty brackets are no placeholder but an empty list.
_VALUE_PLACEHOLDERS, _NOTE = re.compile(_PLACEHOLDER_WORDS), re.compile(r"<!--")


@rule(
    "comment-shown",
    "error",
    "A comment is not closed, contains another one, or stands in the front matter, so your private note is printed.",
    family="reader",
    bad="<!-- a <!-- b --> secret -->",
    good="<!-- secret -->",
)
def check_comments(material: Material) -> Iterator[Finding]:
    for block, piece, source in printed_sources(material):
        for found in re.finditer(r"<!--(?!-?>)|(?<!-)-->", source):
            what = "a comment is not closed" if found[0] == "<!--" else "a comment ended before this mark"
            yield found_at(
                material,
                block,
                piece,
                found.span(),
                f"{what}: readers can see the note",
                "close it with -->",
            )
    message = "a comment in the front matter is part of the value: readers can see the note"
    yield from found_in_values(material, _NOTE, message, "move it below the front matter")


@rule(
    "placeholder",
    "error",
    "A placeholder was left for later (TODO, TK, lorem ipsum, empty brackets), or what a chat assistant said around its text.",
    family="reader",
    bad="TODO: ask the firm",
    good="The firm did not answer.",
)
def check_placeholders(material: Material) -> Iterator[Finding]:
    for block, piece, source in printed_sources(material, fences=True):
        for found in PLACEHOLDERS.finditer(source):
            if found[0] != piece.raw[slice(*found.span())]:
                continue  # `code` between brackets, blanked
            yield found_at(material, block, piece, found.span(), f"a placeholder remains: {found[0]}")
        for found in GAP.finditer(source):
            item = found_at(material, block, piece, found.span(), f"a placeholder may remain: {found[0]}")
            yield dataclasses.replace(item, level="warning")
        for found in CHAT.finditer(source):
            item = found_at(material, block, piece, found.span(), f"a chat assistant's words remain: {found[0]}")
            yield dataclasses.replace(item, level="warning")  # an issue on such assistants may quote them
    yield from found_in_values(material, _VALUE_PLACEHOLDERS, "a placeholder remains: {}")


@rule(
    "broken-characters",
    "warning",
    "Characters are broken: read in the wrong encoding, lost, or signs of control that no reader can see.",
    family="reader",
    bad="The cafÃ© is open, and the councilâ€™s vote stands.",
    good="The café is open, and the council’s vote stands.",
)
def check_characters(material: Material) -> Iterator[Finding]:
    for block, piece, source in printed_sources(material, fences=True):
        for line in source.splitlines(keepends=True):
            found = BROKEN.search(line)
            if found:
                start = source.index(line) + found.start()
                word = with_neighbours(line, *found.span())
                shown = word if word.isprintable() else ascii(word)[1:-1]
                yield found_at(material, block, piece, (start, start + len(found[0])), f"a broken character: {shown}")
    yield from found_in_values(material, BROKEN, "a broken character: {}")
