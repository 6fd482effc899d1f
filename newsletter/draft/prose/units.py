"""Reads an article's running text as units: sentences without datelines and labels, and quotations whole.

A quotation of several sentences is one unit: a part of it might say something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, count, islice, pairwise
from typing import NamedTuple

from newsletter.draft.prose.quotation_marks import MARKS, is_quotation_open, opened_behind
from newsletter.draft.prose.report_dateline import clock_end, dateline_end
from newsletter.draft.prose.text_parts import bare_lines, is_whole, split_blocks
from newsletter.text.sentences import CLOSING, OPENING, count_words, iter_sentences

_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# Labels that some outlets put before a paragraph; its sentence is complete without.
_PARAGRAPH_LABEL = re.compile(
    r"^(?:the bottom line|what they[’']re saying|why it matters|driving the news|the big picture|between the lines|by the numbers|"
    r"zoom (?:in|out)|state of play|catch up quick|flashback|what[’']s (?:next|new|happening)|yes, but|the intrigue|how it works|"
    r"the latest|details|context|background|abstract|summary|tl;?dr|update|breaking|exclusive|watch|analysis|opinion|key takeaways?)"
    r"\s*[:—–]\s*(?=\S)|"
    # The same without a mark, if what follows begins with a capital.
    r"^(?:the bottom line|what they[’']re saying|why it matters|driving the news|the big picture|between the lines|by the numbers|"
    r"how it works|zoom (?:in|out)|state of play|catch up quick|what[’']s (?:next|new)|go deeper) (?=(?-i:[A-Z][a-z]))|"
    # What a podcast's page says of itself before it names who talks; what else somebody does in an episode may be a tale.
    r"^(?:in|on) (?:this|today[’']s) (?:week[’']s )?episode(?: of [^,]{3,40})?, (?=(?-i:[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ])[^.!?]{3,120}?"
    r"\b(?:talks?|speaks?|chats?|discuss(?:es)?|explains?|tells?|interviews?|asks?|answers?|describes?|looks? (?:at|back)|sits? down) )",
    re.IGNORECASE,
)
# Who wrote a report, in front of its first sentence: "By Ann Lee | Courier Staff — The".
_PERSON = r"(?:[A-ZÀ-Þ][\w.'’-]*+ ?){2,4}"
_BYLINE = re.compile(
    rf"By {_PERSON}(?:(?:, |and |& ){_PERSON}){{0,3}}(?:[|,] ?[A-ZÀ-Þ][\w.'’ -]{{2,40}}?)? ?(?:[—–|]|--?) (?=[A-ZÀ-Þ{OPENING}])"
)
# The parts of an abstract: "Results: Nurses slept longer.".
_ABSTRACT_LABEL = re.compile(
    r"^(?:background|objectives?|aims?|purpose|introduction|(?:materials and )?methods?|(?:main )?(?:results?|findings?)|conclusions?|"
    r"interpretation|discussion|importance|limitations)(?:/\w+)?: (?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
# The same without a colon, as a page sets the label in bold before the first sentence; only where two paragraphs begin so.
_BOLD_LABEL = re.compile(
    r"^(?:Background|Objectives?|Aims?|Purpose|Introduction|Methods|Results|Findings|Conclusions?|Interpretation|Discussion|Importance|"
    r"Limitations|BACKGROUND|OBJECTIVES?|AIMS?|METHODS|RESULTS|FINDINGS|CONCLUSIONS?|INTERPRETATION) (?=[A-Z])"
)
# Who wrote a paragraph, in brackets after it: "(dpa)", "(Ann Lee)".
_CREDIT = re.compile(rf"(?<=[.!?…{CLOSING}]) \([^()]{{2,60}}\)$")
# The signature of a quotation, after a dash: "— Ida Holm, baker".
_QUOTATION_ENDS, _SIGNED = tuple('"”“»«’'), re.compile(r"(?:[—–]|--?) ?[^\W\d_a-zß-ÿ][^.!?]{2,80}$")
# How many units of a text are considered: what stands further down matters less.
DEPTH = 24
# A quotation may span this many sentences.
_LONGEST_QUOTATION = 6
# A line of fewer words says nothing: "Changes since 4.2", "Thanks to all!"
LEAST_TOLD = 5


class Unit(NamedTuple):
    """A sentence, or a quotation of several: it is shown whole or not at all.

    `place` counts units in the order of the text; `opens` says that it opens its paragraph, `quoted` that it is inside a quotation that
    began before it and does not say whose words these are.
    """

    text: str
    place: int
    opens: bool = False
    quoted: bool = False


@lru_cache(maxsize=4096)  # headlines come first, summaries of the same texts when all stories are placed
def read_units(text: str, most: int | None = None) -> Sequence[Unit]:
    """Return the first `most` units (None: all) of an article's running text, in order.

    If there is no running text, or only lines that announce a list, the quoted paragraphs are used instead, else the items of lists,
    else any lines.
    """
    plain, quoted, items, rest = split_blocks(text)
    for blocks in (plain, quoted, items):
        units = list(islice(split_units(filter(is_whole, bare_lines(blocks))), most))
        if any(map(_tells, units)):
            return units
    return list(islice(split_units([*bare_lines([*plain, *quoted, *items])] or bare_lines(rest)), most))


def without_dateline(paragraph: str) -> str:
    """Return a paragraph without its byline, dateline (place, day, agency) and label; one of which hardly a word would be left,
    unchanged."""
    byline = _BYLINE.match(paragraph) if paragraph.startswith("By ") else None
    report = paragraph[byline.end() :] if byline else paragraph
    rest = _PARAGRAPH_LABEL.sub("", report[dateline_end(report) :])
    return rest if rest != paragraph and (len(rest.split()) > 3 or len(_EAST_ASIAN.findall(rest)) > 8) else paragraph


def _tells(unit: Unit) -> bool:
    """Say whether a unit is more than a line that announces a list, a greeting or a label."""
    return not unit.text.endswith(":") and count_words(unit.text) >= LEAST_TOLD


def split_units(blocks: Iterable[str]) -> Iterator[Unit]:
    """Yield the units of paragraphs."""
    place = count()
    opened = ""
    for number, (block, following) in enumerate(pairwise(chain(_without_bold_labels([*blocks]), [""]))):
        paragraph = without_dateline(block) if number < 4 else _PARAGRAPH_LABEL.sub("", block[clock_end(block) :])
        opened = opened if paragraph.startswith(opened or " ") else ""
        # A straight mark that never closes is usually a slip, unless the next paragraph begins with one again.
        is_sure = bool(opened) or following.startswith('"')
        for first, unit in enumerate(_quotations_whole(iter_sentences(paragraph))):
            bare = _ABSTRACT_LABEL.sub("", unit, count=1) if ": " in unit else unit
            bare = _CREDIT.sub("", bare) if bare.endswith(")") else bare
            bare = without_dateline(bare) if first and number < 4 else bare
            quoted = bool(opened) and (is_sure or opened != '"') and (first > 0 or not _is_speaker_named(unit, opened))
            yield Unit(bare, next(place), opens=first == 0, quoted=quoted)
            opened = opened_behind(unit, opened)


def _without_bold_labels(blocks: list[str]) -> list[str]:
    """Return paragraphs without the labels of the parts of an abstract ("Results Mortality fell."), if two have one."""
    bare = [_BOLD_LABEL.sub("", block) for block in blocks]
    return bare if sum(a != b for a, b in zip(blocks, bare, strict=True)) > 1 else blocks


def _is_speaker_named(unit: str, opened: str) -> bool:
    """Say whether a unit that continues a quotation closes it and then says whose words it was."""
    behind = max(map(unit.rfind, MARKS)) + 1
    return opened_behind(unit, opened) == "" and len(unit[behind:].split()) > 1


def _quotations_whole(sentences: Iterator[str]) -> Iterator[str]:
    """Yield the sentences, those within one quotation joined; a quotation that never closes stays in parts."""
    ahead: list[str] = []
    while ahead := [*ahead, *islice(sentences, _LONGEST_QUOTATION - len(ahead))]:
        size = 1
        if is_quotation_open(ahead[0]):
            sizes = (longer for longer in range(2, len(ahead) + 1) if not is_quotation_open(" ".join(ahead[:longer])))
            size = next(sizes, 1)
        if ahead[size - 1].endswith(_QUOTATION_ENDS) and _SIGNED.match(ahead[size] if size < len(ahead) else ""):
            size += 1
        yield " ".join(ahead[:size])
        ahead = ahead[size:]
