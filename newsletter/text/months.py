"""Names of months, full and abbreviated, and of weekdays, in many languages; the JSON files are generated from babel's CLDR data.

`python -m newsletter.text.months` writes the files anew after an update of babel; nothing in them is written by hand. They are files
because reading them takes a thousandth of the time that babel takes to open sixty locales.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib import resources
from pathlib import Path

from newsletter.text.clean import squash

# Of a name that means two months in two languages, that of the earlier language counts (`listopad` is November in Polish and Czech,
# October in Croatian).
LOCALES = (
    "en de fr es it pt nl ru pl ja zh tr sv cs fa ar ko vi id el da fi hu uk ro nb nn bg sk he th lt sl hr sr sr_Latn bs et lv sq ca "
    "gl eu is ga mk be ms fil hi bn ta te ml mr gu kn pa ur sw af az ka hy kk mn de_AT es_UY ar_SY"
).split()
# The English names, January first.
MONTHS = tuple("january february march april may june july august september october november december".split())
SHORT_MONTHS = tuple("jan feb mar apr jun jul aug sept sep oct nov dec".split())
_ARTICLE = re.compile(r"^(?:de\s|d['’])")  # Catalan prints `de gener`, `d’abril`
_HEBREW = re.compile("[א-ת]")


def month_number(name: str) -> int | None:
    """Return the number of a month by its name or by a beginning of three letters or more that no other month has."""
    return _month_names().get(squash(name))


@lru_cache(maxsize=1)
def _month_names() -> dict[str, int]:
    stored = json.loads(resources.files("newsletter.text").joinpath("months.json").read_text(encoding="utf-8"))
    return {name: number for number, names in enumerate(stored, 1) for name in names.split()}


def date_words(language: str) -> frozenset[str]:
    """Return the whole names of a language's weekdays and months in lower case, none of a language that is not known."""
    return _date_words().get(language, frozenset())


@lru_cache(maxsize=1)
def _date_words() -> dict[str, frozenset[str]]:
    stored = json.loads(resources.files("newsletter.text").joinpath("date_words.json").read_text(encoding="utf-8"))
    return {language: frozenset(names.split()) for language, names in stored.items()}


def date_words_in_cldr() -> dict[str, str]:
    """Return what date_words.json holds: for each language the names of one word of its weekdays and months, parted by blanks."""
    from babel import Locale

    found: dict[str, set[str]] = {}
    for locale in map(Locale.parse, LOCALES):
        language = "no" if locale.language in ("nb", "nn") else locale.language
        for context in ("format", "stand-alone"):
            names = [*locale.days[context]["wide"].values(), *locale.months[context]["wide"].values()]
            bare = {_ARTICLE.sub("", name.lower()) for name in names}
            found.setdefault(language, set()).update(
                name for name in bare if re.fullmatch(r"[^\W\d_]{3,}(?:-[^\W\d_]+)?", name)
            )
    return {language: " ".join(sorted(names)) for language, names in sorted(found.items()) if names}


def names_in_cldr() -> list[str]:
    """Return what months.json holds: for each month its names and their beginnings, squashed, parted by blanks."""
    from babel import Locale

    printed: dict[str, int] = {}
    whole: dict[str, int] = {}
    for width, found in (("wide", whole), ("abbreviated", printed)):
        for locale in LOCALES:
            for context in ("format", "stand-alone"):
                for number, name in Locale.parse(locale).months[context][width].items():
                    bare = squash(_ARTICLE.sub("", name))
                    if not any(sign.isdigit() for sign in name) and len(bare) >= (3 if bare.isascii() else 2):
                        found.setdefault(bare, number)
    # Hebrew has days with `in` before the name.
    whole |= {f"ב{name}": number for name, number in whole.items() if _HEBREW.match(name)}
    known = _beginnings(whole) | printed | whole
    return [" ".join(sorted(name for name, number in known.items() if number == month)) for month in range(1, 13)]


def _beginnings(names: dict[str, int]) -> dict[str, int]:
    """Return the beginnings of three letters or more that are of one month only."""
    found: dict[str, int] = {}
    doubtful: set[str] = set()
    for name, number in names.items():
        for end in range(3, len(name)):
            if found.setdefault(name[:end], number) != number:
                doubtful.add(name[:end])
    return {name: number for name, number in found.items() if name not in doubtful}


if __name__ == "__main__":
    for file, content in (("months.json", names_in_cldr()), ("date_words.json", date_words_in_cldr())):
        Path(__file__).with_name(file).write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
