"""Filters what a language model wrote: anything the articles do not support is replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsletter.check.claims.evidence import Evidence, evidence_of, sentences_of
from newsletter.check.claims.headline_labels import KINDS
from newsletter.check.claims.judge import judge_days
from newsletter.check.claims.proper_names import has_form
from newsletter.check.claims.support import ABSENT, Claim, is_known_language, judge_quotations, judge_sentence, lower_words
from newsletter.check.claims.words import content_stems, is_content, read_words
from newsletter.models import Article
from newsletter.text.language import language_of
from newsletter.text.sentences import split_sentences

LEAST_WORDS = 6
# A replaced sentence may turn a quotation mark around for another one; so often the whole is read again.
ROUNDS = 4

# What sections are called beside these; no name of a person, place or firm is among them.
SUBJECTS = frozenset(
    """agents agriculture ai animals app apps architecture art artificial arts audio automation aviation awards beyond biology
    biotech bits books brief briefing briefs build building careers cars chemistry children chips cinema cities city cloud code
    coding communities community companies computing construction consumer cooking council crypto cyber cybersecurity data
    databases dataset datasets deals developer developers devices digital documentation drinks ecology editor elections
    elsewhere employment engineering enterprise entertainment essays events everyday families family farming fashion features
    film films finances fishing food football founders frontend future gadgets game games gaming garden gardens gear general
    geopolitics global go government graphics green ground headlines heritage highlights history hobbies home homes house
    housing human humans ideas image images in infrastructure intelligence interface interfaces international internet
    interviews jobs justice labor labour land language languages launches lawmakers learning leisure letters libraries library
    life lifestyle links literature living long machine machines making manufacturing maps mathematics maths media medicine
    meetups military mobile mobility money more motoring museums music national nature network networking networks notes
    nutrition ocean oceans of off on online operating operations other outdoors papers parenting parks peek personal
    perspectives pharma philosophy photography physics picks planet planning platform platforms podcasts practice press privacy
    production programming programs property psychology public publications publishing quantum radio rail reading reads regional
    regulators releases religion reports robot robotics robots rural sales schools sciences sea shipping shopping short small
    social society software space spotlight stage stages start startup startups state stories story streets supply
    sustainability systems talks tech technologies telecoms television theatre theory this tips top topics town towns traffic
    training transportation travel tutorials universities urban utilities venture video videos views visual water wealth web
    week weekly wellbeing wellness wider wild wildlife women words workplace world worth writing youth""".split()
)


@dataclass(frozen=True, slots=True)
class Replaced:
    """A sentence that did not pass: why not (`number “15”`), and the article's own sentence in its place, "" for none."""

    sentence: str
    reason: str
    by: str


def knows_names(language: str, articles: Sequence[Article]) -> bool:
    """Say whether the rules can tell names from other words in a newsletter of a language, and in its articles."""
    languages = [language, *(language_of(article.text, article.language) for article in articles)]
    return all(map(is_known_language, languages))


def gate_summary(text: str, articles: Sequence[Article], *, names: bool = True) -> tuple[str, list[Replaced]]:
    """Return a summary without claims that its articles do not have, one sentence a line, and what was replaced.

    Claims are numbers, quotations and, with `names`, names. A sentence with one of them gives way to the article's own sentence that
    tells most of the same. Where nothing is left, the article's first sentences stand.
    """
    evidence, own = evidence_of(articles, foreign=not names), _own_sentences(articles)
    sentences, replaced = split_sentences(text), []
    for _ in range(ROUNDS):
        wrong = _wrong(sentences, evidence, names=names)
        if not wrong:
            break
        taken = set(sentences)
        for number, claim in wrong.items():
            by = _nearest(sentences[number], own, taken)
            replaced.append(Replaced(sentences[number], f"{claim.kind} “{claim.text}”", by))
            sentences[number] = by
            taken.add(by)
        sentences = [sentence for sentence in sentences if sentence]
    if not sentences or _wrong(sentences, evidence, names=names):
        sentences = own[:2]
    return "\n".join(sentences), replaced


def passes(text: str, articles: Sequence[Article], *, names: bool = True) -> bool:
    """Say whether a line of a model's has no number and quotation that its articles do not have, and no name (`names`)."""
    return not _wrong(split_sentences(text), evidence_of(articles, foreign=not names), names=names)


def label_passes(label: str, articles: Sequence[Article]) -> bool:
    """Say whether every word of a label names a kind of news or stands in the articles."""
    return _has_known_words(label, KINDS, evidence_of(articles))


def section_passes(title: str, articles: Sequence[Article], own: Sequence[str] = ()) -> bool:
    """Say whether the title of a section has no figure, quotation and name from elsewhere: `own` are titles that the editor gave."""
    known = KINDS | SUBJECTS | {word.key for name in own for word in read_words(name)}
    return passes(title, articles, names=False) and _has_known_words(title, known, evidence_of(articles))


def _has_known_words(text: str, known: frozenset[str], evidence: Evidence) -> bool:
    words = [word.key for word in read_words(text) if is_content(word.key)]
    return all(word in known or has_form(word, evidence) for word in words)


def _wrong(sentences: Sequence[str], evidence: Evidence, *, names: bool = True) -> dict[int, Claim]:
    """Return the first claim of each sentence that is not in the articles, by the sentence's number."""
    lower = evidence.lower | lower_words(sentences)
    found: dict[int, Claim] = {}
    start = 0
    quotations = [claim for claim in judge_quotations(" ".join(sentences), evidence) if claim.verdict == ABSENT]
    for number, sentence in enumerate(sentences):
        end = start + len(sentence)
        claims = judge_days(sentence, judge_sentence(sentence, evidence, lower, names=names), evidence)
        absent = [claim for claim in claims if claim.verdict == ABSENT and claim.kind != "weekday"]
        absent += [claim for claim in quotations if claim.start < end and claim.end > start]
        if absent:
            found[number] = absent[0]
        start = end + 1
    return found


def _own_sentences(articles: Sequence[Article]) -> list[str]:
    """Return the sentences of the articles that can stand in a summary by themselves."""
    found = [sentence for article in articles for sentence in sentences_of(article.text)]
    return [
        one for one in found if len(one.split()) >= LEAST_WORDS and one[-1:] in '.!?”"' and one.count("“") == one.count("”")
    ]


def _nearest(sentence: str, own: Sequence[str], taken: set[str]) -> str:
    stems = set(content_stems(read_words(sentence)))
    free = [one for one in own if one not in taken]
    shared = [len(stems & set(content_stems(read_words(one)))) for one in free]
    return free[shared.index(max(shared))] if free else ""
