"""Finds a word for which the article has another that excludes it, beside the same words: `second quarter` for `third quarter`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.wording.copies import Change, changed
from newsletter.check.claims.wording.opposites import BESIDE, KINDS, OPPOSITES, ORDINALS, TURNED
from newsletter.check.claims.words import Word, content_stems, is_content, read_words, stem

KIN = frozenset("brother sister brothers sisters son daughter uncle aunt nephew niece grandson granddaughter".split())
# "The chase ended before the wall" tells what "climbed the wall after a chase" does.
OF_ORDER = frozenset(("before", "first"))
# In letters: a shorter word is no root of a longer one ("end", "ended").
LEAST_ROOT = 4
# So many words on either side are compared.
AROUND = 5
# Of a longer sentence only so many such words are looked at, or a list of them took the square of its length.
MOST_LOOKED_AT = 20


def find_contrast(text: str, evidence: Evidence) -> Change | None:
    """Return the first word of a sentence for which the sentences that it rests on have one that excludes it, or turn it round; else None.

    Both stand beside the same words, and the article has this word beside them nowhere.
    """
    words = read_words(text)
    return _excluded(words, evidence) or _turned(words, evidence)


def _excluded(words: Sequence[Word], evidence: Evidence) -> Change | None:
    mine = [word.key for word in words]
    excluded = [(here, others) for here, key in enumerate(mine) if (others := _excluding(key))][:MOST_LOOKED_AT]
    if not excluded:
        return None
    own = frozenset(map(stem, mine))
    for here, others in excluded:
        for number in evidence.rests_on(content_stems(words)):
            theirs = evidence.statements[number].keys
            if any(_is_form(mine[here], key) for key in theirs):
                continue
            if _is_inverse(mine, theirs, excluded):
                continue
            for there, key in enumerate(theirs):
                if (
                    key in others
                    and stem(key) not in own
                    and _is_beside(mine, here, theirs, there)
                    and not _has(evidence, mine, here)
                ):
                    original = evidence.statements[number].words[there]
                    return changed([words[here]], [original], number, evidence)
    return None


def _is_form(one: str, other: str) -> bool:
    """Say whether a word is another one in another form: "southern" is "south", "weekly" is "week"."""
    return stem(one) == stem(other) or (len(other) >= LEAST_ROOT and one.startswith(other))


def _is_inverse(mine: Sequence[str], theirs: Sequence[str], excluded: Sequence[tuple[int, frozenset[str]]]) -> bool:
    """Say whether a sentence tells the same from the other side, with two such words or with another thing behind `than`: `she is his older
    sister`, `he is her younger brother`; `more left than came`, `fewer came than left`."""
    flipped = {mine[here] for here, others in excluded if mine[here] not in theirs and not others.isdisjoint(theirs)}
    if len(flipped) > 1 and flipped & KIN:
        return True
    if "than" not in mine or "than" not in theirs:
        return False
    said, told = (_content(keys[keys.index("than") + 1 :][:AROUND]) for keys in (mine, theirs))
    return bool(said and told) and said.isdisjoint(told)


def _turned(words: Sequence[Word], evidence: Evidence) -> Change | None:
    """Return a verb without the word that turns it round in the article: "called a strike" for "called off a strike"."""
    keys = [word.key for word in words]
    for here, key in [(here, key) for here, key in enumerate(keys) if key in TURNED][:MOST_LOOKED_AT]:
        off = TURNED[key]
        for number in evidence.rests_on(content_stems(words)) if off not in keys else ():
            theirs = evidence.statements[number].keys
            for there in (at for at, other in enumerate(theirs) if other == key and off in theirs[at : at + 2 + AROUND]):
                behind = theirs.index(off, there)
                same = _content(keys[here + 1 : here + 2 + AROUND]) & _content(theirs[there + 1 : behind + 2 + AROUND])
                if same and theirs.count(key) == 1:
                    return changed([words[here]], evidence.statements[number].words[there : behind + 1], number, evidence)
    return None


def _is_beside(mine: Sequence[str], here: int, theirs: Sequence[str], there: int) -> bool:
    """Say whether a content word stands within a few words of both, on the same side; behind an ordinal it must come next."""
    if mine[here] in ORDINALS.split():
        return bool(_content(mine[here + 1 : here + 2]) & _content(theirs[there + 1 : there + 2]))
    behind = _content(mine[here + 1 : here + 1 + AROUND]) & _content(theirs[there + 1 : there + 1 + AROUND])
    before = _content(mine[max(0, here - AROUND) : here]) & _content(theirs[max(0, there - AROUND) : there])
    return bool(behind or before)


def _content(keys: Sequence[str]) -> frozenset[str]:
    return frozenset(stem(key) for key in keys if is_content(key))


def _has(evidence: Evidence, mine: Sequence[str], here: int) -> bool:
    """Say whether the article has a word beside the same words anywhere, or a synonym of it."""
    for number in evidence.places.get(mine[here], ()):
        theirs = evidence.statements[number].keys
        if any(key == mine[here] and _is_beside(mine, here, theirs, there) for there, key in enumerate(theirs)):
            return True
    return False


@cache
def _excluding(key: str) -> frozenset[str]:
    """Return the words that exclude a word; none of most words."""
    return _table().get(key, frozenset())


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in KINDS.split("\n"):
        for word in line.split():
            found.setdefault(word, set()).update(set(line.split()) - {word})
    for pair in f"{OPPOSITES} {BESIDE}".split():
        one, other = pair.split("/")
        if one in OF_ORDER:
            continue
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}
