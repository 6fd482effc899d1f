"""What a story says in a few sentences: the article's own, word for word, in their order, to a length."""

from __future__ import annotations

import re

from newsletter.draft.words.tfidf import words
from newsletter.text.sentences import split_sentences

# A sentence that leans on the one before it makes no sense at the head of a summary or behind a gap.
DANGLING = re.compile(
    r"(?:but|and|or|so|yet|however|still|also|then|instead|meanwhile|that|this|these|those|it|its|they|their|he|his|she|her|"
    r"such|another|both|for example|for instance|in addition|as a result|in other words)\b",
    re.IGNORECASE,
)
NOT_PROSE = re.compile(r"(?:#{1,6}|[-*+>|]|\d+[.)]|```)(?:\s|$|\|)|!\[")
QUOTE = re.compile(r"^[\"“«„‘']")
LEAST_WORDS = 5
LABEL_WORDS = 15


def summarise(text: str, length: int, headline: str = "") -> str:
    """Return the sentences of an article that open it, one a line, about `length` words in all.

    A first sentence that is the headline already is left out where there are others.

    Lead sentences make the best extractive summary of news that was measured (nothing unsupervised beat them), once repeated
    and dangling ones and bare quotations are passed over. Headings, lists, tables and code are no sentences.
    """
    sentences = _sentences(text)
    if len(sentences) > 1 and _letters(sentences[0]) == _letters(headline):
        sentences = sentences[1:]
    return "\n".join(_chosen(sentences, length) or sentences[:2])


def _chosen(sentences: list[str], length: int) -> list[str]:
    chosen: list[str] = []
    seen: list[frozenset[str]] = []
    count, gap = 0, True
    for sentence in sentences:
        size = len(sentence.split())
        if chosen and count + size > length * 1.15:
            break
        terms = frozenset(words(sentence))
        if size < LEAST_WORDS or _said_already(terms, seen) or (gap and DANGLING.match(sentence)) or QUOTE.match(sentence):
            gap = True
            continue
        chosen.append(sentence)
        seen.append(terms)
        count, gap = count + size, False
        if count >= length * 0.9:
            break
    return chosen


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _sentences(text: str) -> list[str]:
    blocks = [line.strip() for line in text.split("\n")]
    prose = [block for block in blocks if block and not NOT_PROSE.match(block)]
    # A short block without a stop at its end is a byline, a caption, a label.
    whole = [block for block in prose if not block[-1].isalnum() or len(block.split()) >= LABEL_WORDS]
    return [sentence for block in whole or prose for sentence in split_sentences(block)]


def _said_already(terms: frozenset[str], seen: list[frozenset[str]]) -> bool:
    return any(len(terms & other) >= 0.8 * max(1, min(len(terms), len(other))) for other in seen)


def headline_of(title: str | None, text: str, most: int = 14) -> str:
    """Return the headline of an article: its title, else its first sentence, cut at a word with an ellipsis when it is long."""
    if title and title.strip():
        line = " ".join(title.split())
        return line.removesuffix(".") if re.search(r"(?<!\.)\b(?!Inc|Ltd|Corp|Bros|Esq|etc)[^\W\d_]{3,}\.$", line) else line
    sentences = _sentences(text) or [" ".join(text.split())]
    first = sentences[0].split()
    return " ".join(first[:most]) + "…" if len(first) > most else " ".join(first).rstrip(".")
