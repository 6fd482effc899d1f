"""newsletter.draft.ranking.rank: the worth of a story as a sum of visible terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from newsletter.config.schema import DraftSettings, RankSettings
from newsletter.draft.ranking.rank import rank_story, reject_early
from newsletter.models import Article, Hints

DAY, SETTINGS = date(2026, 11, 21), RankSettings()
PLAIN = Article("https://gazette.example/a", "a", title="Bridge", text="word " * 100, published="2026-11-14")


def _score(*articles: Article, settings: RankSettings = SETTINGS, topics: tuple[str, ...] = ()) -> float:
    return rank_story(articles, settings, DAY, topics).score


def test_each_term_lifts_a_story() -> None:
    base = _score(PLAIN)
    assert _score(PLAIN, replace(PLAIN, url="https://other.example/b", text="other " * 100)) > base
    assert _score(replace(PLAIN, published="2026-11-20")) > base
    assert _score(replace(PLAIN, hints=Hints(starred=True))) > base
    assert _score(replace(PLAIN, hints=Hints(note="read this"))) > base
    assert _score(PLAIN, topics=("bridges",)) > base
    assert _score(PLAIN, settings=RankSettings(trusted=("gazette.example",))) > base
    assert _score(PLAIN, settings=RankSettings(distrusted=("gazette.example",))) < base
    assert _score(replace(PLAIN, flags=("paywall",))) < base


def test_a_stub_of_today_stands_below_a_full_article_of_this_week() -> None:
    full = replace(PLAIN, text="word " * 300, authors=("Ida Quill",), published="2026-11-16")
    stub = replace(full, text="word " * 40, published="2026-11-21", flags=("too-short",))
    assert _score(stub) < _score(full)


def test_a_date_months_ahead_is_no_sign_of_freshness() -> None:
    assert _score(replace(PLAIN, published="2027-06-01")) == pytest.approx(_score(replace(PLAIN, published=None)) + 0.1)
    assert _score(replace(PLAIN, published="2026-11-25")) > _score(PLAIN)


def test_reports_that_are_the_same_word_for_word_are_those_of_one_outlet() -> None:
    own, *copies = [
        replace(PLAIN, url=f"https://paper{number}.example/a", text=text)
        for number, text in enumerate(
            ("The council of Brigford will rebuild the bridge. " * 9, *["A bridge is rebuilt. " * 9] * 3)
        )
    ]

    def outlets(*articles: Article) -> float:
        return rank_story(articles, SETTINGS, DAY).terms["outlets"][0]

    assert outlets(*copies) == 0
    assert outlets(own, *copies) == outlets(own, copies[0]) > 0


@pytest.mark.parametrize(
    ("host", "trust"),
    [
        *(("gazette.example", 1), ("www.gazette.example", 1), ("news.gazette.example", 1), ("letter.example", 1)),
        *(("ads.gazette.example", 0), ("notgazette.example", 0.5), ("example", 0.5)),
    ],
)
def test_a_source_that_she_trusts_is_a_host_with_its_sub_domains_or_a_name(host: str, trust: float) -> None:
    said = RankSettings(trusted=("https://www.Gazette.example/", "The Letter"), distrusted=("ads.gazette.example",))
    article = replace(PLAIN, url=f"https://{host}/a", site="The Letter" if host.startswith("letter") else None)
    assert rank_story([article], said, DAY).terms["trust"][0] == trust


@pytest.mark.parametrize(
    ("name", "site"), [("m.holm.example", None), ("www.Holm.example", None), ("M. Holm & Co. News", "M. Holm & Co. News")]
)
def test_a_source_that_she_trusts_may_be_named_by_its_edition_for_telephones(name: str, site: str | None) -> None:
    article = replace(PLAIN, url="https://m.holm.example/a", site=site)
    assert rank_story([article], RankSettings(trusted=(name,)), DAY).terms["trust"][0] == 1


GERMAN = (
    "Die Stadt Leer zahlt für jede neue Wärmepumpe, und im Hafen entsteht eine Anlage für die Wasserstofferzeugung. Auch mit "
)
GERMAN += "künstlicher Intelligenz wird nun gearbeitet, weil die Verwaltung nicht mehr genug Leute hat."


@pytest.mark.parametrize(
    ("topic", "text", "about"),
    [
        ("Wärmepumpen", GERMAN, True),
        ("Wasserstoff", GERMAN, True),
        ("künstliche Intelligenz", GERMAN, True),
        ("künstliche Hüfte", GERMAN, False),
        ("Lee", GERMAN, False),
        ("bridge", "The bridges of Brigford are closed for the winter, and the ferry is not running either.", True),
        ("bridge", "The bridgehead of Brigford is closed for the winter, and the ferry is not running either.", False),
        ("IT", "The IT of the town hall is down, and it will be so until Monday, the mayor said.", True),
        ("IT", "The town hall is closed, and it will be so until Monday, the mayor said.", False),
    ],
)
def test_a_topic_is_met_in_the_forms_of_its_language(topic: str, text: str, about: bool) -> None:
    article = replace(PLAIN, title=None, text=text)
    assert (rank_story([article], SETTINGS, DAY, [topic]).terms["topics"][0] == 1) is about
    assert (rank_story([PLAIN, article], SETTINGS, DAY, [topic]).terms["topics"][0] == 1) is (about or topic == "bridge")


def test_freshness_is_halved_by_a_week() -> None:
    assert rank_story([PLAIN], RankSettings(), DAY).terms["freshness"] == (0.5, 1.0)


def test_a_weight_of_nothing_takes_a_term_out() -> None:
    assert _score(replace(PLAIN, hints=Hints(starred=True)), settings=RankSettings(stars=0.0)) == _score(PLAIN)


def test_of_a_live_page_the_update_goes_first_whose_title_says_what_the_page_is_about() -> None:
    page = replace(
        PLAIN, part_of="https://gazette.example/", part_of_title="Brigford reach the final as Holm scores nine", position=3
    )
    titles = ("Live score: OUT!", "Live score: A quiet over for both sides", "Live score: Brigford reach the final")
    scores = [_score(replace(page, title=title)) for title in titles]
    assert scores == sorted(scores)
    assert len(set(scores)) == len(titles)
    assert scores[-1] < _score(replace(page, position=None))


@pytest.mark.parametrize(
    ("title", "greets"),
    [
        ("That's all from day two", True),
        ("That’s it for today", True),
        ("Good morning and welcome to the second day", True),
        ("Good morning", True),
        ("Hello everyone!", True),
        ("Good morning from Brigford", True),
        ("Hello from the harbour!", True),
        ("Good evening from Marl: ferries run again", False),
        ("Good morning, Vietnam: the show returns", False),
        ("Thanks for joining us", True),
        ("Our live coverage is now closed", True),
        ("Das war's für heute", True),
        ("Fin de ce direct", True),
        ("Bonjour à tous, et bienvenue dans ce direct !", True),
        ("Bienvenue sur notre direct consacré aux inondations", True),
        ("Merci de nous avoir suivis", True),
        ("Guten Morgen und herzlich willkommen", True),
        ("Willkommen im Liveblog", True),
        ("Hola y bienvenidos al directo", True),
        ("Gracias por seguirnos", True),
        ("Bienvenue à la gare nouvelle : 4 000 visiteurs", False),
        ("Willkommen in Brigford: Die neue Brücke ist offen", False),
        ("Bonjour tristesse : le roman est réédité", False),
        ("That's it, says the mayor: no third term", False),
        ("Welcome to the new bridge: 4,000 walk across", False),
        ("We are closing the bridge, says the mayor", False),
        ("Good evening news for commuters", False),
    ],
)
def test_an_update_that_only_opens_or_closes_its_live_page_is_no_story(title: str, greets: bool) -> None:
    item = replace(PLAIN, title=title, text="We are back tomorrow at nine.", part_of="https://gazette.example/", position=3)
    assert (reject_early(item, DraftSettings(), DAY) == "opens or closes a live page") is greets
    assert reject_early(replace(item, part_of=None, position=None), DraftSettings(), DAY) is None
    assert reject_early(replace(item, text="word " * 90), DraftSettings(), DAY) is None


def test_an_article_that_its_own_page_dates_before_the_since_of_its_source_is_left_out() -> None:
    asked = Article("https://a.example/1", published="2024-03-05", hints=Hints(since="2025-11-08T00:00:00+00:00"))
    day = date(2025, 11, 15)
    assert reject_early(asked, DraftSettings(), day) == "older than its source's `since` allows: 2024-03-05"
    for other in (
        replace(asked, published="2025-11-09"),
        replace(asked, published="2025-11-07"),  # its day may not be over everywhere
        replace(asked, published=None),
        replace(asked, flags=("guessed-date",)),
        replace(asked, hints=Hints()),
    ):
        assert reject_early(other, DraftSettings(), day) is None
