"""Validates a model's answer against the schema and says why one is rejected."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsletter.draft.prose.text_parts import without_marks
from newsletter.draft.words.tfidf import words
from newsletter.text.clean import clean_line
from newsletter.text.language import guess_language, primary

LONGEST_HEADLINE, LONGEST_LABEL, MOST_SENTENCES, LEAST_WORDS = 120, 30, 14, 12
# A sentence must share at least this part of its words with the source sentences that it cites.
LEAST_SHARED = 0.25
# Of sentences in another language than their sources, at least this part must have a name or a figure of what they cite.
LEAST_NAMED = 0.5
_CITED = re.compile(r"\s*\[(\d{1,4}(?:\s*,\s*\d{1,4})*)\]")
_CUT_OFF = ("…", "..", ":", ",", "–", "—")
_DECODER = json.JSONDecoder()
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "label": {"type": "string"},
        "headline": {"type": "string"},
        "sentences": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["headline", "sentences"],
}
"""The schema of a story. Each sentence ends with the numbers of the source sentences that it rests on: "It rained. [1, 4]"."""
ISSUE_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "description": {"type": "string"},
        "intro": {"type": "string"},
        "sections": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    "required": ["description", "intro", "sections"],
}
_LINK = re.compile(r"https?:|www\.|\]\(|<\s*/?\s*[a-z!]|\w@\w+\.\w|\{\{|\{%", re.IGNORECASE)


class AnswerError(ValueError):
    """An answer that cannot be used; the text says why in a few words."""


@dataclass(frozen=True, slots=True)
class Written:
    """A story as a model wrote it: its label, its headline, its sentences, one a line, and whether it translated its sources."""

    label: str
    headline: str
    summary: str
    translated: bool = False

    @property
    def labelled(self) -> str:
        """The headline with its label before it."""
        return f"{self.label}: {self.headline}" if self.label else self.headline


def read_answer(text: str, sources: Sequence[str], most_words: int, least_words: int = 0, language: str = "en") -> Written:
    """Return the story in an answer, in the language of `sources` or translated into the newsletter's (`language`).

    Raises AnswerError unless it follows the schema, rests on `sources` (numbered from 1) and has at least `least_words` and at most
    `most_words` words.
    """
    data = read_object(text, *SCHEMA["required"])
    label, headline = _line(data, "label", LONGEST_LABEL, optional=True), _line(data, "headline", LONGEST_HEADLINE)
    entries = data.get("sentences")
    if not isinstance(entries, list) or not 1 <= len(entries) <= MOST_SENTENCES:
        raise AnswerError("no list of sentences")
    cited = dict(_sentence(entry, sources) for entry in entries)
    translated = _is_translated(" ".join(cited), " ".join(sources), language)
    shares = [_share(sentence, theirs) for sentence, theirs in cited.items()]
    if sum(map(bool, shares)) < LEAST_NAMED * len(shares) if translated else min(shares) < LEAST_SHARED:
        raise AnswerError("a sentence that does not match what it cites")
    count = sum(len(sentence.split()) for sentence in cited)
    least = max(LEAST_WORDS, least_words)
    if not least <= count <= most_words:
        raise AnswerError(f"{count} words, but {least} to {most_words} are allowed")
    if headline.endswith(_CUT_OFF):
        raise AnswerError("a headline that is cut off")
    return Written(label, headline.rstrip("."), "\n".join(cited), translated)


def read_object(text: str, *names: str) -> Mapping[str, Any]:
    """Return the JSON object in an answer, whatever text surrounds it; of several, the last that has one of `names`.

    Raises AnswerError if there is none.
    """
    found: dict[str, Any] | None = None
    place = text.find("{")
    while place >= 0:
        try:
            data, end = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            end = place + 1
        else:
            if found is None or not data.keys().isdisjoint(names):
                found = data
        place = text.find("{", end)
    if found is None:
        raise AnswerError("not JSON")
    return found


def plain_line(value: Any, longest: int) -> str:
    """Return a text of an answer as one clean line. Raises AnswerError if it is missing, too long, or has links or markup."""
    if not isinstance(value, str) or not (line := clean_line(value)):
        raise AnswerError("a field is missing")
    if len(line) > longest:
        raise AnswerError(f"a field of more than {longest} characters")
    if _LINK.search(line) or not (plain := without_marks(line)):
        raise AnswerError("a link or markup in a field")
    return plain


def _line(data: Mapping[str, Any], name: str, longest: int, *, optional: bool = False) -> str:
    if optional and not data.get(name):
        return ""
    return plain_line(data.get(name), longest)


def _sentence(entry: Any, sources: Sequence[str]) -> tuple[str, str]:
    """Return a sentence and what it cites. Raises AnswerError if it cites nothing, or a source that does not exist."""
    said, cited = _said(entry)
    text = plain_line(said, 600)
    if not cited:
        raise AnswerError("a sentence without citations")
    if not all(isinstance(number, int) and 1 <= number <= len(sources) for number in cited):
        raise AnswerError("a sentence that cites a source sentence that does not exist")
    return text, " ".join(sources[number - 1] for number in cited)


def _share(sentence: str, cited: str) -> float:
    """Return how much of a sentence's words stand in what it cites; 1 for one without any."""
    mine = set(words(sentence))
    return len(mine & set(words(cited))) / len(mine) if mine else 1.0


def _is_translated(text: str, sources: str, language: str) -> bool:
    """Say whether a text is in the newsletter's language and its sources are not. Raises AnswerError for a third one."""
    own, theirs = guess_language(text), guess_language(sources)
    if not own or not theirs or own == theirs:
        return False
    if own != primary(language):
        raise AnswerError(f"the language “{own}”, but “{language}” is asked for")
    return True


def _said(entry: Any) -> tuple[Any, list[Any]]:
    """Return a sentence and the numbers that it cites, from a text with them in brackets or from an object with text and sources."""
    if isinstance(entry, str):
        return _CITED.sub("", entry), [int(number) for found in _CITED.findall(entry) for number in found.split(",")]
    if not isinstance(entry, dict):
        raise AnswerError("a sentence that is no text")
    cited = entry.get("sources")
    return entry.get("text"), cited if isinstance(cited, list) else []
