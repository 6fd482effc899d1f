"""Rules on headlines: one style, no shouting, no words of judgement that the source does not use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from newsletter.check.claims.support import is_known_language
from newsletter.check.claims.words import is_content, read_words, stem
from newsletter.check.finding import Finding
from newsletter.check.material import Entry, Material
from newsletter.check.rule import on_story, rule

LABEL = re.compile(r"^[\w’'&-]+(?: [\w’'&-]+){0,2}: \S")
# Words that judge what happened instead of reporting it.
JUDGEMENT = frozenset(
    """breakthrough watershed game-changing game-changer groundbreaking ground-breaking revolutionary revolutionise revolutionize
    unprecedented stunning shocking shock bombshell historic landmark radical radically radically disruptive disruption disrupt
    massive huge incredible amazing jaw-dropping mind-blowing insane explosive seismic epic ultimate must-read must-see
    unbelievable extraordinary remarkable astonishing astounding monumental transformative visionary brilliant disastrous
    catastrophic outrageous scandalous sensational spectacular titans undercut funky redefine redefining redefines""".split()
)
FEW = 4
# A style that more than this share of the headlines have is no exception.
ODD = 0.2
# Messages say "most others" only if the others are at least this many times as many.
MAJORITY = 3
MOST_WORDS = 20
# Content words needed to judge a headline's case; the share of them in capitals from which it is title case, and up to which sentence case.
LEAST_TELLING, TITLE_CASE, SENTENCE_CASE = 2, 0.9, 0.5


def _style(headline: str) -> str | None:
    """Return the case of a headline, judged by its content words other than the first; None if they are too few or mixed."""
    capitals = [word.is_capitalised for word in read_words(headline)[1:] if is_content(word.key) and word.text.isalpha()]
    if len(capitals) < LEAST_TELLING:
        return None
    share = sum(capitals) / len(capitals)
    return "Title Case" if share >= TITLE_CASE else "Sentence case" if share <= SENTENCE_CASE else None


def _at_headline(entry: Entry, message: str, words: str = "") -> Finding:
    place = entry.find(words or entry.story.headline, "headline")
    return on_story(entry, message, place, words=words or entry.story.headline)


@rule(
    "headline-style",
    "note",
    "A headline differs in style from the rest: a label before a colon, or other capitalisation.",
    family="editing",
    bad="### Breakthrough: A Bridge for Brigford, among headlines without a label",
    good="### A bridge for Brigford, among headlines like it",
)
def check_styles(material: Material) -> Iterator[Finding]:
    entries = [entry for entry in material.entries if len(entry.story.headline.split()) > 2]
    if len(entries) >= FEW:
        yield from _odd_labels(entries)
        if is_known_language(material.language):  # capitals mean something else in other languages
            yield from _odd_cases(entries)


def _odd_labels(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Yield the few headlines that have a label while most others have none, or the other way round."""
    labelled = [entry for entry in entries if LABEL.match(entry.story.headline)]
    bare = [entry for entry in entries if entry not in labelled]
    odd = labelled if len(labelled) <= len(bare) else bare
    if len(labelled) >= 2 and len(odd) <= max(ODD * len(entries), 2) and MAJORITY * len(odd) <= len(entries):
        how = "has a label before a colon; most others have none"
        how = how if odd is labelled else "has no label before a colon; most others have one"
        yield from (_at_headline(entry, f"the headline {how}") for entry in odd)


def _odd_cases(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Yield the few headlines whose case differs from that of most others whose case can be judged."""
    styles = Counter(style for entry in entries if (style := _style(entry.story.headline))).most_common()
    rare, count = styles[-1] if styles else ("", 0)
    if len(styles) > 1 and count <= max(ODD * len(entries), 1) and MAJORITY * count <= styles[0][1]:
        odd = [entry for entry in entries if _style(entry.story.headline) == rare]
        yield from (_at_headline(entry, f"the headline is in {rare}; most others are in {styles[0][0]}") for entry in odd)


@rule(
    "headline-capitals",
    "warning",
    "A headline is set in capitals: it shouts, and screen readers may spell it out.",
    family="editing",
    bad="### BRIDGE TO BE REBUILT AT LAST",
    good="### Bridge to be rebuilt at last",
)
def check_capitals(material: Material) -> Iterator[Finding]:
    for entry in material.entries:
        words = [word for word in read_words(entry.story.headline) if len(word.key) > 3 and word.text.isalpha()]
        if len(words) >= 3 and sum(word.text.isupper() for word in words) > 0.6 * len(words):
            yield _at_headline(entry, "the headline is in capitals")


@rule(
    "headline-ellipsis",
    "warning",
    "A headline ends in an ellipsis: it was cut off, or withholds the news.",
    family="editing",
    bad="### The council has decided to rebuild the old mill…",
    good="### The council rebuilds the old mill bridge",
)
def check_ellipses(material: Material) -> Iterator[Finding]:
    for entry in material.entries:
        if entry.story.headline.rstrip().endswith(("…", "...")):
            yield _at_headline(entry, "the headline ends in an ellipsis")


@rule(
    "headline-long",
    "note",
    "A headline has more than twenty words.",
    family="editing",
    bad="### a headline of twenty-one words",
    good="### a headline of eight words",
)
def check_length(material: Material) -> Iterator[Finding]:
    for entry in material.entries:
        count = len(entry.story.headline.split())
        if count > MOST_WORDS:
            yield _at_headline(entry, f"the headline has {count} words")


@rule(
    "headline-judges",
    "warning",
    "A headline uses a judgemental word that none of its articles uses.",
    family="editing",
    bad="### Watershed: council rebuilds a bridge (no article says “watershed”)",
    good="### Council rebuilds a bridge",
)
def check_judgement(material: Material) -> Iterator[Finding]:
    for entry in material.entries:
        found = [word for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", entry.story.headline) if word.casefold() in JUDGEMENT]
        if not found or not entry.articles:
            continue
        said = {stem(word.key) for article in entry.articles for word in read_words(f"{article.title} {article.text}")}
        for word in found:
            if not {stem(part) for part in word.casefold().split("-")} <= said:
                yield _at_headline(entry, f"“{word}” is a judgement that no article of the story makes", word)
