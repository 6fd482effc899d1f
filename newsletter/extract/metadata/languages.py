"""Owns the guess of a text's language, for pages that do not say theirs."""

from __future__ import annotations

import re
from collections import Counter

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
_TOKEN = re.compile(r"[^\W\d_]+")
_ENOUGH_SIGNS, _ENOUGH_WORDS = 40, 25


def guess_language(text: str) -> str | None:
    """Return the two letters of a text's language, None for a short or mixed text: by its script, else by its commonest words."""
    text = text[:6000]
    letters = sum(map(str.isalpha, text))
    for language, signs in _SCRIPTS:
        share = len(signs.findall(text)) / max(1, letters)
        if letters >= _ENOUGH_SIGNS and share > (0.02 if language in ("uk", "fa", "ja") else 0.4):
            return language
    tokens = Counter(token.casefold() for token in _TOKEN.findall(text))
    total = tokens.total()
    if total < _ENOUGH_WORDS:
        return None
    scores = sorted(
        ((sum(tokens[word] for word in words) / total, language) for language, words in _WORDS.items()), reverse=True
    )
    (best, language), (second, _) = scores[:2]
    return language if best > 0.08 and best > 1.25 * second else None
