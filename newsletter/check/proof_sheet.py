"""Builds the proof sheet: each story's sentences and claims next to the matching article sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newsletter.check.claims.judge import JudgedSentence, JudgedStory, judged_stories
from newsletter.check.claims.support import ABSENT, SUPPORTED
from newsletter.check.finding import LEVELS, Finding
from newsletter.check.material import Entry, Material
from newsletter.counts import plural

VERDICTS = {
    SUPPORTED: "in the article",
    ABSENT: "not found in the article",
    "elsewhere": "the article has something else here",
    "doubtful": "in the article, but not near this",
}


def proof_sheet(material: Material, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return what the sheet's template is filled with: plain values only."""
    judged = {id(story.entry): story for story in judged_stories(material)}
    stories = [_story(entry, judged.get(id(entry)), findings) for entry in material.entries]
    general = [_finding(item) for item in findings if not item.headline]
    claims = [piece for story in stories for sentence in story["sentences"] for piece in sentence["pieces"] if piece["kind"]]
    return {
        "title": material.issue.title or material.draft.file,
        "file": material.draft.file,
        "language": material.language,
        "stories": stories,
        "general": general,
        "counts": ", ".join(plural(sum(item.level == level for item in findings), level) for level in LEVELS),
        "claims": len(claims),
        "supported": sum(piece["verdict"] == SUPPORTED for piece in claims),
    }


def _story(entry: Entry, judged: JudgedStory | None, findings: Sequence[Finding]) -> dict[str, Any]:
    own = [item for item in findings if item.headline == entry.story.headline and item.section == entry.section]
    return {
        "headline": entry.story.headline,
        "section": entry.section,
        "link": entry.story.link if (entry.story.link or "").startswith(("https://", "http://")) else "",
        "sentences": [_sentence(sentence, judged) for sentence in judged.sentences] if judged else [],
        "summary": "" if judged else entry.story.summary,
        "findings": [_finding(item) for item in own],
    }


def _sentence(sentence: JudgedSentence, judged: JudgedStory) -> dict[str, Any]:
    sources = [judged.evidence.statements[number] for number in sentence.rests_on]
    return {
        "part": sentence.part,
        "pieces": _pieces(sentence),
        "sources": [{"text": item.text, "told_by": judged.evidence.told_by[item.article]} for item in sources],
    }


def _pieces(sentence: JudgedSentence) -> list[dict[str, str]]:
    """Return a sentence cut where claims begin and end; of claims that overlap the first is marked."""
    pieces, at = [], 0
    for claim in sentence.claims:
        if claim.start < at or claim.end > len(sentence.text):
            continue
        pieces.append({"text": sentence.text[at : claim.start], "kind": "", "verdict": "", "says": ""})
        says = VERDICTS[claim.verdict] + (f": {claim.instead}" if claim.instead else "")
        marked = sentence.text[claim.start : claim.end]
        pieces.append({"text": marked, "kind": claim.kind, "verdict": claim.verdict, "says": says})
        at = claim.end
    return [piece for piece in [*pieces, {"text": sentence.text[at:], "kind": "", "verdict": "", "says": ""}] if piece["text"]]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "level": finding.level,
        "message": finding.message,
        "line": finding.line,
        "advice": finding.advice,
    }
