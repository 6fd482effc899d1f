"""Owns the guess at the language of a text from its commonest words and its script, sure ones only."""

from __future__ import annotations

import re
from collections import Counter

SAMPLE = 4_000
ENOUGH = 20
# Of all words, how many must be commonest words of the language, and how far ahead of the next one it must be.
SHARE = 0.12
AHEAD = 1.6
_COMMON = {
    "en": "the of and to in is that for it was on with as at by from are this be have has not which but were they his her",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach",
    "fr": "le la les et des en un une du est que pour dans qui sur au par plus pas ne ce avec il sont son cette aux mais",
    "es": "el la los las de que y en un una del se por con para no su al lo como más pero sus este fue ha son",
    "it": "il di che la e un una in per non è con del della sono da dei le gli si nel alla anche più ha come ma",
    "pt": "o a os as de que e do da em um uma para com não se dos no na por mais ao foi são como mas das",
    "nl": "de het een van en in is dat op te voor met niet zijn aan er door ook als bij om naar dan uit maar heeft",
    "sv": "och att det i en som på är av för med den till inte om ett har de var han från vid så kan men",
    "da": "og at det i en som på er af for med den til ikke om et har de var han fra ved så kan men der blev",
    "no": "og at det i en som på er av for med den til ikke om et har de var han fra ved så kan men ble etter",
    "pl": "i w na z do się nie że jest to o jak po od za przez dla ale są był oraz tym może",
    "cs": "a v na se je že s z do to o jako pro po od za ale by jsou který byl při také",
    "fi": "ja on ei se että oli hän ovat mutta myös kun niin tai joka sen ole sekä mukaan",
    "tr": "ve bir bu da de için ile olarak çok daha olan en gibi kadar sonra ancak var",
    "hu": "a az és hogy nem is egy van meg már ez volt csak de mint még el",
    "ro": "și în de la a cu pe că nu din o un este au pentru care mai se sunt fost",
}
_LANGUAGES: dict[str, list[str]] = {}
for _language, _words in _COMMON.items():
    for _word in _words.split():
        _LANGUAGES.setdefault(_word, []).append(_language)
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
# Letters beyond Latin.
_BEYOND = re.compile("[^\x00-\u036f\u1e00-\u206f\u2100-\u2bff]+")
_WORD = re.compile(r"[^\W\d_]+")


def spoken_language(text: str) -> str | None:
    """Return the language of a text as two letters (ISO 639-1) if it is plain, else None: short, mixed or not among those known.

    The method is the oldest one (function words: Ingle, 1976); Cyrillic and other scripts of many languages are left open.
    """
    sample = text[:SAMPLE]
    beyond = "".join(_BEYOND.findall(sample))
    if len(beyond) > 0.2 * len(sample):
        for language, script in _SCRIPTS:
            if len(script.findall(beyond)) > (0.25 if language == "ja" else 0.5) * len(beyond) > ENOUGH // 2:
                return language
    words = _WORD.findall(sample.casefold())
    if len(words) < ENOUGH:
        return None
    count = Counter(language for word in words for language in _LANGUAGES.get(word, ()))
    (best, most), *others = [*count.most_common(2), (None, 0), (None, 0)][:2]
    sure = most >= SHARE * len(words) and most >= AHEAD * others[0][1]
    return best if sure else None
