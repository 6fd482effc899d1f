"""Finds what a sentence says will happen where the article's sentence only says that it might: `will join` for `might join`."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.wording.copies import Change
from newsletter.check.claims.words import content_stem, content_stems, read_words, word_key

_BETWEEN = r"(?: (?:also|soon|now|then|even|still|well|not|never|be|been|have|the|an?)){0,4}+ (?P<verb>[^\W\d_][\w’'-]*)"
SURE = re.compile(rf"\b(?P<said>(?:will|shall|(?:is|are) going to){_BETWEEN})")
UNSURE = re.compile(rf"\b(?P<said>(?:may|might|could|(?:is|are|was|were) (?:un)?likely to){_BETWEEN})")
# What leaves it open, or makes it somebody's view: "It is unclear whether Marl will join", "Officials hope that Marl will join".
OPEN = re.compile(
    r"\b(?:perhaps|possib(?:ly|le|ility)|probably|maybe|likely|whether|if|unless|should (?:he|she|it|they)|unclear|uncertain|unsure|"
    r"reportedly|allegedly|apparently|supposedly|purportedly|unconfirmed|chances?|odds|prospect|speculation|talk (?:is|of)|"
    r"considering|weighing|mulling|exploring|in talks|"
    r"(?:hop|expect|fear|doubt|believ|predict|wonder|worr|suggest|speculat|guess|rumou?r|forecast|bet)(?:e|s|es|ed|ing|y|ies|ied)?|think|thinks|thought)\b",
    re.IGNORECASE,
)
# The share of its content words, by weight, that a sentence has from the one whose hedge it drops.
RESTS = 0.5
MOST_LOOKED_AT = 20


def find_certainty(text: str, evidence: Evidence) -> Change | None:
    """Return the first thing that a sentence says will be and the sentence that it rests on says may be; else None.

    Where the article says it for sure anywhere, nothing is found.
    """
    sure = {content_stem(found["verb"]): found for found in SURE.finditer(text)}
    if not sure or OPEN.search(text):
        return None
    for number in evidence.rests_on(content_stems(read_words(text)), RESTS):
        for found in UNSURE.finditer(evidence.statements[number].text):
            mine = sure.get(content_stem(found["verb"]) or "-")
            if mine and not _is_sure_elsewhere(found["verb"], evidence):
                return Change(*mine.span("said"), number, found["said"])
    return None


def _is_sure_elsewhere(verb: str, evidence: Evidence) -> bool:
    numbers = islice(evidence.places.get(word_key(verb), ()), MOST_LOOKED_AT)
    return any(content_stem(verb) in _sure_verbs(evidence.statements[number].text) for number in numbers)


@lru_cache(maxsize=64)  # a long sentence is asked for each of its hedges
def _sure_verbs(text: str) -> frozenset[str]:
    return frozenset(content_stem(found["verb"]) for found in SURE.finditer(text))
