"""Finds what is quoted in a sentence: whether a quotation is whole, and what stands outside quotations."""

from __future__ import annotations

import re

_STRAIGHT = re.compile(r'(?<!\d)"')
# In "'Tis", "'em" and "'n'" a mark stands for what is left out.
_SINGLE_OPENS = re.compile(r"(?<!\w)[‘'](?=[^\W\d])(?!(?:tis|twas|em|til|n)\b)", re.IGNORECASE)
_SINGLE_CLOSES = re.compile(r"(?<=[^\s])(?<! ['‘]n)[’'](?!\w)")
_POSSESSIVE = re.compile(r"(?<=s)[’'](?= \w)")
_OPENS, _CLOSES = "“„«「『", "”»」』"
# How a quotation closes, by the mark that opens it. A mark that does both ("straight", ”Swedish”) opens one if it stands before a word and
# after a space, else it closes.
CLOSED_BY = {"“": "”", "„": "“", "«": "»", "»": "«", "‘": "’", '"': '"', "”": "”"}
MARKS = '"“”„«»'
# What a quotation may begin with in any language; ” and » open one in Swedish and German.
OPENERS = f"{MARKS}‘'"
_MARK = re.compile(r'(?:(?<=[\s(\[—–-])|^)(?P<opening>"(?=\S)|”(?=\w))|[“”„«»"]')
_QUOTE = re.compile(r"[\"“”«»„‘]|[,.!?]'|(?<!\w)'[^\W\d]")
_QUOTATION = re.compile(
    # A straight mark behind a figure is of inches.
    r"“[^”]{0,999}”|(?<!\d)\"[^\"]{0,999}\"|„[^“”]{0,999}[“”]|”[^”]{0,999}”|«[^»]{0,999}»|»[^«»]{0,999}[«»]|"
    # Single marks are apostrophes too, in "don't" and "the workers' hall": one closes a quotation behind a comma or stop, else a curved one
    # that is in no word.
    r"(?:‘|(?<![\w’'])'(?=[^\W\d]))(?:[^‘’']|(?<=\w)[’'](?=\w)|(?<=s)[’'](?= \w)){2,400}?(?<=[,.!?])[’'](?!\w)|"
    # A short phrase in straight ones, which no possessive ends: "the 'We Can' campaign".
    r"(?<![\w’'])'(?=[^\W\d])(?:[^‘’'\"]|(?<=\w)'(?=\w)){2,80}?(?<![\ss])'(?!\w)|"
    r"‘(?:[^‘’]|(?<=\w)’(?=\w)){0,999}’(?!\w)"
)


def is_quotation_open(text: str) -> bool:
    """Say whether a text has half a quotation: one that opens and does not close, or closes and did not open."""
    if is_straight_mark_alone(text):
        return True
    if not text.isascii() and sum(map(text.count, _OPENS)) != sum(map(text.count, _CLOSES)) and not _is_whole_elsewhere(text):
        return True
    if not text.startswith(("‘", "'")):
        return False
    opens, closes = len(_SINGLE_OPENS.findall(text)), len(_SINGLE_CLOSES.findall(text))
    return not closes - len(_POSSESSIVE.findall(text)) <= opens <= closes  # "the workers' hall" closes nothing


def is_straight_mark_alone(text: str) -> bool:
    """Say whether a straight mark of a text has no other; one behind a figure may be of inches, or close a quotation (`"1984"`)."""
    return text.count('"') % 2 == 1 and len(_STRAIGHT.findall(text)) % 2 == 1


def opened_behind(text: str, opened: str = "") -> str:
    """Return the opening mark of the quotation open at the end of a text, "" for none; `opened` is the one open at its beginning."""
    for found in _MARK.finditer(text) if any(map(text.__contains__, MARKS)) else ():
        mark = found[0]
        if mark in '"”':
            opened = (opened or mark) if found["opening"] else ""
        elif mark in "«»":
            # Finnish closes with the mark that it opens with: "»kyllä»".
            closes = opened in ("«", "»") and (mark != opened or text[found.start() - 1 : found.start()].strip())
            opened = "" if closes else mark
        else:
            opened = "" if mark == "“" and opened == "„" else mark
    return opened


def _is_whole_elsewhere(text: str) -> bool:
    """Say whether quotations are whole as other languages mark them: „German“, or ”Swedish” and »Finnish» with one mark on both sides."""
    if "„" in text:
        return text.count("„") == text.count("“") + text.count("”")
    return "“" not in text and "«" not in text and text.count("”") % 2 == text.count("»") % 2 == 0


def without_quotations(sentence: str, instead: str = " ") -> str:
    """Return a sentence with `instead` in place of each text in quotation marks."""
    return _QUOTATION.sub(instead, sentence) if _QUOTE.search(sentence) else sentence
