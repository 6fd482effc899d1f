"""What an inbox shows of an issue: subject and preheader, different every week."""

from __future__ import annotations

import re

from newsletter.models import Issue
from newsletter.render.content import UNTITLED
from newsletter.render.publication import Publication
from newsletter.text.clean import clean_line
from newsletter.text.dates import read_moment
from newsletter.text.months import MONTHS, SHORT_MONTHS
from newsletter.text.sentences import CLOSING
from newsletter.text.spans import WEEKDAYS

PREHEADER_LEAST, PREHEADER_MOST = 85, 130
DATED = re.compile(r"\s*[-–—:|·,]\s+(?P<day>[^-–—:|]*(?<!\d)(?:19|20)\d\d(?!\d).*)$")
SENTENCE_END = re.compile(rf"[.!?][{CLOSING}]*(?= )|[。！？][」』]?")
WORDS = re.compile(r"[^\W\d_]+")
# Emoji and the like: neither letters, digits, blanks nor punctuation.
PICTURES = re.compile(r"[^\w\s!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u203a\u2116]")
CALENDAR = frozenset(
    (
        *MONTHS,
        *SHORT_MONTHS,
        *WEEKDAYS,
        *"issue week no nr vol volume number edition weekly daily update newsletter st nd rd th t z".split(),
    )
)


def own_title(issue: Issue, publication: Publication) -> str:
    """Return the issue's title where it says more than the newsletter's name, a day and a number; else ''."""
    title = clean_line(issue.title)
    day = day_in_title(issue)
    says = title.removesuffix(day) if day and read_moment(day) else title  # a day in any language
    known = {word.lower() for word in WORDS.findall(publication.title)} | CALENDAR
    says_more = any(word.lower() not in known for word in WORDS.findall(says))
    return title if says_more or PICTURES.search(title) else ""


def day_in_title(issue: Issue) -> str:
    """Return the day that a title like “Weekly Update - November 15, 2025” names at its end, in its own words; else ''."""
    found = DATED.search(clean_line(issue.title))
    return found["day"].strip() if found else ""


def subject(issue: Issue, publication: Publication) -> str:
    """Return the mail's subject: `subject` of the front matter, a title of the issue's own, else its first headline."""
    stories = issue.stories
    lead = clean_line(stories[0].headline) if stories else ""
    return _front(issue, "subject") or own_title(issue, publication) or lead or clean_line(issue.title) or UNTITLED


def preheader(issue: Issue, publication: Publication) -> str:
    """Return the line beside the subject: `preheader` of the front matter, else a description of the issue's own and its headlines.

    Words fill it to 85-130 characters, up to the end of a sentence where one ends there, since Apple Mail no longer hides padding
    made of invisible characters. The subject's headline is not said again.
    """
    own = _front(issue, "preheader")
    if own:
        return own
    description = clean_line(issue.description or "")
    line = "" if description == clean_line(publication.description) else description
    said = subject(issue, publication)
    for story in issue.stories:
        headline = clean_line(story.headline)
        if len(line) >= PREHEADER_LEAST:
            break
        if headline and headline != said:
            line = f"{line} · {headline}" if line else headline
    line = line or clean_line(issue.summary or "") or description
    if len(line) <= PREHEADER_MOST:
        return line
    whole = [found.end() for found in SENTENCE_END.finditer(line, 0, PREHEADER_MOST) if found.end() >= PREHEADER_LEAST]
    if whole:
        return line[: whole[-1]]
    cut = line[: PREHEADER_MOST - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ·,;:") + "…"


def _front(issue: Issue, key: str) -> str:
    value = issue.front_matter.get(key)
    return clean_line(value) if isinstance(value, str) else ""
