"""Reads release notes and change logs: the items of the newest version that are news to readers, as sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, filterfalse, islice

from newsletter.draft.grammar.english import is_surely_statement
from newsletter.draft.prose.text_parts import bare_lines, is_whole, split_blocks
from newsletter.draft.prose.units import Unit, split_units
from newsletter.text.sentences import count_words

# A heading in release notes. Fewer than MOST_ASIDE words beside their lists are no prose: "Thanks to all who helped!"
_RELEASE_NOTES = re.compile(
    r"^[^\w\n]*+(?:(?:what[’']s (?:new|changed)|(?:bug ?)?fixe[sd]|change ?log|changes|release notes|new features|improvements|neuerungen|"
    r"änderungen|fehlerbehebungen|nouveautés|corrections|novedades|correcciones|novità)\b.{0,20}|"
    r"(?:added|removed|deprecated|neu|behoben|entfernt|geändert|hinzugefügt|ajouté|corrigé|añadido|corregido)\W*|"
    r"(?:version |release |v)?\d+\.\d+\b.*)$",
    re.IGNORECASE | re.MULTILINE,
)
MOST_ASIDE = 12
# The heading of a version, and what a change log says of itself.
_VERSION_HEADING = re.compile(r"^#+ [^\w\n]*(?:version |release )?v?\d+\.\d+", re.IGNORECASE | re.MULTILINE)
_ABOUT_LOG = re.compile(
    r"notable changes (?:to|in) th|keep a changelog|semantic versioning|^full changelog|"
    r"commits? to \S+ since this release",
    re.IGNORECASE,
)
# The heading over what is new in a release, and any heading.
_ADDITIONS = re.compile(
    r"\W*(?:(?:what[’']s )?new\b|added|additions|(?:new )?features|highlights|enhancements|neu(?:es|erungen|e funktionen)?\b|hinzugefügt|"
    r"nouveautés|ajouts?|ajouté|novedades|añadido|novità|aggiunt[oe]|novidades|adicionado|nieuw|toegevoegd|dodano|nowości)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
# The heading over what users are to do, or whom the authors thank: no news, and no prose beside the lists either.
_TO_DO = re.compile(
    r"\W*(?:upgrad\w+|updating|migrat\w+|install\w*|how to (?:install|upgrade|update)|downloads?|contributors?|credits|acknowledge?ments?|"
    r"thanks|checksums?|verify\w*|requirements|hinweise zum upgrade|aktualisier\w+|danke?|mise à (?:jour|niveau)|merci|instala\w+|"
    r"actualiza\w+|gracias)\b",
    re.IGNORECASE,
)
# The heading over what is gone or going, and what an item under it has that says so itself: without, it would say the opposite alone.
_GONE = re.compile(
    r"\W*(?:deprecat\w+|remov(?:ed|als?)|known (?:issues?|bugs?|problems?)|entfernt|veraltet|bekannte (?:probleme|fehler)|supprimé\w*|"
    r"obsol\w+|eliminad\w+|rimoss\w+)\b",
    re.IGNORECASE,
)
_SAYS_GONE = re.compile(
    r"^- (?:we (?:have )?)?(?:remov|dropp|deprecat|retir|discontinu)ed (?!in\b|by\b|with\b|since\b)\w|"
    r"\b(?:(?:is|are|was|were|been)(?: now)? (?:removed|dropped|deprecated|gone)|no longer|removes?|drops|deprecates|"
    r"we (?:have )?(?:removed|dropped|deprecated)|entfernt|entfällt|nicht mehr|"
    r"(?:est|sont|a été|ont été) supprimée?s?|(?:n[’']est|ne sont) plus|ya no|non è più|wordt niet meer)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?<!\S)(?:\S*?https?://|\S+?\.{3}(?=\S))\S*")
# In characters: no item of release notes is longer, and the marks behind it would take minutes to look for.
LONGEST_ITEM = 1000
# Behind an item of release notes: who wrote the change, the numbers of it: "by @ann in #311", "(closes #3)", "(a1b2c3d)".
_CHANGE_MARKS = re.compile(
    r"(?:,?(?: (?:reported|found|spotted|contributed|implemented|suggested))?(?: thanks)?(?: to)? (?:by @[\w.-]+(?:\[bot\])?|in (?:#\d+|https?://\S+)|@[\w-]+|#\d+)|"
    r" ?[(\[](?:[^()\[\]]*[#@]\w[^()\[\]]*|[0-9a-f]{7,40})[)\]])+[.!]?$"
)
# Before one: the kind of change, as commits are labelled: "feat(cli): ".
_CHANGE_KIND = re.compile(r"(?:feat|fix|perf)(?:\([\w/ -]+\))?!?: (?=\S)")
# What is no news to readers: housekeeping, calls, who is new among the authors.
_CHORE = re.compile(
    r"@|(?:bump|merge|chore|ci|build|docs?|tests?|refactor|style|various|misc\w*|minor|"
    r"download|click|see|read|visit|upgrade|check|try|install|follow|please|join|contact)\b|.*\bfirst contribution\b",
    re.IGNORECASE,
)
# A fault by its name, which says only under its heading that it is gone; in a sentence it is news: "Error messages name the file".
_NAMED_FAULT = re.compile(
    r"(?:crash(?:es)?|errors?|wrong|missing|incorrect|bugs?|issues?|problems?|regressions?|memory leaks?|deadlocks?|panics?)\b",
    re.IGNORECASE,
)
# An item of release notes of fewer words says nothing: "Various fixes".
LEAST_ITEM = 3


def read_release_notes(text: str) -> Sequence[Unit]:
    """Return the items of release notes as sentences with a full stop; () for any other text, or if there is prose beside them."""
    if _RELEASE_NOTES.search(text) is None:
        return ()
    plain, _, items, _ = split_blocks(_news_of(_newest_version(text)))
    aside = sum(count_words(_ADDRESS.sub("", line)) for line in plain if not _ABOUT_LOG.search(line))
    if aside >= min(MOST_ASIDE, sum(map(count_words, items))):
        return ()
    return list(split_units(filter(is_whole, map(_as_sentence, filterfalse(_is_no_news, bare_lines(items))))))


def read_additions(text: str) -> Sequence[Unit]:
    """Return what release notes without prose list as new, as lines with a full stop; () for any other text. Unlike what they list as
    fixed or removed, such an item says what it means even if it is only a noun: "Export to EPUB"."""
    if not read_release_notes(text):
        return ()
    new = [part for part in _HEADING.split(_newest_version(text)) if _ADDITIONS.match(part)]
    items = chain.from_iterable(split_blocks(part)[2] for part in new)
    return list(split_units(map(_as_sentence, filterfalse(_CHORE.match, bare_lines(items)))))


def _newest_version(text: str) -> str:
    """Return a change log up to the heading of its second version; the first one is the newest."""
    older = next(islice(_VERSION_HEADING.finditer(text), 1, None), None)
    return text[: older.start()] if older else text


def _news_of(text: str) -> str:
    """Return release notes without the parts whose heading announces what users are to do ("Upgrade notes") or thanks, and without the
    items under "Removed" and "Deprecated" that do not say so themselves."""
    first, *parts = _HEADING.split(text)
    return "\n# ".join(
        [first, *(_what_is_gone(part) if _GONE.match(part) else part for part in parts if not _TO_DO.match(part))]
    )


def _what_is_gone(part: str) -> str:
    return "\n".join(line for line in part.split("\n") if not line.startswith("- ") or _SAYS_GONE.search(line))


def _is_no_news(item: str) -> bool:
    """Say whether an item of release notes is housekeeping, or only the name of a fault."""
    is_named_fault = _NAMED_FAULT.match(item) is not None and not is_surely_statement(
        _CHANGE_MARKS.sub("", item[:LONGEST_ITEM])
    )
    return is_named_fault or _CHORE.match(item) is not None


def _as_sentence(item: str) -> str:
    """Return an item of release notes without its kind, numbers and authors, and with the stop that they leave off."""
    if len(item) > LONGEST_ITEM:
        return item
    item = _CHANGE_MARKS.sub("", _CHANGE_KIND.sub("", item))
    return f"{item}." if (item[-1:].isalnum() or item.endswith(")")) and len(item.split()) >= LEAST_ITEM else item
