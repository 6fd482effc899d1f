"""Owns the language of a text by its own words, for pages that do not say theirs or say another one."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

# The commonest words that are (nearly) this language's own.
_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the and of to is that for with are was this have from not you they which their will been",
        "de": "der die das und ist nicht mit ein eine den von auf für sich auch dem im werden wurde aber",
        "fr": "le les et des est dans une pour que qui sur pas au avec du sont ont cette mais nous",
        "es": "el los las que una por con para del es se más como pero sus fue está han este sobre",
        "it": "il di che è per una con non del della sono alla nel gli anche più dei questo essere ha",
        "pt": "não uma para com que do da os em mais dos foi são pelo pela como ao mas seu também",
        "nl": "het een van de en dat niet zijn voor met op aan ook bij maar worden naar wordt heeft door",
        "sv": "och att det som en är på för med inte av till har den om ett var från men kan",
        "da": "og at det er en til på med for af ikke har den der som et blev fra men også",
        "no": "og det er som på en til med for av ikke har at den et ble fra men også etter",
        "fi": "ja on ei että se hän oli ovat mutta kun myös joka tai mukaan ole kuin sen olla vuoden",
        "pl": "nie się na to jest że do jak z w i o przez dla po ale są był które tym",
        "cs": "se na je že to v a s z do pro jako jsou ale by jeho které byl také podle",
        "tr": "ve bir bu için ile da de olarak olan çok daha en gibi sonra kadar ancak oldu var ise",
        "hu": "a az és hogy nem is egy van volt meg de csak már mint ez azt még lehet kell",
        "ro": "și în de la cu pe nu este sunt care din pentru mai că să fost după prin această",
        "id": "yang dan di untuk dengan ini itu dari pada tidak dalam akan adalah juga oleh telah sebagai",
        "vi": "và của là không có được cho với những các một trong người này đã khi để từ cũng",
    }.items()
}
_SCRIPTS = tuple(
    (language, re.compile(signs))
    for language, signs in (
        ("ja", "[\u3040-\u30ff]"),
        ("ko", "[\uac00-\ud7af]"),
        ("zh", "[\u4e00-\u9fff]"),
        ("th", "[\u0e00-\u0e7f]"),
        ("el", "[\u0370-\u03ff]"),
        ("he", "[\u0590-\u05ff]"),
        ("uk", "[іїєґІЇЄҐ]"),
        ("ru", "[\u0400-\u04ff]"),
        ("fa", "[پچژگ]"),
        ("ar", "[\u0600-\u06ff]"),
        ("hi", "[\u0900-\u097f]"),
        ("bn", "[\u0980-\u09ff]"),
        ("ta", "[\u0b80-\u0bff]"),
    )
)
# Scripts that several languages are written in: which of them it is, is for the page to say.
_SHARED = {
    **dict.fromkeys(("ar", "fa"), frozenset("ar fa ur ps ckb ku sd ug".split())),
    **dict.fromkeys(("ru", "uk"), frozenset("ru uk bg sr mk be kk ky tg mn bs tt".split())),
    "hi": frozenset("hi mr ne sa".split()),
    "zh": frozenset("zh yue ja".split()),
    "bn": frozenset(("bn", "as")),
}
_AMONG_OTHERS = frozenset(("ja", "uk", "fa"))
_TOKEN = re.compile(r"[^\W\d_]+")
# Letters beyond Latin.
_BEYOND = re.compile("[\u0370-\u1dff\u2c00-\uffff]")
SAMPLE, PLAIN_SAMPLE = 6000, 3000
_ENOUGH_SIGNS = 40


class _Demand(NamedTuple):
    """What is asked of a text before its language is told: words, the share of common ones, how far it is ahead of the next language,
    and the share of signs that it alone has among those of a script that it shares."""

    words: int
    share: float
    ahead: float
    signs: float


_GUESS, _PLAIN = _Demand(25, 0.08, 1.25, 0.02), _Demand(40, 0.15, 1.6, 0.2)


def guess_language(text: str) -> str | None:
    """Return the two letters of a text's language (ISO 639-1), None for a short or mixed text: by its script, else its commonest words.

    The method is the oldest one (function words: Ingle, 1976).
    """
    return _by_script(text[:SAMPLE], _GUESS) or _of_tokens(Counter(_TOKEN.findall(text[:SAMPLE].casefold())), _GUESS)


def plain_language(text: str, stated: str | None = None) -> str | None:
    """Return the language of a text that is so plain that what its page states does not count against it, else None.

    `stated` = what the page states (`en-US`): it is believed where it is one of those written in the text's script.
    """
    sample, own = text[:PLAIN_SAMPLE], primary(stated)
    language = _by_script(sample, _PLAIN)
    if language:
        return None if own in _SHARED.get(language, ()) else language
    tokens = Counter(_TOKEN.findall(sample.casefold()))
    if own in _WORDS and _share(tokens, _WORDS[own]) > _PLAIN.share:  # as on nearly all pages
        return None
    return _of_tokens(tokens, _PLAIN)


def primary(language: str | None) -> str | None:
    """Return the language of a tag without its region (`en-US`, `en_US`: `en`); None for none (BCP 47)."""
    return re.split(r"[-_]", language.strip().lower())[0] if language and language.strip() else None


def _by_script(text: str, demand: _Demand) -> str | None:
    if text.isascii() or len(_BEYOND.findall(text)) < demand.signs * len(text) / 2:
        return None
    letters = sum(map(str.isalpha, text))
    if letters < _ENOUGH_SIGNS:
        return None
    for language, signs in _SCRIPTS:
        if len(signs.findall(text)) / letters > (demand.signs if language in _AMONG_OTHERS else 0.4):
            return language
    return None


def _of_tokens(tokens: Counter[str], demand: _Demand) -> str | None:
    if tokens.total() < demand.words:
        return None
    scores = sorted(((_share(tokens, words), language) for language, words in _WORDS.items()), reverse=True)
    (best, language), (second, _) = scores[:2]
    return language if best > demand.share and best > demand.ahead * second else None


def _share(tokens: Counter[str], words: frozenset[str]) -> float:
    return sum(tokens[word] for word in words) / max(1, tokens.total())
