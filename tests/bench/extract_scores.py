"""Scores what was read out of a page against what is known of it: text, snippets, metadata, stories.

Text is measured as the article-extraction-benchmark does it: runs of four words counted with repetition, precision and recall
for each page, their means over the pages, F1 of the means.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tests.bench.shingles import shingles, words_of

Record = Mapping[str, Any]
Scores = dict[str, float]
Shingles = Counter[tuple[str, ...]]
SAME_STORY = 0.6
REPEAT_WORDS = 8
FIRST_WORDS, FIRST_WITHIN = 8, 60
_BY = re.compile(r"^(?:by|von|par|por|di|da|door|af|av|text(?: von)?|written by|posted by|author)\s*:?\s+", re.IGNORECASE)
_NAMES = re.compile(r"\s*(?:;|,|\||/|\n|&|\band\b|\bund\b|\bet\b)\s*")


def score_page(truth: Record, found: Record) -> Scores:
    """Return the figures of one page: only those for which the truth has a value."""
    return {
        **_text(truth, found),
        **_snippets(truth, found),
        **_title(truth, found),
        **_authors(truth, found),
        **_rest(truth, found),
    }


def same(text: str) -> str:
    """Return the words of a value alone: two values that are the same for a reader are equal."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("‘", "'")
    return " ".join(re.findall(r"\w+", plain))


def overlap(wanted: Shingles, found: Shingles) -> tuple[float | None, float | None]:
    """Return precision and recall; None where there is nothing to measure."""
    if wanted == found:
        return 1.0, 1.0
    hit = sum((wanted & found).values())
    in_found, in_wanted = sum(found.values()), sum(wanted.values())
    return hit / in_found if in_found else None, hit / in_wanted if in_wanted else None


def _text(truth: Record, found: Record) -> Scores:
    if "text" not in truth:
        return {}
    text = found.get("text") or ""
    wanted, got = words_of(truth["text"]), words_of(text)
    precision, recall = overlap(shingles(wanted), shingles(got))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    prose = [line for line in _outside_fences(lines) if len(words_of(line)) >= REPEAT_WORDS and not line.startswith("|")]
    scores = {"exact": float(wanted == got), "lines": float(len(prose)), "repeated": float(len(prose) - len(set(prose)))}
    scores["word_f1"] = word_f1([word.casefold() for word in wanted], [word.casefold() for word in got])
    if precision is not None:
        scores["precision"] = precision
    if recall is not None:
        scores["recall"] = recall
    title = same(str(truth.get("title") or found.get("title") or ""))
    if lines and lines[0]:
        scores["title_again"] = float(bool(title) and same(lines[0]) == title)
    return scores


def word_f1(wanted: Sequence[str], found: Sequence[str]) -> float:
    """Return the F1 of two bags of words, as the benchmark of page types measures it."""
    hits = (Counter(wanted) & Counter(found)).total()
    return harmonic(hits / len(found), hits / len(wanted)) if hits else float(not wanted and not found)


def _outside_fences(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines that are no code: a line of code or a row of a table is rightly there as often as its author wrote it."""
    inside = False
    for line in lines:
        if line.startswith("```"):
            inside = not inside
        elif not inside:
            yield line


def _snippets(truth: Record, found: Record) -> Scores:
    scores: Scores = {}
    text = " ".join((found.get("text") or "").split()).casefold()
    if "with" in truth or "without" in truth:
        wanted = [" ".join(part.split()).casefold() in text for part in truth.get("with") or ()]
        unwanted = [" ".join(part.split()).casefold() in text for part in truth.get("without") or ()]
        scores |= {"hit": float(sum(wanted)), "missed": float(len(wanted) - sum(wanted)), "wrong": float(sum(unwanted))}
    if truth.get("first_words"):
        first = [word.casefold() for word in words_of(truth["first_words"])][:FIRST_WORDS]
        begin = [word.casefold() for word in words_of(text)][:FIRST_WITHIN]
        scores["first"] = float(any(begin[place : place + len(first)] == first for place in range(len(begin))))
    return scores


def _title(truth: Record, found: Record) -> Scores:
    if not truth.get("title"):
        return {}
    right = same(str(truth["title"])) == same(str(found.get("title") or ""))
    return {"title": float(right), "title_wrong": float(bool(found.get("title")) and not right)}


def people(value: object) -> frozenset[str]:
    """Return the names that a byline holds."""
    parts = [value] if isinstance(value, str) else value if isinstance(value, (list, tuple)) else []
    names = (same(_BY.sub("", name.strip())) for part in parts if isinstance(part, str) for name in _NAMES.split(part))
    return frozenset(filter(None, names))


def _authors(truth: Record, found: Record) -> Scores:
    if not truth.get("author"):
        return {}
    wanted, got = people(truth["author"]), people(found.get("author"))
    return {
        "author": float(wanted == got),
        "author_any": float(bool(wanted & got)),
        "author_wrong": float(bool(got) and wanted != got),
    }


def _rest(truth: Record, found: Record) -> Scores:
    scores: Scores = {}
    if wanted := day(truth.get("date")):
        got = day(found.get("date"))
        wrong = float(got is not None and got != wanted)
        scores |= {"date": float(wanted == got), "date_wrong": wrong}
        scores["date_unflagged"] = wrong * ("guessed-date" not in (found.get("flags") or ()))
    if truth.get("sitename"):
        scores["site"] = float(same(str(truth["sitename"])) == same(str(found.get("sitename") or "")))
    if truth.get("lang"):
        scores["language"] = float(str(truth["lang"])[:2].lower() == str(found.get("lang") or "")[:2].lower())
    if truth.get("image"):
        scores["image"] = float(_file(truth["image"]) == _file(found.get("image")))
    return scores


def day(value: object) -> datetime.date | None:
    """Return the day that a date begins with."""
    match = re.match(r"\s*(\d{4})-(\d\d)-(\d\d)", str(value or ""))
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _file(address: object) -> str:
    return re.sub(r"[?#].*", "", str(address or "")).rstrip("/").rsplit("/", 1)[-1].lower()


def summed(pages: Iterable[Scores]) -> Scores:
    """Return the figures of a set out of those of its pages."""
    values: dict[str, list[float]] = defaultdict(list)
    for page in pages:
        for name, value in page.items():
            values[name].append(value)
    counted = {name: sum(values.pop(name, [])) for name in ("lines", "repeated", "hit", "missed", "wrong")}
    figures = {name: sum(found) / len(found) for name, found in values.items()}
    if "precision" in figures or "recall" in figures:
        figures["f1"] = harmonic(figures.get("precision", 0.0), figures.get("recall", 0.0))
        figures["repeat"] = counted["repeated"] / max(1.0, counted["lines"])
    snippets = 2 * counted["hit"] + counted["missed"] + counted["wrong"]
    if snippets:
        figures["snippet_f1"] = 2 * counted["hit"] / snippets
    return figures


def harmonic(one: float, two: float) -> float:
    """Return the harmonic mean of two shares."""
    return 2 * one * two / (one + two) if one + two else 0.0


def score_stories(truth: Record, stories: Sequence[Record], *, shown_only: bool) -> float:
    """Return the F1 of the stories found on a page. A story is found when its text shares six tenths with one that is known.

    `shown_only`: the page was robbed of its data, so that only what it shows can be found. Found stories that answer to a known
    one which is not asked for neither help nor hurt. Round-ups are known by their headings alone.
    """
    known = [story for story in truth["stories"] if story.get("text") or story.get("headline")]
    asked = [story for story in known if story.get("in_dom") or not shown_only]
    texts = [story for story in asked if story.get("text")]
    taken: set[int] = set()
    if texts:
        _match_texts([_of(story["text"]) for story in texts], [_of(story.get("text") or "") for story in stories], taken)
        asked = texts
    else:
        _match_headings([same(story["headline"]) for story in asked], stories, taken)
    hits = len(taken)
    others = [story for story in known if not any(story is one for one in asked)]
    free = sum(place not in taken and _answers(story, others, shown_only) for place, story in enumerate(stories))
    found = len(stories) - free
    return harmonic(hits / found if found else 0.0, hits / len(asked) if asked else 0.0)


def _of(text: str) -> Shingles:
    return shingles([word.casefold() for word in words_of(text)])


def _match_texts(wanted: Sequence[Shingles], found: Sequence[Shingles], taken: set[int]) -> None:
    for text in wanted:
        size = sum(text.values())
        near = [
            (2 * sum((text & other).values()) / (size + sum(other.values())), place)
            for place, other in enumerate(found)
            if place not in taken and other.keys() & text.keys()
        ]
        best, place = max(near, default=(0.0, -1))
        if best >= SAME_STORY:
            taken.add(place)


def _match_headings(wanted: Sequence[str], stories: Sequence[Record], taken: set[int]) -> None:
    for heading in wanted:
        for place, story in enumerate(stories):
            title, begin = same(story.get("title") or ""), same((story.get("text") or "")[:400])
            shorter = min(len(title), len(heading))
            alike = title == heading or (shorter > 8 and (heading.startswith(title) or title.startswith(heading)))
            if place not in taken and (alike or begin.startswith(heading)):
                taken.add(place)
                break


def _answers(story: Record, others: Sequence[Record], by_text: bool) -> bool:
    title = same(story.get("title") or "")
    if title and any(title == same(other["headline"]) for other in others if other.get("headline")):
        return True
    text = _of(story.get("text") or "")
    size = sum(text.values())
    known = [_of(other["text"]) for other in others if by_text and other.get("text")]
    return bool(size) and any(2 * sum((text & other).values()) >= 0.3 * (size + sum(other.values())) for other in known)
