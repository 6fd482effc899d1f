"""Recognises by marks of any language that a line is no sentence of a report: a byline, a caption, a label, code."""

from __future__ import annotations

import re
from typing import NamedTuple

_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f\u200d\u2640\u2642]")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DAY = (
    rf"(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\.?\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})"
)
"""A day with its year in English or in figures, as a pattern that ignores case."""
_TIMESTAMP = re.compile(
    rf"^(?:(?:last )?(?:updated|published|posted|modified|created|first published)\b.{{0,25}}\d|{DAY}"
    r"\W*(?:$|at\b|\||·|-|–|,?\s*\d{1,2}:\d\d)|\d{1,2}:\d\d\s*(?:[ap]\.?m|gmt|et|bst|cet|ist|utc)|\d+\s+min(?:ute)?s?\s+read)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:[Bb]y\s+(?:[A-Z][\w.'’-]+\s*(?:,|and|&|\|)?\s*){2,10}$|(?i:written|posted|published|reported|edited|compiled|submitted|"
    r"story|text|words|translated|reviewed|contributed)\s+by\b|(?i:reporting|editing|additional reporting|writing)\s+by\b|"
    r"(?i:the author is|about the author|(?:staff|senior|guest) (?:writer|reporter|contributor)\b))"
)
_AUTHOR = re.compile(
    r"\b(?:contributed to this (?:report|article|story|guide|piece|post|review)|"
    r"is (?:a|an|the|our) (?:staff |senior |freelance |contributing |guest )?"
    r"(?:writer|reporter|columnist|contributor|correspondent) (?:at|for|with|based|covering)\b|can be reached at|"
    r"is our (?:[\w-]+ ){0,3}(?:writer|reporter|columnist|correspondent|editor)\b)",
    re.IGNORECASE,
)
# A panel's members are presented with their names in capitals: "ADA HOLM is president of"; "HMS VICTORY" and "UNICEF UK" are no persons.
_PANELLIST = re.compile(
    r"^(?=[A-Z. ]*[A-Z]{5})(?:DR\.? )?(?=[A-Z]*[AEIOUY])[A-Z]{3,}(?: [A-Z]{1,2}\.| (?=[A-Z]*[AEIOUY])[A-Z][A-Z’'-]{2,}){1,3},? "
    r"is (?:an?\b|the\b|(?:[\w-]+ ){0,3}(?:president|director|chief|chair\w*|"
    r"founder|owner|partner|professor|principal|dean|head|mayor|CEO)\b)"
)
_CREDIT = re.compile(
    # "Photos from the scene showed a collapsed wall" is a sentence, and so is "File servers, too, are down".
    r"^(?!(?:photo(?:graph)?s|images|pictures|videos?) from .*\b(?:shows?|showed|is|are|was|were|has|have|had|will|suggest(?:s|ed)?)\b)"
    r"(?:(?:photo(?:graph)?s?|images?|pictures?|illustration|video|credits?|source|foto|bild|caption|cover|figure \d+|fig\. ?\d+|"
    r"table \d+)(?:\s+(?:by|credit|courtesy|from|via)\b|\s*[:©/|]))|"
    r"\((?:pictured|above|left|right|file|photo|image|seen)\b[^)]*\)\.?$|"
    r"^(?!(?:file|archive) \w+,)(?:pictured|seen here|shown here|above|below|file|archive)\b.{0,12}(?:[:,]| [–—-] )|"
    r", (?:photographed|pictured|seen here|shown here)\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    # Where in a photograph somebody stands, what it is of, or that it is from an archive; the day and year that
    # agencies end a caption with.
    r"^(?:[^.,\"“]{3,60}|[^\"“]{3,140} (?-i:[A-Z])[\w’'-]+), "
    r"(?:cent(?:er|re)|left|right|(?:far|second|third) (?:left|right)|second from (?:the )?(?:left|right))(?:,| and (?-i:[A-Z]))|"
    r"^(?:an? |the |this )?(?:(?:(?:general|aerial|combination|handout|undated) )+(?:view|photo|picture|image)|"
    r"(?:photo|picture|image|photograph|combo) (?:shows(?! (?:\w+ )?signs?\b)|taken))\b|"
    r"\((?:(?:archiv|symbol|stock|file)[- ]?(?:bild|foto|photo|picture|image)?|links|rechts|mitte|im bild|(?:\d\. )?v\. ?[lr]\.|"
    r"à (?:gauche|droite)|au centre|(?:a la )?(?:izquierda|derecha)|a (?:sinistra|destra)|al centro)\)|"
    r"\b(?:is|are) seen (?:here|being|in this)\b|"
    r", (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day, [a-z]{3,9}\.? \d{1,2}, \d{4}\.?$",
    re.IGNORECASE,
)
# Who or what translated a page.
_TRANSLATED = re.compile(
    r"(?:^(?:this|dies\w*|ceci|cette|esta|este|questa|questo|deze)\b.{0,40}|\b(?:is|was|been|wurde|ist|été|sido|stat[oa]) )"
    r"(?:an? |eine |une |una )?(?:(?:machine|automat\w+|maschinell\w*)[- ](?:translat|übersetz|erstellte? übersetz)|trad\w+ autom[aá]ti)",
    re.IGNORECASE,
)
# An agency behind a mark or "via": in "Getty Images sues" it is in the news; nor is a copyright case a notice.
_CREDIT_WITHIN = re.compile(
    r"(?:\b(?:via|on|from|by)|[/|:©(–—-])\s*(?:getty|shutterstock|unsplash|istock)|\b(?:ap photo|afp via|reuters/|file photo|photo by|"
    r"photo courtesy|image courtesy|image credit|photo credit|photo:|image:|pic\.twitter\.com|all rights reserved|subject to copyright)|"
    r"/reuters\b|(?<!\w)(?:©|\(c\) \d{4})",
    re.IGNORECASE,
)
# A caption's or speaker's label in capitals before a colon, the letter of a question or answer, one or two words and a colon.
_LABEL = re.compile(
    r"^(?:[A-ZÄÖÜ0-9][A-ZÄÖÜ0-9 .,'’#&()-]{4,}|[QAFR]|[^\W\d_][\w-]*(?: [\w-]+)?|(?=[\w-]*\d)[\w-]*): |"
    r"^(?i:price|preis|prix|precio|prezzo|edit|update)\b(?=[: ]*(?:\d|[$€£]|ab\b|from\b|:))|^\W*(?:\d+[.)] |[•▪●►★✔✅–—-] )|^[(\[]"
)
_CODE = re.compile(
    r"[a-z]\.[a-z_]\w*\(|"
    # One function's name or page of the manual within a sentence is prose: "read() copies", "see execve(2)".
    r"\w\(\)(?=[;{]|\.\w|.*\w\(\))|\w\((?!\d[a-z]?\))[\w\"', =.]+\)\s*[;{.]|=>|->|</?\w+[^>]*>|[{};]\s*$|"
    r"[=!<>]=|\|\||&&|\w=[\w\"'/]+\s",
)
_CODE_LINE = re.compile(
    r"^\s*(?:--?[a-z][\w-]+ |\$|>>>|#!|//|/\*|import |from \w+ import|def |class \w+[(:]|function\b|const |let \w+ =|var |return |"
    r"sudo |npm |pip |git |docker |curl |apt )|^(?:feat|fix|chore|docs|refactor|perf|ci|build|test)(?:\([\w/-]+\))?!?: "
)


class _Mark(NamedTuple):
    """A rule for any language, with the name of its fault. `needs` are lower-case strings, one of which is in every match: they
    are looked for first, which is much faster."""

    fault: str
    rule: re.Pattern[str]
    needs: tuple[str, ...] = ()


_MARKS = (
    _Mark("emoji", _EMOJI),
    _Mark(
        "chat",
        re.compile(r"\b(?:lol|rofl|haha+|hehe+|omg|imho|afaik|btw)\b", re.IGNORECASE),
        ("lol", "rofl", "haha", "hehe", "omg", "imho", "afaik", "btw"),
    ),
    _Mark("note", re.compile(r"^[*§†‡#]")),
    _Mark("timestamp", _TIMESTAMP),
    _Mark("byline", _BYLINE),
    _Mark(
        "byline",
        _AUTHOR,
        ("contributed to", "is our", "writer", "reporter", "columnist", "contributor", "correspondent", "reached at"),
    ),
    _Mark("byline", _PANELLIST),
    _Mark("credit", _CREDIT),
    _Mark(
        "credit",
        _CAPTION,
        (
            "day",
            "(",
            ", left",
            ", right",
            ", cent",
            ", second",
            ", third",
            ", far ",
            " seen ",
            "view",
            "photo",
            "picture",
            "image",
            "combo",
        ),
    ),
    _Mark(
        "credit",
        _CREDIT_WITHIN,
        ("photo", "image", "getty", "stock", "unsplash", "afp", "reuters", "copyright", "pic.", "rights", "©", "(c)"),
    ),
    _Mark("notice", _TRANSLATED, ("translat", "übersetz", "trad")),
    _Mark("announcement", re.compile(r":[\"'”’]?$")),
    _Mark("code", _CODE_LINE),
    _Mark("begins in the middle", re.compile(r"^(?:[a-zà-öø-ÿа-яё](?![A-Z])(?=.*\b[A-ZÀ-ÖØ-ÞА-ЯЁ])|[,;.…)\]])")),
    _Mark("label", _LABEL),
    _Mark("code", _CODE, ("(", "{", "}", ";", "=", "<", ">", "|", "&")),
    _Mark("cut off", re.compile(r"(?:\.\.\.|…)[\"'”’)\]\\]*$|\w ?(?:\.\.\.|…)(?=\s)(?![^“„«\"]*[”“»\"])"), ("...", "…")),
    _Mark(
        "address",
        re.compile(r"https?://|www\.\w|@\w+\.\w|\(@\w+\)|\b(?i:tel|phone|fax|telefon)\b\.?:? ?[+(\d]|\S•\S| • "),
        ("://", "www.", "@", "tel", "phone", "fax", "•"),
    ),
    _Mark("table row", re.compile(r"\|| · |\t|>>"), ("|", "·", "\t", ">>")),
    # Between dollars as Pandoc reads them: "$5m, of which $2m" is money.
    _Mark("formula", re.compile(r"\$[^$\s](?:[^$]{0,80}[^$\s])?\$(?!\w)|\\[a-z]{3,}|\S = \S"), ("$", "\\", " = ")),
    _Mark("timestamp", re.compile(r"\d{4}[./-]\d{1,2}[./-]\d{1,2}[ T(]{1,2}(?:\w{2,4}\W{1,3})?\d{1,2}:\d\d"), (":",)),
    _Mark("capitals", re.compile(r"^(?:[A-ZÄÖÜ]{2,}[,:]? ){4}")),
    _Mark("reference", re.compile(r"\b[A-ZÄÖÜ]{3,}, [A-ZÄÖÜ][a-zäöü]+(?: [A-Z]\.)?:"), (":",)),
)


def find_mark(sentence: str) -> str | None:
    """Return the name of the first mark of a sentence that is a fault, None if it has none."""
    small = sentence.lower()
    return next(
        (
            fault
            for fault, rule, needs in _MARKS
            if (not needs or any(map(small.__contains__, needs))) and rule.search(sentence)
        ),
        None,
    )
