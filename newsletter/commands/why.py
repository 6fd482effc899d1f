"""`newsletter why`: explains a story's section, its rank and which articles were joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from typing import Any

from newsletter import stdout
from newsletter.cache import link_key
from newsletter.commands.context import Context
from newsletter.commands.draft import draft_settings, flags_in_words, make_plan, read_known
from newsletter.commands.issues import find_issue
from newsletter.console import clean, plural
from newsletter.draft.selection.addresses import KnownArticle
from newsletter.draft.selection.memory import CARRIED, PASSED
from newsletter.draft.state import Base, load_base, load_joins
from newsletter.draft.story_text import link_of
from newsletter.draft.update.editors_word import article_pairs
from newsletter.draft.update.join_reasons import join_reasons
from newsletter.draft.update.plan import Plan, read_rejected
from newsletter.draft.update.story_reasons import rank_reasons, section_reasons
from newsletter.draft.update.target import Request
from newsletter.errors import EXIT_OK, UsageError
from newsletter.issuefile import plain
from newsletter.issuefile.folder import IssueFile
from newsletter.models import Article, Page, Story

REMOVED_BY_YOU = "removed by you"


def run(context: Context, name: str, *, issue: str | None, as_json: bool) -> int:
    """Print why a story is where it is, how each of its articles joined it and which are similar; of another article why it is
    left out.

    Raises UsageError.
    """
    file = find_issue(context, issue)
    known, _, unprintable, unread = read_known(context, warn=False)
    named = {name, link_key(name)}
    wanted = named.union(*(item.keys for item in known if not item.keys.isdisjoint(named)))  # all its addresses
    stories = _named_stories(file, name, wanted)
    if not stories and (items := _items_of(context, name)):
        return _name_several(f"{name}: a page of", items, as_json=as_json)
    if len(stories) > 1:
        return _name_several(f"“{name}” is in the headline of", stories, as_json=as_json)
    story = next(iter(stories), None)
    if story is None:
        records = [*_left_out(context, file), *_not_printable(unprintable), *_without_article(context, name)]
        if found := _left_out_by_name(name, wanted, records):
            return _explain_left_out(file, found, as_json=as_json)
        raise UsageError(_nowhere(context, file, name, wanted))
    by_key = {key: item.article for item in known for key in item.keys}
    lead = _lead(story, by_key)
    if lead is None:
        if unread:
            raise UsageError(f"{clean(name)}: its article was not read yet; run newsletter extract")
        raise UsageError(f"{clean(name)}: its article is no longer in the cache; fetch it again with newsletter fetch")
    rows = _rows(context, file, story, lead, known, by_key)
    for row in rows:
        if as_json:
            stdout.print_json({"story": story.id, **row})
    if not as_json:
        _print(story, lead, rows)
    return EXIT_OK


def _named_stories(file: IssueFile, name: str, wanted: Set[str]) -> list[Story]:
    """Return the story of an issue that a name or one of the keys `wanted` belongs to, else those with the name in their headline."""
    one = next((item for item in file.stories if item.id == name or not wanted.isdisjoint(map(link_key, item.urls))), None)
    return [one] if one else [item for item in file.stories if name.casefold() in plain(item.headline).casefold()]


def _rows(
    context: Context,
    file: IssueFile,
    story: Story,
    lead: Article,
    known: Sequence[KnownArticle],
    by_key: dict[str, Article],
) -> list[dict[str, Any]]:
    """Return why a story is in its section, what it is worth, and how each article came to it or not."""
    plan = make_plan(context, Request(path=file.path), with_model=False) if file.is_open else None
    members = [*_linked(story, by_key), *_unlinked(plan, lead)]
    others = [item.article for item in known if item.article.id not in {lead.id, *(member.id for member in members)}]
    pairs = article_pairs(load_joins(file.path.parent), by_key)
    return [
        *_place_rows(context, file, story, [lead, *members], by_key, plan),
        *join_reasons([lead, *members], others, context.config.draft, pairs, plan.composed.placed if plan else ()),
    ]


def _items_of(context: Context, name: str) -> list[Article]:
    """Return the stories of a live page or round-up that is named by its address; [] for the link of one of them, or another page."""
    pages = [
        page for page in context.find_pages(name) if link_key(name) in map(link_key, (page.url, page.final_url or page.url))
    ]
    found = [article for page in pages for article in context.articles(page) or () if "#" not in name]
    return [article for article in found if article.part_of is not None]


def _name_several(what: str, items: Sequence[Article | Story], *, as_json: bool) -> int:
    """Say of a page with several stories, or of words in several headlines, which stories they are."""
    rows = [
        (item.id or "", item.title, item.address) if isinstance(item, Article) else (item.id or "", item.headline, item.link)
        for item in items
    ]
    if as_json:
        for one, title, url in rows:
            stdout.print_json({"how": "item", "id": one, "title": title, "url": url})
        return EXIT_OK
    stdout.print_line(clean(f"{what} {plural(len(items), 'story', 'stories')}; newsletter why ID explains one"))
    for one, title, url in rows:
        stdout.print_line(clean(f"  {one}  {title or url}"))
    return EXIT_OK


def _left_out_by_name(name: str, wanted: Set[str], records: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Return the record of an article that is known by one of the keys `wanted`, else the one with the name in its title."""
    by_key = [item for item in records if {item.get("id"), link_key(item["url"])} & wanted]
    titled = [item for item in records if name.casefold() in str(item.get("title") or "").casefold()]
    return next(iter([*by_key, *titled]), None)


def _nowhere(context: Context, file: IssueFile, name: str, wanted: Set[str]) -> str:
    """Return the message that nothing is known of a name in an issue: where else it is, or what a name may be."""
    for other in reversed(context.issues.published()):
        if other.path != file.path and _named_stories(other, name, wanted):
            known_as = other.path.stem if other.path.parent == context.issues.folder else other.path  # a post of the archive
            return f"{clean(name)}: a story in {other.path.name}; add --issue {known_as}"
    known = "no page in the cache" if "://" in name else "nothing that was left out has such a title"
    if len(wanted) > len({name, link_key(name)}):
        known = "nothing was decided about it there"
    return (
        f"{clean(name)}: not a story in {file.path.name}, and {known}; "
        "use words of a headline, the id from the story's comment, or a link"
    )


def _explain_left_out(file: IssueFile, record: Mapping[str, Any], *, as_json: bool) -> int:
    """Say why an article is in no story of an issue."""
    if as_json:
        stdout.print_json({"how": "left out", **record})
        return EXIT_OK
    stdout.print_line(clean(f"{record.get('title') or record['url']}  <{record['url']}>"))
    one = record.get("id") or record["url"]  # the address may be that of a page with other items
    undo = f"; bring it back: newsletter draft --with {one}" if file.is_open and "flags" not in record else ""
    undo = f"; {record['advice']}" if "advice" in record else undo
    stdout.print_line(clean(f"  left out: {record['reason']}{undo}"))
    if "terms" in record:
        terms = [f"{term} {value:.2f}" for term, value in record["terms"].items() if value]
        stdout.print_line(clean(f"  rank: {record['score']:.2f} = {' + '.join(terms) or '0'}"))
    return EXIT_OK


def _left_out(context: Context, file: IssueFile) -> Iterator[dict[str, Any]]:
    """Yield what is in no story of an issue, with the reason: as a draft would leave it out now; for a published one as it was kept."""
    plan = make_plan(context, Request(path=file.path), with_model=False) if file.is_open else None
    thrown_out = plan.merged.thrown_out if plan else (load_base(file.path, file.day) or Base()).thrown_out
    removed = {ref.id: ref for ref in thrown_out}
    yield from (
        {"url": ref.url or "", "id": ref.id, "title": ref.headline, "reason": REMOVED_BY_YOU} for ref in removed.values()
    )
    if plan is None:
        yield from read_rejected(file.path)
        return
    yield from (item.to_json() for item in plan.composed.rejected)
    for item in plan.selection.left_out:
        article, trace = item.article, item.trace
        reason = f"already in {trace.issue} as “{trace.headline}”" if trace.how == CARRIED else REMOVED_BY_YOU
        reason = f"passed over in {trace.issue or 'an earlier issue'}" if trace.how == PASSED else reason
        yield {"url": article.address, "id": article.id, "title": article.title or article.url, "reason": reason}


def _not_printable(pages: Iterable[tuple[Page, Article]]) -> Iterator[dict[str, Any]]:
    """Yield what is no article, with what it is instead."""
    for page, article in pages:
        for url in dict.fromkeys((article.address, page.url, page.final_url)):
            yield {
                "url": url,
                "id": article.id,
                "title": article.title or page.url,
                "reason": flags_in_words(article),
                "flags": list(article.flags),
            }


def _without_article(context: Context, name: str) -> Iterator[dict[str, Any]]:
    """Yield the page of a name that has no article yet, with what it lacks."""
    for page in context.find_pages(name):
        if not page.ok:
            yield {
                "url": page.url,
                "reason": f"could not be fetched: {page.error}",
                "advice": f"try again: newsletter fetch {page.url}",
            }
        elif not page.is_source and context.articles(page) is None:
            yield {"url": page.url, "reason": "not read yet", "advice": "run newsletter extract"}


def _unlinked(plan: Plan | None, lead: Article) -> list[Article]:
    """Return the articles of a story that no link of it can name: files without an address of their own."""
    found = next((item.articles for item in plan.composed.placed if item.articles[0].id == lead.id), ()) if plan else ()
    return [article for article in found[1:] if link_of(article) is None]


def _lead(story: Story, by_key: Mapping[str, Article]) -> Article | None:
    return by_key.get(story.id or "") or by_key.get(link_key(story.link or ""))


def _linked(story: Story, by_key: Mapping[str, Article]) -> list[Article]:
    """Return the articles of a story's other links."""
    return [article for also in story.also if (article := by_key.get(link_key(also.url)))]


def _place_rows(
    context: Context,
    file: IssueFile,
    story: Story,
    articles: Sequence[Article],
    by_key: Mapping[str, Article],
    plan: Plan | None,
) -> Iterator[dict[str, Any]]:
    """Yield why a story belongs to its section, and what it is worth.

    Sections learn from the stories beside it: those that a draft would look at now, for a published issue those that it has.
    """
    day = file.day or context.today
    earlier = [issue for issue in context.issues.published() if issue.path != file.path and (issue.day or date.min) < day]
    settings = draft_settings(context, earlier)
    groups = [(item.headline, item.articles) for item in plan.composed.placed] if plan else []
    if all(group[0].id != articles[0].id for _, group in groups):
        groups = [(item.headline, (lead, *_linked(item, by_key))) for item in file.stories if (lead := _lead(item, by_key))]
    index = next(place for place, (_, group) in enumerate(groups) if group[0].id == articles[0].id)
    if reasons := section_reasons(groups, index, settings):
        stands = next(title for item, title in zip(file.stories, file.section_titles, strict=True) if item is story)
        yield {"how": "section", "stands_in": stands, **reasons}
    yield {"how": "rank", **rank_reasons(articles, settings, day)}


# --- on the screen ---------------------------------------------------------------------------------------------------------


def _print(story: Story, lead: Article, rows: Sequence[Mapping[str, Any]]) -> None:
    stdout.print_line(clean(f"{story.headline}  <{link_of(lead) or lead.url}>"))
    for row in rows:
        lines = {"section": _section_lines, "rank": _rank_lines}.get(row["how"], _join_lines)
        for line in lines(row):
            stdout.print_line(clean(f"  {line}"))
    if not any(row["how"] == "joined" for row in rows):
        stdout.print_line("  based on this article alone")


def _section_lines(row: Mapping[str, Any]) -> Iterator[str]:
    name = row.get("section") or (f"none; nearest {row['nearest']}" if "nearest" in row else "fits none")
    yield f"section: {name}" + _points(row.get("score"), row.get("measures", {}))
    if row.get("words"):
        yield f"  words it shares with the section: {', '.join(row['words'])}"
    if row.get("keywords"):
        yield f"  keywords of the section in it: {', '.join(row['keywords'])}"
    if row.get("signs"):
        yield f"  signs of the section's genre in it: {', '.join(row['signs'])}"
    if row.get("others") and row.get("measures"):
        (second, score), *rest = list(row["others"].items())[:2]
        third = "".join(f"; then {other}: {points:.2f}" for other, points in rest)
        yield f"  next: {second}{_points(score, row.get('next_measures', {}))}{third}"
    yield f"  {_fit_line(row)}"
    if row["stands_in"] != row.get("section"):
        yield f"  it is now in {row['stands_in'] or 'no section'}"


def _points(score: float | None, measures: Mapping[str, float]) -> str:
    """Return a section's points as the sum of what each measure gives; "" where none gives any."""
    sums = " + ".join(f"{measure} {value:.2f}" for measure, value in measures.items())
    return f": {score:.2f} points = {sums}" if sums else ""


def _fit_line(row: Mapping[str, Any]) -> str:
    """Return how well a story fits, beside the least that a section asks for, and why it is there with less."""
    if row["fit"] >= row["floor"]:
        return f"fit {row['fit']:.2f} (at least {row['floor']:.2f} is asked for: [draft] floor)"
    vouched = "past issues have such stories or its site, or " if "past issues" in row.get("measures", {}) else ""
    kept = f", but {vouched}no subject outside the sections is nearer" if row.get("section") else ""
    return f"fit {row['fit']:.2f}, less than {row['floor']:.2f} ([draft] floor){kept}"


def _rank_lines(row: Mapping[str, Any]) -> Iterator[str]:
    terms = [f"{name} {term['value']:.2f} × {term['weight']:g}" for name, term in row["terms"].items() if term["value"]]
    weights = " (each × its weight in [rank])" if terms else ""
    yield f"rank: {row['score']:.2f} = {' + '.join(terms) or '0'}{weights}"


def _join_lines(row: Mapping[str, Any]) -> Iterator[str]:
    by = "joined by you" if row.get("by_editor") else f"similarity {row['score']:.3f}"
    by += f" to the article of {row['through']}" if "through" in row else ""
    too_little = "least" in row and row["score"] < row["least"] and not row.get("by_editor")
    by += f", less than {row['least']:g} ([draft] same_story)" if too_little else ""
    words = f"; shared words: {', '.join(row['words'])}" if "words" in row else ""
    apart = "kept apart" if row["how"] == "not joined" else "beside the first article alone it would be kept apart"
    vetoes = f"; {apart}: {'; '.join(row['vetoes'])}" if "vetoes" in row else ""
    yield f"{row['how']}: {row.get('title', row['url'])} ({row['outlet']}): {by}{words}{vetoes}"
    yield f"  {row['url']}"
