"""Finds what a sentence changes in a sentence of the article that it repeats nearly word for word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.proper_names import JOINERS, has_form, has_same_form
from newsletter.check.claims.wording.opposites import OPPOSITES
from newsletter.check.claims.words import Word, content_stems, is_content, read_words, stem

NEGATION = re.compile(r"(?:not|no|never|none|neither|nor|without|cannot|\w+n['’]t)", re.IGNORECASE)
# A sentence repeats one of the source if at least this share of it is there in the same order.
REPEATED, LEAST_REPEATED, MOST_REPEATED = 0.8, 8, 1000


# What a copied sentence adds is a finding if so many of its words stand nowhere in the article, behind so many that are copied.
LEAST_ADDED, LEAST_COPIED = 2, 6
# A denial stands at most so many words before what it denies.
DENIED_BY = 2
# Who says it, in brackets behind a sentence, is no addition: "… the mayor said. (marldispatch.example)".
SIGNED = re.compile(r"(?<=[.!?…”\"»])\s\([^()]{2,80}\)\s*$")


class Change(NamedTuple):
    """Words of a sentence that stand for others: their place, the number of the article's sentence, and what it has instead."""

    start: int
    end: int
    statement: int
    instead: str


def changed_words(text: str, evidence: Evidence) -> Iterator[Change]:
    """Yield what a sentence changes in a sentence of the source that it repeats nearly word for word, if that matters.

    What matters is another name, a denial put in or left out, an opposite (`rise` for `fall`), a word added that the source denies; other
    words may be changed freely.
    """
    words = read_words(text)
    at = next(iter(evidence.rests_on(content_stems(words), 0.5)), -1)
    theirs = evidence.statements[at].words if at >= 0 else ()
    if not LEAST_REPEATED <= len(words) <= MOST_REPEATED or not 0 < len(theirs) <= MOST_REPEATED:
        return
    blocks, codes = _compared(_stems(words), _stems(theirs))
    if sum(block.size for block in blocks) < REPEATED * len(words):
        return
    inside = range(blocks[0].b, max(block.b + block.size for block in blocks))
    denied = _denies(words) != _denies(theirs[inside.start : inside.stop])
    for kind, start, end, other, stop in codes:
        mine, original = words[start:end], theirs[other:stop]
        if kind != "equal" and _matters(mine, original, inside=other in inside, denied=denied):
            yield changed(mine or words[max(0, start - 1) : start + 1], original, at, evidence)
        elif kind == "delete" and not any(word.key == "non" for word in mine):
            yield from filter(None, (_denied_by_source(word, evidence) for word in mine))


def _denied_by_source(word: Word, evidence: Evidence) -> Change | None:
    """Return an added word as a change if the source has it only to deny it: "a binding pledge" where "the pledge is not binding"."""
    found: Change | None = None
    for number in evidence.places.get(word.key, ()) if is_content(word.key) else ():
        theirs = evidence.statements[number].words
        for at in (at for at, other in enumerate(theirs) if other.key == word.key):
            negation = next(
                (other for other in reversed(theirs[max(0, at - DENIED_BY) : at]) if NEGATION.fullmatch(other.text)), None
            )
            if negation is None:
                return None
            found = Change(word.start, word.end, number, evidence.statements[number].text[negation.start : theirs[at].end])
    return found


def added_words(text: str, evidence: Evidence) -> Change | None:
    """Return the words that a sentence puts into one of the source that it repeats otherwise, if the source has few of them anywhere.

    New names and figures are findings of their own; what stands before the copied words may lead over to them.
    """
    words = read_words(SIGNED.sub("", text))
    at = next(iter(evidence.rests_on(content_stems(words), 0.4)), -1)
    theirs = evidence.statements[at].words if at >= 0 else ()
    if not LEAST_REPEATED <= len(words) <= MOST_REPEATED or not 0 < len(theirs) <= MOST_REPEATED:
        return None
    blocks, codes = _compared(_stems(words), _stems(theirs))
    copied = sum(block.size for block in blocks)
    # As many words that are left out may be said in other words there: "rose less quickly in Marl", "in Marl rose more slowly".
    left_out = _left_out(blocks, theirs, evidence.statements[at].text) if blocks else []
    for kind, start, end, _, _ in codes:
        rest = len(words) - (end - start)
        if kind == "delete" and start and rest >= LEAST_COPIED and copied >= REPEATED * rest:
            new = [word for word in words[start:end] if _is_new(word, evidence)]
            said = [word for word in words[start:end] if is_content(word.key)]
            if len(new) >= LEAST_ADDED and len(left_out) < len(said):
                return changed(words[start:end], (), at, evidence)
    return None


def _left_out(blocks: Sequence[difflib.Match], theirs: Sequence[Word], text: str) -> list[Word]:
    """Return the content words of a source's sentence before the last repeated stretch that are not repeated; none of an insertion, which
    ends in a comma and which a shorter sentence goes without."""
    ends = [0, *(block.b + block.size for block in blocks)]
    runs = [theirs[end : block.b] for end, block in zip(ends, blocks, strict=False)]
    return [word for run in runs if run and text[run[-1].end : run[-1].end + 1] != "," for word in run if is_content(word.key)]


def _is_new(word: Word, evidence: Evidence) -> bool:
    return word.key.isalpha() and not word.is_capitalised and is_content(word.key) and not has_form(word.key, evidence)


def _stems(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(stem(word.key) for word in words)


@lru_cache(maxsize=4)  # a sentence is asked for what it changes, then for what it adds
def _compared(
    ours: tuple[str, ...], source: tuple[str, ...]
) -> tuple[list[difflib.Match], list[tuple[str, int, int, int, int]]]:
    """Return the stretches that two sentences share, and how one is turned into the other."""
    matcher = difflib.SequenceMatcher(None, ours, source, autojunk=False)
    return [block for block in matcher.get_matching_blocks() if block.size], list(matcher.get_opcodes())


def _matters(mine: Sequence[Word], original: Sequence[Word], *, inside: bool, denied: bool) -> bool:
    """Say whether a change turns a report around; not `inside`, the sentence may only begin or end otherwise than the source's."""
    if _is_opposite(mine, original):
        return inside or len(mine) == len(original)
    return inside and ((denied and _denies(mine) != _denies(original)) or _is_other_name(mine, original))


def changed(mine: Sequence[Word], original: Sequence[Word], at: int, evidence: Evidence) -> Change:
    """Return words of a sentence with those that the article has in their place."""
    instead = evidence.statements[at].text[original[0].start : original[-1].end] if original else ""
    return Change(mine[0].start, mine[-1].end, at, instead)


def _denies(words: Sequence[Word]) -> bool:
    return any(NEGATION.fullmatch(word.text) for word in words)


def _is_opposite(mine: Sequence[Word], original: Sequence[Word]) -> bool:
    ours, theirs = ({stem(word.key) for word in words} for words in (mine, original))
    return any((one in ours and other in theirs) or (other in ours and one in theirs) for one, other in _opposites())


def _is_other_name(mine: Sequence[Word], original: Sequence[Word]) -> bool:
    """Say whether one name replaces another: both are capitalised words, and they have nothing in common."""
    if not mine or not original or len(mine) > 4 or len(original) > 4:
        return False
    if not all(word.is_capitalised or word.text in JOINERS for word in (*mine, *original)):
        return False
    ours, theirs = ({word.key for word in words if is_content(word.key)} for words in (mine, original))
    return bool(ours and theirs) and not any(has_same_form(one, other) for one in ours for other in theirs)


@cache
def _opposites() -> tuple[tuple[str, str], ...]:
    pairs = (pair.split("/") for pair in OPPOSITES.split())
    return tuple((stem(one), stem(other)) for one, other in pairs)
