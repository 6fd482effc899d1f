"""Rules on whole editions: lost words, the size of the mail, headings missing from the table of contents."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from newsletter.check.finding import Finding, Position
from newsletter.check.material import Entry, Material
from newsletter.check.rule import on_issue, on_story, rule
from newsletter.check.visible import without_code
from newsletter.text.urls import has_web_scheme

WORD = re.compile(r"[^\W\d_]{3,}")
SOURCE_ONLY = re.compile(
    # The lengths are bounded: a paragraph of nothing but opening brackets would otherwise take quadratic time.
    r"\{\{.{0,999}?\}\}|\{%.{0,999}?%\}|<[^<>\n]*>|\]\([^)]{0,2000}\)|\]\[[^\[\]]*\]|^\s*\[[^\]]+\]:.*$|https?://\S+"
    r"|\[\^[^\[\]]*\]:?|\{[#.:][^{}]*\}",
    re.MULTILINE,
)


@rule(
    "words-lost",
    "warning",
    "Words of a story are in the file but missing from an edition.",
    family="reader",
    bad='<img alt="Chart of prices"> in a story, which a text edition leaves out',
    good="![Chart of prices](https://example.org/prices.png)",
)
def check_lost_words(material: Material) -> Iterator[Finding]:
    if not material.editions:
        return
    shown = {name: frozenset(word.casefold() for word in WORD.findall(text)) for name, text in material.editions.items()}
    for entry in material.entries:
        for part in entry.block.parts:
            if part.kind in ("anchor", "note", "also") or (
                part.kind == "link" and ("](" in part.raw or has_web_scheme(entry.story.link or ""))
            ):
                continue  # each edition words its links itself, and leaves out a link without an address, words included
            words = {word.casefold() for word in WORD.findall(html.unescape(SOURCE_ONLY.sub(" ", without_code(part.raw))))}
            for name, known in shown.items():
                lost = sorted(words - known)
                if lost and not _is_hyphenation(lost, material.editions[name]):
                    told = ", ".join(lost[:5])
                    yield on_story(entry, f"words are missing from the {name}: {told}", entry.find(lost[0]), words=lost[0])


def _is_hyphenation(lost: list[str], text: str) -> bool:
    squeezed = "".join(text.split()).casefold()
    return all(word in squeezed for word in lost)


@rule(
    "mail-size",
    "warning",
    "The mail is larger than Gmail shows (102 KB): the end is hidden, including the unsubscribe link.",
    family="reader",
    bad="90 stories in one mail",
    good="30 stories in one mail",
)
def check_mail_size(material: Material) -> Iterator[Finding]:
    limit = material.settings.mail_bytes
    if material.mail_bytes > limit:
        message = f"the mail has {material.mail_bytes:,} bytes of HTML; Gmail hides everything beyond {limit:,}"
        yield on_issue(message, advice="use fewer or shorter stories")


@rule(
    "labels-in-english",
    "warning",
    "There are no labels for the issue's language: “Read at”, “Also” and the like appear in English.",
    family="reader",
    bad='language = "ga" in config.toml, and no [labels]',
    good='language = "ga", and [labels] with read_at = "Léigh ar {site}" and the others',
)
def check_labels(material: Material) -> Iterator[Finding]:
    if material.english_labels:
        names = ", ".join(material.english_labels)
        message = f"the labels are in English, because there are none for the language “{material.language}”"
        yield on_issue(message, advice=f"define them in [labels]: {names}")


@rule(
    "bold-headline",
    "note",
    "A bold line serves as a headline: tables of contents and screen readers' heading lists leave it out.",
    family="reader",
    bad="**A bridge for Brigford**",
    good="### A bridge for Brigford",
)
def check_headings(material: Material) -> Iterator[Finding]:
    bold: list[Entry] = [entry for entry in material.entries if entry.block.form == "post"]
    if bold:
        count = f"{len(bold)} headlines are" if len(bold) > 1 else "a headline is"
        yield on_issue(
            f"{count} bold text, not a heading, and missing from tables of contents",
            Position(bold[0].block.line),
            advice="write ###",
        )
