"""Reports which articles a run joined to which story, and which pairs of stories may be one, with the way to undo it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from newsletter.cache import link_key
from newsletter.counts import plural
from newsletter.draft.compose import PlacedStory
from newsletter.draft.merge.match import DraftStory
from newsletter.draft.outlet_names import outlet_of
from newsletter.draft.story_text import link_of
from newsletter.draft.update.left_out_lines import PAST
from newsletter.draft.update.plan import Plan, name_of_question
from newsletter.draft.update.report_line import LISTED, ReportLine
from newsletter.draft.update.target import readable_stories
from newsletter.models import Article, Story

# So many outlets are named of the articles that joined a story.
OUTLETS_NAMED = 4
JOINS = f"joins; {LISTED}"
QUESTIONS = f"pairs that may be one story; {LISTED}"


def left_out_with(article: Article, headline: str) -> ReportLine:
    """Return the line on an article that joined a story which the editor removed."""
    other = f"if it is another story: {_way_to_split(article)}"
    return ReportLine(
        f"  left out: {_titled(article)}: joined with “{headline}”, removed by you; {other}", f"removed {article.id}", kind=PAST
    )


def report_joined(
    item: PlacedStory, printed: Story | None, known: tuple[Collection[str], Collection[str]]
) -> Iterator[ReportLine]:
    """Yield one line on the articles that joined a story, `printed` in the file, and are not known to the editor: told of, or with a link
    that she put in."""
    lead, (told, put_in) = item.articles[0], known
    headline, taken_out = (printed or item.story).headline, _taken_out(item.story, printed)
    names = {
        f"joined {item.story.id} {article.id}": article
        for article in item.articles[1:]
        if _key(article) not in taken_out and _link_with_anchor(link_of(article) or article.url) not in put_in
    }
    fresh = {name: article for name, article in names.items() if name not in told}
    if not fresh:
        return
    first, *others = fresh
    if others:
        outlets = list(dict.fromkeys(map(outlet_of, fresh.values())))
        more = f" and {plural(len(outlets) - OUTLETS_NAMED, 'other')}" if len(outlets) > OUTLETS_NAMED else ""
        named = f"{len(fresh)} articles ({', '.join(outlets[:OUTLETS_NAMED])}{more})"
        ways = f"see newsletter why {lead.id}; undo one: newsletter draft --split URL"
    else:
        named, ways = _titled(fresh[first]), f"undo: {_way_to_split(fresh[first])}"
    yield ReportLine(f"  joined: {named} with “{headline}”; {ways}", first, others=tuple(others), kind=JOINS)


def _titled(article: Article) -> str:
    return f"{article.title} ({outlet_of(article)})" if article.title else article.url


def _way_to_split(article: Article) -> str:
    return f"newsletter draft --split {link_of(article) or article.url}"


def _taken_out(drafted: Story, printed: Story | None) -> set[str]:
    """Return the links that were drafted for a story and are not in the file, where it stands: the editor deleted them."""
    return set(map(link_key, drafted.urls)) - set(map(link_key, printed.urls)) if printed else set()


def _key(article: Article) -> str:
    return link_key(link_of(article) or article.url)


def links_put_in(plan: Plan) -> dict[str, set[str]]:
    """Return, by story id, the further links that the editor put under it herself: the last draft did not have them there."""
    drafted = {item.id: _further_links(item) for item in readable_stories(plan.target.base.text or "") if item.id}
    return {item.id: _further_links(item) - drafted[item.id] for item in plan.target.stories if item.id in drafted}


def _further_links(item: DraftStory) -> set[str]:
    return {_link_with_anchor(also.url) for also in item.story.also}


def _link_with_anchor(url: str) -> str:
    """Return what names one link: an item of a page has the page's key, and is told from the others by its anchor."""
    return url if "#" in url else link_key(url)


def printed_stories(plan: Plan) -> dict[str | None, Story]:
    """Return the stories of the issue file by id, in its order."""
    return {story.id: story for story in plan.issue.stories if story.id}


def report_doubts(plan: Plan) -> Iterator[ReportLine]:
    """Yield a question for each pair of stories that may be one, with the command that joins them, the likeliest first."""
    headlines = {name: story.headline for name, story in printed_stories(plan).items()}
    places = list(headlines)
    for pair in sorted(plan.composed.doubts, key=lambda pair: -pair.score):
        if pair.one in headlines and pair.other in headlines:
            first, later = sorted((pair.one, pair.other), key=places.index)
            question = (
                f"  same story? “{headlines[later]}” and “{headlines[first]}”; if so: newsletter draft --join {first} {later}"
            )
            name = name_of_question(first, later)
            if name not in plan.remarks.noted:
                yield ReportLine(question, once=name, kind=QUESTIONS)
