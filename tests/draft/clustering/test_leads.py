"""newsletter.draft.clustering.leads: a story that stands in the editor's file keeps its article, and is never folded into another."""

from __future__ import annotations

from newsletter.cache import link_key
from newsletter.draft.clustering.cluster import Grouping
from newsletter.draft.clustering.leads import Standing, find_standing, keep_leads
from newsletter.draft.clustering.likeness import Likeness
from newsletter.draft.merge.match import StoryRef, stories_of
from newsletter.issuefile import parse, write
from newsletter.models import Also, Article, Issue, Section, Story, story_id

A, B, C = (Article(f"https://{name}.example/", story_id(f"https://{name}.example/")) for name in ("ann", "ben", "cid"))
BY_KEY = {link_key(article.url): article for article in (A, B, C)}


def group(*indexes: int) -> Grouping:
    return Grouping([list(indexes)], [], [])


def test_a_lead_is_at_home_with_itself_and_a_further_link_with_its_lead() -> None:
    story = Story("H", "S.", A.url, also=(Also(B.url, "Ben"),), id=A.id)
    draft = parse(write(Issue("T", sections=(Section("S", (story,)),))), key=link_key)
    standing = find_standing([stories_of(draft)], [], BY_KEY)
    assert standing.homes == {A.id: A.id, B.id: A.id}
    assert standing.leads == [A.id]
    assert find_standing([stories_of(draft)], [], BY_KEY, apart=[(A.id, B.id)]).homes == {A.id: A.id}


def test_a_further_link_whose_lead_is_gone_is_lost_and_starts_no_story() -> None:
    standing = find_standing([], [StoryRef("00000000", "H", "https://gone.example/", (B.url,))], BY_KEY)
    assert standing.lost == {B.id}
    assert keep_leads([A, B], group(0, 1), standing).groups == [[A]]


def test_what_comes_later_joins_the_story_that_stands_and_never_leads_it() -> None:
    stories = keep_leads([C, A], group(0, 1), Standing({A.id: A.id}))
    assert stories.groups == [[A, C]]


def test_of_two_standing_stories_in_one_group_each_stays_and_a_suggestion_says_so() -> None:
    stories = keep_leads([A, B, C], group(0, 1, 2), Standing({A.id: A.id, B.id: B.id}))
    assert stories.groups == [[A, C], [B]]
    assert [(item.one, item.other) for item in stories.suggestions] == [(A.id, B.id)]


def test_a_suggestion_with_a_veto_is_not_made() -> None:
    pairs = [Likeness(A.id, B.id, 0.2, vetoes=("one site",)), Likeness(A.id, C.id, 0.2)]
    assert keep_leads([A, B, C], Grouping([[0], [1], [2]], [], pairs), Standing()).suggestions == pairs[1:]
