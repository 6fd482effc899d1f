"""Finds statements that a story negates (`has not opened`) but its source does not, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.words import Word, content_stems, is_content, read_words, stem

DENIAL = re.compile(r"(?:not|never|cannot|\w+n['’]t)", re.IGNORECASE)
# Words that deny without "not": "declined to comment" supports "did not comment".
AS_GOOD = re.compile(
    r"(?:not|no|never|none|neither|nor|without|cannot|\w+n['’]t|declin\w*|refus\w*|fail\w*|den(?:y|ied|ies)|lack\w*|unable|unlikely|"
    r"stop\w*|reject\w*|unclear|hardly|yet|only|little|few|against|un\w+)",
    re.IGNORECASE,
)
# A denial affects this many words after it; the source is about the same matter if a sentence and its neighbours have this share of it.
AHEAD, BACK, SAME_MATTER = 4, 5, 0.3


def find_denied(text: str, evidence: Evidence) -> tuple[int, int, int, str] | None:
    """Return where a sentence denies what its source affirms: (start, end, number of the statement, the word there); else None."""
    words = read_words(text)
    stems = set(content_stems(words))
    seen: set[str] = set()
    for number, word in enumerate(words):
        denied = next((one for one in words[number + 1 : number + 1 + AHEAD] if is_content(one.key)), None)
        wanted = stem(denied.key) if denied else ""
        # "Cannot use Quay Bridge" denies nothing of the bridge.
        if denied is None or denied.is_capitalised or wanted in seen or not DENIAL.fullmatch(word.text):
            continue
        seen.add(wanted)
        places = [
            (at, here)
            for at, item in enumerate(evidence.statements)
            if wanted in item.stems and evidence.coverage(stems, at) >= SAME_MATTER
            for here, other in enumerate(item.words)
            if stem(other.key) == wanted
        ]
        if places and not any(_is_denied(evidence.statements[at].words, here) for at, here in places):
            at, here = places[0]
            return word.start, denied.end, at, evidence.statements[at].words[here].text
    return None


def _is_denied(words: Sequence[Word], here: int) -> bool:
    return any(AS_GOOD.fullmatch(word.text) for word in words[max(0, here - BACK) : here])
