"""Judges the sentence that begins a summary: may the editor strike it, and which one is likeliest to do where none is fit?"""

from __future__ import annotations

from collections.abc import Sequence

from newsletter.draft.prose.discussion import first_post
from newsletter.draft.prose.text_parts import with_points_told, without_end_matter, without_preamble
from newsletter.draft.prose.units import DEPTH, Unit, read_units
from newsletter.draft.summary.article_language import languages_of
from newsletter.draft.summary.candidates import as_judged, is_told_by, risks_of
from newsletter.draft.summary.fitness.faults import find_fault
from newsletter.draft.summary.fitness.risk import SentenceRisks

# The comment on a story whose summary begins with a sentence that the editor may strike.
DOUBTFUL_OPENING = "check the summary: no sentence of the article is sure to begin it well"
# An opening sentence with a greater risk than DOUBTFUL is only proposed in English, else one for the editor to check; from place DEEP on,
# one with more than DOUBTFUL_DEEP is only proposed in any language.
DOUBTFUL, DOUBTFUL_DEEP, DEEP = 0.4, 0.2, 4
# Where no sentence is fit to begin a summary, one with the lowest of these risks is proposed to the editor in a comment.
LIKELIEST = (0.6, 0.8, 1.0)


def is_opening_doubtful(summary: str, text: str, headline: str, stated: str | None) -> bool:
    """Say whether a summary begins with a sentence of its text that the editor may well strike, for want of a better one."""
    units, risks, _ = _read_risks(text, headline, stated)
    place = next((unit.place for unit in units if summary.startswith(unit.text)), None)
    if place is None or summary.islower():
        return False
    return is_doubtful(risks, place, is_headed=is_told_by(units[0].text, headline))


def is_doubtful(risks: SentenceRisks, place: int, *, is_headed: bool) -> bool:
    """Say whether the sentence at a place of a text is one that the editor may well strike if it begins the summary; `is_headed`: the
    headline is the first sentence, which the second one may follow."""
    behind = is_headed and place == 1
    return not risks.is_within(DOUBTFUL_DEEP if place >= DEEP else DOUBTFUL, place, behind=behind)


def find_likeliest_opening(text: str, headline: str, stated: str | None) -> str:
    """Return the sentence of a text that is likeliest to begin a summary well, "" if none makes sense on its own."""
    units, risks, language = _read_risks(text, headline, stated)
    free = [unit for unit in units if not unit.quoted]
    for limit in LIKELIEST:
        for unit in free:
            if risks.is_within(limit, unit.place, behind=False) and not find_fault(as_judged(unit.text, headline), language):
                return unit.text
    return ""


def _read_risks(text: str, headline: str, stated: str | None) -> tuple[Sequence[Unit], SentenceRisks, str]:
    """Return the first sentences of a text, their risks, and the language that it is judged in."""
    _, language = languages_of(text, stated)
    lead = without_end_matter(with_points_told(without_preamble(first_post(text))))
    return read_units(lead, DEPTH), risks_of(lead, headline, language), language
