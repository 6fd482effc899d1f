"""newsletter.draft.compose: the same articles always make the same issue."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from newsletter.config.schema import DraftSettings, SectionRule
from newsletter.draft import compose as compose_module
from newsletter.draft import story_text
from newsletter.draft.clustering.leads import Standing
from newsletter.draft.compose import EditorsWord, Settings, compose, name_sections, text_of_group
from newsletter.draft.sections.place import Placement
from newsletter.draft.summary.summarise import summarise
from newsletter.models import Article, Hints, Issue, Section, Story
from tests.draft.articles import BRIDGE, BRIDGE_TOO, FERRY, OWLS

SECTIONS = (SectionRule("Nature", "birds", ("owls",)), SectionRule("Town", "bridges", ("council",)))
SOUP = "Fry the onions, add lentils and stock, and finish the soup with lemon, says the cook of the harbour kitchen."
ARTICLES = [
    replace(article, url=f"https://e{n}.example/a", id=f"0000000{n}", site=f"Outlet {n}")
    for n, article in enumerate((BRIDGE, BRIDGE_TOO, OWLS, FERRY), 1)
]


def _issue(articles: list[Article], settings: DraftSettings | None = None) -> Issue:
    return compose(articles, Settings(settings or DraftSettings(), SECTIONS), title="T", day=date(2025, 11, 15)).issue


def test_sections_keep_their_order_and_what_fits_none_comes_last() -> None:
    issue = _issue(ARTICLES)
    assert [(section.title, len(section.stories)) for section in issue.sections] == [
        ("Nature", 1),
        ("Town", 1),
        ("Also Noted", 1),
    ]
    assert (issue.date, issue.title) == ("2025-11-15T00:00:00Z", "T")


def test_a_story_is_placed_by_what_all_its_outlets_say_and_not_by_the_leading_one_alone() -> None:
    told = "We put sixty white words into an invitation and sent it. What came back was not what the sender had in mind. " * 3
    lead = replace(OWLS, title="White on white", text=told, id="00000007", url="https://w.example/a")
    other = replace(OWLS, text="The council closed the bridges of the town, and the council will say when.", id="00000008")
    word = EditorsWord(together=[(lead.id, other.id)], standing=Standing({lead.id: lead.id}))
    settings = Settings(sections=SECTIONS)
    alone = compose([lead], settings, title="T", day=date(2025, 11, 15))
    joined = compose([lead, other], settings, title="T", day=date(2025, 11, 15), word=word)
    assert [item.section for item in alone.stories] == ["Also Noted"]
    assert [(item.articles[0].id, item.section) for item in joined.stories] == [(lead.id, "Town")]


def test_a_joined_story_is_placed_by_texts_in_its_own_language_and_its_leads_text_stays_whole() -> None:
    german = "Der Rat hat die Brücke gesperrt, und die Stadt will sie erst im Frühjahr wieder öffnen, sagt der Bürgermeister."
    whole = "\n".join(f"Line {number} of the report says that the bridge stays shut." for number in range(90))
    lead, english, other = (
        replace(BRIDGE, text=whole, language="en"),
        replace(BRIDGE_TOO, text="The harbour master gave another reason."),
        replace(FERRY, text=german, language="de"),
    )
    told = text_of_group([lead, english, other])
    assert "The harbour master gave another reason." in told
    assert german not in told
    assert told.replace("The harbour master gave another reason.", "").split() == whole.split()
    assert text_of_group([lead]) == whole


def test_an_agency_s_report_that_several_outlets_print_is_read_once_to_place_it() -> None:
    lines = [f"Line {number} of the report says that the bridge stays shut." for number in range(90)]
    report = replace(BRIDGE, text="\n".join(lines))
    copies = [
        replace(report, id=f"0000000{number}", text="\n".join([f"BRIGFORD, part {number}", *lines])) for number in range(2)
    ]
    told = text_of_group([report, *copies])
    assert (told.count("Line "), told.count("BRIGFORD")) == (len(lines), len(copies))
    assert text_of_group([report, replace(report, id="00000009")]) == report.text


def test_of_a_story_that_a_hundred_outlets_tell_whole_sentences_are_read_to_place_it() -> None:
    said = "Outlet {} writes that the council of Brigford closed the mill bridge on the day before the fair, for good, as engineers asked."
    told = text_of_group([replace(BRIDGE, id=f"{number:08}", text=said.format(number)) for number in range(100)])
    assert "Outlet 9 writes that the council of Brigford closed the mill bridge" in told


def test_a_report_that_another_outlet_tells_as_an_interview_is_no_interview() -> None:
    news = "The mayor of Brigford wants to close the mill bridge to cars, and the council will vote on the plan in December."
    asked = "We spoke to the mayor in an interview.\nQ: Why?\nA: The bridge is old.\nQ: When does the council vote?\nA: In December."
    lead, other = replace(BRIDGE, text=news, id="00000007"), replace(BRIDGE_TOO, title="Interview", text=asked, id="00000008")
    settings = Settings(sections=(*SECTIONS, SectionRule("Interviews")))
    word = EditorsWord(together=[(lead.id, other.id)], standing=Standing({lead.id: lead.id}))
    for articles, section in (([other], "Interviews"), ([lead, other], "Town")):
        issue = compose(articles, settings, title="T", day=date(2025, 11, 15), word=word)
        assert [item.section for item in issue.stories] == [section]


def test_comments_on_sections_follow_their_new_names_and_other_comments_do_not() -> None:
    notes = ("or section: Town", "nearest section: Nature", "note: or section: Town")
    story = Story("Owls", notes=notes)
    issue = name_sections(Issue("T", sections=(Section("Nature", (story,)),)), {"Town": "Streets"})
    assert issue.sections[0].stories[0].notes == ("or section: Streets", *notes[1:])


def test_the_order_in_which_articles_arrive_changes_nothing() -> None:
    expected = _issue(ARTICLES)
    for seed in range(10):
        assert _issue(random.Random(seed).sample(ARTICLES, len(ARTICLES))) == expected


def test_stories_of_a_live_page_go_where_they_belong_and_short_ones_that_fit_nowhere_are_briefs() -> None:
    live = [
        replace(article, url="https://l.example/", part_of="https://l.example/", position=n)
        for n, article in enumerate((BRIDGE, FERRY), 1)
    ]
    issue = _issue([*live, ARTICLES[1]])
    assert [section.title for section in issue.sections] == ["Town", "In Brief"]
    assert issue.sections[0].stories[0].link == "https://e2.example/a"
    assert [section.title for section in _issue(live).sections] == ["Town", "In Brief"]
    assert [section.title for section in _issue(live, DraftSettings(briefs="")).sections] == ["Town", "Also Noted"]


def test_the_best_items_of_one_live_page_are_in_the_issue_and_the_others_and_the_paid_ones_are_left_out_with_a_reason() -> None:
    def item(number: int, words: str, title: str) -> Article:
        return Article(
            "https://l.example/", f"i{number}", title=title, text=words, part_of="https://l.example/", position=number
        )

    matters = "granite harbour orchard lantern meadow quarry saddle".split()
    live = [
        item(n, f"The {word} was opened by nobody, said the {word}'s keeper.", f"{word} news")
        for n, word in enumerate(matters, 1)
    ]
    paid = replace(item(9, "Buy one.", "Sponsored: a better kettle"), flags=("sponsored",))
    made = compose([*live, paid], Settings(), title="T", day=date(2025, 11, 15))
    assert len(made.stories) == 5
    reasons = sorted(rejected.reason for rejected in made.rejected)
    assert reasons == ["more than max_per_page allows (5): https://l.example/"] * 2 + ["sponsored"]
    assert all(rejected.to_json()["reason"] for rejected in made.rejected)
    standing = EditorsWord(gone=[(item(1, "", ""), "Town")] * 3)
    assert len(compose(live, Settings(), title="T", day=date(2025, 11, 15), word=standing).stories) == 2
    full = Settings(DraftSettings(max_stories=4))
    assert len(compose(live, full, title="T", day=date(2025, 11, 15), word=standing).stories) == 1


def test_only_what_the_caps_leave_is_summarised_and_it_stands_as_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def counting(text: str, *rest: Any) -> str:
        told.append(text)
        return summarise(text, *rest)

    monkeypatch.setattr(story_text, "summarise", counting)
    everything = {story for section in _issue(ARTICLES).sections for story in section.stories}
    told.clear()
    (section,) = _issue(ARTICLES, DraftSettings(max_stories=1)).sections
    assert len(told) == 1
    assert set(section.stories) < everything


def test_what_is_too_old_is_left_out_and_what_the_editor_wants_is_in_all_the_same() -> None:
    old = replace(ARTICLES[0], published="2019-05-01")
    settings = Settings(DraftSettings(max_age=60 * 86_400))
    left = compose([old], settings, title="T", day=date(2025, 11, 15))
    assert [item.reason for item in left.rejected] == ["older than max_age: 2390 days"]
    assert "freshness" in left.rejected[0].to_json()["terms"]
    kept = compose([old], settings, title="T", day=date(2025, 11, 15), word=EditorsWord(wanted=[old.id]))
    assert len(kept.stories) == 1
    assert kept.stories[0].story.notes == ("published 2019-05-01, 2390 days before this issue",)


def test_a_day_that_was_guessed_leaves_no_article_out() -> None:
    guessed = replace(ARTICLES[0], published="2019-05-01", flags=("guessed-date",))
    made = compose([guessed], Settings(DraftSettings(max_age=60 * 86_400)), title="T", day=date(2025, 11, 15))
    assert (len(made.stories), made.rejected) == (1, [])


def test_a_page_of_the_web_leads_before_a_file_of_the_same() -> None:
    local = replace(ARTICLES[0], url="file:///home/ada/bridge.html", id="f", text=ARTICLES[0].text + " And more of it.")
    (story,) = _issue([local, ARTICLES[1]]).sections[0].stories
    assert story.link == ARTICLES[1].url


def test_what_a_live_page_says_before_its_entries_goes_where_its_subject_goes() -> None:
    lead, entry = (
        replace(article, url="https://l.example/", part_of="https://l.example/", position=n)
        for n, article in enumerate((BRIDGE, replace(FERRY, title="Leek soup for cold evenings", text=SOUP, id="e")))
    )
    titles = {section.title: [story.headline for story in section.stories] for section in _issue([lead, entry]).sections}
    assert titles == {"Town": [BRIDGE.title], "In Brief": ["Leek soup for cold evenings"]}


def test_what_is_the_editors_to_decide_stands_in_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    doubts = {BRIDGE.title: Placement(1, 0, 0.1), FERRY.title: Placement(None, 0, 0.0), OWLS.title: Placement(0, 1, 4.0)}
    monkeypatch.setattr(compose_module, "place_stories", lambda texts, sections, **_: [doubts[title] for title, _ in texts])
    issue = _issue([BRIDGE, FERRY, OWLS])
    notes = {story.headline: (section.title, *story.notes) for section in issue.sections for story in section.stories}
    assert notes[str(BRIDGE.title)] == ("Town", "or section: Nature")
    assert notes[str(FERRY.title)] == ("Also Noted", "nearest section: Nature")
    assert notes[str(OWLS.title)] == ("Nature",)


def test_of_one_story_in_several_languages_the_article_in_the_issues_own_leads() -> None:
    english, german = (
        replace(ARTICLES[0], text=BRIDGE.text * 3),
        replace(
            ARTICLES[1],
            title="Brigford baut die alte Mühlenbrücke für 14 Millionen wieder auf",
            text="Der Rat von Brigford hat beschlossen, dass die alte Brücke an der Mühle wieder aufgebaut wird. Das sagte die "
            "Bürgermeisterin am Montag, und die Arbeiten werden im Frühling beginnen. " * 2,
        ),
    )
    word = EditorsWord(together=[(english.id, german.id)])
    for language, lead in (("en", english), ("en-GB", english), ("de", german)):
        made = compose([english, german], Settings(language=language), title="T", day=date(2025, 11, 15), word=word)
        assert made.stories[0].articles[0] == lead


def test_two_stories_that_may_be_one_are_named_by_their_leads_whichever_of_their_articles_are_alike() -> None:
    told, other, too = ARTICLES[0], ARTICLES[3], replace(ARTICLES[2], title=BRIDGE.title, text=BRIDGE.text)
    word = EditorsWord(together=[(other.id, too.id)])
    settings = Settings(DraftSettings(same_story=0.9))
    made = compose([told, other, too], settings, title="T", day=date(2025, 11, 15), word=word)
    leads = {item.articles[0].id for item in made.stories}
    assert len(leads) == 2
    assert [{pair.one, pair.other} for pair in made.doubts] == [leads]


def test_from_the_updates_of_a_live_page_that_are_left_out_no_section_learns() -> None:
    page = "https://live.example/1"

    def update(number: int, title: str) -> Article:
        text = f"Dockers at gate {number} of the port were still on strike at noon, and {number} lorries were waiting there for owls."
        return Article(
            page, f"u{number}", title=title, text=text, part_of=page, part_of_title="Dockers strike", position=number
        )

    best = [update(number, f"Dockers strike at gate {number} of the port") for number in range(1, 6)]
    flood = [update(number, "Owls") for number in range(6, 40)]

    def placements(articles: list[Article]) -> list[Placement]:
        made = compose([*ARTICLES, *articles], Settings(sections=SECTIONS), title="T", day=date(2025, 11, 15))
        return [item.placement for item in made.stories]

    assert placements([*best, *flood]) == placements(best)


def test_an_article_leads_before_the_discussion_of_it_and_a_project_speaks_for_itself() -> None:
    text = "We split, move and tie threads in order since this version, which reads all old pattern files without any change."
    page = "https://github.com/mill/loomd/releases/tag/v3.0"
    notes = Article(url=page, site="GitHub", title="Loomd 3.0: threads in order", text=text, language="en")
    thread = Article(
        url="https://talk.example/1",
        title="Loomd 3.0",
        text=f"#### ada, 2 hours ago\n{text}\n#### ben, 1 hour ago\nI like that.",
    )
    (section,) = _issue([thread, notes]).sections
    (story,) = section.stories
    assert (story.link, story.headline) == (notes.url, notes.title)
    assert story.summary == f"{text} (loomd)"


def test_a_report_leads_before_a_post_in_i_and_a_star_puts_the_post_first() -> None:
    told = (
        "Brigford Library will open on Sundays from 10 January, from noon to four, as a trial of six months that costs £23,000."
    )
    post = Article(
        "https://blog.example/1",
        title="A library on a Sunday",
        text=f"So it is happening.\n{told} I have waited for this since my boys were small.",
        language="en",
    )
    report = Article("https://council.example/2", title="Brigford Library to open on Sundays", text=told, language="en")
    assert _issue([post, report]).sections[0].stories[0].link == report.url
    starred = replace(post, hints=Hints(starred=True))
    assert _issue([starred, report]).sections[0].stories[0].link == post.url


def test_the_authors_of_a_preprint_speak_and_not_its_host() -> None:
    text = "We present a loom that needs no weaver, and we have used it for all the patterns of the old mill in Brigford."
    page = Article(
        url="https://arxiv.org/abs/1",
        site="arXiv.org",
        title="Looms",
        text=text,
        authors=("Ada Holm", "Ben Lee"),
        language="en",
    )
    assert _issue([page]).sections[0].stories[0].summary == f"{text} (Ada Holm and Ben Lee)"
    assert _issue([replace(page, authors=("Ada Holm",))]).sections[0].stories[0].summary == f"{text} (Ada Holm)"
