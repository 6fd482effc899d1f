"""Chooses a story's headline: the article's title, cleaned and in the configured style, else its shortened first sentence."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence, Set
from importlib import resources
from itertools import islice

from newsletter.draft.headlines import romance
from newsletter.draft.headlines.bounds import ENDS
from newsletter.draft.headlines.capitals import AS_IS, set_capitals
from newsletter.draft.headlines.english_clauses import without_bare_clause
from newsletter.draft.headlines.shorten import shorten, without_introduction, without_promise
from newsletter.draft.prose.quotation_marks import CLOSED_BY, is_straight_mark_alone, opened_behind
from newsletter.draft.prose.units import DEPTH, read_units
from newsletter.draft.summary.fitness.dependence import leans, points_back
from newsletter.draft.summary.fitness.faults import find_fault
from newsletter.draft.words.tfidf import find_words, words
from newsletter.text.language import language_of
from newsletter.text.sentences import OPENING
from newsletter.text.stopwords import ENGLISH, function_words

LONGEST = 90
# In characters: a sentence is shortened to this before one from further down that leans on it is taken.
SHORTER = 72
# How many sentences of a text are tried for a headline, and how many are compared with a title that may be the beginning of one. NEXT is
# also how many lines that make sense on their own are collected before one is chosen.
FIRST, NEXT = 8, 3
# In characters: a shorter line made from a later sentence says too little about a text.
LEAST_OTHER = 36
# In words: less of a quotation that is cut short is not quoted. In characters: what stands before it may be a headline alone.
LEAST_QUOTED, LEAST_BEFORE = 2, 20
# In characters: what closes a quotation has at most so many, a space before it included.
LONGEST_MARK = 2
# A word behind "and", of which the clause that it begins is cut off: ", and passengers".
_JOINED_LAST = re.compile(r",? (?:and|or|but) [a-z][a-z’'-]*$")
# A line that is cut between its words has more than so many.
LEAST_KEPT = 4
_BEFORE_SENTENCE = re.compile(
    rf"^(?:\([A-Z][\w .&/-]{{1,20}}\)|[A-ZÀ-Þ]{{2}}[A-ZÀ-Þ .,’'-]{{2,30}}:|[*•]+) ?(?=[A-ZÀ-Þ{OPENING}])"
)
_LETTER = re.compile(r"[^\W_]")
_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|his|them|their)\b")
# In characters: a longer title may be the beginning of a sentence.
LONG_TITLE = 60
# A shorter one that ends in an ellipsis may be too, if it has at least so many blanks.
LEAST_BEGUN = 3
# The beginning of a line that refers to somebody or something named before, or that has a quotation.
_POINTS = re.compile(
    r"(?:It|They|He|She|This|These|That|Those|We|I|His|Her|Their|Its|There|Some|Others|Both|Another|Such|[“\"„«])\b|.*[“\"„«]"
)
_REPLY = r"(?:re|fwd?|aw|wg|sv|tr|rv|antw)\s?:"
_LABEL_TABLE: dict[str, str] = tomllib.loads(
    resources.files("newsletter.draft.headlines").joinpath("title_labels.toml").read_text(encoding="utf-8")
)
_LABELS = "|".join(_LABEL_TABLE.values())
_EPISODE = r"(?:episode|épisode|ep\.?|folge|episodio|episódio|aflevering|avsnitt|odcinek)"
_MARKS = re.compile(
    # A label in capitals may be followed by a stop ("VIDÉO. "), or by the headline itself ("ZOBACZ WIDEO ").
    rf"^(?:(?:{_LABELS})\s*[:|]\s+|(?-i:(?:{_LABELS.upper()})\.\s+(?=[A-ZÀ-Þ«“„\"])|ZOBACZ WIDEO\s+)|"
    rf"[(\[](?:news|{_LABELS}|ad|anzeige)[)\]]\s*[:–-]?\s*|"
    # Of a news agency, of a forum: "UPDATE 2-", "[D]".
    r"(?-i:(?:UPDATE|WRAPUP) \d{1,2}-(?=[A-Z])|\[[DNPR]\]\s+)|"
    r"(?:question|solved|unsolved|discussion|help|poll|rant)\s+[-–—|]\s+|"
    # The subject of a mail: "Re: [dock-dev] ", "[dock-dev] Re: "; alone only what ends as lists are named: "[dock-dev] ", not
    # "[open-source] ". RV is a word too, and a mark only beside others.
    rf"(?!rv\s?:(?!\s*(?:\[|{_REPLY})))(?:\[[\w.-]{{2,30}}\]\s*)?(?:{_REPLY}\s*)+(?:\[[\w.-]{{2,30}}\]\s*)?|"
    r"\[[a-z]+(?:-[a-z]+)*-(?:announce|commits|dev|devel|discuss|ideas|list|sig|users?)\]\s*|"
    r"(?-i:[a-z]+(?:-[a-z]+)*-(?:announce|devel|discuss|security|users?) - )|"
    # A change sent for review: "[PATCH v2 0/7]", "[GIT PULL]"; an announcement.
    r"\[(?:[\w-]+ ){0,3}(?:patch|pull)(?: [\w./ -]+)?\]\s*|\[ann(?:ounce(?:ment)?)?\]\s*|"
    # The number of a preprint: "[2611.00001]"; of an episode, which a sign sets apart ("#12: ", "Episode 12 – "), or three figures, as no
    # team or song is ranked ("#112 ").
    r"\[\d{4}\.\d{4,5}(?:v\d+)?\]\s*|"
    rf"(?:#|{_EPISODE}\s?#?)\d{{1,4}}(?:\s?[:|]|\s[–—-])\s+|(?-i:#\d{{3,4}}\s+(?=[A-ZÀ-Þ“„«])))",
    re.IGNORECASE,
)
# Which of several pages it is: "(page 1 of 2)", "（1/2 ページ）".
_PAGE = re.compile(
    r"\s*[（(](?:(?:page|seite|p\.)\s*\d+(?:\s*(?:/|of|von)\s*\d+)?|\d+\s*[/／]\s*\d+\s*(?:pages?|seiten?|ページ|页|頁))[)）]$",
    re.IGNORECASE,
)
# The kind of a page behind its title: "| COMMENTARY", "[Video]"; where it is from, with how often it was discussed: "(example.org) 139".
_MARKS_BEHIND = re.compile(
    rf"(?:\s+[|–—-]\s+(?:(?!watch|listen|breaking|just in)(?:{_LABEL_TABLE['en']})|live updates|news|comment(?:ary)?|"
    rf"(?-i:{_LABELS.upper()}))|\s*[(\[](?:{_LABELS}|news|commentary)(?:\s?[+,/&i]\s?(?:{_LABELS}))?[)\]]|"
    r"\s+\((?:[\w-]+\.)+[a-z]{2,}\)(?:\s+\d{1,4})?|"
    rf"\s+(?:[|–—-]\s+{_EPISODE}\s?#?\d{{1,4}}|[(\[](?:#|{_EPISODE}\s?#?)\d{{1,4}}[)\]]))$",
    re.IGNORECASE,
)
# A quotation whose opening mark is missing: "We will not stop,’ says the mayor".
_HALF_QUOTED = re.compile(r"[^‘“„«\"']{3,}[,.!?](?P<mark>[’”\"'])(?= [^\W\d_])")
_SINGLE_OPEN = re.compile(r"(?<!\w)‘(?=\w)(?!.*’(?!\w))")
_OPENING = {"’": "‘", "”": "“"}
# Emoji before a title mark the kind of a page; behind it they are its author's.
_EMOJI = re.compile("^(?:[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f]\\s*)+")
# The title of a post in a social network is who wrote it: "Ada Holm (@ada@example.org)".
_ACCOUNT = re.compile(r".{1,80} \(@[\w.-]+(?:@[\w.-]+)?\)")
# The number of an advisory says nothing alone.
_ADVISORY = re.compile(r"(?:CVE-\d{4}-\d{4,}|(?:GHSA|RHSA|RUSTSEC|DSA|USN|PYSEC|GO)-[\w:-]*\d[\w:-]*)")
_ABBREVIATED = re.compile(
    r"\b(?:Inc|Ltd|Corp|Bros|Esq|etc|Jr|Sr|St|Co|vs|No|Mt|Dr|Mr|Mrs|Ms|Tues|Wed|Thurs|Feb|Aug|Sept|Oct|Nov|Dec)\.$"
)
# The worth of a title is reduced by LENGTH_WEIGHT for each word that it is longer or shorter than GOOD_LENGTH; an alternative must be
# worth nearly as much as the headline, at most CLOSE less.
GOOD_LENGTH, LENGTH_WEIGHT, CLOSE = 8, 0.06, 0.15
# What a title in capitals is worth of what it would be without.
SHOUTED = 0.5


def headline_of(title: str | None, text: str, style: str = AS_IS, stated: str | None = None) -> str:
    """Return the headline of an article in a style (`as is`, `sentence`, `title`); "" only for an article without a word.

    A title is kept whole, however long; a sentence used in place of a missing title has at most LONGEST characters. A headline never
    ends in an ellipsis. `stated` is the language that the page states (`de`), since a short text may not show its own.
    """
    is_cut_off = (title or "").rstrip().endswith(("…", "..."))
    language = (language_of(text, stated) or "en") if is_cut_off else "en"  # of no matter to a whole title
    own = clean_title("" if _ACCOUNT.fullmatch(title or "") else title or "", language)
    if _ADVISORY.fullmatch(own):
        language = language_of(text, stated) or "en"
        told = shorten(_first_sentence(text, language), LONGEST - len(own) - 2, language) if text.strip() else ""
        return f"{own}: {told}" if told else own
    is_begun = len(own) > LONG_TITLE or (is_cut_off and own.count(" ") >= LEAST_BEGUN)
    whole = _sentence_begun(own, text) if is_begun else ""
    if whole or not own:
        language = language_of(text, stated) or "en"
        own = _of_text(whole or _first_sentence(text, language), text, language)
    return set_capitals(own, style, text).rstrip("… ")


def _sentence_begun(title: str, text: str) -> str:
    """Return the sentence near the beginning of a text that a title is the (cut off) beginning of, "" if there is none."""
    begun = _letters(title)
    return next((unit.text for unit in read_units(text, DEPTH)[:NEXT] if _letters(unit.text).startswith(begun)), "")


def _of_text(first: str, text: str, language: str) -> str:
    """Return the headline of a text without a title: its `first` sentence shortened, else the best of the next ones that can be."""
    if line := shorten(first, LONGEST, language):
        return line
    units = (unit for unit in _sentences(text) if unit != first and find_fault(unit, language) is None)
    subject = set(words(first))
    lines: list[str] = []
    alone: list[str] = []
    for line in (line for unit in units if len(line := shorten(unit, LONGEST, language)) >= LEAST_OTHER):
        lines.append(line)
        if _stands_alone(line, language):
            if subject & set(words(line)):
                return line
            alone.append(line)
        if len(alone) == NEXT:
            break
    rest = next(iter(alone), "") or shorten(first, SHORTER, language) or next(iter(lines), "")
    cut = (_whole_words(_cut_at_word(first, most, language), language) for most in (LONGEST, LONGEST - LONGEST_MARK))
    return rest or next(line for line in cut if len(line) <= LONGEST)


def _stands_alone(line: str, language: str) -> bool:
    """Say whether a line makes sense without the sentences before it."""
    if leans(line, language) or points_back(line, language) or _POINTS.match(line):
        return False
    pronoun = _PRONOUN.search(line)
    return pronoun is None or re.search(r".\b[A-Z]", line[: pronoun.start()]) is not None or language != "en"


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def clean_title(title: str, language: str = "en") -> str:
    """Return a title without leading labels and emoji, page numbers, and a full stop or ellipsis at its end; before an ellipsis it loses
    the words that something in its `language` must follow."""
    line = _EMOJI.sub("", " ".join(title.split()))
    # A guillemet at the end is the sign of a link unless it closes a quotation.
    line = _PAGE.sub("", _MARKS.sub("", line)).strip().rstrip(ENDS + ("|" if "«" in line else "|»"))
    bare = _MARKS_BEHIND.sub("", line).strip()
    line = bare if len(bare.split()) > 1 else line
    if line.endswith(("...", "…")):
        line = _whole_words(line.rstrip(".… "), language)
    line = _with_whole_quotations(line)
    line = re.sub(r"(?<=\w) \.$", "", line)
    if re.search(r"(?<!\.)(?:\b[^\W\d_]{3,}|\d{2}|[%)”])\.$", line) and not _ABBREVIATED.search(line):
        line = line.removesuffix(".")
    return line


def _with_whole_quotations(line: str) -> str:
    """Return a title with the mark of a quotation that its page left off, without a mark at its end that closes none."""
    if found := _HALF_QUOTED.match(line):
        return _OPENING.get(found["mark"], found["mark"]) + line
    if line.count("“") == line.count("”") + 1 and "„" not in line:
        return f"{line}”"
    if line.count("„") == line.count("“") + line.count("”") + 1:
        return f"{line}“"
    if opened_behind(line) == '"':
        return f'{line}"'
    return line.removesuffix('"') if is_straight_mark_alone(line) else line


def _cut_at_word(line: str, longest: int, language: str) -> str:
    """Return the words of a line that fit, without half a name, half an infinitive or, in other languages, half a phrase at the end."""
    parts = line.split(" ")
    kept = len(line[: longest + 1].rsplit(" ", 1)[0].split(" "))
    known = function_words().get(language, frozenset()) if language not in ("en", "de") else frozenset()
    ends = [at for at in range(min(kept, len(parts) - 1), LEAST_KEPT, -1) if parts[at].lower() in known]
    if language in romance.LANGUAGES:
        kept = next((at for at in ends if not romance.ends_open(" ".join(parts[:at]), language)), kept)
    elif known and len(parts) > kept and parts[kept].lower() not in known and parts[kept - 1][-1:].isalnum():
        kept = next(iter(ends), kept)
    while kept > 4 and parts[kept - 1][:1].isupper() and parts[kept][:1].isupper():
        kept -= 1
    if kept > 5 and parts[kept - 2] == "to":
        kept -= 2
    line = " ".join(parts[:kept])[:longest]
    return _JOINED_LAST.sub("", line) if language == "en" and kept > LEAST_KEPT + 1 else line


def _whole_words(line: str, language: str = "en") -> str:
    """Return a line without words at its end that something must follow: articles, auxiliaries, in English a clause without its verb.

    A quotation that is cut short is closed behind what is left of it, so that its beginning is quoted, or goes if that is a word or two.
    """
    line = without_promise(line, language)
    mark = opened_behind(line) or ("‘" if _SINGLE_OPEN.search(line) else "")
    if mark:
        begin = line.rfind(mark)
        said = line[begin + 1 :]
        if len(said.split()) >= LEAST_QUOTED:
            return f"{line} {CLOSED_BY[mark]}" if said.startswith(" ") else line + CLOSED_BY[mark]
        if begin <= LEAST_BEFORE:
            return line[:begin] + said.lstrip()
        line = without_promise(line[:begin], language)
    return without_promise(without_bare_clause(line)) if language == "en" else line


def _first_sentence(text: str, language: str) -> str:
    """Return the first sentence of a text that makes sense on its own, else the first without a fault, else the first at all."""
    units = _sentences(text)
    sound: list[str] = []
    for unit in units:
        if find_fault(unit, language):
            continue
        if language == "en" and not sound and unit == units[0] and leans(unit, language):
            unit = without_introduction(unit)
        if not leans(unit, language):
            return unit
        sound.append(unit)
    return next(iter([*sound, *units]), " ".join(text.split()))


def _sentences(text: str) -> list[str]:
    """Return the first sentences of a text without an agency in brackets, a place in capitals or a bullet before them; no lone marks."""
    units = (unit.text for unit in read_units(text, DEPTH) if _LETTER.search(unit.text))
    return [_BEFORE_SENTENCE.sub("", unit) for unit in islice(units, FIRST)]


def title_worths(titles: Sequence[str], texts: Sequence[str]) -> list[float]:
    """Return what each title of a story's articles is worth as its headline: how many of its words the others' texts and titles share, less
    for a long or short one. Chosen on stories with headlines by editors.

    A contraction counts as a word that no text shares: with "here's who" or "it's" a title teases or quotes. One in capitals is worth half.
    """
    bodies = [_body_words(title, text) for title, text in zip(titles, texts, strict=True)]
    sets = [{*words(title), *_contractions(title)} for title in titles]
    return [
        (SHOUTED if titles[number].isupper() and len(one) > 1 else 1.0)
        * _shared(one, [(bodies[at], sets[at]) for at in range(len(titles)) if at != number])
        - (LENGTH_WEIGHT * abs(len(titles[number].split()) - GOOD_LENGTH) if one else 0.0)
        for number, one in enumerate(sets)
    ]


def _contractions(title: str) -> list[str]:
    """Return the function words of a title that end in a shortened verb: "it's", "I'm", "there’s"."""
    return [word for word in find_words(title.replace("’", "'")) if "'" in word and word.lower().partition("'")[0] in ENGLISH]


@functools.lru_cache(maxsize=32)  # a story's titles are weighed twice
def _body_words(title: str, text: str) -> frozenset[str]:
    return frozenset(words(f"{title} {text}"))


def _shared(title: set[str], others: Sequence[tuple[Set[str], set[str]]]) -> float:
    if not title or not others:
        return 0.0
    return sum(len(title & body) + len(title & other) / 2 for body, other in others) / len(title)


def alternative(titles: Sequence[str], texts: Sequence[str]) -> int | None:
    """Return the index of the best title that would do as well as the first one: worth nearly as much, in other words; else None."""
    if len(titles) < 2 or not titles[0].strip():
        return None
    sets = [set(words(title)) for title in titles]
    others = [at for at, one in enumerate(sets) if at and titles[at].strip() and len(sets[0] & one) < 0.6 * len(sets[0] | one)]
    worths = title_worths(titles, texts) if others else []
    close = [(worths[at], -at) for at in others if worths[at] >= worths[0] - CLOSE]
    return -max(close)[1] if close else None
