"""Rules on the editing of an issue: sections, sites, length and completeness of summaries, repetition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import urlsplit

from newsletter.check.claims.judge import judged_stories, summary_text
from newsletter.check.claims.support import is_known_language
from newsletter.check.claims.words import content_stems, read_words
from newsletter.check.finding import Finding, Position
from newsletter.check.material import Entry, Material
from newsletter.check.printed_text import UNCLOSED_LINK
from newsletter.check.rule import on_issue, on_story, rule
from newsletter.models import Section
from newsletter.text.sentences import CLOSING, count_words, split_sentences

# With fewer links than this, the share of one site means nothing.
FEW = 4
MOST_NAMED = 5
SMALL_WORDS = frozenset("and of the in on for to a an with other more news also weekly brief".split())
WE = re.compile(r"\b(?:we|we[’'](?:re|ve|ll|d)|our|ours|Our|We|We[’'](?:re|ve|ll|d))\b")
SAID = re.compile(
    r"\b(?:sa(?:id|ys)|told|tells|wr(?:ote|ites)|according|add(?:ed|s)|argues?d?|announced|calls?|called)\b|[:“”\"«»]|\([^()]{2,}\)$",
    re.I,
)
# First-person words, and the name in brackets that the draft puts after a first-person sentence to say who is speaking.
FIRST_PERSON = re.compile(r"\b(?:I(?:[’'](?:m|ve|ll|d))?|[Mm](?:e|y|ine)|[Uu]s|[Oo]urs?|[Ww]e(?:[’'](?:re|ve|ll|d))?)\b")
NAMED = re.compile(rf"\([^()]{{2,}}\)$|[.!?…][{CLOSING}]*\s\([^()]{{2,}}\)(?=\s)")
LEAST_SENTENCE = 6
ENDED = re.compile(rf"[.!?…:。！？।؟۔][{CLOSING}*_`]*\s*(?:\[\^?[^\]]*\](?:\([^)]*\))?)?$")


@rule(
    "one-story-section",
    "note",
    "Most sections have only one story: such headings do not group anything.",
    family="editing",
    bad="## Chips\n\n### One story\n\n## Law\n\n### One story",
    good="## Technology\n\n### One story\n\n### Another story",
)
def check_small_sections(material: Material) -> Iterator[Finding]:
    sections = [(section, line) for section, line in material.sections() if section.stories]
    small = [(section, line) for section, line in sections if len(section.stories) == 1]
    if len(small) >= 3 and 2 * len(small) > len(material.entries):
        shown = [f"“{section.title}”" for section, _ in small[:MOST_NAMED]]
        more = f" and {len(small) - MOST_NAMED} more" if len(small) > MOST_NAMED else ""
        message = f"{len(small)} of {len(sections)} sections have one story: {', '.join(shown)}{more}"
        yield on_issue(message, Position(small[0][1]), words=small[0][0].title, advice="merge sections")


@rule(
    "sections-overlap",
    "note",
    "Two sections have names that overlap: neither you nor your readers can tell where a story belongs.",
    family="editing",
    bad="## Infrastructure & Investment and ## Investment & Venture Capital",
    good="## Infrastructure and ## Venture Capital",
)
def check_overlapping_sections(material: Material) -> Iterator[Finding]:
    seen: list[tuple[Section, frozenset[str]]] = []
    for section, line in material.sections():
        stems = frozenset(content_stems([word for word in read_words(section.title) if word.key not in SMALL_WORDS]))
        for other, known in seen if not _is_standing(section, material) else ():
            shared = {word for word in stems & known if len(word) > 2}
            if shared and len(shared) >= min(len(stems), len(known)) / 2:
                message = f"the section “{section.title}” overlaps “{other.title}”"
                yield on_issue(message, Position(line), words=section.title)
                break
        seen.append((section, stems))


def _is_standing(section: Section, material: Material) -> bool:
    """Say whether the draft took a section from config.toml: the editor knows its name, so reporting it every week would be noise."""
    return section.title in material.standing_sections and any(entry.block.anchor for entry in material.entries)


@rule(
    "site-share",
    "note",
    "More than half of the links ([check] site_share) lead to one site.",
    family="editing",
    bad="four of six links lead to one site",
    good="two of six links lead to one site",
)
def check_sites(material: Material) -> Iterator[Finding]:
    hosts = Counter(host for entry in material.entries if (host := _host(entry)))
    for host, count in hosts.most_common(1):
        if hosts.total() >= FEW and count > material.settings.site_share * hosts.total() and count >= FEW - 1:
            yield on_issue(f"{count} of {hosts.total()} links lead to {host}", words=host)


def _host(entry: Entry) -> str:
    try:
        parts = urlsplit(entry.story.link or "")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    # An IP address or localhost is not one site: it may serve many.
    return "" if re.fullmatch(r"[\d.]+|localhost|.*:.*", host) else host


@rule(
    "summary-short",
    "note",
    "A summary has hardly any words ([check] least_words).",
    family="editing",
    bad="It works.",
    good="The bridge opened on Monday, a year late and three million over its budget.",
)
def check_short_summaries(material: Material) -> Iterator[Finding]:
    for entry, count in _lengths(material):
        if 0 < count < material.settings.least_words:
            yield on_story(entry, f"the summary has {count} word{'s' if count > 1 else ''}", entry.find("", "summary"))


@rule(
    "summary-long",
    "warning",
    "A summary is too long for a newsletter ([check] most_words).",
    family="editing",
    bad="a summary of 300 words",
    good="a summary of 90 words",
)
def check_long_summaries(material: Material) -> Iterator[Finding]:
    for entry, count in _lengths(material):
        if count > material.settings.most_words:
            yield on_story(entry, f"the summary has {count} words", entry.find("", "summary"))


def _lengths(material: Material) -> Iterator[tuple[Entry, int]]:
    return ((entry, count_words(summary_text(entry.story.summary))) for entry in material.entries)


@rule(
    "summary-cut",
    "warning",
    "A summary ends in the middle of a sentence, or in an ellipsis.",
    family="editing",
    bad="The council has decided to rebuild the",
    good="The council has decided to rebuild the bridge.",
)
def check_cut_summaries(material: Material) -> Iterator[Finding]:
    for entry in material.entries:
        last = next((part for part in reversed(entry.block.parts) if part.kind == "summary"), None)
        text = summary_text(UNCLOSED_LINK.sub("", entry.story.summary))
        if not last or last.type != "paragraph" or len(text.split()) < LEAST_SENTENCE:
            continue
        tail = " ".join(text.split()[-4:])
        if text.endswith(("…", "...")):
            yield on_story(entry, f"the summary is cut: “… {tail}”", entry.find(tail, "summary"), words=tail)
        elif not ENDED.search(text) and not re.search(r"\)\s*$", last.raw.strip()):
            yield on_story(entry, f"the summary ends mid-sentence: “… {tail}”", entry.find(tail, "summary"), words=tail)


@rule(
    "we-unattributed",
    "warning",
    "The summary says “we” in its source's voice without saying who is speaking.",
    family="editing",
    bad="We are excited to announce our new model.",
    good="“We are excited,” said the firm, which announced a new model.",
)
def check_we(material: Material) -> Iterator[Finding]:
    for entry in material.entries:
        if not any(is_known_language(article.language) for article in entry.articles or (material,)):
            continue  # in Polish, "we" is a preposition
        if not entry.articles and not entry.story.link and not entry.story.id:
            continue  # a story of the editor's own: "we" is she
        source = " ".join(article.text for article in entry.articles).casefold()
        sentences = split_sentences(summary_text(entry.story.summary))
        for sentence, is_named in zip(sentences, _are_named(sentences), strict=True):
            found = None if is_named else WE.search(sentence)
            copied = not entry.articles or sentence.casefold()[:60] in source
            if found and copied and not SAID.search(sentence):
                message = f"“{found[0]}” speaks in the voice of the source"
                yield on_story(entry, message, entry.find(sentence[:80], "summary"), words=found[0], advice="say who speaks")
                break


def _are_named(sentences: Sequence[str]) -> list[bool]:
    """Say of each sentence whether it belongs to a run in the first person of which one sentence has a name in brackets behind it."""
    found: list[bool] = []
    for is_first_person, run in groupby(sentences, key=lambda sentence: bool(FIRST_PERSON.search(sentence))):
        lines = list(run)
        found += [is_first_person and any(map(NAMED.search, lines))] * len(lines)
    return found


@rule(
    "copied",
    "warning",
    "More of the summary is copied word for word from its article than you allow ([check] copied; 1.0 allows all).",
    family="editing",
    bad="a summary of which nine sentences in ten are the article's own, with copied = 0.5",
    good="a summary in your own words",
)
def check_copied(material: Material) -> Iterator[Finding]:
    if material.settings.copied >= 1:
        return
    for judged in judged_stories(material):
        sentences = [item.text for item in judged.sentences if item.part == "summary"]
        stream = f" {judged.evidence.stream} "
        copied = [text for text in sentences if f" {' '.join(word.key for word in read_words(text))} " in stream]
        share = sum(map(len, copied)) / max(1, sum(map(len, sentences)))
        if share > material.settings.copied:
            entry = judged.entry
            yield on_story(
                entry, f"{share:.0%} of the summary is copied word for word from the article", entry.find("", "summary")
            )


@rule(
    "sentence-twice",
    "warning",
    "The same sentence appears twice in the issue.",
    family="editing",
    bad="one sentence in the summaries of two stories",
    good="each sentence once",
)
def check_repeated_sentences(material: Material) -> Iterator[Finding]:
    first: dict[str, Entry] = {}
    for entry in material.entries:
        for sentence in split_sentences(summary_text(entry.story.summary)):
            keys = " ".join(word.key for word in read_words(sentence))
            if keys.count(" ") < LEAST_SENTENCE:
                continue
            other = first.setdefault(keys, entry)
            if other is not entry:
                message = f"the sentence is already in “{other.story.headline}”"
                yield on_story(entry, message, entry.find(sentence[:80], "summary"), words=sentence[:80])
