"""newsletter.extract.article: from bytes to articles."""

from __future__ import annotations

import json

import pytest

from newsletter.config.schema import ExtractSettings, SiteRule
from newsletter.demo.site import LIVE, SAMPLES, WALL, page_body
from newsletter.errors import ExtractError
from newsletter.extract.article import read_articles, read_item
from newsletter.models import Article, Hints, Page
from tests.extract.briefs import BRIEFS

BASE = "http://127.0.0.1:8765"
NEWS = "<p>The mint of Ardvik has struck its last copper coin, the finance ministry of Noordland said.</p>"


def _read(path: str, body: bytes | None = None, settings: ExtractSettings | None = None) -> list[Article]:
    page = Page(url=BASE + path, ok=True, content_type="text/html")
    return read_articles(body or page_body(SAMPLES[path], BASE), page, settings or ExtractSettings())


def test_a_live_page_becomes_its_stories_and_stays_one_article_when_that_is_wanted() -> None:
    stories = _read(LIVE)
    assert len(stories) == 7
    assert {story.part_of for story in stories} == {BASE + LIVE}
    assert len({story.id for story in stories}) == 7
    assert len(_read(LIVE, settings=ExtractSettings(split=False))) == 1


def test_the_language_is_that_of_the_text_where_the_page_is_made_from_another_ones_template() -> None:
    prose = "Der Rat hat beschlossen, dass die Fähre noch vor dem Winter verkauft wird, und niemand ist in der Stadt gefragt worden. "
    page = f"<html lang=en-US><title>Fähre verkauft</title><h1>Fähre verkauft</h1>{f'<p>{prose}</p>' * 4}</html>".encode()
    (article,) = _read("/ferry", page)
    assert article.language == "de"
    assert "the page says en-US" in article.why["language"]
    (article,) = _read("/ferry", page.replace(b"en-US", b"de-CH"))
    assert article.language == "de-CH"


def test_neither_counters_above_the_headline_nor_the_headline_with_its_badge_are_text() -> None:
    counters = "<div><a href=/i>ida</a><ul><li>Watch 112</li><li>Fork 1.9k</li></ul></div>"
    who = "<div><a href=/ida>ida</a> released this <time datetime=2025-11-16>2025-11-16</time></div>"
    prose = (
        "Corvid 4.2 reads the logs of a ferry in one pass and drops the old format of the tide table, which no harbour used."
    )
    items = (
        "Several harbours in one process: corvid serve reads the tides of all of them (#18)",
        "Night runs are on by default and end sooner",
        "A new plan that no longer starves long crossings (#19, thanks @mo)",
        "Charts carry the name of the boat",
    )
    news = f"<p>{prose}</p><ul><li>{'</li><li>'.join(items)}</li></ul>"
    body = f"<title>Release Corvid 4.2 · Forge</title>{counters}<div>{who}<h1>Corvid 4.2 <span>Latest</span></h1>{news}</div>"
    (article,) = _read("/corvid", body.encode())
    assert article.title == "Corvid 4.2"
    assert article.text.splitlines()[0] == prose
    (unheaded,) = _read("/corvid", body.replace("<h1>", "<h3>").replace("</h1>", "</h3>").encode())
    assert "- Fork 1.9k" in unheaded.text.splitlines()


def test_a_story_tells_the_title_of_its_page() -> None:
    whole = _read(LIVE, settings=ExtractSettings(split=False))[0]
    stories = _read(LIVE)
    assert {story.part_of_title for story in stories} == {whole.title}
    assert whole.part_of_title is None
    assert whole.title not in {story.title for story in stories}


def _live(lead: str = "", **data: object) -> bytes:
    entries = "".join(
        f"<article id=e{n}><time datetime=2025-11-14T1{n}:00:00Z>1{n}:00</time><h3>{b[0]}</h3><p>{'<p>'.join(b[1:])}</article>"
        for n, b in enumerate(BRIEFS)
    )
    head = "<title>Storm live</title><meta property=og:image content=/storm.jpg><meta name=description content='A storm.'>"
    script = f"<script type=application/ld+json>{json.dumps({'@type': 'NewsArticle', **data})}</script>"
    return (
        f"<html lang=en><head>{head}{script}</head><body><main><h1>Storm live</h1>{lead}{entries}</main></body></html>".encode()
    )


def test_what_a_live_page_says_before_its_stories_is_kept_under_its_own_title() -> None:
    lead = "A storm has cut off the islands since Thursday night, and no ferry will sail before Saturday noon. "
    first, *stories = _read("/live", _live(f"<p>{lead}</p><p>{lead.replace('storm', 'gale')}</p><p>{lead[:60]} at all.</p>"))
    assert (first.title, first.position, first.part_of) == ("Storm live", 0, f"{BASE}/live")
    assert first.text.startswith(lead.strip())
    assert [story.position for story in stories] == list(range(1, len(BRIEFS) + 1))


def test_the_pages_picture_and_description_are_not_its_stories() -> None:
    stories = _read("/live", _live(description="A storm."))
    assert {(story.image, story.description) for story in stories} == {(None, None)}
    assert all({"image", "description"}.isdisjoint(story.why) for story in stories)
    assert {story.why["published"] for story in stories} == {"sibling blocks"}


def test_a_storys_flags_are_its_own_and_those_of_the_whole_page() -> None:
    assert {story.flags for story in _read("/live", _live())} == {()}
    german = _read("/live", _live(), ExtractSettings(language="de"))
    assert {story.flags for story in german} == {("wrong-language",)}


def test_a_story_is_known_again_when_an_entry_is_put_before_it() -> None:
    body = page_body(SAMPLES[LIVE], BASE)
    first = body.index(b"<p>Halvard Line")
    more = body[:first] + NEWS.encode() + b"<p>It lies in a glass case.</p>" * 2 + body[first:]
    before, after = _read(LIVE), _read(LIVE, more)
    assert len(after) == len(before) + 1
    assert {story.id for story in before} < {story.id for story in after}


def test_a_wall_is_flagged_and_not_dropped() -> None:
    assert _read(WALL)[0].flags == ("consent-wall",)


def test_the_editors_rules_for_a_site_are_stronger_than_any_method() -> None:
    words = b"<p>Kept words that make an article of some length.</p>"
    body = b"<title>T</title><div class=a>" + words + b"</div><div class=b><p>Other words.</p></div>"
    rule = SiteRule(keep=("div.b",), title="div.a p")
    article = _read("/x", body, ExtractSettings(sites={"127.0.0.1": rule}))[0]
    assert article.text == "Other words."
    assert article.title == "Kept words that make an article of some length."


def test_a_rule_that_finds_nothing_any_more_is_flagged() -> None:
    path = next(path for path in SAMPLES if path not in (LIVE, WALL))
    for rule, flagged in (
        (SiteRule(title="h1"), False),
        (SiteRule(title="h1.rebuilt"), True),
        (SiteRule(keep=("#gone",)), True),
    ):
        (article,) = _read(path, settings=ExtractSettings(sites={"127.0.0.1": rule}))
        assert ("rule-missed" in article.flags) is flagged
    assert _read(WALL, settings=ExtractSettings(sites={"127.0.0.1": SiteRule(keep=("#gone",))}))[0].flags == ("consent-wall",)


def test_bare_text_is_titled_by_a_short_first_line_that_is_no_sentence() -> None:
    page = Page(url="file:///note.txt", ok=True, content_type="text/plain")
    titled = read_articles(b"The owls of Ardvik\nEleven pairs nested this spring. That is a record.", page, ExtractSettings())[
        0
    ]
    assert (titled.title, titled.text) == ("The owls of Ardvik", "Eleven pairs nested this spring. That is a record.")
    bare = read_articles(b"Eleven pairs nested this spring.\nThat is a record.", page, ExtractSettings())[0]
    assert (bare.title, bare.text) == (None, "Eleven pairs nested this spring.\nThat is a record.")


def _titled(text: str) -> tuple[str | None, str]:
    page = Page(url="file:///note.txt", ok=True, content_type="text/plain")
    (article,) = read_articles(text.encode(), page, ExtractSettings())
    return article.title, article.text


def test_a_mail_is_titled_by_its_subject_and_its_header_is_no_text() -> None:
    body = "The board has met. It will meet again in May."
    assert _titled(f"From: Ann Holm\nSubject: Change of the place\nDate: Tue, 24 Nov 2026\n\n{body}") == (
        "Change of the place",
        body,
    )
    assert _titled(f"Betreff: Neuer Ort\n\n{body}") == ("Neuer Ort", body)


def test_of_a_mail_that_a_list_of_links_names_the_subject_is_the_title_and_of_other_text_the_list_has_the_say() -> None:
    body = "The board has met. It will meet again in May."
    page = Page("https://lists.example/2026/11/4", content_type="text/plain", hints=Hints(title="4"))
    for text, expected in (
        (f"To: all\nSubject: Change of the place\n\n{body}", "Change of the place"),
        (
            f"Return-Path: <a@b.example>\nReceived: from a by b\nX-Spam: no\nSubject: Change of the place\n\n{body}",
            "Change of the place",
        ),
        (f"News\n\n{body}", "4"),
    ):
        (article,) = read_articles(text.encode(), page, ExtractSettings())
        assert (article.title, article.text.endswith(body), "To: all" in article.text) == (expected, True, False)


def test_the_letterhead_of_a_press_release_and_who_posted_a_text_are_no_title() -> None:
    body = "The ministry has banned trawling. The ban holds from January."
    assert _titled(f"THE PRESS OFFICE\nMinistry of Boats\n\nFOR IMMEDIATE RELEASE\n\nMinistry bans trawling\n\n{body}") == (
        "Ministry bans trawling",
        body,
    )
    assert _titled(f"Posted by ann on 2026-11-20 08:14\n\n{body}")[0] is None


@pytest.mark.parametrize(
    "above",
    [
        "Council approves tram\nThe council has approved the tram.\nWork begins in May, the mayor said.",
        "Council approves tram\nAnn Holm, who leads the council, and her deputy want the tram by May",
        "Wir bauen.\n市议会星期一批准了电车。",
    ],
)
def test_a_line_that_says_press_release_behind_a_text_drops_nothing_of_the_text(above: str) -> None:
    title, text = _titled(f"{above}\nPress release\nCouncil website, 12 May\nThe tram will run to the harbour.")
    assert "Council website, 12 May" in text
    assert f"{title or ''}\n{text}".strip().startswith(above)


def test_a_firm_and_its_street_may_stand_above_the_label_of_a_press_release() -> None:
    body = "The ferry sails to the islands. It carries forty cars."
    label = "Holm Boats Inc.\n12 Quay St.\nArdvik, Noordland\nNews release"
    assert _titled(f"{label}\nNew ferry sails\n{body}") == ("New ferry sails", body)


def test_an_item_without_a_body_has_no_articles_and_an_empty_page_says_so() -> None:
    assert read_item((Page(url=BASE), None), ExtractSettings()) is None
    with pytest.raises(ExtractError):
        _read("/x", b" ")


def test_what_is_unseen_or_turns_the_writing_is_in_no_text() -> None:
    odd = "\u180e\u200b\u202e\u2066\ufeff\U000e0041\ue000"
    body = (
        f"<html><body><article><h1>The lake</h1><p>The lake rose by ten{odd} centimetres in autumn.</p></article></body></html>"
    )
    (article,) = read_articles(body.encode(), Page("https://a.example/1", ok=True, content_type="text/html"), ExtractSettings())
    assert not set(odd) & set(article.text)
    assert "rose by ten centimetres" in article.text


def test_the_heading_id_of_a_round_up_is_no_part_of_the_address_that_its_item_leads_to() -> None:
    items = "".join(
        f'<h2 id="n{place}"><a href="https://site{place}.example/story">{brief[0]}</a></h2><p>{" ".join(brief[1:])}</p>'
        for place, brief in enumerate(BRIEFS[:5])
    )
    body = f"<html><head><title>Harbour weekly digest</title></head><body><main>{items}</main></body></html>"
    articles = read_articles(body.encode(), Page("https://a.example/1", ok=True, content_type="text/html"), ExtractSettings())
    assert [article.address for article in articles] == [f"https://site{place}.example/story" for place in range(5)]
    assert [article.anchor for article in articles] == [f"n{place}" for place in range(5)]


@pytest.mark.parametrize(("first", "authors"), [("By Yon Bonnie Banks", ()), ("By Jane Doe", ("Jane Doe",))])
def test_a_first_line_whose_words_the_text_has_in_small_letters_names_no_author(first: str, authors: tuple[str, ...]) -> None:
    text = f"{first}\n\nBy yon bonnie banks and by yon bonnie braes, where the sun shines bright, the council met on Monday.\n\n{NEWS}"
    page = Page(url=BASE + "/song", ok=True, content_type="text/plain")
    (article,) = read_articles(text.encode(), page, ExtractSettings())
    assert (article.title, article.authors) == (first, authors)


@pytest.mark.parametrize(
    "line",
    [
        "Ines Holm",
        "Ines Holm and Per Dahl",
        "Ines Holm, Per Dahl",
        "Ines Holm und Per Dahl",
        "Ines Holm &amp; Per Dahl",
        "Ines Holm</p><p>Per Dahl",
    ],
)
def test_a_first_line_that_is_only_the_authors_names_is_no_text(line: str) -> None:
    names = "".join(f'<meta name="author" content="{name}">' for name in ("Ines Holm", "Per Dahl"))
    said = "The ferry to Marl stops on Monday for a week, because its engine has to be taken out. " * 4
    body = (
        f"<html><head><title>Ferry stops</title>{names}</head><article><h1>Ferry stops</h1><p>{line}</p><p>{said}</p></article>"
    )
    (article,) = _read("/ferry", body.encode())
    assert article.text.startswith("The ferry")


def test_the_day_of_a_bookmark_makes_no_consent_wall_an_article() -> None:
    said = (
        "<p>De Kade en haar 214 partners gebruiken cookies en vergelijkbare technieken om informatie op je apparaat op te slaan. "
        "Met je akkoord kunnen we gepersonaliseerde advertenties tonen.</p><p>Je kunt je keuze aanpassen via de privacy-instellingen.</p>"
    )
    body = f"<html lang=nl><title>De Kade</title><body><h1>De Kade vraagt je toestemming</h1>{said}<button>Akkoord</button></body></html>"
    page = Page("https://kade.example/1", content_type="text/html", hints=Hints(date="2026-11-13T20:00:00Z"))
    assert "consent-wall" in read_articles(body.encode(), page, ExtractSettings())[0].flags


def test_what_a_mail_says_of_itself_is_not_its_last_item() -> None:
    items = "".join(
        f"<h3><a href=https://s{n}.example/1>{brief[0]}</a></h3><p>{brief[1]}</p>" for n, brief in enumerate(BRIEFS[:5])
    )
    end = "<p>That is all. Forward this to a friend and subscribe.</p><p>You get this mail because you asked for it.</p>"
    stories = _read("/digest", f"<title>Weekly digest</title><main><h1>Weekly digest</h1>{items}{end}</main>".encode())
    assert stories[-1].text == BRIEFS[4][1]


def test_a_round_up_of_links_each_with_a_line_break_behind_it_is_split_whatever_the_length_of_its_titles() -> None:
    items = "".join(
        f"<p><a href=https://site{place}.example/story>{brief[0]}</a><br>{brief[1]}</p>"
        for place, brief in enumerate(BRIEFS[:5])
    )
    (*articles,) = _read("/bits", f"<title>Bits and pieces</title><main><h1>Bits and pieces</h1>{items}</main>".encode())
    assert [article.title for article in articles] == [brief[0] for brief in BRIEFS[:5]]
