"""Decides whether a claim is supported, missing from the articles, or said there about something else."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsletter.check.claims.denials import find_denied
from newsletter.check.claims.evidence import Evidence, best_of
from newsletter.check.claims.notation.amounts import Amount, claimed_amounts, read_amounts
from newsletter.check.claims.notation.calendar import read_times
from newsletter.check.claims.number_support import counts_nothing, is_reckoned, supporting, supports, years_within
from newsletter.check.claims.proper_names import JOINERS, Name, missing_keys, mixed_up, other_numbers, read_names
from newsletter.check.claims.quotations import read_quotations, stands_in
from newsletter.check.claims.wording.contrasts import find_contrast
from newsletter.check.claims.wording.copies import Change, added_words, changed_words
from newsletter.check.claims.words import Word, content_stems, is_content, read_words, stem, word_key
from newsletter.text.language import primary

SUPPORTED, ABSENT, ELSEWHERE, DOUBTFUL = "supported", "absent", "elsewhere", "doubtful"
# The languages whose number words, names and contractions the rules know.
KNOWN_LANGUAGES = frozenset(("en",))
BEHIND_THE_END = re.compile(r"[.!?…][”’\"']? \($")
LONGEST_END = len(".” (")
NEAR = 12
REACH = 6
# What a number behind it tells which one of: "week 45" is the same wherever it stands.
NUMBERED = frozenset(
    "week day year month page section chapter article rule phase stage episode figure table question issue grade group type level gate "
    "line route room hall door track number".split()
)
# So many words behind a number that begins a sentence tell where the article has another.
OPENING = 4


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a sentence says: `kind` is number, name, wording, addition, quotation, date, weekday or month; `start` and
    `end` are in the sentence.

    `verdict` is supported; absent (the articles do not have it); elsewhere (they have another in just this place); or doubtful
    (they have it, far from what the sentence tells). `statement` numbers the sentence of the evidence that has it, or else the
    one that comes nearest, -1 for none; `instead` is what stands there in its place.
    """

    kind: str
    text: str
    start: int
    end: int
    verdict: str
    statement: int = -1
    instead: str = ""


def judge_sentence(
    text: str, evidence: Evidence, known_lower: frozenset[str] = frozenset(), *, names: bool = True
) -> list[Claim]:
    """Return the claims of a sentence in order, each with its verdict.

    `known_lower` are words seen in small letters in the articles or the story; `names` False leaves names out (titles in
    capitals, languages whose names the rules do not know).
    """
    sentence = _Sentence(text, evidence)
    claims = [*(_figures(sentence) if evidence.language else _numbers(sentence))]
    if names:
        claims += _names(sentence, known_lower)
        claims += _wording(sentence, claims)[:1]
        added = added_words(text, evidence)
        claims += [Claim("addition", text[added.start : added.end], *added[:2], ELSEWHERE, added.statement)] if added else []
    return sorted(claims, key=lambda claim: (claim.start, claim.end))


def _wording(sentence: _Sentence, known: Sequence[Claim]) -> list[Claim]:
    """Return what a sentence changes in the article's words, so far as no claim that is known stands there: where it copies a sentence,
    where it denies what the article affirms, and where it has a word that excludes the article's."""
    text, evidence = sentence.text, sentence.evidence
    changes = list(changed_words(text, evidence))
    if not changes and (denied := find_denied(text, evidence)):
        changes = [Change(*denied)]
    if not changes and (contrast := find_contrast(text, evidence)):
        changes = [contrast]
    claims = [
        Claim("wording", text[one.start : one.end], one.start, one.end, ELSEWHERE, one.statement, one.instead)
        for one in changes
    ]
    return [claim for claim in claims if not any(_overlap(claim, other) for other in known)]


def lower_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the keys of the words that occur in lower case in texts: these are no names (`Evidence.lower` has an article's)."""
    return frozenset(word.key for text in texts for word in read_words(text) if not word.is_capitalised)


def is_known_language(language: str | None) -> bool:
    """Say whether the rules know the number words and names of a language; if none is stated, it is taken for English."""
    return (primary(language) or "en") in KNOWN_LANGUAGES


class _Sentence:
    """A sentence with its words, and the evidence that it is compared with."""

    def __init__(self, text: str, evidence: Evidence) -> None:
        self.text, self.evidence = text, evidence
        self.words = read_words(text)
        self.stems = content_stems(self.words)
        self.nearest = next(iter(evidence.rests_on(self.stems)), -1)

    def words_in(self, start: int, end: int) -> tuple[int, int]:
        """Return the indexes of the words between two places, the second excluded."""
        first = bisect_right(self.words, start, key=lambda word: word.end)
        behind = bisect_left(self.words, end, key=lambda word: word.start)
        return (first, behind) if first < behind else (0, 0)

    def beside(self, first: int, behind: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the keys of the up to two words before and behind the words [first, behind)."""
        before = tuple(word.key for word in self.words[max(0, first - 2) : first])
        return before, tuple(word.key for word in self.words[behind : behind + 2])


def judge_quotations(text: str, evidence: Evidence) -> list[Claim]:
    """Return the quotations of a whole summary with their places, since one may span several sentences."""
    claims = []
    for words, start, end in read_quotations(text):
        stems = content_stems(read_words(words))
        at = next(iter(evidence.rests_on(stems)), -1) if stems else -1
        claims.append(Claim("quotation", words, start, end, SUPPORTED if stands_in(words, evidence.stream) else ABSENT, at))
    return claims


def _overlap(one: Claim, other: Claim) -> bool:
    return other.verdict != SUPPORTED and one.start < other.end and other.start < one.end


def _numbers(sentence: _Sentence) -> Iterator[Claim]:
    text, evidence = sentence.text, sentence.evidence
    told = [(start, end) for start, end, minutes in read_times(text) if minutes & evidence.times]
    told += evidence.figures_told(text)
    within = {at for start, end in told for at in range(start, end)}
    for amount in claimed_amounts(text, lambda claimed: any(supporting(text, claimed, evidence))):
        if amount.start in within or counts_nothing(text, amount) or is_reckoned(text, amount, evidence, sentence.nearest):
            continue
        places = [at for held in supporting(text, amount, evidence) for at in held] or years_within(amount, evidence)
        if places:
            instead = _number_instead(sentence, amount)
            verdict, at = (
                _where(sentence, amount.start, amount.end, places, frozenset()) if not instead else (ELSEWHERE, instead[0])
            )
            yield _claim("number", amount, verdict, at, instead[1] if instead else "")
        else:
            is_counted = amount.text.isalpha() and not amount.unit and amount.value in evidence.listed
            yield _claim("number", amount, SUPPORTED if is_counted else ABSENT, sentence.nearest)


def _figures(sentence: _Sentence) -> Iterator[Claim]:
    """Yield the figures of a sentence in another language than English."""
    end = 0
    for start, stop, is_told in sorted(sentence.evidence.figures_claimed(sentence.text)):
        if start >= end:
            verdict = SUPPORTED if is_told else ABSENT
            yield Claim("number", sentence.text[start:stop], start, stop, verdict, sentence.nearest)
            end = stop


def _number_instead(sentence: _Sentence, amount: Amount) -> tuple[int, str] | None:
    """Return the only number that the source has between the same words, and where; None if it has this one there, or several."""
    first, behind = sentence.words_in(amount.start, amount.end)
    before, after = sentence.beside(first, behind)
    if not first:  # at the beginning of a sentence more of what follows must be the same
        after = tuple(word.key for word in sentence.words[behind : behind + OPENING])
        if amount.is_year or len(after) < OPENING or not any(map(is_content, after)):
            return None
    elif amount.is_year or len(before) < 2 or len(after) < 2 or not any(map(is_content, before)):
        return None
    found: dict[str, int] = {}
    for text, number in _fillers(sentence.evidence, before, after).items():
        known = read_amounts(text)
        if len(found) > 1 or any(supports(sentence.text, amount, one) for one in known):
            return None
        if len(known) == 1 and len(known[0].text) == len(text):
            found[text] = number
    return next(((number, text) for text, number in found.items()), None) if len(found) == 1 else None


def _claim(kind: str, found: Amount | Name, verdict: str, statement: int, instead: str = "") -> Claim:
    return Claim(kind, found.text, found.start, found.end, verdict, statement, instead)


def _names(sentence: _Sentence, known_lower: frozenset[str]) -> Iterator[Claim]:
    for start, end, at, with_number in other_numbers(sentence.text, sentence.evidence):
        yield Claim("name", sentence.text[start:end], start, end, ELSEWHERE, at, with_number)
    for name in read_names(sentence.text, known_lower):
        if sentence.evidence.outlets.issuperset(name.keys):  # "…, writes The Courier": said of it, not in it
            yield _claim("name", name, SUPPORTED, sentence.nearest)
            continue
        missing = missing_keys(name, sentence.evidence)
        if missing:
            yield _claim("name", name, ABSENT, sentence.nearest)
            continue
        placed = [key for key in name.keys if key in sentence.evidence.places]
        if not placed or _is_attribution(sentence.text, name):
            yield _claim("name", name, SUPPORTED, sentence.nearest)
            continue
        rarest = min(placed, key=lambda key: len(sentence.evidence.places[key]))
        instead = _name_instead(sentence, name)
        if instead:
            yield _claim("name", name, ELSEWHERE, instead[0], instead[1])
        else:
            verdict, at = _where(sentence, name.start, name.end, sentence.evidence.places[rarest], frozenset((rarest,)))
            yield _claim("name", name, verdict, at)


def _is_attribution(text: str, name: Name) -> bool:
    """Say whether a name stands alone in brackets behind a sentence's end: it says who speaks, and is no word of the sentence."""
    return text.startswith(")", name.end) and bool(BEHIND_THE_END.search(text, max(0, name.start - LONGEST_END), name.start))


# --- whether a fact stands near the sentence's other words -----------------------------------------------------------------


def _where(sentence: _Sentence, start: int, end: int, places: Sequence[int], keys: frozenset[str]) -> tuple[str, int]:
    """Return the verdict on a fact that the source has in `places`, and the number of the sentence that supports it best.

    It is doubtful when the words around it stand together in another sentence of the source, where it is not, and neither of
    the words next to it stands beside it anywhere.
    """
    first, behind = sentence.words_in(start, end)
    near = _near_words(sentence, first, behind)
    if len(near) < 2:
        return SUPPORTED, places[0]
    own = keys or frozenset(word.key for word in sentence.words[first:behind])
    beside, before = _words_beside(sentence, first, behind), sentence.words[first - 1].key if first else ""
    numbered = before if before in NUMBERED else ""
    known, asked = sentence.evidence.placed, (own, beside, numbered, tuple(near.items()), tuple(places))
    if asked not in known:
        known[asked] = _placed(sentence.evidence, near, places, _touches(sentence.evidence, places, own, beside, numbered))
    return known[asked]


def _placed(evidence: Evidence, near: Mapping[str, float], places: Sequence[int], touches: bool) -> tuple[str, int]:
    narrow = evidence.score(near, window=False)
    at = max(places, key=lambda number: narrow.get(number, 0.0))
    if touches:
        return SUPPORTED, at
    wide = evidence.score(near, window=True)
    best, most = best_of(narrow)
    alone = narrow.get(at, 0.0) < 0.5 * most
    together = max(wide.get(number, 0.0) for number in places)
    return (DOUBTFUL, best) if alone and together < 0.9 * max(wide.values()) else (SUPPORTED, at)


def _near_words(sentence: _Sentence, first: int, behind: int) -> dict[str, float]:
    """Return the stems around the words [first, behind), weighted by how near they are."""
    near: dict[str, float] = {}
    for number, word in enumerate(sentence.words[max(0, first - NEAR) : behind + NEAR], max(0, first - NEAR)):
        distance = first - number if number < first else number - behind + 1
        if not first <= number < behind and is_content(word.key) and distance <= NEAR:
            one = stem(word.key)
            near[one] = max(near.get(one, 0.0), sentence.evidence.weight(one) / (1 + distance / 4))
    return near


def _words_beside(sentence: _Sentence, first: int, behind: int) -> frozenset[str]:
    """Return the stems of the nearest content words on either side of the words [first, behind)."""
    before = (word.key for word in reversed(sentence.words[max(0, first - 4) : first]) if is_content(word.key))
    after = (word.key for word in sentence.words[behind : behind + 4] if is_content(word.key))
    return frozenset(stem(key) for keys in (before, after) if (key := next(keys, "")))


def _touches(evidence: Evidence, places: Sequence[int], own: frozenset[str], beside: frozenset[str], numbered: str) -> bool:
    """Say whether one of the words `beside` a fact is within a few words of it in the source too, or what it numbers stands before it
    there, as in "week 45"."""
    for number in places:
        theirs = evidence.statements[number].keys
        for at, key in enumerate(theirs):
            if key in own and any(stem(other) in beside for other in theirs[max(0, at - REACH) : at + REACH]):
                return True
            if key in own and at and theirs[at - 1] == numbered:
                return True
    return False


def _name_instead(sentence: _Sentence, name: Name) -> tuple[int, str] | None:
    """Return the name that the source has instead of one, and the number of the sentence: in its place, or with a word of it; else None."""
    first, behind = sentence.words_in(name.start, name.end)
    before, after = sentence.beside(first, behind)
    known, asked = sentence.evidence.instead, (name.keys, before, after)
    if asked not in known:
        known[asked] = _stands_instead(sentence, name, before, after) or mixed_up(name, sentence.evidence)
    return known[asked]


def _stands_instead(sentence: _Sentence, name: Name, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[int, str] | None:
    """Return the other name that the source has between the same words; None if it has this one there at least once."""
    if not any(map(is_content, (*before, *after))):
        return None
    if _stands_beside(sentence.evidence, name.keys, before[-1:], after[:1]):
        return None
    found = [*_slots(sentence.evidence, before, after)]
    if not found or any(word_key(word.text) in name.keys for _, filler in found for word in filler):
        return None
    for number, filler in found:
        if filler and all(word.is_capitalised or word.text in JOINERS for word in filler):
            text = sentence.evidence.statements[number].text
            return number, text[filler[0].start : filler[-1].end]
    return None


def _stands_beside(evidence: Evidence, name: Sequence[str], before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Say whether the source has a name right after the word before it here, or right before the word after it."""
    for number in evidence.places.get(name[0], ()):
        keys = evidence.statements[number].keys
        for at, key in enumerate(keys):
            if key == name[0] and ((before and keys[at - 1 : at] == before) or (after and keys[at + len(name) :][:1] == after)):
                return True
    return False


def _fillers(evidence: Evidence, before: tuple[str, ...], after: tuple[str, ...]) -> Mapping[str, int]:
    """Return what the source has between two pairs of words, each once with the number of the last sentence that has it."""
    if (before, after) not in evidence.fillers:
        found = evidence.fillers[before, after] = {}
        for number, filler in _slots(evidence, before, after):
            text = evidence.statements[number].text
            found[text[filler[0].start : filler[-1].end] if filler else ""] = number
    return evidence.fillers[before, after]


def _slots(evidence: Evidence, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[tuple[int, Sequence[Word]]]:
    """Yield the up to seven words between two pairs of words in the source; an empty pair is the end of a sentence."""
    candidates = range(len(evidence.statements)) if not before else evidence.places.get(before[-1], [])
    for number in candidates:
        keys, at_keys = evidence.statements[number].keys, evidence.statements[number].at_keys
        # The rarer of the words before tells where to look: a long list has the other one at every place.
        back, rarer = min(enumerate(reversed(before)), key=lambda word: len(at_keys.get(word[1], ())), default=(0, ""))
        starts = [at + back + 1 for at in at_keys.get(rarer, ())] if before else [0]
        for start in (at for at in starts if keys[max(0, at - len(before)) : at] == before):
            for end in range(start, min(len(keys), start + 7) + 1):
                if keys[end : end + len(after)] == after if after else end == len(keys):
                    yield number, evidence.statements[number].words[start:end]
                    break
