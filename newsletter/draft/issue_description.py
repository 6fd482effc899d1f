"""Writes the description and summary of an issue from its top stories; the wording rotates from week to week.

The sentences are the stories' own, shortened at clauses. If a story has none that makes sense on its own, its headline is quoted in a
template of the issue's language, which is grammatical whatever form the headline has.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import islice

from newsletter.draft.grammar.english import fault_of_grammar, is_surely_statement
from newsletter.draft.grammar.phrasebook import read_table
from newsletter.draft.headlines.english_clauses import is_statement
from newsletter.draft.headlines.shorten import cut_at_clause
from newsletter.draft.prose.text_parts import without_marks
from newsletter.draft.summary.fitness.dependence import leans, points_back, speaks_as
from newsletter.draft.summary.fitness.faults import find_fault
from newsletter.draft.summary.opening_risk import DOUBTFUL_OPENING
from newsletter.draft.words.tfidf import words
from newsletter.models import Section, Story
from newsletter.text.language import guess_language, primary
from newsletter.text.sentences import split_sentences

# Lists of posts and mail programs show no more than this; search engines show about half.
MAX_CHARACTERS = 360
# In characters: the lead's sentence, the sentence of a further story, a headline quoted in a template.
MAX_LEAD_SENTENCE, MAX_OTHER_SENTENCE, MAX_HEADLINE = 150, 110, 70
# A headline that stays longer than this, since it cannot be cut, is quoted only where no other is left: it would fill the description.
MOST_QUOTED = 110
# A headline in a template if two of the greater length are too long together.
SHORT_HEADLINE = 45
# A sentence in a language whose clauses cannot be cut.
MAX_UNCUT_SENTENCE = 190
MAX_STORIES = 3
# A sentence addressed to a reader of the page ("helps you find leads") is no word of the issue's.
_ADDRESSED = re.compile(r"\byou(?:r|rs|rself|[’']\w+)?\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them|(?<!that )it(?! (?:is|was|would|will|takes?|took)\b))\b")
# What a pronoun may refer to: a name, or a noun with its article.
_NAMED = re.compile(r"^[A-Z][\w’'-]*[^\Ws] |.\b[A-Z]|\b(?i:the|an?|its|his|her|their|our|every|one|two|three|each) [\w’'-]+ ")
# "The bound is tight": only the headline says which one. Of the nouns in the first line there is only one.
_BARE_SUBJECT = re.compile(
    r"The (?!(?:government|police|council|court|senate|parliament|president|pope|world|internet|web|economy|army|union|sun|moon)\b)"
    r"(?:[a-z][\w-]*(?:[’']s\b| (?:(?:is|are|was|were|has|have|had|can|could|will|would|does|also|now|sa(?:ys|id)|goes|gets|makes)\b|"
    r"[a-z]{2,}ed\b))|"
    r"(?:release|update|method|effect|result|tool|product|device|model|app|book|film|show|series|paper|study|report|team|group|company|"
    r"firm|project|deal|plan|move|event|course|man|woman|pair|law|bill|rule|boat|plant|machine|system|programme|program|service) "
    r"(?!of\b|for\b|in\b|on\b|at\b|between\b|against\b|from\b|to\b)[a-z])"
)
_BARE_SUBJECT_GERMAN = re.compile(
    r"(?:Der|Die|Das) (?:Gesetz|Projekt|Plan|Vorhaben|Firma|Unternehmen|Studie|Gerät|Programm|Buch|Film|Team|Gruppe|Bericht|Bau|Verfahren|"
    r"Modell|Werk|Anlage|Preis|Strecke|System|Methode|Dienst|Schiffe?|Regelung|Urteil) "
    r"(?!de[rsm]\b|von\b|für\b|i[nm]\b|über\b|zu[rm]?\b|auf\b)[a-zäöü]"
)
# What begins so may be an aside that only the headline explains: "Nobody was hurt, and police suspect a cable". In German, where all nouns
# have capitals, a noun that nothing beside it tells: "Der Rat hat", not "Der US-Präsident" or "Die Strecke nach Marl".
_BEGINS_KNOWN = re.compile(
    r"(?:The(?= [a-z])|Nobody|No one|None|Niemand|Keiner|"
    r"(?:Der|Die|Das)(?= [A-ZÄÖÜ][a-zäöüß]+ (?!(?:de[rsm]|von|vom|für|i[nm]|über|zu[rm]?|auf|aus|nach|mit|bei|am|an)\b)[a-zäöü])) "
)
# In letters: words that begin alike are one ("fined", "fine").
ROOT = 5
_THERE = re.compile(r"(?<=[a-z]) there (?!(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b)[a-z]")
# Who says what a sentence states, behind the statement: ", the harbour master said on Monday".
_SOURCE = re.compile(
    r",? according to [^,;]+|"
    r", (?!(?:and|but|or|which|who|where|while|as|after|because|when|if)\b)(?:[\w.’'&-]+ ){1,10}?(?:said|says?|reported|reports|"
    r"announced|wrote|added|estimates|estimated|found|showed|warned|warns|claimed|claims|argued)\b(?! that\b)(?: [\w.’'-]+){0,6}(?=[,;]|$)|"
    r", (?:[A-Z]|its |his |her |their |the )[^,;]{2,60}, [^,;]{2,80}, (?:said|says|reported|wrote)(?: [^,;]{2,60})?(?=[,;]|$)|"
    r", (?:said|says|reported|wrote) (?!(?:in|on|at|to|that|during|after|before|as)\b)[^,;]{3,60}"
)
# The same where the speaker is described and not found by that: "Ines Holm, who runs the yard, its largest, said".
_SAID_BEHIND = re.compile(r", (?:said|says)\b(?! (?:[A-Z]|an? |the |his |her |its ))")
# A comment on a word that means another day in the issue than in the article; a weekday within the week does not.
_MOVED_DAY = re.compile(
    r"“((?:earlier |later )?today|yesterday|tonight|tomorrow|last night|this (?:morning|afternoon|evening))” is ", re.I
)
# Behind one of these the day is more than a time that can be left out: "as of today", "is today".
_KEEPS_DAY = frozenset(
    "of until till from since by as for than like starting beginning and or but is are before after with on".split()
)
# What is so on that day, and may be over: "is closed today".
_IS_SO = r"\b(?:is|are|isn[’']t|aren[’']t|remains?|stays?|will|can|cannot|may|must|should)\b[^,;]* "
# "Nine tips for better sleep" may be a heading.
_COUNT = re.compile(r"(?:\d+|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Some|Many|Best|Top|How|Why) ")
# The question that a headline begins with; cut within it, it would ask something else.
_ASKED = re.compile(
    r"(?:What|Why|How|Who|When|Where|Which|Is|Are|Do|Does|Did|Can|Could|Will|Would|Should|Has|Have|Must)\b[^?]*\?"
)
_QUOTES = str.maketrans({"“": "‘", "”": "’", "„": "‚", '"': "'", "«": "‹", "»": "›"})


def description_of(
    sections: Sequence[Section], language: str = "en", week: int = 0, leftovers: Collection[str] = ()
) -> str | None:
    """Return the description of an issue: a sentence on its lead, and two more stories by headline. None for an issue without stories.

    `language` is the issue's; `week` is a number by which the templates rotate. `leftovers` are the titles of the sections for stories
    that fit no other: these stories come last.
    """
    top = _top_stories(sections, language, leftovers)
    if not top:
        return None
    templates = _templates(language)
    opening = "opens" if len(top) > 1 else "only"
    first = _standalone_sentence(top[0], MAX_LEAD_SENTENCE, language) or _fill_template(templates, opening, week, top[:1])
    further = _quotable_first(top[1:])
    rest = [
        _fill_template(templates, kind, week, further[:count], longest)
        for kind, count, longest in (("two", 2, MAX_HEADLINE), ("two", 2, SHORT_HEADLINE), ("one", 1, MAX_HEADLINE))
        if len(top) > count
    ]
    return next((line for other in rest if len(line := f"{first} {other}") <= MAX_CHARACTERS), first)


def summary_of(sections: Sequence[Section], language: str = "en", week: int = 0, leftovers: Collection[str] = ()) -> str | None:
    """Return the summary of an issue: a sentence each from its lead and two more stories, or from one more and the headline of another.

    If no further story has a sentence that makes sense on its own, it is the description. None for an issue without stories.
    """
    top = _top_stories(sections, language, leftovers)
    if not top:
        return None
    first = _standalone_sentence(top[0], MAX_LEAD_SENTENCE, language) or _fill_template(
        _templates(language), "opens", week, top[:1]
    )
    able = ((story, line) for story in top[1:] if (line := _standalone_sentence(story, MAX_OTHER_SENTENCE, language)))
    told = list(islice(able, MAX_STORIES - 1))
    lines = [first, *(line for _, line in told)]
    while len(lines) > 1 and len(" ".join(lines)) > MAX_CHARACTERS:
        lines.pop()
    if len(lines) == 1:
        return description_of(sections, language, week, leftovers)
    more = _quotable_first([story for story in top[1:] if story not in [one for one, _ in told[: len(lines) - 1]]])
    if len(lines) < MAX_STORIES and more:
        line = _fill_template(_templates(language), "one", week, more[:1])
        lines += [line] if len(" ".join([*lines, line])) <= MAX_CHARACTERS else []
    return " ".join(lines)


def week_of(day: date) -> int:
    """Return the number of a day's week, counted from the year 1."""
    return day.toordinal() // 7


def _top_stories(sections: Sequence[Section], language: str, leftovers: Collection[str]) -> list[Story]:
    """Return the stories in the order in which they represent the issue: round-robin over its sections, then over the leftovers.

    The first story that opens a section and has a sentence that makes sense on its own is put in front; those without a summary come last.
    Of several with one headline only the first is there.
    """
    filled = [section.stories for section in sections if section.stories]
    proper = [section.stories for section in sections if section.stories and section.title not in leftovers]
    others = [section.stories for section in sections if section.stories and section.title in leftovers]
    top = [*_round_robin(proper), *_round_robin(others)]
    told = sorted(top, key=lambda story: not story.summary.strip())
    openers = [story for story in top[: len(proper) or len(filled)] if story.summary.strip()]
    opener = next((story for story in openers if _standalone_sentence(story, MAX_LEAD_SENTENCE, language)), None)
    first = told if opener is None else [opener, *told]
    named: dict[str, Story] = {}
    for story in first:
        named.setdefault(story.headline.casefold(), story)
    return list(named.values())


def _quotable_first(stories: Sequence[Story]) -> list[Story]:
    """Return stories with those last whose headline is too long to be quoted, such as one that is a quotation of several clauses."""
    return sorted(stories, key=lambda story: len(_name(story, MAX_HEADLINE)) > MOST_QUOTED)


def _round_robin(sections: Sequence[Sequence[Story]]) -> list[Story]:
    """Return all first stories, then all second ones, and so on."""
    depth = max(map(len, sections), default=0)
    return [stories[row] for row in range(depth) for stories in sections if row < len(stories)]


def _standalone_sentence(story: Story, longest: int, issue_language: str) -> str:
    """Return the first sentence of a story's summary, shortened at a clause if need be; "" if it makes no sense on its own or is too long.

    A summary too short to recognise its language by counts as being in the issue's. One whose opening the editor is asked to check does
    not speak for the issue.
    """
    if DOUBTFUL_OPENING in story.notes:
        return ""
    language = guess_language(story.summary) or primary(issue_language) or "en"
    for told in split_sentences(without_marks(story.summary))[:1]:
        sentence = _without_moved_day(told, story.notes)
        if (
            not sentence
            or "<" in sentence
            or find_fault(sentence, language)
            or speaks_as(sentence, language)
            or (language == "en" and _ADDRESSED.search(sentence))
            or _needs_another(sentence, language)
            or _is_aside(sentence, story.headline)
        ):
            continue
        if len(sentence) <= longest:
            return sentence
        # Only English clauses can be cut; a sentence in another language may be longer instead.
        if language != "en":
            return sentence if len(sentence) <= MAX_UNCUT_SENTENCE else ""
        if short := _cut_with_source(sentence.rstrip(".。"), longest, phrases=False):
            return short if short.endswith(".") else f"{short}."  # "many from the U.S."
    return ""


def _without_moved_day(told: str, notes: Sequence[str]) -> str:
    """Return a sentence without a "today" or "yesterday" that is another day in the issue (its comment says so); "" if it needs it."""
    sentence = told
    for word in (found[1] for note in notes if (found := _MOVED_DAY.match(note))):
        parts = re.split(rf" {re.escape(word)}(?![\w’'])", sentence)
        if word.lower() in ("today", "yesterday") and all(part.split(" ")[-1].lower() not in _KEEPS_DAY for part in parts[:-1]):
            sentence = "".join(parts)
        if re.search(rf"\b{re.escape(word)}\b", sentence) or re.search(rf"{_IS_SO}{re.escape(word)}\b", told):
            return ""
    return sentence


def _cut_with_source(line: str, longest: int, *, phrases: bool = True) -> str:
    """Return a line cut at a clause, with who says so if that stands behind the cut; "" if it cannot be cut so that it fits.

    What an analyst or a party says would else be the issue's own words.
    """
    room = longest
    while short := cut_at_clause(line, room, phrases=phrases):
        source = _source_behind(line, short)
        said = short + source
        if len(said) <= longest and (source or not _SAID_BEHIND.search(line, len(short))):
            return said
        room = longest - len(source) if source and room == longest else len(short) - 1
    return ""


def _source_behind(line: str, short: str) -> str:
    """Return the words that name the source of what a line begins with (`short`), right behind that or at the line's end; "" if none do."""
    lost = line[len(short) :]
    return next((found[0] for found in _SOURCE.finditer(lost) if found.start() == 0 or found.end() == len(lost)), "")


def _is_aside(sentence: str, headline: str) -> bool:
    """Say whether a sentence begins as if its subject were known and has not a word of the headline that tells it."""
    return _BEGINS_KNOWN.match(sentence) is not None and _roots(sentence).isdisjoint(_roots(headline))


def _roots(text: str) -> set[str]:
    return {word[:ROOT] for word in words(text)}


def _needs_another(sentence: str, language: str) -> bool:
    """Say whether a sentence makes no sense without its headline or the sentences around it: it does not name what it speaks of."""
    if leans(sentence, language) or points_back(sentence, language) or sentence[0].islower():
        return True
    if language != "en":
        return language == "de" and _BARE_SUBJECT_GERMAN.match(sentence) is not None
    pronoun = _PRONOUN.search(sentence)
    named = pronoun is None or _NAMED.search(sentence[: pronoun.start()]) is not None
    if not named or _BARE_SUBJECT.match(sentence) or _THERE.search(sentence):
        return True
    return not is_statement(sentence) or (_COUNT.match(sentence) is not None and not is_surely_statement(sentence))


@functools.cache
def _templates(language: str) -> Mapping[str, Sequence[str]]:
    """Return the templates of a language by their kinds; for a language without templates those of English."""
    table = read_table("templates.txt")
    found: dict[str, list[str]] = {}
    for line in table.get(primary(language) or "en") or table["en"]:
        kind, _, template = line.partition(": ")
        found.setdefault(kind, []).append(template)
    return found


def _fill_template(
    templates: Mapping[str, Sequence[str]], kind: str, week: int, stories: Sequence[Story], longest: int = MAX_HEADLINE
) -> str:
    opening, closing = templates["quotes"][0].split(" ")
    named = [f"{opening}{_name(story, longest)}{closing}" for story in stories]
    return templates[kind][week % len(templates[kind])].format(*named)


def _name(story: Story, longest: int) -> str:
    """Return a headline to be quoted within a sentence: shortened at a clause if it is too long and can be, with single inner quotes."""
    headline = without_marks(story.headline)
    short = ""
    if len(headline) > longest and _is_english(headline):
        asked = _ASKED.match(headline)
        short = asked[0] if asked else "" if "?" in headline else _cut_with_source(headline, longest)
    return re.sub(r"[.。]$", "", (short or headline).translate(_QUOTES))


def _is_english(headline: str) -> bool:
    """Say whether a headline reads as an English sentence: only such a headline can be cut at an English clause."""
    return headline.isascii() and fault_of_grammar(headline) is None
