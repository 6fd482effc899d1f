"""The issue's own words: a description and a summary, sentences that name what leads it and two more stories, other ones each week.

The sentences are the stories' own, shortened at clauses. Where a story has none that can stand alone, its headline stands in
quotation marks in a sentence of the issue's language: so the grammar holds whatever form the headline has.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice

from newsletter.draft.summary.fitness import find_fault, leans, speaks_as
from newsletter.draft.summary.grammar import fault_of_grammar
from newsletter.draft.summary.headline import cut_at_clause
from newsletter.draft.summary.phrasebook import read_table
from newsletter.draft.summary.prose import without_marks
from newsletter.models import Section, Story
from newsletter.text.language import guess_language, primary
from newsletter.text.sentences import split_sentences

# In characters: what a search engine, a list of posts or a mail program shows of it is about this long.
LONGEST = 320
# The longest sentence that the lead is named by, and a further story; the longest headline within a sentence.
LONGEST_LEAD, LONGEST_OTHER, LONGEST_NAME = 150, 110, 70
LONGEST_WHOLE = 190
MOST_NAMED = 3
_QUOTES = str.maketrans({"“": "‘", "”": "’", "„": "‚", '"': "'", "«": "‹", "»": "›"})


def description_of(sections: Sequence[Section], language: str = "en", week: int = 0) -> str | None:
    """Return the description of an issue: what its lead says, and two more stories by their headlines. None for an issue without any.

    `language` is the issue's; `week` counts issues: the next one is worded otherwise.
    """
    leads = _leads(sections)
    if not leads:
        return None
    frames = _frames(language)
    first = _telling_sentence(leads[0], LONGEST_LEAD) or _framed(frames, "opens", week, leads[:1])
    rest = [_framed(frames, kind, week, leads[1 : 1 + count]) for kind, count in (("two", 2), ("one", 1)) if len(leads) > count]
    return next((line for other in rest if len(line := f"{first} {other}") <= LONGEST), first)


def summary_of(sections: Sequence[Section], language: str = "en", week: int = 0) -> str | None:
    """Return the summary of an issue: a sentence of its lead and of two more stories. None for an issue without stories."""
    leads = _leads(sections)
    if not leads:
        return None
    first = _telling_sentence(leads[0], LONGEST_LEAD) or _framed(_frames(language), "opens", week, leads[:1])
    others = filter(None, (_telling_sentence(story, LONGEST_OTHER) for story in leads[1:]))
    lines = [first, *islice(others, MOST_NAMED - 1)]
    while len(lines) > 1 and len(" ".join(lines)) > LONGEST:
        lines.pop()
    return " ".join(lines) if len(lines) > 1 else description_of(sections, language, week)


def week_of(day: date) -> int:
    """Return the number of a day's week, counted from the beginning of the calendar."""
    return day.toordinal() // 7


def _leads(sections: Sequence[Section]) -> list[Story]:
    """Return the first story of each section, then the second ones, and so on: those that an issue is known by."""
    depth = max((len(section.stories) for section in sections), default=0)
    return [section.stories[row] for row in range(depth) for section in sections if row < len(section.stories)]


def _telling_sentence(story: Story, longest: int) -> str:
    """Return the first sentence of a story's summary that can stand among those of others, shortened at a clause; "" if none can."""
    language = guess_language(story.summary) or "en"
    for sentence in split_sentences(without_marks(story.summary))[:1]:
        if "<" in sentence or find_fault(sentence, language) or leans(sentence, language) or speaks_as(sentence, language):
            continue
        if len(sentence) <= longest:
            return sentence
        # The clauses that may go are known for English alone; a whole sentence of another language may be longer instead.
        if language != "en":
            return sentence if len(sentence) <= LONGEST_WHOLE else ""
        if short := cut_at_clause(sentence.rstrip(".。"), longest):
            return f"{short}."
    return ""


@functools.cache
def _frames(language: str) -> Mapping[str, Sequence[str]]:
    """Return the frames of a language by their kinds; a language without frames has those of English."""
    table = read_table("frames.txt")
    found: dict[str, list[str]] = {}
    for line in table.get(primary(language) or "en") or table["en"]:
        kind, _, frame = line.partition(": ")
        found.setdefault(kind, []).append(frame)
    return found


def _framed(frames: Mapping[str, Sequence[str]], kind: str, week: int, stories: Sequence[Story]) -> str:
    opening, closing = frames["quotes"][0].split(" ")
    named = [f"{opening}{_name(story)}{closing}" for story in stories]
    return frames[kind][week % len(frames[kind])].format(*named)


def _name(story: Story) -> str:
    """Return a headline as it can stand in quotation marks within a sentence."""
    headline = without_marks(story.headline)
    short = cut_at_clause(headline, LONGEST_NAME) if len(headline) > LONGEST_NAME and _is_english(headline) else ""
    return re.sub(r"[.。]$", "", (short or headline).translate(_QUOTES))


def _is_english(headline: str) -> bool:
    """Say whether a headline reads as an English sentence: another may not be cut at what is a clause in English."""
    return headline.isascii() and fault_of_grammar(headline) is None
