"""Selects the articles of an issue: not carried by another issue, not deleted by the editor, not passed over before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from newsletter.draft.selection.addresses import KnownArticle, is_paid
from newsletter.draft.selection.memory import CARRIED, PASSED, REMOVED, Memory, Trace, is_same_story
from newsletter.models import Article


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for: the `pages` and `anchors` named (None: whatever is new), and which of the pages `by_hand`.

    `here` are the keys of the stories that stand in the issue or were thrown out of it.
    """

    here: Collection[str]
    pages: Collection[str] | None = None
    anchors: Collection[str] = ()
    by_hand: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An article left out because of another issue; `late` says that it came after that issue, which is worth a message."""

    article: Article
    trace: Trace
    late: bool


@dataclass
class Selection:
    """The articles `chosen` for an issue, the ids of those that were `named`, what was left out, and which chosen ones (by id) follow up
    on a story of an earlier issue, or are taken `again` although one carried them."""

    chosen: list[Article] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    left_out: list[LeftOut] = field(default_factory=list)
    follow_ups: dict[str, Trace] = field(default_factory=dict)
    again: dict[str, Trace] = field(default_factory=dict)


def select_articles(known: Sequence[KnownArticle], wanted: Wanted, memory: Memory) -> Selection:
    """Return the articles of an issue: those of stories already in it, and those that are named or, if no page is named, new."""
    selection = Selection()
    for item in known:
        stands = not item.keys.isdisjoint(wanted.here)
        named = wanted.pages is not None and _is_named(item, wanted)
        # A page is not named for what others pay to have on it.
        if named and (not is_paid(item.article) or not item.keys.isdisjoint(wanted.anchors)):
            selection.named.add(item.article.id)
        if stands:
            selection.chosen.append(item.article)
        elif named or wanted.pages is None:
            _choose(item, known, wanted, memory, selection)
    return selection


def _came_after(item: KnownArticle, trace: Trace) -> bool:
    """Say whether an article was fetched after the issue of its trace was drafted, or after its day if the program did not draft it."""
    if trace.drafted_at:
        return item.fetched_at > trace.drafted_at
    return trace.day is not None and item.fetched_at[:10] > trace.day.isoformat()


def _is_named(item: KnownArticle, wanted: Wanted) -> bool:
    """Say whether an article was named by its page or, if an anchor on that page was named, by its anchor."""
    if wanted.pages is None or item.pages.isdisjoint(wanted.pages):
        return False
    anchors = {anchor for anchor in wanted.anchors if not item.pages.isdisjoint({anchor.partition("#")[0]})}
    return not anchors or not item.keys.isdisjoint(anchors) or not item.is_part


def _choose(item: KnownArticle, known: Sequence[KnownArticle], wanted: Wanted, memory: Memory, selection: Selection) -> None:
    article = item.article
    trace = memory.find(item.keys, item.fetched_at)
    if wanted.pages is not None and trace is not None:
        again = trace.how == PASSED or (trace.how == CARRIED and not item.is_part and not item.pages.isdisjoint(wanted.by_hand))
        if again and trace.how == CARRIED:
            selection.again[article.id] = trace
            selection.chosen.append(article)
            return
        trace = None if again else trace
        if trace:
            selection.left_out.append(LeftOut(article, trace, late=True))
    elif trace is not None:
        late = trace.how in (CARRIED, REMOVED) and _came_after(item, trace)
        selection.left_out.append(LeftOut(article, trace, late))
    if trace is not None:
        return
    near = memory.find_story(article, item.keys)
    carried = [other.article for other in known if near and not other.keys.isdisjoint(near[0].keys)]
    if near and is_same_story(article, *near, carried) and wanted.pages is None:
        selection.left_out.append(LeftOut(article, near[0].trace, late=True))
        return
    if near:
        selection.follow_ups[article.id] = near[0].trace
    selection.chosen.append(article)
