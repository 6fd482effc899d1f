"""newsletter.draft.clustering.article_group: what keeps two groups of articles apart."""

from __future__ import annotations

import pytest

from newsletter.config.schema import DraftSettings
from newsletter.draft.clustering.article_group import (
    DISTANT_DAYS,
    ONE_UNDATED,
    SAME_FOLDER,
    SAME_PAGE,
    SAME_SITE,
    UNDATED_SHARE,
    ArticleGroup,
    find_vetoes,
)
from newsletter.models import Article

SETTINGS = DraftSettings()
ONE = Article("https://news.holm.example/1", published="2026-11-20", site="The Gazette")


@pytest.mark.parametrize(
    ("other", "vetoes"),
    [
        (Article("https://brigford.example/1", published="2026-11-21"), []),
        (Article("https://www.news.holm.example/2", published="2026-11-21"), [SAME_SITE]),
        (Article("https://holm.example/2", published="2026-11-21"), [SAME_SITE]),
        (Article("https://mirror.example/2", published="2026-11-21", site="the gazette"), [SAME_SITE]),
        (Article("https://brigford.example/1", published="2026-10-01"), [DISTANT_DAYS]),
        (Article("https://brigford.example/1"), [ONE_UNDATED]),
    ],
)
def test_one_site_distant_days_and_one_date_alone_are_vetoes(other: Article, vetoes: list[str]) -> None:
    one, two = ArticleGroup.of(0, ONE, {}), ArticleGroup.of(1, other, {})
    assert list(find_vetoes(one, two, SETTINGS.same_story, SETTINGS)) == vetoes
    assert list(find_vetoes(two, one, SETTINGS.same_story, SETTINGS)) == vetoes


def test_an_undated_article_much_alike_is_not_vetoed() -> None:
    one, two = ArticleGroup.of(0, ONE, {}), ArticleGroup.of(1, Article("https://brigford.example/1"), {})
    assert not list(find_vetoes(one, two, UNDATED_SHARE * SETTINGS.same_story, SETTINGS))


def test_stories_of_one_page_and_files_of_one_folder_are_vetoed() -> None:
    page = "https://live.example/a"
    one, two = (ArticleGroup.of(n, Article(page, part_of=page, position=n), {}) for n in (1, 2))
    assert list(find_vetoes(one, two, 1.0, SETTINGS)) == [SAME_PAGE]
    one, two = (ArticleGroup.of(n, Article(f"file:///home/ann/{n}.html"), {}) for n in (1, 2))
    assert list(find_vetoes(one, two, 1.0, SETTINGS)) == [SAME_FOLDER]


def test_a_group_has_the_sites_and_days_of_all_its_articles() -> None:
    group = ArticleGroup.of(0, ONE, {"ferry": 1.0})
    group.absorb(ArticleGroup.of(1, Article("https://brigford.example/1", published="2026-11-27"), {"ferry": 1.0}))
    later = ArticleGroup.of(2, Article("https://tharau.example/1", published="2026-12-01"), {"ferry": 1.0})
    assert list(find_vetoes(group, later, 1.0, SETTINGS)) == [DISTANT_DAYS]
    assert (group.members, group.mean_cosine(later)) == ([0, 1], 1.0)
