"""Stories written by a model: each question asked once, several at a time, and every answer held against its sources.

What cannot be used is left to the summary that the machine makes by itself, with the reason. A model that is down is asked no more.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from string import Template
from typing import Any

from newsletter.config.schema import WriterSettings
from newsletter.draft.summary.prose import read_units
from newsletter.draft.writer.answer import AnswerError, Written, plain_line, read_answer, read_object
from newsletter.language_model import AnswerStore, Ask, AskError, Reply
from newsletter.models import Article, Section

MOST_SOURCES, LONGEST_SOURCE = 60, 600
# After so many questions without an answer the model counts as down.
DOWN = 3
Gate = Callable[[str, Sequence[Article]], tuple[str, int]]
"""A summary and its articles → the summary without what they do not have, and how many sentences were replaced."""


@dataclass
class Account:
    """What a run cost and gave: questions asked, tokens, items written, and reasons for those that were not."""

    asked: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    written: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    def lines(self, settings: WriterSettings) -> list[str]:
        """Return what is to be said of it."""
        found = [
            f"{settings.model}: wrote {self.written} of {self.written + self.refused.total()} texts, {self.asked} asked for now"
        ]
        if self.asked:
            cost = (self.tokens_in * settings.price_in + self.tokens_out * settings.price_out) / 1_000_000
            paid = f", {cost:.4f} by the prices in [writer]" if cost else ""
            found.append(f"{settings.model}: {self.tokens_in} tokens in, {self.tokens_out} out{paid}")
        found += [
            f"{settings.model}: not used, own sentences kept: {reason} ({count})"
            for reason, count in sorted(self.refused.items())
        ]
        return found


class StoryWriter:
    """Writes stories with a model. `gate` is what each summary must pass; `store` keeps the answers by article, prompt and model."""

    def __init__(self, ask: Ask, settings: WriterSettings, store: AnswerStore, gate: Gate, language: str = "en") -> None:
        self.ask, self.settings, self.store, self.gate, self.language = ask, settings, store, gate, language
        self.account = Account()
        self._lock = threading.Lock()
        self._silent = 0

    def write(self, stories: Sequence[Sequence[Article]]) -> list[Written | None]:
        """Return each story, told by its articles, as the model wrote it; None where its answer cannot be used."""
        found: list[Written | None] = [None] * len(stories)
        waiting = list(range(len(stories)))[::-1]

        def work() -> None:
            while True:
                with self._lock:
                    if not waiting:
                        return
                    place = waiting.pop()
                found[place] = self._write_one(stories[place])

        threads = [threading.Thread(target=work, daemon=True) for _ in range(min(self.settings.concurrency, len(stories)))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return found

    def write_issue(self, sections: Sequence[Section]) -> dict[str, Any]:
        """Return the issue's words that the model gives: `description`, `intro`, `sections` (old name → new name), as far as usable."""
        if not sections:
            return {}
        listed = json.dumps(
            {section.title: [story.headline for story in section.stories] for section in sections}, ensure_ascii=False
        )
        question = self._template("prompt_issue.txt", "").substitute(language=self.language, sections=_quoted(listed))
        try:
            data = read_object(self._answer(question))
            names = data.get("sections")
            known = {section.title for section in sections}
            renamed = (
                {old: plain_line(new, 60) for old, new in names.items() if old in known} if isinstance(names, dict) else {}
            )
            words = {name: plain_line(data.get(name), 600) for name in ("description", "intro") if data.get(name)}
        except (AnswerError, AskError) as error:
            self._refuse(str(error))
            return {}
        self.account.written += 1
        return {**words, "sections": renamed if len(set(renamed.values())) == len(renamed) else {}}

    def _write_one(self, articles: Sequence[Article]) -> Written | None:
        listed, sources = _numbered(articles)
        if not sources:
            return None
        question = self._template("prompt.txt", self.settings.prompt).substitute(
            headline_characters=90,
            least_words=self.settings.least_words,
            most_words=self.settings.most_words,
            language=self.language,
            articles=_quoted(listed),
        )
        try:
            written = read_answer(self._answer(question), sources, round(self.settings.most_words * 1.25))
            summary, replaced = self.gate(written.summary, articles)
            if replaced > len(written.summary.split("\n")) / 2:
                raise AnswerError("most of it is not found in the article")
            if self.gate(written.headline, articles)[1]:
                raise AnswerError("the headline has something not found in the article")
        except (AnswerError, AskError) as error:
            self._refuse(str(error))
            return None
        with self._lock:
            self.account.written += 1
        return Written(written.label, written.headline, summary)

    def _answer(self, question: str) -> str:
        """Return the answer to a question, from the store where it was given before. Raises AskError."""
        key = hashlib.sha256(f"{self.settings.model}\n{question}".encode()).hexdigest()
        known = self.store.get(key)
        if known is not None:
            return known
        reply = self._ask(question)
        read_object(reply.text)  # what is not even JSON is asked for again the next time
        self.store.put(key, reply.text)
        return reply.text

    def _ask(self, question: str) -> Reply:
        reason = "the model does not answer"
        for _ in range(self.settings.tries):
            if self._silent >= DOWN:
                raise AskError(reason)
            try:
                with self._lock:
                    self.account.asked += 1
                reply = self.ask(question, self.settings.timeout)
            except AskError as error:
                reason = str(error)
                with self._lock:
                    self._silent += 1
                continue
            with self._lock:
                self._silent = 0
                self.account.tokens_in += reply.tokens_in
                self.account.tokens_out += reply.tokens_out
            return reply
        raise AskError(reason)

    def _refuse(self, reason: str) -> None:
        with self._lock:
            self.account.refused[reason] += 1

    def _template(self, name: str, own: str) -> Template:
        text = (
            Path(own).read_text(encoding="utf-8")
            if own
            else resources.files("newsletter.draft.writer").joinpath(name).read_text("utf-8")
        )
        return Template(text)


def _numbered(articles: Sequence[Article]) -> tuple[str, list[str]]:
    """Return the articles' sentences as JSON, numbered through, and the sentences."""
    sources: list[str] = []
    listed = []
    for article in articles:
        room = max(0, MOST_SOURCES // len(articles))
        units = [unit.text[:LONGEST_SOURCE] for unit in read_units(article.text)[:room]]
        numbers = {str(len(sources) + place): text for place, text in enumerate(units, 1)}
        sources += units
        listed.append({"title": article.title or "", "outlet": article.site or article.url, "sentences": numbers})
    return json.dumps(listed, ensure_ascii=False, indent=1), sources


def _quoted(data: str) -> str:
    """Return data that cannot end the block that it stands in."""
    return data.replace("==========", "= = =")
