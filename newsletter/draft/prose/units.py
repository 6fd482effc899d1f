"""Extracts an article's running text as sentences, without headings, lists, tables, code, datelines and footnote marks.

A quotation of several sentences is one unit: a part of it might say something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, count, filterfalse, islice, pairwise
from typing import NamedTuple

from newsletter.draft.grammar.english import is_surely_statement
from newsletter.draft.prose.report_dateline import clock_end, dateline_end
from newsletter.text.sentences import count_words, iter_sentences
from newsletter.text.stopwords import ENGLISH

_MARKED = re.compile(r"(?:#{1,6}\s|\||!\[|-{3,}\s*$|\*{3,}\s*$|={3,}\s*$)")
_ITEM = re.compile(r"(?:[-*+•–]|\d{1,3}[.)])\s+(?=\S)")
_QUOTED = re.compile(r">+\s?")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_STOPS, _CLOSING = tuple(".!?…。！？।؟۔"), "\"'”’»“«)]"
_STOP = re.compile(rf"[{''.join(_STOPS)}][{re.escape(_CLOSING)}]*$")
# [1], [note 3], [citation needed], [edit], a superscript arrow back.
_NOTE_MARKS = re.compile(
    r"\s?\[(?:\d{1,3}|[a-z]|note \d+|citation needed|edit|clarification needed|who\?|when\?|update)\]|[↩↑†‡]+(?=\W|$)|"
    # A raised number behind a word or a stop, not one of a measure: "today¹", and not "km²".
    r"(?:(?<=[a-z]{4})(?<!met(?:re|er)s)(?<!met(?:re|er))(?<!feet)(?<!inch)(?<!yards)(?<!miles)|(?<=[.,;!?”]))[¹²³⁰⁴-⁹]+(?=\W|$)"
)
_NOTED = "[↩↑†‡¹²³⁴⁵⁶⁷⁸⁹"
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*_])")
_LINKED = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# The heading of a discussion's post: who wrote it, and when.
_POST = re.compile(r"^#### [^\n]{1,60}, [^\n]*\d{4}[^\n]*$", re.MULTILINE)
# The same in a discussion without dates.
_NAMED_POST = re.compile(r"^#### [^\n]{1,60}$", re.MULTILINE)
# What forums print after the name of a post's author.
_ROLE = re.compile(
    r"\s+(?:(?:new|junior|senior|active|veteran|premium)\s+)?(?:member|moderator|administrator|mitglied)\s*$", re.IGNORECASE
)
# Labels that some outlets put before a paragraph; its sentence is complete without.
_PARAGRAPH_LABEL = re.compile(
    r"^(?:the bottom line|what they[’']re saying|why it matters|driving the news|the big picture|between the lines|by the numbers|"
    r"zoom (?:in|out)|state of play|catch up quick|flashback|what[’']s (?:next|new|happening)|yes, but|the intrigue|how it works|"
    r"the latest|details|context|background|abstract|summary|tl;?dr|update|breaking|exclusive|watch|analysis|opinion|key takeaways?)"
    r"\s*[:—–]\s*(?=\S)|"
    # The same without a mark, if what follows begins with a capital.
    r"^(?:the bottom line|what they[’']re saying|why it matters|driving the news|the big picture|between the lines|by the numbers|"
    r"how it works|zoom (?:in|out)|state of play|catch up quick|what[’']s (?:next|new)|go deeper) (?=(?-i:[A-Z][a-z]))",
    re.IGNORECASE,
)
# The parts of an abstract: "Results: Nurses slept longer.".
_ABSTRACT_LABEL = re.compile(
    r"^(?:background|objectives?|aims?|purpose|introduction|(?:materials and )?methods?|(?:main )?(?:results?|findings?)|conclusions?|"
    r"interpretation|discussion|importance|limitations)(?:/\w+)?: (?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_STRAIGHT = re.compile(r'(?<!\d)"')
_SINGLE_OPENS, _SINGLE_CLOSES = re.compile(r"(?<!\w)[‘'](?=\w)"), re.compile(r"(?<=[^\s])[’'](?!\w)")
# Who wrote a paragraph, in brackets after it: "(dpa)", "(Ann Lee)".
_CREDIT = re.compile(r"(?<=[.!?…”\"“]) \([^()]{2,60}\)$")
# Quotation marks; a straight one opens a quotation if it stands before a word and after a space, else it closes one.
_QUOTATION_MARK = re.compile(r'[“”„«»]|(?:(?<=[\s(\[—–-])|^)(?P<opening>")(?=\S)|"')
_MARKS = '"“”„«»'
_OPENS, _CLOSES = "“„«「『", "”»」』"
# Emoji after the full stop of a line.
_EMOJI_BEHIND = re.compile("(?<=[.!?…])[\\s\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f\u200d]+$")
# The salutation of a letter; the line after it may begin in lower case.
_SALUTATION = re.compile(
    r"(?:dear|hi|hello|hey|(?:sehr )?geehrte[rs]?|liebe[rs]?|hallo|moin|guten (?:tag|morgen)|ch(?:ère?|er)s?|bonjour|estimad[oa]s?|"
    r"querid[oa]s?|hola|car[oiae]|gentil[ei]|beste|geachte)\b[^.:;\n]{0,80},",
    re.IGNORECASE,
)
# The signature of a quotation, after a dash: "— Ida Holm, baker".
_QUOTATION_ENDS, _SIGNED = ('"', "”", "“", "»", "’"), re.compile(r"(?:[—–]|--?) ?[^\W\d_a-zß-ÿ][^.!?]{2,80}$")
# How many units of a text are considered: what stands further down matters less.
DEPTH = 24
# A quotation may span this many sentences.
_LONGEST_QUOTATION = 6
_WRAPPED = range(45, 100)
# A line of a poem may be as short as that; the next goes on with it where it begins with a function word.
_VERSE = range(12, 45)
# The letter before an answer, in a text with one before each question; the number of a post in a row of them, "3/ " or "(3/12) ".
_ASKED, _ANSWER = re.compile(r"^\**Q\**[.:]", re.MULTILINE), re.compile(r"\**A\**[.:]\**\s+(?=[A-Z“\"])")
_COUNTED, _POST_NUMBER = re.compile(r"^\(?1/", re.MULTILINE), re.compile(r"(?:\d{1,2}/|\(\d{1,2}/\d{1,2}\))\s+(?=\S)")
# In a fact check: the label on a line above the claim, the label and the claim on one line, and the verdict.
_CLAIM = r"(?:the |die |la )?(?:claim|behauptung|afirmación|affirmation|affermazione|alegação|bewering)"
_CLAIM_LABEL, _CLAIM_LINE = re.compile(rf"{_CLAIM}:?", re.IGNORECASE), re.compile(rf"{_CLAIM}:\s+\S", re.IGNORECASE)
_RATING = re.compile(
    r"(?:(?:our|the|unser\w*|nuestra) )?(?:rating|verdict|ruling|bewertung|urteil|calificación|veredicto|verdetto):?\s+(?:\w+ ){0,2}"
    r"(?:false|true|untrue|unproven|unfounded|mixture|misleading|misattributed|miscaptioned|outdated|scam|satire|fake|altered|"
    r"falsch|richtig|unbelegt|irreführend|größtenteils|falso|falsa|engañoso|verdadero|faux|vrai|trompeur|fuorviante|onwaar)[.!]?",
    re.IGNORECASE,
)
# A claim is among this many lines at the top.
_TOP = 12
# A heading in release notes. Fewer than MOST_ASIDE words beside their lists are no prose: "Thanks to all who helped!"
_RELEASE_NOTES = re.compile(
    r"^[^\w\n]*+(?:(?:what[’']s (?:new|changed)|(?:bug ?)?fixe[sd]|change ?log|changes|release notes|new features|improvements|neuerungen|"
    r"änderungen|fehlerbehebungen|nouveautés|corrections|novedades|correcciones|novità)\b.{0,20}|"
    r"(?:added|removed|deprecated|neu|behoben|entfernt|geändert|hinzugefügt|ajouté|corrigé|añadido|corregido)\W*|"
    r"(?:version |release |v)?\d+\.\d+\b.*)$",
    re.IGNORECASE | re.MULTILINE,
)
MOST_ASIDE = 12
# The heading of a version, and what a change log says of itself.
_VERSION_HEADING = re.compile(r"^#+ [^\w\n]*(?:version |release )?v?\d+\.\d+", re.IGNORECASE | re.MULTILINE)
_ABOUT_LOG = re.compile(r"notable changes (?:to|in) th|keep a changelog|semantic versioning", re.IGNORECASE)
# The heading over what is new in a release, and any heading.
_ADDITIONS = re.compile(
    r"\W*(?:(?:what[’']s )?new\b|added|additions|(?:new )?features|highlights|enhancements|neu(?:es|erungen|e funktionen)?\b|hinzugefügt|"
    r"nouveautés|ajouts?|ajouté|novedades|añadido|novità|aggiunt[oe]|novidades|adicionado|nieuw|toegevoegd|dodano|nowości)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_ADDRESS = re.compile(r"(?<!\S)(?:\S*?https?://|\S+?\.{3}(?=\S))\S*")
# In characters: no item of release notes is longer, and the marks behind it would take minutes to look for.
LONGEST_ITEM = 1000
# Behind an item of release notes: who wrote the change, the numbers of it: "by @ann in #311", "(closes #3)", "(a1b2c3d)".
_CHANGE_MARKS = re.compile(
    r"(?:,?(?: thanks)?(?: to)? (?:by @[\w.-]+(?:\[bot\])?|in (?:#\d+|https?://\S+)|@[\w-]+|#\d+)|"
    r" ?[(\[](?:[^()\[\]]*[#@]\w[^()\[\]]*|[0-9a-f]{7,40})[)\]])+[.!]?$"
)
# Before one: the kind of change, as commits are labelled: "feat(cli): ".
_CHANGE_KIND = re.compile(r"(?:feat|fix|perf)(?:\([\w/ -]+\))?!?: (?=\S)")
# What is no news to readers: housekeeping, calls, who is new among the authors.
_CHORE = re.compile(
    r"@|(?:bump|merge|chore|ci|build|docs?|tests?|refactor|style|various|misc\w*|minor|"
    r"download|click|see|read|visit|upgrade|check|try|install|follow|please|join|contact)\b|.*\bfirst contribution\b",
    re.IGNORECASE,
)
# A fault by its name, which says only under its heading that it is gone; in a sentence it is news: "Error messages name the file".
_NAMED_FAULT = re.compile(
    r"(?:crash(?:es)?|errors?|wrong|missing|incorrect|bugs?|issues?|problems?|regressions?|memory leaks?|deadlocks?|panics?)\b",
    re.IGNORECASE,
)
# A line of fewer words says nothing: "Changes since 4.2", "Thanks to all!"
LEAST_TOLD = 5
# An item of release notes of fewer words says nothing: "Various fixes".
LEAST_ITEM = 3


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
    plain, quoted, items, rest = _blocks(text)
    for blocks in (plain, quoted, items):
        units = list(islice(_units(filter(_is_whole, _unmarked(blocks))), most))
        if any(map(_tells, units)):
            return units
    return list(islice(_units([*_unmarked([*plain, *quoted, *items])] or _unmarked(rest)), most))


def read_release_notes(text: str) -> Sequence[Unit]:
    """Return the items of release notes as sentences with a full stop; () for any other text, or if there is prose beside them."""
    if _RELEASE_NOTES.search(text) is None:
        return ()
    plain, _, items, _ = _blocks(_newest_version(text))
    aside = sum(count_words(_ADDRESS.sub("", line)) for line in plain if not _ABOUT_LOG.search(line))
    if aside >= min(MOST_ASIDE, sum(map(count_words, items))):
        return ()
    return list(_units(filter(_is_whole, map(_as_sentence, filterfalse(_is_no_news, _unmarked(items))))))


def read_additions(text: str) -> Sequence[Unit]:
    """Return what release notes without prose list as new, as lines with a full stop; () for any other text. Unlike what they list as
    fixed or removed, such an item says what it means even if it is only a noun: "Export to EPUB"."""
    if not read_release_notes(text):
        return ()
    new = [part for part in _HEADING.split(_newest_version(text)) if _ADDITIONS.match(part)]
    items = chain.from_iterable(_blocks(part)[2] for part in new)
    return list(_units(map(_as_sentence, filterfalse(_CHORE.match, _unmarked(items)))))


def _newest_version(text: str) -> str:
    """Return a change log up to the heading of its second version; the first one is the newest."""
    older = next(islice(_VERSION_HEADING.finditer(text), 1, None), None)
    return text[: older.start()] if older else text


def first_post(text: str) -> str:
    """Return the first post of a discussion (a text with a heading for each post that says who wrote it); any other text whole."""
    posts = _headings_of_posts(text)
    return text[posts[0].end() : posts[1].start()] if posts else text


def first_speaker(text: str) -> str:
    """Return the author of a discussion's first post, "" for any other text."""
    posts = _headings_of_posts(text)
    return _ROLE.sub("", posts[0][0].removeprefix("#### ").partition(",")[0]).strip() if posts else ""


def _headings_of_posts(text: str) -> list[re.Match[str]]:
    """Return the headings of a discussion's posts; [] for a text that is no discussion."""
    if "#### " not in text:
        return []
    posts = list(_POST.finditer(text)) or list(_NAMED_POST.finditer(text) if text.startswith("#### ") else ())
    return posts if len(posts) > 1 and posts[0].start() <= 400 else []


def without_marks(line: str) -> str:
    """Return a line of an article without Markdown, footnote marks and trailing emoji."""
    if "](" in line:
        line = _LINKED.sub(r"\1", line)
    if "*" in line or "_" in line:
        line = _EMPHASIS.sub(r"\2", line)
    line = line.replace("`", "") if line.isascii() else _EMOJI_BEHIND.sub("", line.replace("`", ""))
    return " ".join((_NOTE_MARKS.sub("", line) if any(map(line.__contains__, _NOTED)) else line).split())


def without_dateline(paragraph: str) -> str:
    """Return a paragraph without its dateline (place, day, agency) and label; one of which hardly a word would be left, unchanged."""
    rest = _PARAGRAPH_LABEL.sub("", paragraph[dateline_end(paragraph) :])
    return rest if len(rest.split()) > 3 or len(_EAST_ASIAN.findall(rest)) > 8 else paragraph


def is_quotation_open(text: str) -> bool:
    """Say whether a text has half a quotation: one that opens and does not close, or closes and did not open."""
    if '"' in text and len(_STRAIGHT.findall(text)) % 2:
        return True
    if not text.isascii() and sum(map(text.count, _OPENS)) != sum(map(text.count, _CLOSES)) and not _is_german(text):
        return True
    return text.startswith(("‘", "'")) and len(_SINGLE_OPENS.findall(text)) != len(_SINGLE_CLOSES.findall(text))


def _is_german(text: str) -> bool:
    return "„" in text and text.count("„") == text.count("“") + text.count("”")


def _blocks(text: str) -> tuple[list[str], list[str], list[str], list[str]]:
    """Return a text's paragraphs, quoted paragraphs, list items, and all other lines."""
    plain: list[str] = []
    quoted: list[str] = []
    items: list[str] = []
    rest: list[str] = []
    lines = list(_unwrapped(text))
    claims = _claims([line.strip("#* _") for line, _ in lines[:_TOP]])
    marks = [mark for known, mark in ((_ASKED, _ANSWER), (_COUNTED, _POST_NUMBER)) if known.search(text)]
    for number, (line, fenced) in enumerate(lines):
        if fenced and not _reads_like_prose(line):
            continue
        if number in claims:
            rest.append(line)
        elif found := _QUOTED.match(line):
            quoted.append(line[found.end() :])
        elif _MARKED.match(line):
            rest.append(line.lstrip("#| -*="))
        elif found := _ITEM.match(line):
            items.append(line[found.end() :])
        else:
            is_begun = line[:1].islower() and plain and plain[-1][:1].isupper() and _SALUTATION.fullmatch(plain[-1])
            line = line[0].upper() + line[1:] if is_begun else line
            mark = next(filter(None, (mark.match(line) for mark in marks)), None)
            plain.append(line[mark.end() :] if mark else line)
    if claims and not any(map(_is_whole, plain)):
        plain[:0] = [lines[number][0] for number in sorted(claims)]
    return plain, quoted, items, rest


def _claims(top: Sequence[str]) -> set[int]:
    """Return the indexes of those lines at the top of a text that are a claim it examines: after a label, or before the verdict."""
    found = {at for at, line in enumerate(top) if _CLAIM_LINE.match(line) or (at and _CLAIM_LABEL.fullmatch(top[at - 1]))}
    rated = next((at - 1 for at in (1, 2) if _RATING.fullmatch(" ".join(top[at : at + 2]))), None)
    return found if rated is None else found | {rated}


def _is_no_news(item: str) -> bool:
    """Say whether an item of release notes is housekeeping, or only the name of a fault."""
    is_named_fault = _NAMED_FAULT.match(item) is not None and not is_surely_statement(
        _CHANGE_MARKS.sub("", item[:LONGEST_ITEM])
    )
    return is_named_fault or _CHORE.match(item) is not None


def _as_sentence(item: str) -> str:
    """Return an item of release notes without its kind, numbers and authors, and with the stop that they leave off."""
    if len(item) > LONGEST_ITEM:
        return item
    item = _CHANGE_MARKS.sub("", _CHANGE_KIND.sub("", item))
    return f"{item}." if (item[-1:].isalnum() or item.endswith(")")) and len(item.split()) >= LEAST_ITEM else item


def _unmarked(blocks: Iterable[str]) -> Iterator[str]:
    return filter(None, map(without_marks, blocks))


def _unwrapped(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it is in a code fence; lines that a mail program wrapped are joined again."""
    paragraph: list[str] = []
    fenced = False
    for raw in [*text.splitlines(), ""]:
        line = raw.strip()
        is_fence = _FENCE.match(raw) is not None
        if paragraph and not (line and not is_fence and _goes_on(paragraph[-1], line, fenced)):
            yield " ".join(paragraph), fenced
            paragraph = []
        if is_fence:
            fenced = not fenced
        elif line:
            paragraph.append(line)


def _goes_on(line: str, following: str, fenced: bool) -> bool:
    """Say whether a line is the rest of the sentence in the line before it."""
    if _MARKED.match(following) or _QUOTED.match(following) or _MARKED.match(line) or _QUOTED.match(line):
        return False
    if _ITEM.match(following) or (_ITEM.match(line) and not fenced):
        return False
    if fenced or _STOP.search(line) or not following[:1].islower() or _SALUTATION.fullmatch(line):
        return fenced
    return len(line) in _WRAPPED or (len(line) in _VERSE and following.split(maxsplit=1)[0] in ENGLISH)


def _reads_like_prose(line: str) -> bool:
    """Say whether a line in a code fence is running text: mails and plain-text pages are often set like code."""
    letters = sum(char.isalpha() or char in " ,.'’-" for char in line)
    return len(line.split()) >= 8 and letters >= 0.94 * len(line) and _STOP.search(line) is not None and line.count("()") < 2


def _is_whole(block: str) -> bool:
    return block.rstrip(_CLOSING).endswith(_STOPS) or block.endswith(":") or len(block.split(maxsplit=24)) >= 25


def _tells(unit: Unit) -> bool:
    """Say whether a unit is more than a line that announces a list, a greeting or a label."""
    return not unit.text.endswith(":") and count_words(unit.text) >= LEAST_TOLD


def _units(blocks: Iterable[str]) -> Iterator[Unit]:
    place = count()
    opened = ""
    for number, (block, following) in enumerate(pairwise(chain(blocks, [""]))):
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
            opened = _opened_behind(unit, opened)


def _opened_behind(unit: str, opened: str) -> str:
    """Return the opening mark of the quotation open at the end of a unit, "" for none; `opened` is the one open at its beginning."""
    for found in _QUOTATION_MARK.finditer(unit) if any(map(unit.__contains__, _MARKS)) else ():
        mark = found[0]
        if mark == '"':
            opened = (opened or mark) if found["opening"] else ""
        elif mark in "«»":
            opened = "" if opened in ("«", "»") and mark != opened else mark
        else:
            closes = mark == "”" or (mark == "“" and opened == "„")
            opened = "" if closes else mark
    return opened


def _is_speaker_named(unit: str, opened: str) -> bool:
    """Say whether a unit that continues a quotation closes it and then says whose words it was."""
    behind = max(map(unit.rfind, _MARKS)) + 1
    return _opened_behind(unit, opened) == "" and len(unit[behind:].split()) > 1


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
