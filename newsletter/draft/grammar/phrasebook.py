"""Reads the phrases by which a sentence is judged, by language; the tables are in `phrases/`.

A text in a language without a table is judged without phrases, by signs of any language alone (quotations, code, addresses, days).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

FOLDER = "newsletter.draft.grammar.phrases"
# Languages in which a dash may open what somebody says, and the dash.
DASHED = ("da", "sv", "pl", "ru", "uk", "es", "fr", "it", "pt")
_DASH = "[—–―-]"
NEVER = re.compile(r"(?!)")
# A piece of a pattern: an escaped character, a set, a bracket, a bar, or what stands between them.
_PIECE = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|[()|]|[^\\\[()|]+", re.DOTALL)
# The first letter of a phrase, or a group of alternatives that it begins with.
_BEGIN = re.compile(r"(?:([a-z])|\(\?:((?:[a-z](?![?*+{])[^()|]*\|)*[a-z](?![?*+{])[^()|]*)\))(?![?*+{])")
# Letters of other alphabets that match an ASCII letter when case is ignored.
_ALIKE = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}
_OPENS = "[\"'“‘„«»(¡¿]*+"


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The phrases of one language.

    `leans` is how a sentence begins that leans on the one before it, unless `seems_to_lean` matches too; `points_back` does so within
    a sentence. `calls` (at the beginning) and `call` (anywhere) ask the reader to do something; `greets` and `announces` say nothing
    themselves; `refutes` denies what the sentence before it says. `speech` names a speaker; `voice` is the author's own voice,
    `myself` that of one person.
    """

    leans: re.Pattern[str] = NEVER
    seems_to_lean: re.Pattern[str] = NEVER
    points_back: re.Pattern[str] = NEVER
    calls: re.Pattern[str] = NEVER
    call: re.Pattern[str] = NEVER
    greets: re.Pattern[str] = NEVER
    refutes: re.Pattern[str] = NEVER
    announces: re.Pattern[str] = NEVER
    speech: re.Pattern[str] = NEVER
    voice: re.Pattern[str] = NEVER
    myself: re.Pattern[str] = NEVER


def read_table(name: str) -> Mapping[str, list[str]]:
    """Return the lines of a table in the package by section; lines that begin with # are comments."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in resources.files(FOLDER).joinpath(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections


@functools.cache
def phrases_of(language: str | None) -> Phrasebook:
    """Return the phrases of a language, given by its two-letter code; none for a language without a table."""
    name = {"nb": "da", "nn": "da", "no": "da"}.get(language or "", language)
    if not name or not resources.files(FOLDER).joinpath(f"{name}.txt").is_file():
        return Phrasebook()
    table = read_table(f"{name}.txt")
    return Phrasebook(
        leans=_opening(table["opening leans"]),
        seems_to_lean=_opening(table["opening fine"]),
        points_back=_anywhere(table["points back"]),
        calls=_opening(table["opening call"]),
        call=_anywhere(table["call"]),
        greets=_opening(table["opening greeting"]),
        refutes=_opening(table["opening refutation"]),
        announces=_anywhere(table["announcement"]),
        speech=_anywhere(table["speech"]),
        voice=_anywhere([*table["I"], *table["we"]]),
        myself=_anywhere(table["I"]),
    )


@functools.cache
def speech_behind_dash() -> re.Pattern[str]:
    """Return what matches a line that begins with a dash because somebody says it, up to the word that names the speaker:
    "– Vi bygger i maj, säger", "— Мы строим, — сказала"."""
    said = "|".join(line for name in DASHED for line in read_table(f"{name}.txt")["speech"])
    return re.compile(rf"{_DASH}\s?(?=[^\W_a-zß-ÿ]).{{10,400}}?(?:[,!?…]|\s{_DASH})(?:\s|{_DASH}){{0,4}}(?:{said})(?!\w)")


def _opening(lines: list[str]) -> re.Pattern[str]:
    return re.compile(rf"{_OPENS}(?:{_by_letters(lines)})(?!\w)", re.IGNORECASE)


def _anywhere(lines: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_by_letters(lines)})(?!\w)", re.IGNORECASE)


def _by_letters(lines: list[str]) -> str:
    """Return a pattern that matches the phrases of a table, grouped by first letter.

    It matches what the plain alternatives would, but does not try every phrase at every word.
    """
    behind: dict[str, list[str]] = {}
    for phrase in _phrases("|".join(lines)):
        begin = _BEGIN.match(phrase)
        heads: dict[str, list[str]] = {} if begin else {"": [""]}
        for word in (begin[1] or begin[2]).split("|") if begin else ():
            heads.setdefault(word[0], []).append(word[1:])
        rest = phrase[begin.end() :] if begin else phrase
        for letter, ends in heads.items():
            behind.setdefault(letter, []).append(f"(?:{'|'.join(ends)}){rest}" if any(ends) else rest)
    return "|".join(
        (f"(?-i:[{_cases(letter)}])" if letter else "") + f"(?:{'|'.join(phrases)})" for letter, phrases in behind.items()
    )


def _cases(letter: str) -> str:
    return letter + letter.upper() + _ALIKE.get(letter, "")


def _phrases(pattern: str) -> list[str]:
    """Return the top-level alternatives of a pattern."""
    found, depth = [""], 0
    for piece in _PIECE.findall(pattern):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            found.append("")
        else:
            found[-1] += piece
    return found
