"""Splits plain text into stories: a repeated block ends one, a change of vocabulary begins the next.

Such text comes from live pages whose entries show a preview and, when unfolded, the same lines again. Each doubled block ends a story;
a story without one ends where the names and words of the text change (lexical cohesion: Hearst, "TextTiling", Computational
Linguistics 23(1), 1997).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from newsletter.extract.page.deduplicate import Run, drop_repeats, repeated_runs
from newsletter.extract.stories.story_block import StoryBlock, first_sentence
from newsletter.extract.word_tables import read_table

HOW = "repeated blocks"
MIN_RUNS = 3
LINE_BYTES = 60
# The share of doubled blocks that need lines before them, as entries have; without any, the page simply prints everything twice.
LED = 0.6
# How many lines before a gap are compared with the following ones, and the sum of word weights that they must share if the gap is inside
# a story: less than that of one word that only two lines of the page have. Chosen on pages composed of news articles and of live entries
# (F1 of story starts 0.95 and 0.88 to 0.93; anything from 0.6 to 1.2 is within a point of that).
WINDOW = 3
COHESION = 0.8
AFTER = 0.5
LENGTH = 0.2
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_WORDS = read_table("newsletter.extract.stories", "repeated_text")
_GOES_ON = re.compile(rf"[\"“„«‘'(…—–-]|(?:{'|'.join(_WORDS['goes_on'])})(?![^\W_])", re.IGNORECASE)
_CASED = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿΑ-Ωα-ωА-Яа-я]")
_NAME = re.compile(r"(?<![.!?:][ ])(?<![.!?:][\"”’][ ])(?<![\w'’-])([A-ZÀ-ÖØ-ÞΑ-ΩА-Я][\w&.-]*\w)")
_MARKS = "\"'“”‘’«»„([{,.;:!?"
_STOP = frozenset(_WORDS["stop"].split())


def plain_stories(lines: Sequence[str]) -> list[StoryBlock]:
    """Return the stories of a text with doubled entries; [] if fewer than three blocks are doubled, or if no lines come before them."""
    lines = [line for line in lines if line.strip()]
    if len(lines) - len(set(lines)) < MIN_RUNS or not _is_prose(lines):
        return []
    runs = [run for run in repeated_runs(lines) if run.immediate]
    if len(runs) < MIN_RUNS or not _are_entries(runs):
        return []
    weights, names = _weights(lines), _names(lines)
    stories: list[list[str]] = []
    start = 0
    for run in runs:
        stories += _parted(lines[start : run.first], lines[run.first : run.start], weights, names)
        start = run.start + run.length
    if start < len(lines):
        stories += _parted(lines[start:], [], weights, names)
    return [_story(story) for story in stories]


def _are_entries(runs: Sequence[Run]) -> bool:
    ends = [0, *(run.start + run.length for run in runs)]
    led = sum(1 for run, end in zip(runs, ends, strict=False) if run.first > end)
    return led >= LED * len(runs)


def _is_prose(lines: Sequence[str]) -> bool:
    """Whether the text consists of paragraphs; the index of a forum has repetitions too."""
    long = sum(1 for line in lines if len(line.encode("utf-8", "surrogatepass")) >= LINE_BYTES)
    return 2 * long >= len(lines)


def _story(lines: Sequence[str]) -> StoryBlock:
    kept = tuple(drop_repeats(lines))
    return StoryBlock(title=first_sentence(kept), given_title=False, lines=kept, how=HOW)


def _weights(lines: Sequence[str]) -> dict[str, float]:
    """Return the weight of each word as a sign of a line's subject: 1 if it occurs in two lines of the page, less if in more."""
    distinct = dict.fromkeys(lines)
    count = Counter(term for line in distinct for term in _terms(line))
    rarest = math.log(max(len(distinct), 4) / 2)
    return {term: math.log(max(len(distinct), 4) / max(seen, 2)) / rarest for term, seen in count.items()}


def _terms(line: str) -> set[str]:
    found = set()
    for word in _WORD.findall(line):
        bare = re.sub(r"['’]s?$", "", word.casefold().strip("."))
        if bare in _STOP or (len(bare) < 3 and not (word[0].isupper() and len(bare) > 1) and not bare.isdigit()):
            continue
        found.add(_stem(bare))
    return found


def _stem(word: str) -> str:
    for ending in ("ing", "ers", "ed", "es", "er", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _parted(leads: Sequence[str], block: Sequence[str], weights: dict[str, float], names: frozenset[str]) -> list[list[str]]:
    """Return the stories up to and including the doubled block: the lines before it are divided where the words change."""
    if not leads:
        return [list(block)] if block else []
    following = [*leads, *block]
    stories = [[following[0]]]
    for place in range(1, len(leads)):
        if _goes_on(stories[-1], following[place:], weights, names):
            stories[-1].append(following[place])
        else:
            stories.append([following[place]])
    stories[-1] += block
    return stories


def _introduces(line: str, names: frozenset[str]) -> bool:
    """Whether a line may begin a story: news begin by saying who or what, so with a name. In scripts without capitals, any line may."""
    if not _CASED.search(line):
        return True
    words = line.split()
    return bool(_NAME.search(" ".join(words[1:]))) or words[0].strip(_MARKS).removesuffix("'s").removesuffix("’s") in names


def _names(lines: Sequence[str]) -> frozenset[str]:
    """Return all words that are capitalised inside a sentence somewhere."""
    return frozenset(match[1] for line in lines for match in _NAME.finditer(line.partition(" ")[2]))


def _goes_on(story: Sequence[str], following: Sequence[str], weights: dict[str, float], names: frozenset[str]) -> bool:
    """Whether the first of the following lines still belongs to the story.

    Words that the story shares with that line count fully, those shared only with the line after it half. The longer the story already
    is, the more must be shared.
    """
    if _GOES_ON.match(following[0]) or story[-1].rstrip().endswith(":") or not _introduces(following[0], names):
        return True
    before = set().union(*(_terms(line) for line in story[-WINDOW:]))
    first = before & _terms(following[0])
    second = before & _terms(following[1]) - first if len(following) > 1 else set()
    shared = sum(weights.get(term, 0.0) for term in first) + AFTER * sum(weights.get(term, 0.0) for term in second)
    return shared - LENGTH * max(0, len(story) - 2) >= COHESION
