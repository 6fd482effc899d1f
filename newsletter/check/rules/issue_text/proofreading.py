"""Rules on slips of the pen: doubled words, marks without a partner, stray punctuation."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator

from newsletter.check.claims.support import is_known_language
from newsletter.check.finding import Finding
from newsletter.check.material import Material
from newsletter.check.printed_text import NO_PROSE, found_in_text, running_text, running_texts
from newsletter.check.rule import on_story, rule
from newsletter.text.language import primary
from newsletter.text.stopwords import function_words

TWICE = re.compile(r"(?<![\w’'.@#/-])([^\W\d_]+)(?:[ \t]+|[ \t]*\n[ \t]*)(\1)(?![\w’'@-]|\.\w)", re.IGNORECASE)
# What stands twice side by side in good prose: "had had", "die Frau, die die Stadt regiert", "nous nous sommes".
TWICE_ON_PURPOSE = {
    "en": """had that is do did does her you so no very too more on in out up all who how it well now there way about again
    ha bye long far big really many much never ever always blah knock chop hush night whatever good bad old what off by even like
    yes please wait soon win tom pom cha dik tut tsk boo aye hear tick choo fifty sweet yum same""",
    "de": "das sie wie wieder so ja nein sehr viel was wir ihr er es",
    "fr": "nous vous si non oui très bien plus elle elles lui en",
    "es": "no sí muy que ya poco mucho casi",
    "it": "via mano man piano poco no sì molto appena quasi ben bene così se",
    "pt": "não sim muito logo quase já que se",
    "nl": "die dat het zo ja nee heel wat weer zeer je ze er haar zijn",
}
"""By language; only in these are doubled words looked for."""
# A German article stands twice on purpose behind a comma ("der Mann, der der Stadt dient", "das Haus, in dem dem Gast …", "der hier
# lebt und der der Stadt dient") and before a participle ("in der der Stadt gehörenden Halle"); in a plain phrase it does not.
GERMAN_ARTICLES = frozenset("die der den dem ein eine einen einem einer eines im am zum zur vom beim".split())
GERMAN_PREPOSITIONS = frozenset(
    "an auf aus außer bei durch für gegen hinter in mit nach neben ohne seit trotz über um unter von vor während wegen zu zwischen".split()
)
GERMAN_LINKS = frozenset("und oder aber sondern sowie".split())
PARTICIPLE = re.compile(
    r"(?:\W+(?!(?:d(?:er|ie|as|en|em|es)|ist|sind|war|waren|hat|haben|wird|werden)\b)\w+){0,3}?"
    r"\W+(?:[a-zäöüß]+(?:end|iert)|(?:[a-zäöüß]*ge|be|emp|ent|er|ver|zer)[a-zäöüß]+(?:t|en))e[mnrs]?\b"
)
LONGEST_LOOK = 80
TOKEN = re.compile(r"\w+|[^\w\s]")
# No good sentence has one of these twice in a row: the second can be deleted unseen. (No "im": "im im Mai eröffneten Haus"; no "une":
# "à la une une photo".)
NEVER_TWICE = {
    "en": "the a an and or but if because than my our their its your",
    "de": "und oder aber",
    "fr": "les des et ou du au aux dans",
    "es": "el los las y del al",
}
QUOTED = re.compile(r"[“\"„«‘'»][^“\"„«‘'»”’]+[”\"“»’'«]")
# Before the first word of a sentence.
BEGINS = re.compile(r"(?:\A|\n|[.!?:…“\"(][ \t]*)\Z")
PAIRS = {")": "(", "]": "[", "）": "（"}
# What stands twice behind a question word: "what he was was a fool", "those who are are few".
TWICE_IN_CLAUSE = "was were are has have does did can will may".split()
CLAUSE = re.compile(r"\b(?:what|who|whoever|whatever|how|where)(?: [\w’']{1,20}){0,2} $", re.IGNORECASE)
# A name or a month before its like: "Will will resign", "In May may flies come".
NAMES_TWICE = ("will", "may")
# What is no bracket of prose: intervals of numbers and letters, and faces.
_BOUND = r"\s*[-−+]?(?:[\d.]{1,20}|∞|[a-z])\s*"
NO_BRACKETS = re.compile(rf"[\[\](]{_BOUND}[,;]{_BOUND}[)\]\[]|\([:;](?=\s|$)", re.MULTILINE)
# The bracket of a link that is not closed: markdown-shown tells of it.
OPEN_LINK = re.compile(rf"(?<=\])\((?={NO_PROSE})")
# The brackets behind a face's first one may close others: "(for us :))".
FACES = re.compile(r"(?:(?<=\s)|^)([:;=]['’o-]?[()\[\]])([()\[\]]*)", re.MULTILINE)
# A closing bracket behind the mark of a list: a), 1), iv).
LIST_MARK = re.compile(r"(?:^|[\s“\"])(?:\d{1,3}|[a-z]|[ivx]{1,5})$", re.IGNORECASE)
# Apostrophes that word processors turn the wrong way round: ‘90s, ‘em, Ben‘s.
TURNED = re.compile(r"(?<=\w)‘(?=[a-z]{1,2}\b)|‘(?=\d0s|\d\d\b|(?:em|til|tis|twas|cause|n|round)\b)", re.IGNORECASE)
SLIPS = (
    (re.compile(r"(?<=[A-Za-zÀ-ɏ)”\"])\.\.(?![./\w])|(?<=[\w”’)])(?:,[,;.]|;[,;])(?!\d)"), "doubled punctuation"),
    (re.compile(r"(?<=[\w”’)])[ \t]+,(?=\s|$|[a-z])|(?<=[\w”’)])[ \t]+\.(?=\s*$)", re.MULTILINE), "a space before punctuation"),
)
GLUED = re.compile(
    r"(?<=[a-z]{2})[.!?](?:The|It|He|She|They|We|In|On|But|And|This|That|There|When|If|For|At|As|A|An)(?= [a-z])"
    r"|(?<=[a-z]{3}),(?:and|but|which|who|with|the|that|for|said|says|as|it)(?= [a-z])"
)


@rule(
    "word-twice",
    "warning",
    "A word stands twice in a row.",
    family="editing",
    bad="The council voted to to rebuild the bridge.",
    good="The council had had enough of the bridge.",
)
def check_doubled_words(material: Material) -> Iterator[Finding]:
    for text in running_texts(material):
        for found in TWICE.finditer(text.words):
            if _is_slip(found, primary(text.language) or "en"):
                item = found_in_text(material, text, found.span(), f"a word twice: “{' '.join(found[0].split())}”")
                is_sure = found[1].lower() in NEVER_TWICE.get(primary(text.language) or "en", "").split()
                yield dataclasses.replace(item, fix=is_sure and _is_as_it_stands(material, item, found[0]))


def _is_as_it_stands(material: Material, item: Finding, words: str) -> bool:
    """Say whether words stand in one line of the file without marks between them."""
    return item.end_column is not None and material.lines[item.line - 1][item.column - 1 : item.end_column - 1] == words


def _is_slip(found: re.Match[str], language: str) -> bool:
    """Say whether a word that stands twice in a row was doubled by mistake. Outside English only function words tell."""
    first, second = found[1], found[2]
    word = first.lower()
    if not second.islower() or language not in TWICE_ON_PURPOSE:
        return False  # with a capital it is a name: "the The Hague group", "Baden Baden"
    if QUOTED.fullmatch(found.string, max(0, found.start() - 1), found.end() + 1):
        return False  # spoken of: "he wrote “the the”"
    if first.isupper() and (len(first) > 1 or BEGINS.search(found.string, max(0, found.start() - 3), found.start()) is None):
        return False  # "Plan A a month later", "the operators AND and OR"
    if language == "de" and word in GERMAN_ARTICLES:
        return _is_in_plain_phrase(found)
    if word in TWICE_ON_PURPOSE[language].split():
        return False
    if language == "en" and _means_both(found, word):
        return False
    return word in function_words()[language] or (language == "en" and len(word) > 2)


def _is_in_plain_phrase(found: re.Match[str]) -> bool:
    """Say whether what stands around a German article that is doubled opens no clause behind it and has no participle between it and
    its noun: the word before it is a noun or a verb, or a preposition that no comma stands before."""
    tokens = TOKEN.findall(found.string[max(0, found.start() - LONGEST_LOOK) : found.start()])
    if len(tokens) < 2 or PARTICIPLE.match(found.string[found.end() : found.end() + LONGEST_LOOK]):
        return False
    *_, before, last = tokens
    if last.lower() in GERMAN_PREPOSITIONS:
        return before.isalnum() and before.lower() not in GERMAN_LINKS
    return last.isalnum() and last.lower() not in function_words()["de"]


def _means_both(found: re.Match[str], word: str) -> bool:
    """Say whether two English verbs in a row end one clause and open another, or a name stands before its like."""
    before = found.string[max(0, found.start() - 60) : found.start()]
    return (word in TWICE_IN_CLAUSE and CLAUSE.search(before) is not None) or (word in NAMES_TWICE and found[1].istitle())


@rule(
    "bracket-unpaired",
    "warning",
    "A bracket has no partner: something was cut off, or the bracket was forgotten.",
    family="editing",
    bad="The council (which met on Tuesday voted to rebuild the bridge.",
    good="The council (which met on Tuesday) voted to rebuild the bridge.",
)
def check_brackets(material: Material) -> Iterator[Finding]:
    for text in running_texts(material):
        for start, paragraph in _paragraphs(text.words):
            at = _unpaired_bracket(paragraph)
            if at is not None:
                mark = paragraph[at]
                message = f"the bracket {mark} has no partner"
                yield found_in_text(material, text, (start + at, start + at + 1), message)


def _unpaired_bracket(paragraph: str) -> int | None:
    """Return where the first bracket without a partner stands in a paragraph. The bracket of a face may close another: "(yes :)"."""
    paragraph = OPEN_LINK.sub(" ", paragraph)
    paragraph = NO_BRACKETS.sub(lambda found: " " * len(found[0]), paragraph)
    without = FACES.sub(lambda found: " " * len(found[0]), paragraph)
    first_gone = FACES.sub(lambda found: " " * len(found[1]) + found[2], paragraph)
    places = [_first_unpaired(reading) for reading in dict.fromkeys((without, first_gone, paragraph))]
    return None if None in places else places[0]


def _first_unpaired(paragraph: str) -> int | None:
    open_at: list[int] = []
    for at, mark in enumerate(paragraph):
        if mark in PAIRS.values():
            open_at.append(at)
        elif mark in PAIRS and open_at:
            if paragraph[open_at.pop()] != PAIRS[mark]:
                return at
        elif mark in PAIRS and not LIST_MARK.search(paragraph[max(0, at - 6) : at]):
            return at
    return open_at[-1] if open_at else None


@rule(
    "half-quotation",
    "warning",
    "A quotation mark has no partner: part of the quotation was cut off.",
    family="editing",
    bad="It is a good day,” said Holm.",
    good="“It is a good day,” said Holm.",
)
def check_half_quotations(material: Material) -> Iterator[Finding]:
    for entry in material.entries:
        for kind in ("headline", "summary"):
            parts = [
                running_text(part.raw) for part in entry.block.parts if part.kind == kind and part.type not in ("fence", "code")
            ]
            mark = _unpaired_quotation_mark([words for part in parts for _, words in _paragraphs(part)])
            if mark:
                message = "half a quotation: its other quotation mark is missing"
                yield on_story(entry, message, entry.find(mark, kind), words=mark)


def _unpaired_quotation_mark(paragraphs: Iterable[str]) -> str | None:
    """Return a quotation mark without a partner.

    A quotation of several paragraphs has an opening mark before each of them and a closing one at its end. Swedes and Finns open
    with the closing mark (”hej”), Germans close with the English opening one („ja“) or point inwards (»ja«).
    """
    text = ""
    for paragraph in paragraphs:
        goes_on = text.count("“") > text.count("”") and "„" not in text and paragraph.lstrip().startswith("“")
        text += "\n" + (paragraph.replace("“", "", 1) if goes_on else paragraph)
    text = re.sub(r"(?<=[א-ת])\"(?=[א-ת])", "", text)  # an abbreviation in Hebrew
    marks = {mark: text.count(mark) for mark in '„“”«»「」『』"'}
    if marks["„"]:
        if (marks["„"] + marks["“"] + marks["”"]) % 2:
            return "„"
    elif marks["“"] != marks["”"] and (marks["“"] or marks["”"] % 2):
        return "“" if marks["“"] > marks["”"] else "”"
    for left, right in ("«»", "「」", "『』"):
        if marks[left] and marks[left] != marks[right]:
            return left
    if marks['"'] % 2 and not re.search(r"\d\"", text):  # an inch
        return '"'
    single = TURNED.sub("", text)
    closing = len(re.findall(r"’|'(?!\w)", single))  # a straight one closes too: ‘so'
    if "‚" in single:  # Germans and Poles: ‚so‘
        return "‚" if single.count("‚") > closing + single.count("‘") else None
    return "‘" if single.count("‘") > closing else None


@rule(
    "punctuation",
    "note",
    "Punctuation is doubled, stands behind a space, or has none behind it.",
    family="editing",
    bad="The bridge opened.It had been closed for a year ,says Holm..",
    good="The bridge opened. It had been closed for a year, says Holm.",
)
def check_punctuation(material: Material) -> Iterator[Finding]:
    for text in running_texts(material):
        for pattern, name in SLIPS:
            for found in pattern.finditer(text.words):
                if not found[0][0].isspace() or re.search(
                    r"\s", text.piece.raw[slice(*found.span())]
                ):  # not the marks of **bold**,
                    yield found_in_text(material, text, found.span(), name)
        for found in GLUED.finditer(text.words) if is_known_language(text.language) else ():
            yield found_in_text(material, text, found.span(), "a space is missing after punctuation")


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each paragraph of a text begins, and the paragraph."""
    for found in re.finditer(r"(?:(?!\n[ \t]*\n).)+", text, re.DOTALL):
        yield found.start(), found[0]
