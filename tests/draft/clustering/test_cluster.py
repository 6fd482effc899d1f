"""newsletter.draft.clustering.cluster: what tells one story becomes one."""

from __future__ import annotations

import itertools
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.config.schema import DraftSettings
from newsletter.draft.clustering.cluster import group_stories
from newsletter.draft.clustering.likeness import explain
from newsletter.models import Article
from tests.draft.articles import BRIDGE, BRIDGE_TOO, FERRY, OWLS


def _groups(articles: list[Article], threshold: float = DraftSettings().same_story) -> list[list[int]]:
    return group_stories(articles, DraftSettings(same_story=threshold)).groups


def test_two_outlets_on_one_matter_are_one_story_and_others_stay_apart() -> None:
    assert _groups([BRIDGE, OWLS, BRIDGE_TOO, FERRY]) == [[0, 2], [1], [3]]


def test_stories_of_one_live_page_are_never_joined() -> None:
    one, two = (Article("u:9", title=BRIDGE.title, text=BRIDGE.text, part_of="u:9", position=n) for n in (1, 2))
    assert _groups([one, two, BRIDGE_TOO]) in ([[0, 2], [1]], [[0], [1, 2]])


def test_no_articles_make_no_stories() -> None:
    assert _groups([]) == []
    assert _groups([Article("u:5"), Article("u:6")]) == [[0], [1]]


@given(st.lists(st.text(alphabet="abc de", max_size=30), max_size=12), st.floats(0, 1))
def test_every_article_is_in_exactly_one_story(texts: list[str], threshold: float) -> None:
    groups = _groups([Article(f"u:{n}", text=text) for n, text in enumerate(texts)], threshold)
    assert sorted(index for group in groups for index in group) == list(range(len(texts)))


def test_the_stories_do_not_depend_on_the_order_of_the_articles() -> None:
    articles = [BRIDGE, OWLS, BRIDGE_TOO, FERRY]
    expected = {frozenset(articles[i].url for i in group) for group in _groups(articles)}
    for seed in range(10):
        shuffled = random.Random(seed).sample(articles, 4)
        assert {frozenset(shuffled[i].url for i in group) for group in _groups(shuffled)} == expected


# Two matters in one language among English pages: the words they share are their language's, not a story's.
FOREIGN = {
    "German": (
        "Der Bäcker an der Ecke hat sein Geschäft nach vierzig Jahren geschlossen, weil er keinen Nachfolger finden konnte. Die "
        "Kunden kamen am letzten Tag noch einmal und brachten ihm Blumen. Er sagte, dass er nun mit seiner Frau reisen will und sich "
        "auf die Enkel freut. Das Haus wird im Herbst verkauft und von einer Stiftung zu einem Museum umgebaut.",
        "Das Wasser der Quelle ist nach der Untersuchung wieder sauber, und die Wanderer können es trinken. Ein Förster hatte im "
        "Sommer bemerkt, dass es nach Eisen roch. Die Behörde ließ die Leitung erneuern, weil sie nicht mehr dicht war. Er sagte, "
        "dass man sich auf die Prüfung verlassen kann und sie im nächsten Frühling noch einmal gemacht wird.",
    ),
    "a language that no list has": (
        "Ang matandang panadero sa kanto ay nagsara ng kanyang tindahan pagkatapos ng apatnapung taon, at ang mga suki ay dumating sa "
        "huling araw na may dalang mga bulaklak para sa kanya. Sinabi niya na siya ay maglalakbay na sa mga isla at mag-aalaga ng mga "
        "apo sa bahay. Ang gusali ay ibebenta sa taglagas at gagawing museo ng isang samahan na nasa bayan din.",
        "Ang tubig sa bukal ay malinis na muli ayon sa pagsusuri, at ang mga manlalakbay ay puwede na uminom. Napansin ng bantay ng "
        "gubat na may amoy ang tubig at may kulay na pula sa mga bato. Pinalitan ng pamahalaan ang lumang tubo na may butas, at ang "
        "susunod na pagsubok ay sa tagsibol pa ng mga tao sa lambak na iyon.",
    ),
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_language_shared_by_two_articles_among_others_makes_no_story(language: str) -> None:
    two = [Article(f"u:{language}:{number}", text=text) for number, text in enumerate(FOREIGN[language])]
    assert _groups([BRIDGE, OWLS, *two, FERRY]) == [[0], [1], [2], [3], [4]]


def test_one_matter_in_another_language_is_still_one_story() -> None:
    first, other = FOREIGN["German"]
    again = f"{first.split('.')[0]}. Die Stadt hofft auf das Museum, und die Kunden vermissen den Bäcker schon jetzt sehr."
    german = [Article(f"u:{number}", text=text) for number, text in enumerate((first, other, again))]
    assert _groups([*german, BRIDGE, OWLS]) == [[0, 2], [1], [3], [4]]


# --- independence of the company, vetoes, the editor's word ----------------------------------------------------------------


def _unrelated(count: int, seed: int) -> list[Article]:
    """Articles about made-up matters of their own, with enough common words to shift the weights of a batch."""
    chance = random.Random(seed)
    common = "council bridge town work plan people water report market school company city money road party world".split()
    found = []
    for number in range(count):
        own = ["".join(chance.choices("bdfgklmnprstvz", k=7)) for _ in range(25)]
        text = " ".join(chance.choices(own, k=90) + chance.choices(common, k=30))
        found.append(
            Article(f"https://s{number}.example/{seed}", id=f"{seed:04}{number:04}", title=" ".join(own[:4]), text=text)
        )
    return found


@pytest.mark.parametrize("count", [10, 50, 500])
def test_unrelated_pages_beside_them_change_no_join(count: int) -> None:
    ours = [
        replace(article, url=f"https://o{n}.example/", id=f"o{n}")
        for n, article in enumerate((BRIDGE, OWLS, BRIDGE_TOO, FERRY))
    ]
    alone = {(item.one, item.other, item.score) for item in group_stories(ours, DraftSettings()).joins}
    assert alone
    for seed in range(3):
        joined = group_stories([*ours, *_unrelated(count, seed)], DraftSettings()).joins
        assert {(item.one, item.other, item.score) for item in joined if item.one.startswith("o")} == alone
        assert len(joined) == len(alone)


def _pair(url: str = "https://other.example/b", published: str = "2026-11-12", other: Article = BRIDGE_TOO) -> list[Article]:
    return [
        replace(BRIDGE, url="https://one.example/a", id="one", published="2026-11-10"),
        replace(other, url=url, id="other", published=published),
    ]


@pytest.mark.parametrize(
    ("url", "published", "veto"),
    [
        ("https://one.example/b", "2026-11-12", "same site"),
        ("https://www.one.example/b", "2026-11-12", "same site"),
        ("https://news.one.example/b", "2026-11-12", "same site"),
        ("https://other.example/b", "2026-11-25T10:00:00Z", "dates too far apart"),
    ],
)
def test_pages_of_one_site_and_of_distant_days_are_never_joined_but_suggested(url: str, published: str, veto: str) -> None:
    assert len(group_stories(_pair(), DraftSettings()).groups) == 1
    apart = group_stories(_pair(url, published), DraftSettings())
    assert apart.groups == [[0], [1]]
    assert [item.vetoes for item in apart.suggestions] == [(veto,)]


def test_an_undated_page_on_the_subject_of_dated_news_is_joined_only_where_it_is_much_alike() -> None:
    news = replace(BRIDGE, url="https://one.example/a", id="one", published="2026-11-10")
    guide = Article(
        "https://guide.example/bridges",
        id="guide",
        title="How bridges are rebuilt",
        text="Before a council votes to rebuild a stone bridge, engineers look at its arches, its piers and the flood. "
        "A guide to the work, year by year.",
    )
    found = group_stories([news, guide], DraftSettings())
    assert found.groups == [[0], [1]]
    assert [item.vetoes for item in found.suggestions] == [("only one is dated, and they are not alike enough for that",)]
    assert group_stories([replace(news, published=None), guide], DraftSettings()).groups == [[0, 1]]
    assert group_stories([news, replace(BRIDGE_TOO, url="https://other.example/b", id="other")], DraftSettings()).groups == [
        [0, 1]
    ]


def test_the_editor_joins_what_nothing_speaks_for_and_parts_what_is_alike() -> None:
    articles = _pair("https://one.example/b", other=OWLS)
    joined = group_stories(articles, DraftSettings(), together=[("other", "one")])
    assert joined.groups == [[0, 1]]
    assert joined.joins[0].by_editor
    parted = group_stories(_pair(), DraftSettings(), apart=[("other", "one")])
    assert parted.groups == [[0], [1]]
    assert parted.suggestions[0].vetoes == ("kept apart by you",)


def test_a_pair_parted_by_the_editor_stays_apart_through_a_third_article() -> None:
    third = replace(BRIDGE_TOO, url="https://third.example/c", id="third", text=f"{BRIDGE.text} {BRIDGE_TOO.text}")
    grouping = group_stories([*_pair(), third], DraftSettings(), apart=[("one", "other")])
    assert [0, 1, 2] not in grouping.groups
    assert not any({0, 1} <= set(group) for group in grouping.groups)


def test_a_page_that_is_a_little_like_one_report_of_a_story_does_not_join_both() -> None:
    chance = random.Random(1)
    words = ["".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(3)) for _ in range(60)]
    ours, others = words[:30], words[30:]
    texts = (" ".join([*ours, *others[:4]]), " ".join(ours), " ".join(others))
    first, second, aside = (
        Article(f"https://s{n}.example/", id=f"i{n}", title=text[:27], text=text) for n, text in enumerate(texts)
    )
    assert group_stories([first, aside], DraftSettings()).groups == [[0, 1]]
    assert group_stories([first, second, aside], DraftSettings()).groups == [[0, 1], [2]]


def test_a_line_that_all_pages_of_a_site_have_makes_no_story() -> None:
    line = "The Harbourside Gazette is the independent paper of Grenmouth and its islands, founded by Odile Marchetti in 1871."
    texts = ("Cranes lifted granite blocks.", "A recipe with leeks and barley.", "Votes were counted for mayor.")
    gazette = [
        Article(f"https://gazette.example/{n}", id=f"g{n}", site="Gazette", text=f"{text}\n{line}")
        for n, text in enumerate(texts)
    ]
    quoting = Article("https://elsewhere.example/", id="e", text=f"Snow fell.\n{line}")
    assert len(group_stories([*gazette[:1], quoting], DraftSettings()).groups) == 1
    assert len(group_stories([*gazette, quoting], DraftSettings()).groups) == 4


def _calendar(first: int) -> str:
    days = [*range(first, 29)]
    return "\n".join(" | ".join(map(str, days[week : week + 7])) for week in range(0, len(days), 7))


def test_calendars_on_two_pages_make_no_story() -> None:
    ferry = Article("https://ferry.example/", "f", title="Departures", text=f"{_calendar(1)}\nPassengers may use the bus.")
    looms = Article("https://looms.example/", "l", title="Looms compared", text=f"{_calendar(3)}\nThe loom has eight shafts.")
    assert len(group_stories([ferry, looms], DraftSettings()).groups) == 2


def _verdict(place: str, judge: str, name: str, victims: str) -> Article:
    return Article(
        f"u:{place}",
        title=f"Court in {place} jails hacker for six years",
        text=f"A court in {place} has sentenced a man to six years in prison for running the botnet {name}. The judge, {judge}, found "
        f"him guilty of computer sabotage and of extortion. Victims in {victims} had paid him in bitcoin.",
    )


def test_alike_reports_of_different_subjects_are_two_stories_and_the_reason_names_them() -> None:
    one, other = _verdict("Brigford", "Ida Quill", "Grayfoxer", "Ohio"), _verdict("Saltby", "Una Pell", "Tarbox", "Kent")
    found = group_stories([one, other], DraftSettings())
    assert found.groups == [[0], [1]]
    assert [item.vetoes for item in found.suggestions] == [("different subjects: Brigford, Saltby",)]
    assert explain(one, other, DraftSettings()).vetoes == ("different subjects: Brigford, Saltby",)
    together = [(one.url, other.url)]
    assert group_stories([one, other], DraftSettings(), together=together).groups == [[0, 1]]


HURT = Article(
    "https://a.example/1",
    title="Quill withdraws from Saltby Cup with wrist injury",
    text="Ida Quill has withdrawn from the Saltby Cup in Moorend because of a wrist injury. She hurt her left wrist in training and a scan "
    "showed a torn ligament. Quill won the Saltby Cup for Brigford two years ago.",
)
SCHOOL = Article(
    "https://b.example/1",
    title="Ida Quill opens school in Brigford",
    text="A school for 300 girls was opened by Ida Quill in Brigford. She paid for the building with prize money of the Saltby Cup. The "
    "ministry in Moorend will send teachers, and Quill said that a library would follow.",
)
OUT = Article(
    "https://c.example/1",
    title="Wrist injury keeps Quill out of the Cup",
    text="A torn ligament in her left wrist keeps Ida Quill out of the Saltby Cup in Moorend. A scan showed the injury, which she "
    "suffered in training for the tournament.",
)


def test_two_events_in_the_life_of_one_person_are_two_stories_though_all_names_are_the_same() -> None:
    assert _groups([HURT, SCHOOL, OUT]) == [[0, 2], [1]]
    found = explain(HURT, SCHOOL, DraftSettings())
    assert found.score >= DraftSettings().same_story
    assert found.vetoes == ("hardly more than names in common",)
    assert explain(HURT, OUT, DraftSettings()).vetoes == ()


NOTES = "- Threads keep their order when they are split\n- The loom compresses its pattern files by default\n- Bobbins can be renamed"
ANNOUNCED = """The people behind Loomd are happy to announce a new version. Loomd is a loom for patterns kept in files.
Pattern files are now compressed by default, which makes them smaller by 40 percent."""
HUB = "https://github.com/mill/loomd"
RELEASE = Article(url=f"{HUB}/releases/tag/v1.30.0", site="GitHub", title="v1.30.0", text=NOTES, published="2026-11-25")
NEWS = Article(url="https://loomd.example/news", title="Announcing Loomd 1.30", text=ANNOUNCED, published="2026-11-25")


def test_a_release_and_its_announcement_are_one_story_however_few_words_they_share() -> None:
    readme = Article(
        url=HUB, site="GitHub", title="mill/loomd", text=ANNOUNCED.replace("happy to announce a new version", "weavers")
    )
    assert [0, 1] in _groups([RELEASE, NEWS, readme, BRIDGE])
    assert explain(RELEASE, NEWS, DraftSettings()).vetoes == ()


def test_notes_of_two_projects_or_versions_are_never_one_story_however_alike_they_are() -> None:
    other = replace(RELEASE, url="https://code.example/spindle/1.30", site="Code", title="Spindle 1.30")
    older = replace(other, title="Loomd 1.29")
    assert _groups([RELEASE, other]) == _groups([RELEASE, older]) == [[0], [1]]
    assert explain(RELEASE, other, DraftSettings()).vetoes == ("different projects: loomd, spindle",)
    assert explain(RELEASE, older, DraftSettings()).vetoes == ("different versions: 1.30, 1.29",)


ADVICE = "This article is for informational purposes only. It does not constitute investment advice."


def test_a_disclaimer_that_many_sites_print_makes_no_story() -> None:
    shares = Article(
        "https://a.example/1", title="Three dividend shares", text=f"Insurers pay dividends without a gap. {ADVICE}"
    )
    copper = Article(
        "https://b.example/1", title="Is copper the new oil?", text=f"Cables and motors need copper every year. {ADVICE}"
    )
    assert _groups([shares, copper]) == [[0], [1]]
    assert "hardly more in common than sentences that many sites print" in explain(shares, copper, DraftSettings()).vetoes


def test_two_copies_of_one_report_stay_one_story_however_many_sentences_they_share() -> None:
    report = (
        "The council of Brigford voted to rebuild the old mill bridge. Work begins in March. Ida Quill, the mayor, spoke of a day to "
        "remember. Fourteen million pounds are set aside."
    )
    one = Article("https://a.example/1", title="Brigford rebuilds mill bridge", text=report)
    other = Article(
        "https://b.example/1", title="Mayor welcomes vote on the mill", text=f"{report} The library is open on Sundays."
    )
    assert _groups([one, other]) == [[0, 1]]


def test_two_short_notes_of_one_hall_and_hour_are_two_stories() -> None:
    choir = Article(
        "https://a.example/1", title="Choir practice", text="Monday, 23 November 2026, 7:30 pm, Town Hall, main room."
    )
    plans = Article(
        "https://b.example/1", title="Planning committee", text="Monday, 23 November 2026, 7:30 pm, Town Hall, room 4."
    )
    assert _groups([choir, plans]) == [[0], [1]]
    assert _groups([choir, replace(plans, title="Choir meets")]) == [[0, 1]]


# --- stories that stand in a draft ---------------------------------------------------------------------------------------------

VOTE = Article(
    "https://ann.example/",
    "vote",
    title="Council of Ostby votes for a new bath",
    text="The council of Ostby voted for a new bath beside the harbour. It will cost nine million.",
    published="2031-03-01",
)
APPEAL = Article(
    "https://ben.example/",
    "appeal",
    title="Swimmers of Ostby appeal to the court",
    text="Nine swimmers want judges to stop it, wrote their lawyer. The council of Ostby voted for a new bath beside the harbour.",
    published="2031-03-04",
)


def test_what_came_of_a_story_that_stands_is_a_story_of_its_own_and_suggested() -> None:
    found = group_stories([VOTE, APPEAL], DraftSettings(), standing={"vote": "vote"})
    assert found.groups == [[0], [1]]
    assert [(item.one, item.other, item.vetoes) for item in found.suggestions] == [("vote", "appeal", ())]


def test_what_came_of_a_story_stays_where_it_stands_and_where_the_editor_put_it() -> None:
    assert group_stories([VOTE, APPEAL], DraftSettings(), standing={"vote": "vote", "appeal": "vote"}).groups == [[0, 1]]
    told = group_stories([VOTE, APPEAL], DraftSettings(), standing={"vote": "vote"}, together=[("vote", "appeal")])
    assert told.groups == [[0, 1]]


def test_in_a_story_that_is_new_all_articles_are_together() -> None:
    assert group_stories([VOTE, APPEAL], DraftSettings()).groups == [[0, 1]]


def test_two_stories_that_stand_stay_two_and_are_suggested() -> None:
    found = group_stories(_pair(), DraftSettings(), standing={"one": "one", "other": "other"})
    assert found.groups == [[0], [1]]
    assert [item.vetoes for item in found.suggestions] == [()]


def test_what_was_passed_over_beside_a_story_joins_it_only_with_a_new_article() -> None:
    third = replace(BRIDGE_TOO, url="https://third.example/c", id="third", published="2026-11-12")
    assert group_stories(_pair(), DraftSettings(), standing={"one": "one"}, passed=["other"]).groups == [[0], [1]]
    assert group_stories([*_pair(), third], DraftSettings(), standing={"one": "one"}, passed=["other"]).groups == [[0, 1, 2]]


EVENTS = [tuple("".join(word) for word in itertools.product(a, ("al", "en", "ir", "os", "un"), "kpt")) for a in "fg"]
PAGES = st.builds(
    lambda night, site, event, first, count, day: (night, site, (EVENTS[event] * 2)[first : first + count], day),
    *(st.integers(0, 2), st.sampled_from("abc"), st.integers(0, 1), st.integers(0, 14), st.integers(5, 10), st.integers(1, 4)),
)


@given(st.lists(PAGES, min_size=4, max_size=9), st.sampled_from([1, 2, 9]))
def test_later_pages_move_no_article_bring_no_second_page_of_a_site_and_with_none_nothing_changes(
    pages: list[tuple[int, str, tuple[str, ...], int]], limit: int
) -> None:
    homes: dict[str, str] = {}
    passed: set[str] = set()
    for night in range(3):
        articles = [
            Article(
                f"https://{site}.example/{n}",
                f"{n:02}",
                title=" ".join(words[:3]),
                text=" ".join(words),
                published=f"2031-03-0{day}",
            )
            for n, (arrives, site, words, day) in enumerate(pages)
            if arrives <= night
        ]
        stories = _print(articles, homes, passed, limit)
        assert {id: stories.get(id) for id in homes} == homes, "no article leaves its story"
        sites: dict[str, list[str]] = defaultdict(list)
        for article in articles:
            sites[stories.get(article.id, article.id)].append(article.url[:17])
        assert all(len(set(found)) == len(found) for found in sites.values()), "no story has two pages of a site"
        homes, passed = stories, {article.id for article in articles} - stories.keys()
        assert _print(articles, homes, passed, limit) == homes, "a second run changes nothing"


def _print(articles: Sequence[Article], homes: dict[str, str], passed: set[str], limit: int) -> dict[str, str]:
    """Return the articles of the stories that a draft has after a run, each with the one that leads its story.

    New stories are printed up to a limit, those of most outlets first.
    """
    found = group_stories(articles, DraftSettings(), standing=homes, passed=passed).groups
    groups = [[articles[index].id for index in group] for group in found]
    stories = {id: homes[lead] for group in groups for lead in homes.keys() & set(group) for id in group}
    fresh = [group for group in groups if homes.keys().isdisjoint(group) and not passed.issuperset(group)]
    for group in sorted(fresh, key=lambda group: (-len(group), group))[: limit - len(set(stories.values()))]:
        stories |= dict.fromkeys(group, group[0])
    return stories
