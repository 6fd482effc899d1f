"""Plans what a run writes into the issue file, shows it as a diff, and saves it with its state."""

from __future__ import annotations

import dataclasses
import difflib
import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from newsletter.cache import link_key
from newsletter.draft.annotate import (
    annotate,
    drop_questions,
    note_of_doubt,
    note_of_follow_up,
    notes_of_editor,
    notes_of_source,
)
from newsletter.draft.compose import Composition, name_sections
from newsletter.draft.issue_description import description_of, summary_of, week_of
from newsletter.draft.merge import Merged, merge, update_only
from newsletter.draft.outlet_names import outlet_of
from newsletter.draft.selection.select import Selection
from newsletter.draft.state import Base, Joins, load_joins, save_base, save_joins, write_draft
from newsletter.draft.update.target import Target, readable_stories
from newsletter.files import write_atomic
from newsletter.issuefile import parse, write
from newsletter.models import Article, Issue, Section, Story


@dataclass(frozen=True, slots=True)
class Remarks:
    """What to report besides the issue: remarks on addresses, pages that are no articles, and the names of comments that were made.

    `told_before` are the names of what was already reported for other issues. `unread`: some cached pages have not been
    extracted yet, so that an article that seems to be missing may still be in the cache.
    """

    addresses: Sequence[str] = ()
    unprintable: Sequence[Article] = ()
    noted: frozenset[str] = frozenset()
    told_before: frozenset[str] = frozenset()
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run of `draft` would write.

    `text` is what the file is to contain, `merged` the result before comments were added, and `issue` what both say; `joins` are the
    editor's joins and splits including those of this run, `passed` are the ids of articles that were considered and are not printed.
    """

    target: Target
    text: str
    merged: Merged
    issue: Issue
    selection: Selection
    composed: Composition
    joins: Joins
    passed: tuple[str, ...]
    remarks: Remarks
    only_named: bool = False

    @property
    def path(self) -> Path:
        """The issue's file."""
        return self.target.path

    @property
    def changed(self) -> bool:
        """Whether the file would change."""
        return self.target.before is None or self.text.encode() != self.target.before


def merge_issue(target: Target, selection: Selection, composed: Composition, only_named: bool) -> Merged:
    """Return the composed issue merged into the file; with `only_named`, only the stories of named articles are updated."""
    base, file = target.base, str(target.path)
    named = {item.story.id or "" for item in composed.stories if selection.named & {article.id for article in item.articles}}

    def new(issue: Issue) -> str:
        return update_only(base.text, write(issue), named) if only_named else write(issue)

    machine = composed.issue
    merged = merge(base.text, target.text, new(machine), thrown_out=base.thrown_out, file=file)
    # The front matter sums up the merged issue: with her headlines, without what she threw out, with what went stale.
    standing = _with_notes(parse(merged.text, file).issue.sections, [item.story for item in composed.stories])
    wording = composed.language, week_of(target.day), composed.leftovers
    machine = name_sections(machine, _her_names(machine, standing))
    summary = summary_of(standing, *wording)
    description = machine.description if composed.described else description_of(standing, *wording)
    machine = dataclasses.replace(machine, summary=summary, description=description)
    if machine != composed.issue:
        merged = merge(base.text, target.text, new(machine), thrown_out=base.thrown_out, file=file)
    return merged


def _with_notes(standing: Sequence[Section], written: Sequence[Story]) -> list[Section]:
    """Return the sections of the file with the comments of the stories whose summary stands as it was written: which sentence may begin
    the issue's own summary depends on them, and a file is read without them."""
    known = {(story.id, " ".join(story.summary.split())): story.notes for story in written}

    def noted(story: Story) -> Story:
        return dataclasses.replace(story, notes=known.get((story.id, " ".join(story.summary.split())), story.notes))

    return [dataclasses.replace(section, stories=tuple(map(noted, section.stories))) for section in standing]


def _her_names(machine: Issue, standing: Sequence[Section]) -> dict[str, str]:
    """Return, for sections that the file has under another title, that title: most of their stories stand there."""
    own, hers = {section.title for section in machine.sections}, {section.title for section in standing}
    titles = {story.id: section.title for section in standing for story in section.stories if section.title not in own}
    found: dict[str, str] = {}
    for section in machine.sections:
        homes = Counter(title for story in section.stories if (title := titles.get(story.id)))
        if homes and section.title not in hers:
            found[section.title] = homes.most_common(1)[0][0]
    return found


def annotated(target: Target, merged: Merged, notes: Mapping[str, Sequence[str]]) -> str:
    """Return the merged file with comments added under stories (by id), and without questions about stories that are gone."""
    standing = {block.anchor for block in parse(merged.text).blocks}
    drafted = readable_stories(target.base.text or "")
    gone = {item.id: item.story.headline for item in drafted if item.id not in standing}
    return annotate(drop_questions(merged.text, gone), notes)


def story_notes(
    target: Target, merged: Merged, selection: Selection, composed: Composition
) -> tuple[dict[str, list[str]], frozenset[str]]:
    """Return the comments to add, by story id, and the names under which the state remembers the questions among them."""
    standing = {story.id: story.headline for story in parse(merged.text).issue.stories if story.id}
    added = {ref.id for ref in merged.added} if target.text is not None else set(standing)
    notes: dict[str, list[str]] = {}
    for item in composed.stories:
        lead = item.articles[0]
        if lead.id in added & set(standing):
            found = [note_of_follow_up(selection.follow_ups[lead.id])] if lead.id in selection.follow_ups else []
            notes.setdefault(lead.id, []).extend([*found, *notes_of_source(lead.hints)])
    noted = _add_notes_of_joined(notes, composed, standing, target.base.told)
    places, hers = {name: place for place, name in enumerate(standing)}, _her_own(target, composed)
    for pair in composed.doubts:
        if pair.one in standing and pair.other in standing:
            first, later = sorted((pair.one, pair.other), key=places.__getitem__)
            name = f"doubt {first} {later}"
            noted.add(name)
            if hers & {first, later}:
                noted.add(name_of_question(first, later))
            elif name not in target.base.told:
                ordered = dataclasses.replace(pair, one=first, other=later)
                notes.setdefault(later, []).append(note_of_doubt(ordered, standing[first]))
    noted |= {name_of_choice(name) for name in selection.named}
    return notes, frozenset(noted)


def _her_own(target: Target, composed: Composition) -> set[str]:
    """Return the ids of the stories that the editor wrote herself on articles of the draft: that they are apart is her decision."""
    if target.text is None or target.base.text is None:
        return set()
    drafted = {item.link for item in readable_stories(target.base.text)}
    links = {item.link for item in target.stories if not item.block.anchor} - drafted
    return {item.story.id for item in composed.stories if item.story.id and link_key(item.story.link or "") in links}


def name_of_question(first: str, later: str) -> str:
    """Return the name under which the state remembers that the editor was asked whether two stories are one, or need not be."""
    return f"asked {first} {later}"


def _add_notes_of_joined(
    notes: dict[str, list[str]], composed: Composition, standing: Collection[str], told: Collection[str]
) -> set[str]:
    """Add what the editor wrote about the articles that joined a story, each once; return the names under which that is remembered."""
    noted: set[str] = set()
    for item in composed.stories:
        lead = item.articles[0].id
        for article in item.articles[1:] if lead in standing else ():
            if hers := list(notes_of_editor(article.hints, outlet_of(article))):
                noted.add(name := f"note {lead} {article.id}")
                notes.setdefault(lead, []).extend(hers if name not in told else ())
    return noted


def name_of_choice(article: str) -> str:
    """Return the name under which the state remembers that the editor named an article herself."""
    return f"named {article}"


def save_plan(plan: Plan, told: Collection[str], now: datetime) -> None:
    """Write the issue and then its state. Raises BusyError if the file has changed in the meantime.

    If nothing is new, the time of the last draft stays too, so that a second run changes no file at all.
    """
    target, base = plan.target, plan.target.base
    if plan.changed:
        write_draft(target.path, plan.text, target.before, target.day)
    kept = Base(
        plan.merged.machine,
        plan.merged.thrown_out,
        base.drafted_at,
        plan.passed,
        base.told | plan.remarks.noted | frozenset(told),
    )
    if (
        plan.changed
        or not base.drafted_at
        or not target.known
        or (kept.passed, kept.thrown_out) != (base.passed, base.thrown_out)
    ):
        kept = dataclasses.replace(kept, drafted_at=now.isoformat(timespec="seconds"))
    save_base(target.path, kept, target.day, last=base.text)
    _save_rejected(plan)
    if plan.joins != load_joins(target.path.parent):
        save_joins(target.path.parent, plan.joins)


def _save_rejected(plan: Plan) -> None:
    """Write what was left out of the issue, and why, to issues/DATE.rejected.jsonl; a run on named pages does not touch it."""
    if plan.only_named:
        return
    path = rejected_path(plan.path)
    lines = "".join(f"{json.dumps(item.to_json(), ensure_ascii=False)}\n" for item in plan.composed.rejected)
    if lines and (not path.is_file() or path.read_bytes() != lines.encode()):
        write_atomic(path, lines.encode("utf-8", "replace"))
    elif not lines and path.is_file() and not plan.remarks.unread:
        path.unlink()


def rejected_path(issue: Path) -> Path:
    """Return the file beside an issue that lists what is in no story of it."""
    return issue.with_name(f"{issue.stem}.rejected.jsonl")


def read_rejected(issue: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of what was left out of an issue, from the file beside it (see `Rejected.to_json`).

    Lines that are no records are skipped; damaged fields are left out.
    """
    path = rejected_path(issue)
    for line in path.read_text("utf-8", "replace").splitlines() if path.is_file() else ():
        try:
            record = json.loads(line, parse_int=float)
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict) and isinstance(record.get("url"), str) and isinstance(record.get("reason"), str):
            yield _without_damage(record)


def _without_damage(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record without the fields of a wrong type; score and terms are kept or dropped together."""
    damaged = {name for name in ("id", "title") if not isinstance(record.get(name), str)}
    terms = record.get("terms")
    numbers = [record.get("score"), *(terms.values() if isinstance(terms, dict) else [None])]
    if not all(isinstance(number, float) for number in numbers):
        damaged |= {"score", "terms"}
    return {name: value for name, value in record.items() if name not in damaged}


def difference(plan: Plan) -> Iterator[str]:
    """Yield a diff of what would change in the file, then each field where the editor's text stays and the machine's differs."""
    before = (plan.target.before or b"").decode("utf-8", "replace").splitlines(keepends=True)
    yield from difflib.unified_diff(before, plan.text.splitlines(keepends=True), str(plan.path), f"{plan.path} (redrafted)")
    for kept in plan.merged.differs:
        yield f"# {kept}: yours is kept\n"
        yield from (f"<{line}\n" for line in kept.mine.splitlines())
        yield from (f">{line}\n" for line in kept.machine.splitlines())
