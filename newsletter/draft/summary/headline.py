"""The headline of a story: the article's own title, cleaned and in the editor's style, else its first sentence made short."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from newsletter.draft.summary.fitness import find_fault
from newsletter.draft.summary.prose import read_units
from newsletter.draft.words.background import document_counts
from newsletter.draft.words.tfidf import stem
from newsletter.text.stopwords import ENGLISH

LONGEST = 90
# A clause that a headline made of a sentence can do without, the ones that lose least first.
_DROPPED = (
    re.compile(
        r",? (?:according to|per) (?:a|an|the)? ?(?:[\w’'-]+ ){0,4}(?:report|filing|statement|post|survey|study|interview|memo|"
        r"announcement|press release|release|notice|people|person|sources?)\b[^,;]*(?=$|[,;])",
        re.IGNORECASE,
    ),
    re.compile(r",? according to [^,;]+(?=$|[,;])", re.IGNORECASE),
    re.compile(
        r", (?:marking|making|bringing|citing|saying|adding|raising|giving|ending|following|leaving|reflecting|signal(?:l)?ing|"
        r"underscoring|highlighting|capping|setting|becoming|sparking|prompting|putting|including)\b.*$"
    ),
    re.compile(
        r", (?:which|who|whose|where|while|as|after|when|with|but|although|though|because|since|in (?:what|a|an|its))\b.*$"
    ),
    re.compile(r" (?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|(?:this|last) (?:week|month|year))$"),
    re.compile(r" (?:—|–|-) .*$"),
    re.compile(r"; .*$"),
    re.compile(r" \([^()]*\)"),
    re.compile(r", [^,]+,(?= (?:is|are|was|were|has|have|had|will|would|said|says|announced|plans|to)\b)"),
    re.compile(r" (?:as|after|while|because|although|when|that is|so that|in order to|following|despite|amid) .*$"),
    re.compile(r", .*$"),
)
_INTRODUCTION = re.compile(
    r"(?:Thanks to|When|While|As|After|Before|With|In|On|Since|Yesterday|Today|Citing|Based on|According to|Despite|Following|If)\b"
)
_SITE_TAIL = re.compile(r"\s+[|·»]\s+[^|·»]{2,40}$")
_MARKS = re.compile(
    r"^(?:(?:watch|video|photos?|gallery|listen|live|exclusive|opinion|breaking|update[d]?|analysis|podcast)\s*[:|]\s+)",
    re.IGNORECASE,
)
_EMOJI = re.compile("^(?:[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f]\\s*)+")
_ABBREVIATED = re.compile(r"\b(?:Inc|Ltd|Corp|Bros|Esq|etc|Jr|Sr|St|Co|vs|No|Mt|Dr|Mr|Mrs|Ms)\.$")
# Function words and the like that title case leaves small (The Chicago Manual of Style, 8.159).
_SMALL = ENGLISH & frozenset("a an the and but or nor for of in on at to by with from as into up via vs per than over".split())
STYLES: Mapping[str, Callable[[str], str]]


def headline_of(title: str | None, text: str, style: str = "as is", longest: int = LONGEST) -> str:
    """Return the headline of an article in a style (`as is`, `sentence`, `title`); "" only for one without a word.

    A title is kept whole, however long; a first sentence that stands for a missing one has at most `longest` characters. It never
    ends in an ellipsis.
    """
    own = clean_title(title or "")
    first = _first_sentence(text) if own else ""
    if first and len(own) > 60 and _letters(first).startswith(_letters(own)):
        own = ""  # the page has no title: this is its first sentence, cut somewhere
    return STYLES[style](own or shorten(_first_sentence(text), longest)).rstrip("… ")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def clean_title(title: str) -> str:
    """Return a title without the stop, the marks and the emoji before it that are not its words; what stands among them stays."""
    line = _EMOJI.sub("", " ".join(title.split()))
    line = _MARKS.sub("", line).strip()
    if re.search(r"(?:\.\.\.|…)$", line):
        line = _whole_words(line.rstrip(".… "))
    if re.search(r"(?<!\.)\b[^\W\d_]{3,}\.$", line) and not _ABBREVIATED.search(line):
        line = line.removesuffix(".")
    return line


def shorten(sentence: str, longest: int = LONGEST) -> str:
    """Return a sentence as a headline: without its stop, and while it is too long without a clause that it can spare."""
    line = sentence.strip().rstrip(".。… ")
    for rule in _DROPPED:
        if len(line) <= longest:
            break
        shorter = rule.sub("", line).strip(" ,;:—–-")
        if _INTRODUCTION.match(shorter) and "," not in shorter:
            continue  # nothing but the introduction would be left
        if len(shorter.split()) >= 4 and shorter.count("“") == shorter.count("”") and shorter.count('"') % 2 == 0:
            line = shorter
    return _whole_words(line) if len(line) <= longest else _whole_words(_cut(line, longest))


def _cut(line: str, longest: int) -> str:
    """Return the words of a line that fit, without a name or an infinitive that the cut goes through."""
    words = line.split(" ")
    kept = len(line[: longest + 1].rsplit(" ", 1)[0].split(" "))
    while kept > 4 and words[kept - 1][:1].isupper() and words[kept][:1].isupper():
        kept -= 1
    if kept > 5 and words[kept - 2] == "to":
        kept -= 2
    return " ".join(words[:kept])[:longest]


def _whole_words(line: str) -> str:
    """Return a line without words at its end that promise more: articles, prepositions, auxiliaries, an opened quotation."""
    words = line.rstrip(' ,;:—–-(“"').split(" ")
    while len(words) > 3 and words[-1].lower().strip(",;:") in ENGLISH | {"always", "never", "often"}:
        words.pop()
    line = " ".join(words).rstrip(' ,;:—–-(“"')
    if line.count("“") > line.count("”") or line.count('"') % 2:
        cut = max(line.rfind("“"), line.rfind('"'))
        line = line[:cut].rstrip(" ,;:—–-") if cut > 20 else line.replace("“", "").replace('"', "")
    return line


def _first_sentence(text: str) -> str:
    units = [unit.text for unit in read_units(text, 6)]
    sound = next((unit for unit in units if find_fault(unit) is None), None)
    return sound or (units[0] if units else " ".join(text.split()))


def _sentence_case(line: str) -> str:
    """Return a headline in sentence case; words whose capitals are their own (names in running capitals, brands) stay."""
    words = line.split(" ")
    capitals = sum(word[:1].isupper() for word in words[1:] if word.lower() not in _SMALL)
    if capitals < 0.8 * sum(word[:1].isalpha() and word.lower() not in _SMALL for word in words[1:]):
        return line  # as most outlets set it already: what has a capital is a name
    return " ".join([words[0], *(_lowered(word) for word in words[1:])])


def _lowered(word: str) -> str:
    """Return a word in small letters when it is a common one; what is not common may be a name."""
    bare = word.lower().strip(",.:;!?’'\"“”()")
    common = bare in ENGLISH or stem(bare) in document_counts()
    return word.lower() if word[:1].isupper() and word[1:].islower() and common else word


def _title_case(line: str) -> str:
    """Return a headline with a capital on every word but the small ones between the first and the last."""
    words = line.split(" ")
    last = len(words) - 1
    return " ".join(
        word if (place not in (0, last) and word.lower() in _SMALL) else _raised(word) for place, word in enumerate(words)
    )


def _raised(word: str) -> str:
    at = next((place for place, char in enumerate(word) if char.isalnum()), 0)
    return word[:at] + word[at].upper() + word[at + 1 :] if word and word.islower() else word


STYLES = {"as is": lambda line: line, "sentence": _sentence_case, "title": _title_case}
