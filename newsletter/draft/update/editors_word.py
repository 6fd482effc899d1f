"""The editor's explicit decisions: stories to join or split, and articles to include."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import product

from newsletter.cache import link_key
from newsletter.draft.clustering.leads import find_standing
from newsletter.draft.clustering.likeness import Pair
from newsletter.draft.compose import EditorsWord
from newsletter.draft.merge import drop_joined_story, merge
from newsletter.draft.merge.match import DraftStory, StoryRef, is_page_itself
from newsletter.draft.selection.addresses import KnownArticle, is_paid
from newsletter.draft.selection.select import Selection
from newsletter.draft.state import Joins
from newsletter.draft.story_text import link_of
from newsletter.draft.update.target import Request, Target, readable_stories
from newsletter.errors import UsageError
from newsletter.models import Article
from newsletter.text.clean import harmless


def add_joins(request: Request, target: Target, known: Sequence[KnownArticle], joins: Joins) -> Joins:
    """Return the editor's joins and splits with those of this run. Raises UsageError for a story that is not known."""
    if request.join:
        one, other = (named_article(name, known, target) for name in request.join)
        if one.id == other.id:
            raise UsageError(f"{harmless(request.join[1])}: the same story twice; --join takes two different ones")
        joins = joins.join(*(_links_of_story(article, known, target) for article in (one, other)))
    if request.split:
        article = named_article(request.split, known, target)
        keys = keys_of(article, known)
        outlets = _outlets_beside(article, keys, target)
        if not outlets:
            raise UsageError(f"{harmless(request.split)}: not an “Also” link in {target.path.name}; nothing to split")
        # A story of its own: no other story of the issue may take it in at once.
        others = [*outlets, *(item.story.link or "" for item in _drafted(target))]
        others = [url for url in dict.fromkeys(others) if url and link_key(url) not in keys]
        joins = joins.split(link_of(article) or article.url, others)
    return joins


def _links_of_story(article: Article, known: Sequence[KnownArticle], target: Target) -> list[str]:
    """Return the links of the story in the file that an article belongs to, that of its leading article first; else its own link."""
    story, lead = _story_with(article, known, target)
    also = [item.url for item in story.story.also] if story else []
    return list(dict.fromkeys([link_of(lead) or lead.url, link_of(article) or article.url, *also]))


def _story_with(article: Article, known: Sequence[KnownArticle], target: Target) -> tuple[DraftStory | None, Article]:
    """Return the story in the file that an article leads or is an "Also" link of, with its leading article; else (None, article)."""
    keys = keys_of(article, known)
    found = [item for item in target.stories if item.id in keys or not keys.isdisjoint(item.links)]
    for story in sorted(found, key=lambda item: (item.id not in keys, item.link not in keys)):
        lead = next((item.article for item in known if not item.keys.isdisjoint((story.id, story.link))), None)
        if lead:
            return story, lead
    return None, article


def _outlets_beside(article: Article, keys: frozenset[str], target: Target) -> list[str]:
    """Return the links of the story that an article is an "Also" link of; [] if it is in no story, or leads one.

    A local file without a web address is no link in any story, so it may belong to each story of the issue.
    """
    drafted = _drafted(target)
    sets = [(item.story.link or "", [also.url for also in item.story.also]) for item in drafted]
    sets += [(ref.url, list(ref.also)) for ref in target.base.thrown_out]
    if link_of(article) is None and all(item.id not in keys for item in drafted):
        return list(dict.fromkeys(link for link, _ in sets if link))
    # All of them: where she changed the link of a story, the last draft has that of its article.
    return [url for link, also in sets if not keys.isdisjoint(map(link_key, also)) for url in (link, *also)]


def _drafted(target: Target) -> list[DraftStory]:
    """Return the stories of the file and those of the last draft, whose links are their articles' whatever she changed."""
    return [*target.stories, *readable_stories(target.base.text or "")]


def free_outlet(target: Target, request: Request, known: Sequence[KnownArticle]) -> Target:
    """Return the issue with the outlet that is split off no longer recorded as part of a story that was thrown out."""
    if request.split is None or target.text is None:
        return target
    text, thrown_out = _as_thrown_out(target)
    keys = keys_of(named_article(request.split, known, target), known)
    return _with_base(target, text, _without_outlets(thrown_out, keys))


def bring_back(target: Target, request: Request, known: Sequence[KnownArticle]) -> Target:
    """Return the issue with what the editor names with --with or --join no longer counted among what she threw out."""
    names = (*request.include, *(request.join or ()))
    if not names or target.text is None:
        return target
    named = {*names, *map(link_key, names)}
    keys = frozenset().union(*(item.keys for item in known if not item.keys.isdisjoint(named)))
    text, thrown_out = _as_thrown_out(target)
    refs = tuple(ref for ref in thrown_out if keys.isdisjoint((ref.id, link_key(ref.url or ""))))
    return _with_base(target, text, _without_outlets(refs, keys))


def _as_thrown_out(target: Target) -> tuple[str | None, tuple[StoryRef, ...]]:
    """Return the last draft without what the editor took out of it by now, and all that she threw out."""
    text, thrown_out = target.base.text, target.base.thrown_out
    if text is not None and target.text is not None:
        thrown_out = merge(text, target.text, text, thrown_out=thrown_out, file=str(target.path)).thrown_out
        text = merge(None, None, text, thrown_out=thrown_out).text
    return text, thrown_out


def _without_outlets(refs: Sequence[StoryRef], keys: Collection[str]) -> tuple[StoryRef, ...]:
    return tuple(dataclasses.replace(ref, also=tuple(url for url in ref.also if link_key(url) not in keys)) for ref in refs)


def _with_base(target: Target, text: str | None, thrown_out: tuple[StoryRef, ...]) -> Target:
    return dataclasses.replace(target, base=dataclasses.replace(target.base, text=text, thrown_out=thrown_out))


def named_article(name: str, known: Sequence[KnownArticle], target: Target) -> Article:
    """Return the article with this story id or link. Raises UsageError if neither the issue nor the cache has it."""
    story = next((item for item in target.stories if name in (item.id, item.story.link)), None)
    # What is named itself goes before the link of its story, and that before the story's further links.
    names = [{name, link_key(name)}, {story.link} if story else set(), story.links if story else set()]
    found = next((item.article for keys in names for item in known if not item.keys.isdisjoint(keys)), None)
    if found is None and story is not None:
        raise UsageError(
            f"{harmless(name)}: its article was not read yet, or is not in the cache; run newsletter fetch and extract"
        )
    if found is None:
        raise UsageError(
            f"{harmless(name)}: neither a story in {target.path.name} nor a cached article; give a story's id or link"
        )
    return found


def keys_of(article: Article, known: Sequence[KnownArticle]) -> frozenset[str]:
    """Return the keys of all addresses of an article."""
    return next((item.keys for item in known if item.article.id == article.id), frozenset())


def fold_joined(target: Target, request: Request, known: Sequence[KnownArticle]) -> Target:
    """Return the issue with the second of the joined stories folded into the first, if both stand in it. Raises UsageError."""
    if request.join is None or target.text is None:
        return target
    leads = [_story_with(named_article(name, known, target), known, target)[1] for name in request.join]
    keys = [keys_of(lead, known) for lead in leads]
    text, base = drop_joined_story(target.text, target.base.text, keys[0], keys[1], str(target.path))
    return dataclasses.replace(target, text=text, base=dataclasses.replace(target.base, text=base))


def include_articles(
    wanted: Sequence[str],
    known: Sequence[KnownArticle],
    selection: Selection,
    unprintable: Mapping[str, Article],
    why_not: Callable[[Article], str],
) -> None:
    """Add the articles named by --with to the selection, whatever had left them out. Raises UsageError.

    `unprintable` are the cached pages that are no articles, by address; `why_not` says why one is not.
    """
    for name in wanted:
        keys = {name, link_key(name)}
        found = [item.article for item in known if not item.keys.isdisjoint(keys) or _is_item_of(item, name)]
        if not found:
            other = next((article for url, article in unprintable.items() if keys & {article.id, link_key(url)}), None)
            if other is not None:
                raise UsageError(f"{harmless(name)}: cannot be printed: {why_not(other)}")
            raise UsageError(f"{harmless(name)}: not in the cache; run newsletter fetch and newsletter extract first")
        chosen = {article.id for article in selection.chosen}
        selection.chosen += [article for article in found if article.id not in chosen]
        selection.named.update(article.id for article in found)


def _is_item_of(item: KnownArticle, page: str) -> bool:
    """Say whether an article is an unpaid item of a page, given by its address or, if it was saved as a file, by the one it names."""
    named = item.article.part_of == page or (item.is_part and link_key(item.article.url) == link_key(page))
    return named and not is_paid(item.article)


def editors_word(target: Target, selection: Selection, by_key: Mapping[str, Article], joins: Joins) -> EditorsWord:
    """Return the editor's decisions, which take precedence over any score, by the ids of articles."""
    together, apart = article_pairs(joins, by_key)
    drafts = [target.stories]
    if target.base.text:
        drafts.append(readable_stories(target.base.text))
    standing = find_standing(drafts, target.base.thrown_out, by_key, apart)
    here = find_standing([target.stories] if target.text is not None else drafts, (), by_key, apart).homes
    taken_out = set(standing.leads) - set(here) - selection.named
    # What she names is printed: it does not follow a story that she took out.
    apart += product(selection.named, taken_out)
    passed = frozenset(target.base.passed or ())
    gone = _gone(target, by_key)
    return EditorsWord(together, apart, {*standing.homes, *selection.named}, standing, taken_out, passed, gone)


def _gone(target: Target, by_key: Mapping[str, Article]) -> list[tuple[Article, str]]:
    """Return an empty article, with its section, for each story in the file whose own article is no longer in the cache.

    A live page may have dropped an update, for example: an empty item of that page then counts against the limits in its place.
    """
    pages = {
        link_key(article.address).partition("#")[0]: article.part_of
        for article in by_key.values()
        if article.part_of is not None
    }
    drafted = {item.id for item in readable_stories(target.base.text or "")}
    return [
        (Article(item.story.link or "", item.id, part_of=pages.get(item.link.partition("#")[0]), position=1), item.section)
        for item in target.stories
        if item.id in drafted and item.id not in by_key and (item.link not in by_key or not is_page_itself(item))
    ]


def article_pairs(joins: Joins, by_key: Mapping[str, Article]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs of article ids that the editor put together, and those that she keeps apart, of articles that are known."""
    together, apart = (
        [
            (one.id, other.id)
            for first, second in pairs
            if (one := by_key.get(link_key(first))) and (other := by_key.get(link_key(second)))
        ]
        for pairs in (joins.together, joins.apart)
    )
    return together, apart
