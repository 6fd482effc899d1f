"""Extractive summaries: sentences of the article, verbatim and in order, up to a target length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsletter.draft.prose.discussion import first_post
from newsletter.draft.prose.release_notes import read_additions, read_release_notes
from newsletter.draft.prose.text_parts import with_points_told, without_end_matter, without_preamble
from newsletter.draft.prose.units import DEPTH, read_units
from newsletter.draft.summary.article_language import languages_of
from newsletter.draft.summary.attribute import names_outlet, with_name
from newsletter.draft.summary.candidates import (
    APART,
    CandidateSentence,
    Subject,
    find_candidates,
    is_told_by,
    points_at_text,
    risks_of,
)
from newsletter.draft.summary.choose_sentences import Aim, choose_sentences
from newsletter.draft.summary.context import (
    find_german_introduction,
    find_introduction,
    has_person,
    is_introduced_behind,
    names_nobody,
)
from newsletter.draft.summary.fitness.dependence import leans
from newsletter.draft.summary.fitness.faults import size_of
from newsletter.draft.summary.note import NAMED_BY_NOUN, SHORT, SHORT_ITEM, choose_items, read_note
from newsletter.draft.summary.opening import find_opening, without_standfirst
from newsletter.draft.summary.opening_risk import DEEP, is_doubtful
from newsletter.draft.words.tfidf import words

# A summary is never longer than this times the length aimed at.
CAP = 1.15
# In words: anything shorter is no summary.
LEAST = 8
# How often other sentences are chosen in place of those that make no sense without context.
TRIES = 6
# How much worth a sentence gains if another one makes no sense without it.
RAISED = 0.4


def summarise(
    text: str,
    length: int | Aim,
    headline: str = "",
    description: str = "",
    others: Sequence[tuple[str, str]] = (),
    language: str | None = None,
) -> str:
    """Return sentences of an article, one a line, about `length` words in all and never more than CAP times it.

    Preferred are early sentences with words that the headline has and the text repeats; left out are those that repeat others, that
    lean on one left out, or that are no sentence of the story (see `fitness`). The page's own `description` opens the summary if it says
    more than the article's first sentence and does not rest on that one, or if the text has no usable sentence at its beginning.
    `others` are the further outlets of the story with their texts: a sentence of theirs is followed by the outlet's name, unless it gives
    the name itself. `language` is the text's, guessed if not given.
    Returns "" for a text without a sentence that is likely to make sense on its own, unless it is a note of a line or two, and for one of
    which none is sure to begin the summary well, unless the summary is to be filled.
    """
    aim = Aim(length) if isinstance(length, int) else length
    told, language = languages_of(text, language, description)
    lead = without_end_matter(with_points_told(without_preamble(first_post(text))))
    report, first = without_standfirst(lead, description, headline, language)
    if first and (summary := summarise(report, aim, headline, "", others, language)).startswith(first):
        return summary
    others = [(outlet, without_end_matter(other)) for outlet, other in others]
    texts = [(outlet, read_units(one, DEPTH)) for outlet, one in (("", lead), *others)]
    leading = [(unit.place, unit.text) for unit in texts[0][1]]
    further = [] if aim.fill else [[unit.text for unit in units] for _, units in texts[1:]]
    named = frozenset(words(headline))
    risks = [risks_of(one, headline, language) for one in (lead, *(other for _, other in others))]
    is_headed = bool(leading) and is_told_by(leading[0][1], headline)
    article = Subject(headline, named, language, told, int(aim.words * CAP), leading, risks, is_headed, further)
    items = read_release_notes(text)
    lines = choose_items(items, article)
    if not lines:
        lines = _choose_lines(find_candidates(texts, article), aim, (description, text), article)
    if sum(map(size_of, lines)) >= LEAST:
        return "\n".join(lines)
    news = choose_items(read_additions(text), article, NAMED_BY_NOUN) or choose_items(items, article, SHORT_ITEM)
    return "\n".join(news) or read_note(read_units(lead), first_post(text), article)


def _choose_lines(candidates: Sequence[CandidateSentence], aim: Aim, page: tuple[str, str], article: Subject) -> list[str]:
    """Return the lines of a summary; `page` is the page's description and its text."""
    chosen = _settle(candidates, aim, [], article)
    # Let sentences inside a paragraph stand on their own: there may be no others, or only one that is too short.
    if sum(item.size for item in chosen.values()) < LEAST:
        candidates = [item._replace(leans=leans(item.text, article.language)) for item in candidates]
        chosen = _settle(candidates, aim, [], article)
    opening = find_opening(*page, chosen, article)
    if opening:
        chosen = _settle(candidates, aim, opening, article)
    elif not aim.fill and _begins_doubtfully(chosen, article) and size_of(page[1]) > SHORT:
        return []
    return [*opening, *(_named(chosen[place]) for place in sorted(chosen))]


def _begins_doubtfully(chosen: Mapping[int, CandidateSentence], article: Subject) -> bool:
    """Say whether a summary begins with a sentence that an editor would probably strike: in English, or from further down in the text;
    never in a text without capitals. Of such ones in English that were printed, nine of ten had to be struck."""
    first = min(chosen, default=APART)
    is_judged = first >= DEEP or article.language == "en"
    return (
        is_judged
        and first < APART
        and not chosen[first].text.islower()
        and is_doubtful(article.risks[0], first, is_headed=article.is_headed)
    )


def _settle(
    candidates: Sequence[CandidateSentence], aim: Aim, opening: Sequence[str], article: Subject
) -> dict[int, CandidateSentence]:
    """Return the candidates that make the summary, so that each makes sense after those before it.

    If one does not, the sentence that it rests on is preferred in the next try; if it is not chosen even then, the first one is dropped.
    """
    left = {item.place: item for item in candidates}
    raised: set[int] = set()
    chosen: dict[int, CandidateSentence] = {}
    for _ in range(TRIES):
        chosen = choose_sentences(list(left.values()), aim, opening, article)
        lost = _not_understood(chosen, opening, article)
        if not lost:
            return chosen
        for place, ground in lost.items():
            if ground in left and ground not in raised:
                left[ground] = left[ground]._replace(worth=left[ground].worth + RAISED)
                raised.add(ground)
            elif ground not in chosen:
                del left[place]
    while lost := _not_understood(chosen, opening, article):
        chosen = {place: item for place, item in chosen.items() if place not in lost}
    return chosen


def _not_understood(chosen: Mapping[int, CandidateSentence], opening: Sequence[str], article: Subject) -> dict[int, int]:
    """Return the places of sentences that speak of somebody or something not introduced before, with the place of the introduction."""
    said, lost = " ".join([article.headline, *opening]), {}
    for place in sorted(chosen):
        item, before = chosen[place], chosen.get(place - 1)
        ground = _ground(item, before, said, article)
        if ground is None:
            said += " " + item.text
        else:
            lost[place] = ground
    return lost


def _ground(item: CandidateSentence, before: CandidateSentence | None, said: str, article: Subject) -> int | None:
    """Return the place of the sentence that one rests on and that is not in the summary; None if it makes sense without."""
    told = article.leading[0][1] if article.is_headed and item.place == 1 else before and before.text
    if item.leans and told is None and item.place % APART:
        return item.place - 1
    if told is None and item.place % APART and points_at_text(item.text, article):
        return item.place - 1
    if item.outlet:
        told = article.told_before(item.place)
        return item.place - 1 if is_introduced_behind(item.text, said, told, article.language) else None
    if article.language == "de":
        return find_german_introduction(item.text, said, article.leading[: item.place])
    if article.language != "en":
        return None
    if names_nobody(item.text) and (told is None or not (has_person(told) or names_nobody(told))):
        return item.place - 1
    return find_introduction(item.text, said, article.leading[: item.place], article.leading[item.place + 1 :])


def _named(candidate: CandidateSentence) -> str:
    """Return a unit's text, followed by the outlet's name if that is a further outlet and the text does not give it."""
    outlet = candidate.outlet
    return with_name(candidate.text, outlet) if outlet and not names_outlet(candidate.text, outlet) else candidate.text
