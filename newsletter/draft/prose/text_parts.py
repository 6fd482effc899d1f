"""Splits an article's text into paragraphs, quoted paragraphs, list items and other lines, and strips their Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsletter.draft.grammar.phrasebook import speech_behind_dash
from newsletter.draft.prose.quotation_marks import without_quotations
from newsletter.text.sentences import CLOSING
from newsletter.text.stopwords import ENGLISH

_MARKED = re.compile(r"(?:#{1,6}\s|\||!\[|-{3,}\s*$|\*{3,}\s*$|={3,}\s*$)")
_ITEM = re.compile(r"(?:[-*+•–]|\d{1,3}[.)])\s+(?=\S)")
_QUOTED = re.compile(r">+\s?")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_STOPS = tuple(".!?…。！？।؟۔")
_STOP = re.compile(rf"[{''.join(_STOPS)}][{CLOSING}]*$")
# [1], [note 3], [citation needed], [edit], a superscript arrow back.
_NOTE_MARKS = re.compile(
    r"\s?\[(?:\d{1,3}|[a-z]|note \d+|citation needed|edit|clarification needed|who\?|when\?|update)\]|[↩↑†‡]+(?=\W|$)|"
    # A raised number behind a word or a stop, not one of a measure: "today¹", and not "km²".
    r"(?:(?<=[a-z]{4})(?<!met(?:re|er)s)(?<!met(?:re|er))(?<!feet)(?<!inch)(?<!yards)(?<!miles)|(?<=[.,;!?”]))[¹²³⁰⁴-⁹]+(?=\W|$)"
)
_NOTED = "[↩↑†‡¹²³⁴⁵⁶⁷⁸⁹"
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*_])")
_LINKED = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
# Emoji after the full stop of a line.
_EMOJI_BEHIND = re.compile("(?<=[.!?…])[\\s\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f\u200d]+$")
# The salutation of a letter; the line after it may begin in lower case.
_SALUTATION = re.compile(
    r"(?:dear|hi|hello|hey|(?:sehr )?geehrte[rs]?|liebe[rs]?|hallo|moin|guten (?:tag|morgen)|ch(?:ère?|er)s?|bonjour|estimad[oa]s?|"
    r"querid[oa]s?|hola|car[oiae]|gentil[ei]|beste|geachte)\b[^.:;\n]{0,80},",
    re.IGNORECASE,
)
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
# The heading of a document's abstract, in characters not deeper than that.
_ABSTRACT, _PREAMBLE = re.compile(r"^\W*abstract\W*$", re.IGNORECASE | re.MULTILINE), 4000
# Above a text in the first person, who wrote it: "Ines Holm is a former harbour master of Brigford." She is not named again, and nothing
# has happened in it.
_AUTHOR = re.compile(
    r"^(?:[A-ZÀ-Þ][\w’'.-]* ){1,3}(?P<surname>[A-ZÀ-Þ][\w’'-]+) is (?:an?|the|professor|director) "
    r"(?![^\n]*\b(?:new|said|says|told|announced|today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
    r"[^\n]{5,220}\n",
    re.MULTILINE,
)
_I, _FIRST_PERSON, _LEAST_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y)\b"), re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b"), 3
_HEAD = 600  # in characters
# The heading over the list of a report's news, as statistical offices set it, and that list.
_POINTS = re.compile(
    r"^#{1,6} [^\w\n]*(?:main|key) (?:points|findings|results|figures|facts|messages|takeaways)[^\w\n]*\n(?P<items>(?:[-*•] [^\n]+\n+)+)",
    re.IGNORECASE | re.MULTILINE,
)
# The end of a press release; what follows it is about the sender.
_END = re.compile(r"^(?:\\?#[ \\#]*#|-\s?30\s?-|[-–—* \t]*ENDS?[-–—* \t]*)$", re.MULTILINE)
# The lines over what a sender says of itself below its news, by their names: "About Corvo Shipping", "Media contact". No sentence, and
# not "About the Study", which is still news.
_SENDER = re.compile(
    r"^(?:#{1,6} )?\**(?:(?i:about (?:us|the company))|"
    r"(?:About|Über|Acerca de|Sobre|À propos d[eu]|Informazioni su|Over)(?: (?:the|die|das|der|de|het|la|el))?"
    r"(?! (?i:study|research|survey|report|data|studie|umfrage|estudio|étude|studio|onderzoek)\b)"
    r"(?= [\w’'&.,-]*[A-ZÀ-Þ])(?: [\w’'&.,()-]+){1,7}(?<![.,])|"
    r"(?i:(?:media|press|investor)(?: (?:and|&) (?:media|press|investor))? (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|relations)|"
    r"pressekontakt|contact presse|contacto de prensa|notes? (?:to|for) editors|forward-looking statements))\**:?\**$",
    re.MULTILINE,
)
# In a short release these lines may stand before its middle.
_SENDER_FROM = 3
# A claim is among this many lines at the top.
_TOP = 12


def without_preamble(text: str) -> str:
    """Return the text behind its line "Abstract", where notices stand before it and something follows, and without a line near its
    beginning that says who its author is; any other text whole."""
    found = _ABSTRACT.search(text, 0, _PREAMBLE)
    text = text[found.end() :] if found and text[found.end() :].strip() else text
    author = _AUTHOR.search(text, 0, _HEAD)
    return text[: author.start()] + text[author.end() :] if author and _is_told_by(author["surname"], text) else text


def _is_told_by(surname: str, text: str) -> bool:
    """Say whether a text is one person's own, in "I" outside what others are quoted with, and names a person no second time."""
    if text.count(surname) > 1:
        return False
    told = without_quotations(text)
    return bool(_I.search(told)) and len(_FIRST_PERSON.findall(told)) >= _LEAST_FIRST_PERSON


def with_points_told(text: str) -> str:
    """Return a text whose main points stand in a list, as paragraphs, if they say more than the prose beside them; any other text whole.

    What a release of figures says in prose is how they were counted.
    """
    found = _POINTS.search(text)
    if found is None:
        return text
    plain, _, _, _ = split_blocks(text)
    prose = sum(len(block.split()) for block in plain if block.endswith(_STOPS))
    points = [_ITEM.sub("", line, count=1) for line in found["items"].splitlines() if line.rstrip().endswith(_STOPS)]
    told = "".join(f"{point}\n" for point in points)
    return text[: found.start("items")] + told + text[found.end() :] if len(told.split()) > prose else text


def without_end_matter(text: str) -> str:
    """Return the text before what ends a press release: a mark ("###", "-30-", "ENDS") behind most of it, or what the sender says of itself
    ("About Corvo Shipping"); any other text whole."""
    found = _END.search(text, len(text) // 2)
    text = text[: found.start()] if found else text
    sender = _SENDER.search(text, len(text) // _SENDER_FROM)
    return text[: sender.start()] if sender else text


def without_marks(line: str) -> str:
    """Return a line of an article without Markdown, footnote marks and trailing emoji."""
    if "](" in line:
        line = _LINKED.sub(r"\1", line)
    if "*" in line or "_" in line:
        line = _EMPHASIS.sub(r"\2", line)
    line = line.replace("`", "") if line.isascii() else _EMOJI_BEHIND.sub("", line.replace("`", ""))
    return " ".join((_NOTE_MARKS.sub("", line) if any(map(line.__contains__, _NOTED)) else line).split())


def split_blocks(text: str) -> tuple[list[str], list[str], list[str], list[str]]:
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
        elif (found := _ITEM.match(line)) and not speech_behind_dash().match(line):
            items.append(line[found.end() :])
        else:
            plain.append(_paragraph(line, plain[-1] if plain else "", marks))
    if claims and not any(map(is_whole, plain)):
        plain[:0] = [lines[number][0] for number in sorted(claims)]
    return plain, quoted, items, rest


def _paragraph(line: str, before: str, marks: Sequence[re.Pattern[str]]) -> str:
    """Return a line of running text without what marks an answer or a post, with a capital after a salutation `before` it, and with a
    dash before speech."""
    if line[:1].islower() and before[:1].isupper() and _SALUTATION.fullmatch(before):
        line = line[0].upper() + line[1:]
    mark = next(filter(None, (mark.match(line) for mark in marks)), None)
    return line[mark.end() :] if mark else f"–{line[1:]}" if line.startswith("- ") else line


def bare_lines(blocks: Iterable[str]) -> Iterator[str]:
    """Yield blocks without their marks; none of which nothing is left."""
    return filter(None, map(without_marks, blocks))


def is_whole(block: str) -> bool:
    """Say whether a block is running text: it ends like a sentence or an announcement, or it is long."""
    return block.rstrip(CLOSING).endswith(_STOPS) or block.endswith(":") or len(block.split(maxsplit=24)) >= 25


def _claims(top: Sequence[str]) -> set[int]:
    """Return the indexes of those lines at the top of a text that are a claim it examines: after a label, or before the verdict."""
    found = {at for at, line in enumerate(top) if _CLAIM_LINE.match(line) or (at and _CLAIM_LABEL.fullmatch(top[at - 1]))}
    rated = next((at - 1 for at in (1, 2) if _RATING.fullmatch(" ".join(top[at : at + 2]))), None)
    return found if rated is None else found | {rated}


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
