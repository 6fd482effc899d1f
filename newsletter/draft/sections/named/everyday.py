"""Knows everyday subjects, and supplies their words for a section: "Money" does not say that mortgages belong there.

The words of everyday subjects, and what sections on them are called, are in `everyday.toml`; English only.
"""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from importlib import resources

from newsletter.draft.words.meanings import inner, meaning
from newsletter.draft.words.tfidf import words

# A section is about an everyday subject from this cosine on. With sections on at most NARROW of them a newsletter is on a subject of its
# own, with more it is of general interest.
ABOUT, NARROW = 0.7, 2
EVERYDAY = """sport football match team league cup goal coach season player race marathon
cooking recipe food kitchen bread soup bake dinner restaurant
garden plants trees flowers fruit vegetables soil harvest
animals birds wildlife nature forest species farm cattle
weather storm flood rain snow heat temperature climate
music concert orchestra song album band festival
film cinema actor television drama theatre
painting museum art exhibition gallery history archaeology
book novel author poetry literature
politics election parliament government minister vote party president
war army military troops peace attack conflict
crime police court trial murder arrested prison
religion church god prayer faith
school teachers children education pupils university
health hospital doctor patients disease vaccine medicine
travel holiday hotel beach tourism flight
traffic road rail train bus car cycling
town council local residents village mayor community
fashion clothes beauty style shopping
family marriage baby parents relationship home
business company market shares profit economy bank trade
science space physics astronomy research
technology computer software internet phone"""


def everyday_words(text: str, *, is_bare: bool = True) -> str:
    """Return the words of the everyday subjects that an English section's name or description names, "" if there are none.

    Some subjects count only in the name of a section that has nothing else (`is_bare`): in a description such a word ("laws") is one of
    many, which say enough.
    """
    said, found = words(text), list[str]()
    for begin in range(len(said)):
        for end in range(begin + 1, len(said) + 1):
            found += (told for told, only_bare in _words_of_names().get(tuple(said[begin:end]), ()) if is_bare or not only_bare)
    return " ".join(dict.fromkeys(found))


@functools.cache
def _words_of_names() -> Mapping[tuple[str, ...], Sequence[tuple[str, bool]]]:
    """Return, by what sections on them are called, the words of subjects and whether they count only for a section with a bare name."""
    table = tomllib.loads(
        resources.files("newsletter.draft.sections.named").joinpath("everyday.toml").read_text(encoding="utf-8")
    )
    found: dict[tuple[str, ...], list[tuple[str, bool]]] = defaultdict(list)
    for subject in table.values():
        for name in subject["names"]:
            found[tuple(words(name))].append((subject["words"], subject.get("only_bare", False)))
    return found


def count_subjects(sections: Sequence[Sequence[float]]) -> int:
    """Return how many everyday subjects sections with these meanings are about: five on technology are about one."""
    found: set[int] = set()
    for section in sections:
        near = [inner(sense, section) for sense in everyday_meanings()]
        if max(near) >= ABOUT:
            found.add(near.index(max(near)))
    return len(found)


@functools.cache
def everyday_meanings() -> list[list[float]]:
    """Return the meaning of each everyday subject."""
    return [meaning(line) for line in EVERYDAY.split("\n")]
