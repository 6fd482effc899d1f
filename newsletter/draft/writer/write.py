"""Has a model write stories: each question is asked once, in parallel, and every answer is checked against its sources.

If an answer cannot be used, the extracted summary stays and the reason is reported. A model that is down is not asked again.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from importlib import resources
from pathlib import Path
from string import Template
from typing import Any, TypeVar

from newsletter.config.schema import WriterSettings
from newsletter.counts import plural
from newsletter.draft.prose.units import read_units
from newsletter.draft.writer.answer import ISSUE_SCHEMA, SCHEMA, AnswerError, Written, plain_line, read_answer, read_object
from newsletter.errors import UsageError
from newsletter.files import reason
from newsletter.language_model import AnswerStore, AskError, AskForJson, Reply, Schema
from newsletter.models import Article, Section
from newsletter.text.clean import clean_line

# How much of its articles a question may contain: 8,000 characters are about 2,000 tokens, which leaves room for the answer in a context
# of 4,096.
MOST_SOURCES, LONGEST_SOURCE, ROOM_FOR_SOURCES = 60, 600, 8_000
# How many sentences the rough draft in a question has. It shows the form of the answer, which small models copy better than rules.
DRAFTED = 2
# A summary must have at least this share of the least words (of the article's, if it is shorter), and at most this share of the most.
LEAST_SHARE, MOST_SHARE = 0.5, 1.25
# After this many unanswered questions in a row the model counts as down.
DOWN = 3
MOST_REASONS = MOST_NAMED = 3
Gate = Callable[[str, Sequence[Article]], tuple[str, Sequence[str]]]
"""A summary and its articles → the summary with unsupported sentences replaced, and the reason for each of them."""
Usable = TypeVar("Usable")


@dataclass
class Account:
    """What a run cost and produced: questions asked, tokens, texts written, and why others were refused or sentences replaced.

    `estimated`: some token counts are estimated from the length of the text, because the model did not report them.
    `names` has the titles of the stories that were not written, by the reason. `unanswered` counts the texts that the model gave no
    answer for: the next run asks for them again.
    """

    asked: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    estimated: bool = False
    written: int = 0
    unanswered: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    names: dict[str, list[str]] = field(default_factory=dict)
    replaced: list[str] = field(default_factory=list)

    def lines(self, settings: WriterSettings) -> list[str]:
        """Return the lines to report."""
        found = [
            f"{settings.model}: wrote {self.written} of {self.written + self.refused.total()} texts, {self.asked} requested in this run"
        ]
        if self.asked:
            cost = (self.tokens_in * settings.price_in + self.tokens_out * settings.price_out) / 1_000_000
            paid = f", {cost:.4f} by the prices in [writer]" if cost else ""
            about = "about " if self.estimated else ""
            found.append(f"{settings.model}: {about}{self.tokens_in} tokens in, {self.tokens_out} out{paid}")
        if self.replaced:
            reasons = ", ".join(sorted(set(self.replaced))[:MOST_REASONS])
            found.append(
                f"{settings.model}: {plural(len(self.replaced), 'sentence')} not supported by the articles, replaced with theirs: {reasons}"
            )
        found += [
            f"{settings.model}: no usable answer, extracted sentences kept: {reason} ({count}){self._named(reason)}"
            for reason, count in sorted(self.refused.items())
        ]
        return found

    def _named(self, reason: str) -> str:
        """Return the few stories that something went wrong with."""
        names = sorted(self.names.get(reason, ()))
        return f": {', '.join(f'“{name}”' for name in names)}" if 0 < len(names) <= MOST_NAMED else ""


class StoryWriter:
    """Writes stories with a model. `gate` checks each summary; `store` caches the answers by article, prompt and model."""

    def __init__(self, ask: AskForJson, settings: WriterSettings, store: AnswerStore, gate: Gate, language: str = "en") -> None:
        self.ask, self.settings, self.store, self.gate, self.language = ask, settings, store, gate, language
        self.account = Account()
        self._lock = threading.Lock()
        self._silent = 0
        self._silence = ""

    def write(self, stories: Sequence[Sequence[Article]]) -> list[Written | None]:
        """Return each story, given by its articles, as the model wrote it; None if its answer cannot be used."""
        template = self._template("prompt.txt", self.settings.prompt)
        found: list[Written | None] = [None] * len(stories)
        waiting = list(range(len(stories)))[::-1]
        failed: list[Exception] = []

        def work() -> None:
            try:
                while (place := self._next(waiting)) is not None:
                    found[place] = self._write_one(stories[place], template)
            except Exception as error:  # noqa: BLE001 - raised again after all threads have ended
                failed.append(error)

        threads = [threading.Thread(target=work, daemon=True) for _ in range(min(self.settings.concurrency, len(stories)))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failed:
            raise failed[0]
        return found

    def _next(self, waiting: list[int]) -> int | None:
        with self._lock:
            return waiting.pop() if waiting else None

    def write_issue(self, sections: Sequence[Section]) -> dict[str, Any]:
        """Return what the model writes for the issue, as far as usable: `description`, `intro`, `sections` (old name → new name)."""
        if not sections:
            return {}
        listed = json.dumps(
            {section.title: [story.headline for story in section.stories] for section in sections}, ensure_ascii=False
        )
        question = self._template("prompt_issue.txt", "").substitute(language=self.language, sections=_quoted(listed))
        return self._accept(question, ISSUE_SCHEMA, lambda answer: _issue_words(answer, sections)) or {}

    def _write_one(self, articles: Sequence[Article], template: Template) -> Written | None:
        listed, sources = _numbered(articles)
        if not sources:
            return None
        question = template.safe_substitute(
            headline_characters=90,
            least_words=self.settings.least_words,
            most_words=self.settings.most_words,
            language=self.language,
            articles=_quoted(listed),
            draft=_quoted(_rough_draft(articles[0].title or "", sources)),
        )
        title = clean_line(articles[0].title or articles[0].url)
        return self._accept(question, SCHEMA, lambda answer: self._read_story(answer, sources, articles), title)

    def _read_story(self, answer: str, sources: Sequence[str], articles: Sequence[Article]) -> Written:
        """Return the story in an answer, after the gate has checked its sentences. Raises AnswerError."""
        told = sum(len(source.split()) for source in sources)
        least = round(LEAST_SHARE * min(self.settings.least_words, told))
        written = read_answer(answer, sources, round(MOST_SHARE * self.settings.most_words), least, self.language)
        summary, replaced = self.gate(written.summary, articles)
        if written.translated and replaced:  # a sentence of the article's in its own language would stand among the others
            raise AnswerError(f"{replaced[0]} is not in the article")
        if len(replaced) > len(written.summary.split("\n")) / 2:
            raise AnswerError("most of it is not in the article")
        if self.gate(written.headline, articles)[1]:
            raise AnswerError("the headline contains something not in the article")
        with self._lock:
            self.account.replaced += replaced
        return replace(written, summary=summary)

    def _accept(self, question: str, schema: Schema, read: Callable[[str], Usable], name: str = "") -> Usable | None:
        """Return the result of `read` for the first usable answer to a question; None, counted with its reason and the `name` of what
        was asked about, if there is none."""
        why, answers = "", 0
        for left in range(self.settings.tries)[::-1]:
            try:
                found = read(self._answer(question, schema, answers))
            except AnswerError as error:
                why, answers = str(error), answers + 1
            except AskError as error:
                why = str(error)
                if left and self._silent < DOWN:
                    time.sleep(min(error.wait or 0, self.settings.timeout))
            else:
                with self._lock:
                    self.account.written += 1
                return found
        with self._lock:
            self.account.refused[why] += 1
            if name:
                self.account.names.setdefault(why, []).append(name)
            self.account.unanswered += answers < self.settings.tries
        return None

    def _answer(self, question: str, schema: Schema, number: int) -> str:
        """Return an answer to a question: the first, or, if that could not be used, the one with this `number`. Raises AskError.

        Every answer is cached, so that nothing is asked on a day without news.
        """
        again = f"\n{number}" if number else ""
        key = hashlib.sha256(f"{self.settings.model}\n{question}{again}".encode()).hexdigest()
        known = self.store.get(key)
        if known is None:
            known = self._ask(question, schema).text
            self.store.put(key, known)
        return known

    def _ask(self, question: str, schema: Schema) -> Reply:
        with self._lock:
            if self._silent >= DOWN:
                raise AskError(self._silence)
            self.account.asked += 1
        try:
            reply = self.ask(question, self.settings.timeout, schema)
        except AskError as error:
            with self._lock:
                self._silent, self._silence = self._silent + 1, str(error)
            raise
        with self._lock:
            self._silent = 0
            self.account.tokens_in += reply.tokens_in
            self.account.tokens_out += reply.tokens_out
            self.account.estimated |= not reply.counted
        return reply

    def _template(self, name: str, own: str) -> Template:
        if not own:
            return Template(resources.files("newsletter.draft.writer").joinpath(name).read_text("utf-8"))
        try:
            template = Template(Path(own).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            cause = reason(error) if isinstance(error, OSError) else "not UTF-8"
            raise UsageError(f"[writer] prompt: {own}: cannot read the template: {cause}") from error
        if not template.is_valid() or "articles" not in template.get_identifiers():
            raise UsageError(f"[writer] prompt: {own}: the template must contain $articles; write a literal dollar sign as $$")
        return template


def _issue_words(answer: str, sections: Sequence[Section]) -> dict[str, Any]:
    """Return what an answer has for the issue. Raises AnswerError."""
    data = read_object(answer, *ISSUE_SCHEMA["required"])
    names, known = data.get("sections"), {section.title for section in sections}
    renamed = {old: plain_line(new, 60) for old, new in names.items() if old in known} if isinstance(names, dict) else {}
    words = {name: plain_line(data.get(name), 600) for name in ("description", "intro") if data.get(name)}
    return {**words, "sections": renamed if len(set(renamed.values())) == len(renamed) else {}}


def _numbered(articles: Sequence[Article]) -> tuple[str, list[str]]:
    """Return the articles as lines (outlet and title, then the numbered sentences), and the sentences alone."""
    sources: list[str] = []
    lines = []
    for article in articles:
        lines += ["", f"{clean_line(article.site or article.url)} has: {clean_line(article.title or '')}"]
        room = ROOM_FOR_SOURCES // len(articles)
        for unit in read_units(article.text)[: MOST_SOURCES // len(articles)]:
            text = clean_line(unit.text)[:LONGEST_SOURCE]
            room -= len(text)
            if room < 0:
                break
            sources.append(text)
            lines.append(f"[{len(sources)}] {text}")
    return "\n".join(lines).strip(), sources


def _rough_draft(title: str, sources: Sequence[str]) -> str:
    """Return an answer made of the articles' own title and sentences."""
    sentences = [f"{text} [{number}]" for number, text in enumerate(sources[:DRAFTED], 1)]
    return json.dumps({"label": "News", "headline": clean_line(title)[:90], "sentences": sentences}, ensure_ascii=False)


def _quoted(data: str) -> str:
    """Return data without the delimiter of the block that quotes it in the prompt."""
    return data.replace("==========", "= = =")
