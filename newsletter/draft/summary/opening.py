"""Decides whether a summary opens with sentences of the page's own description, which may also stand at the head of its text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsletter.draft.prose.discussion import first_post
from newsletter.draft.prose.text_parts import is_whole, without_marks
from newsletter.draft.prose.units import DEPTH, Unit, read_units, without_dateline
from newsletter.draft.summary.candidates import CandidateSentence, Subject, as_judged, begins_inside, is_same
from newsletter.draft.summary.context import is_introduced_behind
from newsletter.draft.summary.fitness.dependence import leans, points_back, speaks_as
from newsletter.draft.summary.fitness.faults import find_weakness, size_of
from newsletter.draft.summary.fitness.marks import DAY
from newsletter.draft.summary.fitness.risk import SentenceRisks
from newsletter.draft.words.tfidf import words
from newsletter.text.sentences import OPENING, split_sentences

# A description with a greater risk than this does not open a summary: it is usually an advertisement.
MOST_RISK = 0.4
# An article whose first sentence has a greater risk than this, and neither a name nor a figure, begins with a scene: there the
# description, if it has facts, opens the summary.
SURE_LEAD = 0.2
# The report that follows a standfirst tells the news if it has at least this many words of the headline.
TELLS = 2
# A description made of a text's beginning has one of so many first sentences, of at least so many words.
EXCERPTED, LEAST_EXCERPTED = 3, 5

# The day above the text, which a description has in front of its first sentence.
_DAY_BEFORE = re.compile(rf"(?i:{DAY})[\s|:–—-]+(?=[A-ZÀ-Þ{OPENING}])")
_CAPITAL = re.compile(r"\s*[A-ZÀ-Þ“„]")
_FIGURE = re.compile(r"\d[\d.,]*")
_FACT = re.compile(r"(?<=\s)(?!I\b|I[’'])[A-ZÀ-Þ][\w’'-]+|^[A-ZÀ-Þ][\w-]+[’']s|\d[\d.,]*")


def find_opening(
    description: str,
    text: str,
    chosen: Mapping[int, CandidateSentence],
    article: Subject,
) -> list[str]:
    """Return the sentences of the page's description that open the summary; [] if none does.

    All its sound sentences if the summary does not begin with the text's first sentence. Else its first one, if the summary begins in
    the author's voice or with a scene, or if the description's has more of the headline's words and most of its words are in the article;
    never one in the author's voice.
    """
    lines = _sound_sentences(_without_headings(description, text), article)
    if not lines:
        return []
    if 0 not in chosen:
        return lines
    if speaks_as(lines[0], article.language) or _rests_on(lines[0], chosen[0].text, article.headline, article.language):
        return []
    if speaks_as(chosen[min(chosen)].text, article.language):
        return lines[:1]
    mine = frozenset(words(lines[0]))
    theirs = chosen[min(chosen)].terms
    is_scene = not article.is_risk_within(SURE_LEAD, 0, behind=False)
    # "It has been a busy year for the team": not a word of it is in the headline.
    is_preface = theirs.isdisjoint(article.named) and not mine.isdisjoint(article.named)
    is_bare = is_preface if article.language != "en" else is_scene or is_preface
    if is_bare and _count_facts(chosen[0].text, article.language) == 0 and _count_facts(lines[0], article.language) > 1:
        return lines[:1]
    if len(mine & theirs) >= 0.6 * len(mine) or len(mine & article.named) <= len(theirs & article.named) + 1:
        return []
    known = article.named.union(*(words(unit.text) for unit in read_units(first_post(text))))
    return lines[:1] if len(mine & known) >= 0.6 * len(mine) else []


def without_standfirst(lead: str, description: str, headline: str, language: str) -> tuple[str, str]:
    """Return a text without the page's description at its head, and the sentence that opens the report behind it; ("", "") if the text does
    not begin with it, or if the description may stand in front of the report.

    It may not if it speaks of somebody or something that the report introduces ("The authority says the company …"), or has no word of the
    headline while the report tells the headline's news: then a reader of the summary would meet an aside before the news.
    """
    head, _, report = lead.partition("\n")
    if not description or _letters(head) != _letters(description):
        return "", ""
    units = read_units(report, 1)
    if not units or not _rests_on(head, units[0].text, headline, language):
        return "", ""
    return report, units[0].text


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _rests_on(line: str, report: str, headline: str, language: str) -> bool:
    """Say whether a description is written to stand above the sentence that opens the report; see `without_standfirst`."""
    named, mine, theirs = (frozenset(words(text)) for text in (headline, line, report))
    if mine.isdisjoint(named) and len(theirs & named) >= TELLS:
        return True
    return is_introduced_behind(line, headline, report, language)


def _count_facts(sentence: str, language: str) -> int:
    """Return how many names and figures a sentence has: the opening scene of a report has none. In German only figures are counted, for
    all nouns have capitals there."""
    return len((_FIGURE if language == "de" else _FACT).findall(sentence))


def _is_glued(line: str, headline: str) -> bool:
    """Say whether a line begins with the whole headline, of more than two words and without a stop, and goes on with the next sentence."""
    size = len(headline)
    is_headed = line[:size].casefold() == headline.casefold() and headline.count(" ") > 1 and headline[-1] not in ".!?…:"
    return is_headed and _CAPITAL.match(line, size) is not None


def _without_headings(description: str, text: str) -> str:
    """Return a description that a program made of the text's beginning, without the headings, bylines and greetings that run into its
    first sentence there ("Services Repairs Introduction The quay is"); any other as it is."""
    for unit in read_units(first_post(text), DEPTH)[:EXCERPTED]:
        before, found, _ = description.partition(unit.text)
        if found and size_of(unit.text) >= LEAST_EXCERPTED:
            is_stopped = before.strip() == "" or is_whole(before.split()[-1])
            return description if is_stopped else description[len(before) :]
    return description


def _sound_sentences(description: str, article: Subject) -> list[str]:
    """Return the first run of a description's sentences that can stand in a summary, as far as they fit."""
    lines: list[str] = []
    description = without_marks(description)
    dated = _DAY_BEFORE.match(description)
    sentences = split_sentences(without_dateline(description[dated.end() :] if dated else description))
    judged = [as_judged(line, article.headline) for line in sentences]
    units = [Unit(line, place, opens=place == 0) for place, line in enumerate(judged)]
    risks = SentenceRisks(units, [frozenset(words(line)) for line in sentences], article.named, article.language)
    for place, (line, bare) in enumerate(zip(sentences, judged, strict=True)):
        size = size_of(" ".join([*lines, line]))
        rests = not lines and (leans(line, article.language) or points_back(line, article.language))
        sound = not (rests or _is_glued(line, article.headline) or find_weakness(bare, article.language) or begins_inside(bare))
        sound = sound and (bool(lines) or line.islower() or risks.is_within(MOST_RISK, place, behind=False))
        if sound and size <= article.most and not is_same(frozenset(words(line)), article.named):
            lines.append(line)
        elif lines:
            break
    return lines
