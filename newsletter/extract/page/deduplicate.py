"""Removes blocks that are printed twice, such as a preview and its full text, or a quotation and its card.

A sentence that is printed twice is a fault of the page. A repeated short line usually is not (recipes, schedules, lyrics), so it is removed
only as part of a run of lines that is repeated as a whole. Code is removed as a whole fence or not at all. trafilatura's own `deduplicate`
is not used: it compares all pages that the process reads, and keeps a paragraph that occurs twice in one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

# A line of these kinds with at least so many words is prose; a copy of it is removed wherever it is.
PROSE_WORDS = {"paragraph": 8, "quotation": 8, "item": 8, "heading": 8, "row": 12}
CODE_WORDS = 12
NEVER = 1_000_000
CUT_WORDS = 6
CONTAINED_WORDS = 12
RECENT = 8
# Least and most occurrences of a refrain.
FEWEST, MOST = 3, 6
FENCE = "```"
_ENDS = tuple('.!?…。！？؟।"”’»“')

_WORD = re.compile(r"[^\W_]+")
_SPACELESS = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,3}[.)])\s+")
# The time at which something is said, in front of a line of a transcript: in brackets or to the second, unlike one of a schedule.
_STAMP = re.compile(
    r"(?:[\[(]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]|\d{1,2}:\d\d:\d\d(?:[.,]\d{1,3})?)\s+(?:[-–—|]\s+)?(?=\S)"
)
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)\W*(?:read more|more|weiterlesen|mehr|lire la suite|leer más)?\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """The `length` lines from `start` repeat those from `first`; `immediate`: they follow directly after them."""

    start: int
    length: int
    first: int
    immediate: bool = False


class _Block(NamedTuple):
    """A line, or a whole code fence, from `start` to `stop`.

    `cut` is the number of words before it breaks off, 0 if it does not; `ended`: it ends as sentences and quotations do.
    """

    start: int
    stop: int
    key: str
    kind: str
    words: tuple[str, ...]
    cut: int
    prose: bool
    ended: bool = False


def drop_repeats(lines: Sequence[str]) -> list[str]:
    """Return the lines without repetitions; the first occurrence and the order are kept.

    A line is one block in the notation of `Article.text` (`## `, `- `, `> `, `| `, fences). Blank lines outside fences are dropped.
    If a prose block is clearly a cut version of another (it breaks off, or is a sentence of it word for word), the longer one is kept.
    The time is nearly linear in the number of words.
    """
    return list(_without_repeats(tuple(lines)))


@lru_cache(maxsize=2)
def _without_repeats(lines: tuple[str, ...]) -> tuple[str, ...]:
    # Cached, because the same text is asked for twice: to find stories in it, and for the article itself.
    left = _one_pass(lines)
    while left != lines:  # two equal runs may be adjacent now that what was between them is gone
        lines, left = left, _one_pass(left)
    return left


def _one_pass(lines: tuple[str, ...]) -> tuple[str, ...]:
    blocks = list(_blocks(lines))
    gone = {index for run in _runs(blocks) for index in range(run.start, run.start + run.length)}
    left = [index for index in range(len(blocks)) if index not in gone]
    gone |= {left[index] for index in _cuts([blocks[index] for index in left])}
    return tuple(line for index, block in enumerate(blocks) if index not in gone for line in lines[block.start : block.stop])


def repeated_runs(lines: Sequence[str]) -> list[Run]:
    """Return the runs of lines that repeat earlier lines word for word, in order, without overlaps; each contains prose.

    `drop_repeats` removes them before it looks for cut versions. `Run.immediate` distinguishes a doubled block from a distant repetition.
    """
    blocks = list(_blocks(lines))
    result = []
    for run in _runs(blocks):
        start, stop = blocks[run.start].start, blocks[run.start + run.length - 1].stop
        result.append(Run(start, stop - start, blocks[run.first].start, run.immediate))
    return result


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case; in scripts without spaces, each character is a word."""
    if text.isascii():  # most lines are; the steps below would not change them
        return _WORD.findall(text.lower())
    plain = unicodedata.normalize("NFKC", text).casefold()
    if _SPACELESS.search(plain):
        plain = _SPACELESS.sub(r" \g<0> ", plain)
    return _WORD.findall(plain)


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    """Return lines as blocks. A fence that is never closed is an ordinary line."""
    fences = [index for index, line in enumerate(lines) if line.lstrip().startswith(FENCE)]
    closing = dict(zip(fences[::2], fences[1::2], strict=False))
    index, said, key = 0, "", ""
    while index < len(lines):
        if index in closing:
            stop = closing[index] + 1
            code = "\n".join(lines[index:stop])
            yield _Block(index, stop, code, "code", (), 0, len(code.split()) >= CODE_WORDS)
            index, said = stop, ""
            continue
        if line := lines[index].strip():
            block, words_said = _block(index, line), _said_at_a_time(line)
            if words_said and words_said == said:  # the line before, with another time in front of it
                block = block._replace(key=key)
            said, key = words_said, block.key
            yield block
        index += 1


def _said_at_a_time(line: str) -> str:
    """Return what a line of a transcript says behind its time, "" for another line."""
    stamp = _STAMP.match(line)
    return line[stamp.end() :] if stamp else ""


def _block(index: int, line: str) -> _Block:
    kind, said = "paragraph", line
    if line.startswith("|"):
        kind = "row"
    elif line.startswith("#"):
        kind, said = "heading", line.lstrip("# ")
    elif line.startswith(">"):
        kind, said = "quotation", line.lstrip("> ")
    elif mark := _ITEM.match(line):
        kind, said = "item", line[mark.end() :]
    words = words_of(said)
    broken = _ELLIPSIS.search(said) if "…" in said or "..." in said else None
    key = " ".join(words) or " ".join(said.split())
    marked = kind in ("row", "item")
    cut = len(words_of(said[: broken.start()])) if broken else 0
    weight: float = len(words)
    if weight >= PROSE_WORDS.get(kind, NEVER) and _SPACELESS.search(key):
        weight -= sum(1 for word in words if _SPACELESS.match(word)) / 2
    prose = weight >= PROSE_WORDS.get(kind, NEVER)
    return _Block(index, index + 1, kind[0] + key if marked else key, kind, tuple(words), cut, prose, said.endswith(_ENDS))


def _runs(blocks: Sequence[_Block]) -> Iterator[Run]:
    """Yield the repeated runs, counted in blocks.

    For each block, the most recent blocks with the same words are tried, and the longest common continuation wins. How far a repetition
    at some distance extends is remembered, so that long repeated lists take no more time than short ones.
    """
    prose = [0, *accumulate(block.prose for block in blocks)]
    times = Counter(block.key for block in blocks)
    places: dict[str, list[int]] = {}
    reach: dict[int, int] = {}
    index = 0
    for place, block in enumerate(blocks):
        if place >= index:
            run = _longest(blocks, place, places.get(block.key, ()), reach)
            stop = run.start + run.length if run else place
            if run and prose[stop] > prose[place] and not _is_refrain(block, run, times[block.key]):
                yield from [run] if run.immediate else _echoes(blocks, run, prose[stop] - prose[place])
                index = stop
        recent = places.setdefault(block.key, [])
        recent.append(place)
        del recent[:-RECENT]


def _is_refrain(block: _Block, run: Run, times: int) -> bool:
    """Whether a single sentence is repeated several times with others between, as in a speech: no page does that by mistake."""
    alone = run.length == 1 and not run.immediate and run.start - run.first > 1
    return alone and FEWEST <= times <= MOST and block.kind == "paragraph" and block.ended


def _longest(blocks: Sequence[_Block], place: int, earlier: Sequence[int], reach: dict[int, int]) -> Run | None:
    best: Run | None = None
    for first in reversed(earlier):
        distance = place - first
        end = reach.get(distance, 0)
        if end <= place:
            end = place
            while end < len(blocks) and blocks[end].key == blocks[end - distance].key:
                end += 1
            reach[distance] = end
        length = min(end - place, distance)
        if best is None or length > best.length:
            best = Run(place, length, first, length == distance)
    return best


def _echoes(blocks: Sequence[_Block], run: Run, prose: int) -> Iterator[Run]:
    """Yield the parts to remove of a run that repeats lines further up.

    These are all lines but list items, table rows and code at its edges; only the prose if that is the smaller part; nothing if the run
    is only headings and list items (a form that is filled in again, such as a meal plan).
    """
    places = range(run.start, run.start + run.length)
    if {blocks[place].kind for place in places} == {"heading", "item"}:
        return
    if 2 * prose < run.length:
        yield from (Run(place, 1, run.first + place - run.start) for place in places if blocks[place].prose)
        return
    free = [place for place in places if blocks[place].prose or blocks[place].kind not in ("item", "row", "code")]
    yield Run(free[0], free[-1] + 1 - free[0], run.first + free[0] - run.start)


def _cuts(blocks: Sequence[_Block]) -> set[int]:
    """Return the blocks to drop because they are cut versions of a longer one, or the reverse (see `_worse`).

    The beginning of a cut version occurs in the whole, so each block is compared only with the longest one that contains its first words.
    """
    order = sorted(
        (index for index, block in enumerate(blocks) if _may_be_cut(block)), key=lambda index: -len(blocks[index].words)
    )
    beginnings = {blocks[index].words[:CUT_WORDS] for index in order}
    holder: dict[tuple[str, ...], int] = {}
    cuts: dict[int, list[int]] = {}
    for index in order:
        block = blocks[index]
        whole = holder.get(block.words[:CUT_WORDS])
        if whole is not None and block.words != blocks[whole].words and _is_cut(block, blocks[whole]):
            cuts.setdefault(whole, []).append(index)
            continue
        for beginning in beginnings.intersection(zip(*(block.words[place:] for place in range(CUT_WORDS)), strict=False)):
            holder.setdefault(beginning, index)
    return {index for whole, parts in cuts.items() for index in _worse(blocks, whole, parts)}


def _may_be_cut(block: _Block) -> bool:
    return block.kind in ("paragraph", "quotation") and len(block.words) >= CUT_WORDS


def _is_cut(part: _Block, whole: _Block) -> bool:
    if part.cut >= CUT_WORDS and whole.words[: part.cut] == part.words[: part.cut]:
        return True
    # Short texts such as names and titles also occur inside others; a whole sentence does so only if it is printed again.
    return part.ended and len(part.words) >= CONTAINED_WORDS and f" {' '.join(part.words)} " in f" {' '.join(whole.words)} "


def _worse(blocks: Sequence[_Block], whole: int, parts: list[int]) -> list[int]:
    """Return what to drop of a block and its cut versions: these, or the block if it is just those paragraphs run together."""
    covered = sum(len(blocks[index].words) for index in parts)
    return [whole] if len(parts) > 1 and covered >= 0.9 * len(blocks[whole].words) else parts
