"""Reads the features that tell the section of a story: its words, and the host and path of its address."""

from __future__ import annotations

import functools
import re
from collections import Counter

from newsletter.draft.words.tfidf import find_words, stem
from newsletter.text.urls import site_of, split_url

LEAD_WORDS = 130
# How often a host, its first folder and the folder's bare name count as features: a host says more about the section than a word does.
HOST, FOLDER, PATH = 3, 2, 1
PATH_WORD = re.compile(r"[^\W\d_]+|\d+")


def story_features(title: str, text: str, url: str) -> Counter[str]:
    """Return the features of a story with their counts.

    Function words are among them: "How to" and "Announcing" tell a tutorial from a release.
    """
    heading = list(dict.fromkeys(map(_feature, find_words(title))))
    lead = map(_feature, find_words(" ".join(text.split(maxsplit=LEAD_WORDS)[:LEAD_WORDS])))
    found = list(dict.fromkeys([*heading, *lead]))
    found += [f"title:{word}" for word in heading]
    found += [f"first:{word}" for word in heading[:1]]
    if host := site_of(url):
        path = split_url(url).path
        folder = next((part for part in path.split("/") if part), "")
        found += [f"host:{host}"] * HOST + [f"folder:{host}/{folder}"] * FOLDER + [f"path:{folder}"] * PATH
        found += [f"path word:{word}" for word in dict.fromkeys(map(_feature, PATH_WORD.findall(path)))]
    return Counter(found)


@functools.lru_cache(maxsize=65_536)
def _feature(word: str) -> str:
    """Return a word as a feature: its stem, or with a digit in it, the word with all digits as 0."""
    found = stem(word.lower())
    return found if found.isalpha() else re.sub(r"\d", "0", found)
