"""Remembers what other issues carried and decided, to be looked up by an article's addresses and by a story's content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from newsletter.cache import link_key
from newsletter.draft.clustering.boilerplate import TitledText, common_sentences, without_sentences
from newsletter.draft.clustering.names import StoryNames, different_subjects, have_no_name_in_common, read_names
from newsletter.draft.merge.match import StoryRef
from newsletter.draft.selection.retelling import tells_again
from newsletter.draft.words.tfidf import (
    Vector,
    cosine,
    cosine_beside_subject,
    find_words,
    heaviest,
    story_vector,
    terms,
    weigh_saturated,
)
from newsletter.issuefile.folder import IssueFile, story_keys
from newsletter.models import Article, Story
from newsletter.text.urls import site_of

CARRIED, REMOVED, PASSED = "carried", "removed", "passed"
SAME, FOLLOWS = 0.20, 0.10
"""From these cosines on, an article tells the same story as a printed summary, or follows up on it."""
BESIDE_SUBJECT = 0.085
"""At least this much of the cosine must come from other words than the one that both share most. Two reports from one place share its
name, which is much of a short summary."""
# In words: a shorter summary may stand in another article by chance.
LEAST_PRINTED = 15
HEAVY_TERMS = 20
DAYS_REMEMBERED = 60


@dataclass(frozen=True, slots=True)
class PastIssue:
    """An issue other than the one being drafted: its file, and its state.

    `offered` are the stories that the machine wrote for it, `thrown_out` those that the editor removed, `passed` the ids of articles
    that were considered and not printed. If an older release kept no such list, every page fetched before `until` counts as passed
    over. `told` are the names of what was reported for it.
    """

    file: IssueFile | None
    offered: tuple[Story, ...] = ()
    thrown_out: tuple[StoryRef, ...] = ()
    passed: tuple[str, ...] = ()
    drafted_at: str = ""
    until: str = ""
    told: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trace:
    """What an earlier issue did with an article: which issue, what it did (carried, removed or passed over it), under which headline."""

    how: str
    issue: str = ""
    headline: str = ""
    link: str = ""
    day: date | None = None
    drafted_at: str = ""


@dataclass(frozen=True, slots=True)
class RememberedStory:
    """A story of an earlier issue: its trace, its vector of words, the keys it is known by, its headline and its summary."""

    trace: Trace
    vector: Vector
    keys: frozenset[str]
    headline: str
    summary: str


@dataclass
class Memory:
    """What other issues did, by an article's keys (`traces`), and the stories of recent issues, by their content."""

    traces: dict[str, Trace] = field(default_factory=dict)
    until: str = ""
    recent: list[RememberedStory] = field(default_factory=list)
    _by_term: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def find(self, keys: Iterable[str], fetched_at: str = "") -> Trace | None:
        """Return the trace of an article by the keys it is known by, or by when its page was first fetched."""
        found = [self.traces[key] for key in keys if key in self.traces]
        if found:
            return min(found, key=lambda trace: (CARRIED, REMOVED, PASSED).index(trace.how))
        return Trace(PASSED) if self.until and fetched_at < self.until else None

    def find_story(self, article: Article, keys: Iterable[str]) -> tuple[RememberedStory, float] | None:
        """Return the story of an earlier issue that is most like an article with another address, and how alike they are.

        Stories with different subjects, or without a name in common, are skipped: two events of one kind are alike except for the names.
        """
        vector = story_vector(article.title or "", article.text)
        near = {index for term in heaviest(vector, HEAVY_TERMS) for index in self._by_term.get(term, ())}
        known = set(keys)
        scored = [(cosine(vector, self.recent[index].vector), index) for index in near if not self.recent[index].keys & known]
        alike = sorted((pair for pair in scored if pair[0] >= FOLLOWS), reverse=True)
        names = read_names(article.title or "", article.text) if alike else None
        for score, index in alike:
            story = self.recent[index]
            if names and cosine_beside_subject(vector, story.vector) >= BESIDE_SUBJECT and _goes_on(article, names, story):
                return story, score
        return None

    def remember(self, trace: Trace, story: Story, keys: frozenset[str]) -> None:
        """Remember what a story of an earlier issue is about."""
        vector = _printed_vector(story.headline, story.summary)
        for term in heaviest(vector, HEAVY_TERMS):
            self._by_term[term].append(len(self.recent))
        self.recent.append(RememberedStory(trace, vector, keys, story.headline, story.summary))


def read_memory(past: Sequence[PastIssue], day: date) -> Memory:
    """Return the memory for the issue of a day. Stories are compared by content for DAYS_REMEMBERED, by address for ever."""
    memory = Memory(until=max((issue.until for issue in past), default=""))
    for issue in past:
        for key, trace in _traces(issue):
            known = memory.traces.get(key)
            if known is None or known.how != CARRIED:
                memory.traces[key] = trace
        if issue.file is not None and issue.file.day and abs(issue.file.day - day) <= timedelta(days=DAYS_REMEMBERED):
            for story in issue.file.stories:
                memory.remember(_trace(issue, CARRIED, story), story, frozenset(story_keys(story)))
    return memory


def _traces(issue: PastIssue) -> Iterator[tuple[str, Trace]]:
    for passed in issue.passed:
        yield passed, Trace(PASSED, _name(issue), drafted_at=issue.drafted_at)
    for ref in issue.thrown_out:
        trace = Trace(REMOVED, _name(issue), ref.headline, ref.url, drafted_at=issue.drafted_at)
        yield from ((key, trace) for key in (ref.id, *(link_key(url) for url in (ref.url, *ref.also) if url)))
    for story in issue.offered if issue.file is not None else ():
        yield from ((key, _trace(issue, REMOVED, story)) for key in story_keys(story))
    for story in issue.file.stories if issue.file else ():
        yield from ((key, _trace(issue, CARRIED, story)) for key in story_keys(story))


def _trace(issue: PastIssue, how: str, story: Story) -> Trace:
    day = issue.file.day if issue.file else None
    return Trace(how, _name(issue), story.headline, story.link or "", day, issue.drafted_at)


def _name(issue: PastIssue) -> str:
    return issue.file.path.name if issue.file else ""


def _goes_on(article: Article, names: StoryNames, story: RememberedStory) -> bool:
    """Say whether nothing tells that an article alike is about another event: other subjects, no name in common, only boilerplate."""
    printed = read_names(story.headline, story.summary)
    unlike = different_subjects(names, printed) is not None or have_no_name_in_common(names, printed)
    return not unlike and not _is_boilerplate(article, story)


def _is_boilerplate(article: Article, story: RememberedStory) -> bool:
    """Say whether an article resembles a printed story only by sentences that many sites print."""
    title = article.title or ""
    dropped = common_sentences(TitledText(title, article.text), TitledText(story.headline, story.summary))
    if not dropped:
        return False
    told = story_vector(title, without_sentences(article.text, dropped))
    return cosine(told, _printed_vector(story.headline, without_sentences(story.summary, dropped))) < FOLLOWS


def _printed_vector(headline: str, summary: str) -> Vector:
    return weigh_saturated(terms(f"{headline}. {headline}. {summary}"))


def is_same_story(article: Article, story: RememberedStory, score: float, carried: Sequence[Article] = ()) -> bool:
    """Say whether an article tells the story of an earlier issue: it is alike enough, on another site, and not newer than that issue; or
    it is newer, but says nothing that the story and the articles behind it (`carried`) did not say.

    On the same site it must be the article itself at another address, which has every printed line: other pages and posts of one site
    are never one story, however alike they are.
    """
    day = story.trace.day
    is_told = bool(article.published and day and article.published[:10] <= day.isoformat())
    if site_of(article.url) == site_of(story.trace.link):
        return (is_told or not article.published) and _has_printed(article.text, story.summary)
    return score >= SAME and (is_told or tells_again(article, story.headline, story.summary, carried))


def _has_printed(text: str, summary: str) -> bool:
    """Say whether a text contains each line of a summary word for word, and the summary is long enough to tell."""
    lines = [find_words(line) for line in summary.split("\n") if line.strip()]
    read = f" {' '.join(find_words(text))} "
    return sum(map(len, lines)) >= LEAST_PRINTED and all(f" {' '.join(line)} " in read for line in lines)
