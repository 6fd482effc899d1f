"""What is promised of the dates: what is stated comes first and with its zone; what is inferred says so; nothing is made up."""

from __future__ import annotations

import pytest

from tests.extract.pages import ld, meta, metadata

H1 = "<h1>Harbour bridge closed after flood</h1>"
TEXT = "<p>The bridge is closed, and will be for some time, says the harbour master.</p>"
LATEST = "<aside class=related><div><b>12 November 2025</b> <a href='{}'>Bridge closed</a></div></aside>"


def test_json_ld_comes_before_meta_and_print_and_keeps_its_zone() -> None:
    data = ld({"@type": "NewsArticle", "datePublished": "2025-11-10T08:00:00+01:00", "dateModified": "2025-11-11T09:30:00Z"})
    found = metadata(data + meta(article__published_time="2025-11-12"), f"{H1}<time datetime='2025-11-10'>10 Nov</time>")
    assert (found.published, found.modified) == ("2025-11-10T08:00:00+01:00", "2025-11-11T09:30:00Z")
    assert found.why["published"] == "json-ld datePublished"
    assert not found.date_guessed


def test_the_zero_of_a_clock_is_no_day() -> None:
    head = ld({"@type": "NewsArticle", "datePublished": "1970-01-01T01:00:00+01:00"})
    assert metadata(head, f"{H1}<div class='date'>10 November 2025</div>").published == "2025-11-10"
    assert metadata(head, H1).published is None


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (meta(article__published_time="2025-11-10T08:00:00Z"), ""),
        ('<meta name="DC.date.issued" content="2025-11-10">', ""),
        (
            "",
            "<p typeof='foaf:ParsedPage'><span property='dc:date dc:created' content='2025-11-10T08:00:00Z'>Monday</span></p>",
        ),
        ("", "<time datetime='2025-11-10T08:00:00Z'>Monday</time>"),
        ("", "<span itemprop='datePublished' content='2025-11-10'>Monday</span>"),
        ("", "<div class='date'>10 November 2025</div>"),
        ("", "<div class='post-meta'>By Jane Doe · Nov 10, 2025 · 5 min read</div>"),
        ("", "<p>Veröffentlicht am 10.11.2025</p>"),
        ("", "<abbr class='published' title='2025-11-10T08:00:00+00:00'>Monday</abbr>"),
        ("", "<div class='date'><span>Nov</span><span>10</span><span>2025</span></div>"),
        ("", "<aside><ul><li class='meta__date'>10.11.2025</li></ul></aside>"),
        ("", "<p>10 November 2025</p>"),
        (ld({"@type": "WebPage", "datePublished": "2025-11-10"}), ""),
    ],
)
def test_a_stated_or_printed_day_is_no_guess(head: str, line: str) -> None:
    found = metadata(head, f"{H1}{line}{TEXT}")
    assert (found.published or "")[:10] == "2025-11-10"
    assert not found.date_guessed


def test_the_day_in_the_address_is_the_outlets_own() -> None:
    url = "https://www.harbour-times.example/2025/11/10/bridge"
    assert metadata("", H1 + TEXT, url).published == "2025-11-10"
    late = ld({"@type": "NewsArticle", "datePublished": "2025-11-11T02:41:00Z"})
    assert metadata(late, H1 + TEXT, url).published == "2025-11-10"
    zoned = ld({"@type": "NewsArticle", "datePublished": "2025-11-11T02:41:00+01:00"})
    assert metadata(zoned, H1 + TEXT, url).published == "2025-11-11T02:41:00+01:00"


@pytest.mark.parametrize(
    ("stated", "line", "day"),
    [
        ("2025-11-11T02:41:00Z", "<p class='date'>November 10, 2025</p>", "2025-11-10"),
        ("2025-11-09T23:30:00+00:00", "<p class='date'>10.11.2025</p>", "2025-11-10"),
        ("2025-11-10T02:41:00+01:00", "<p class='date'>November 9, 2025</p>", "2025-11-10"),
        ("2025-11-10T00:00:00Z", "<p class='date'>November 9, 2025</p>", "2025-11-10"),
        ("2025-11-10T14:00:00Z", "<p class='date'>November 11, 2025</p>", "2025-11-10"),
    ],
)
def test_a_time_in_utc_gives_way_to_the_outlets_own_day_only_where_a_clock_explains_it(
    stated: str, line: str, day: str
) -> None:
    found = metadata(meta(article__published_time=stated), H1 + line + TEXT)
    assert (found.published or "")[:10] == day
    assert not found.date_guessed


def test_the_clock_of_a_zone_is_kept_where_the_page_states_the_same_moment_with_it() -> None:
    head = (
        ld({"@type": "Article", "datePublished": "2025-11-09T23:30:00Z"})
        + '<meta name="date" content="2025-11-10T00:30:00+01:00">'
    )
    assert metadata(head, f"{H1}<p class='date'>10.11.2025</p>").published == "2025-11-10T00:30:00+01:00"


def test_of_two_stated_days_the_printed_one_is_taken() -> None:
    head = ld({"@type": "Article", "datePublished": "2025-10-02"}) + meta(article__published_time="2025-11-10T08:00:00Z")
    assert metadata(head, f"{H1}<p class='date'>10 November 2025</p>").published == "2025-11-10T08:00:00Z"
    assert metadata(head, H1 + TEXT).published == "2025-10-02"


def test_a_stamp_of_the_last_saving_gives_way_to_the_earlier_day_that_is_printed() -> None:
    saved = ld({"@type": "Article", "datePublished": "Nov 12, 2025", "dateModified": "Nov 12, 2025"})
    line = "<p>May 14, 2025</p>"
    assert metadata(saved, H1 + line + TEXT).published == "2025-05-14"
    changed = ld({"@type": "Article", "datePublished": "2025-10-02", "dateModified": "2025-11-12"})
    assert metadata(changed, H1 + line + TEXT).published == "2025-10-02"
    others = "<p class='date'>May 14, 2025</p>" + "<p>News</p>" * 12
    assert metadata(saved, others + H1 + TEXT).published == "2025-11-12"


def test_the_printed_day_of_a_change_leaves_the_stated_day_of_publication_alone() -> None:
    head = ld({"@type": "Article", "datePublished": "2025-10-02", "dateModified": "2025-11-12"})
    for line in ("<p>Updated November 12, 2025</p>", "<p class='date'>November 12, 2025</p>"):
        assert metadata(head, H1 + line + TEXT).published == "2025-10-02"


def test_a_day_that_is_said_to_be_the_original_one_comes_before_a_later_stamp() -> None:
    body = f"{H1}<p>This article was originally published on 26 Sep 2019.</p>{TEXT}"
    assert metadata(meta(article__published_time="2025-11-10"), body).published == "2019-09-26"


def test_the_dates_of_teasers_are_not_the_articles_microdata() -> None:
    teaser = "<div class='related'><span itemprop='datePublished' content='2025-11-13'>x</span></div>"
    assert metadata("", f"{H1}<p class='date'>10 November 2025</p>{TEXT}{teaser}").published == "2025-11-10"


def test_the_day_of_an_update_does_not_pass_for_that_of_publication() -> None:
    updated = "<p class='dates'>Updated <time datetime='2025-11-12'>x</time></p>"
    body = f"{H1}{updated}<p class='dates'>Published <time datetime='2025-11-10'>y</time></p>"
    assert metadata("", body).published == "2025-11-10"
    labelled = (
        "<p><b>Last updated on:</b> <span>November 12, 2025</span></p><p><b>Published:</b> <span>November 10, 2025</span></p>"
    )
    assert metadata("", H1 + labelled).published == "2025-11-10"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (meta(og__updated_time="2025-11-12T10:00:00Z"), H1 + TEXT),
        ("", H1 + TEXT * 100 + "<p class='date'>12 November 2025</p>"),
        ("", f'{H1}{TEXT}<script>window.__STATE__ = {{"publishedAt": "2025-11-12T10:00:00Z"}}</script>'),
        ("", f"{H1}<p>Last updated: November 12, 2025</p>"),
        ("", f"{H1}<p>Updated <time datetime='2025-11-12'>yesterday</time></p>"),
        ("", f'{H1}{TEXT}<div data-props="{{&quot;datePublished&quot;:&quot;2025-11-12T09:00:00Z&quot;}}"></div>'),
        ("", f"{H1}{TEXT}{'<p>More.</p>' * 200}<footer><p>Published on: 12 November 2025</p></footer>"),
        ("", f"{H1}<p class='date'>11/12/2025</p>"),
        ("", f"{H1}<td><script>showDate('2025/11/12 10:30')</script></td>{TEXT}"),
        ("", f"{H1}{TEXT * 100}{LATEST.format('/2025/bridge-closed#top')}"),
    ],
)
def test_an_inferred_day_is_marked_as_a_guess(head: str, body: str) -> None:
    found = metadata(head, body)
    assert (found.published or "")[:10] == "2025-11-12"
    assert found.date_guessed


@pytest.mark.parametrize(
    "body",
    [
        f"{H1}{TEXT}<footer>© 2025 Harbour Times. All rights reserved since 1.1.1999</footer>",
        f"{H1}{TEXT}<p>01/01/2025</p>",
        f"{H1}<p>The war began on 1 September 1939.</p>",
        f"{H1}{TEXT}<ul class='related'><li class='date'>3 May 2024</li></ul>",
        f"{H1}{TEXT}<div class='comments'><time datetime='2025-11-01'>1 Nov</time></div>",
        f"{H1}{TEXT}<p class='date'>12 November 2031</p>",
        f"{H1}<dl><dt>Jane</dt><dd class='profile-joined'>Joined: 18.09.2008</dd></dl>",
        f"{H1}{TEXT}<script>track('2025/11/12')</script><script>track('2025/11/11')</script>",
        f"{H1}{TEXT * 100}{LATEST.format('/2025/other')}",
        f"{H1}{TEXT}<div class='comments'><p>12 November 2025 <a href='/2025/bridge-closed#c1'>#</a></p>"
        "<p>13 November 2025 <a href='/2025/bridge-closed#c2'>#</a></p></div>",
        f'{H1}{TEXT}<script>[{{"datePublished":"2025-11-12"}},{{"datePublished":"2025-11-11"}}]</script>',
    ],
)
def test_nothing_is_made_up(body: str) -> None:
    assert metadata("", body).published is None


def test_a_first_of_january_is_believed_only_when_it_is_said() -> None:
    assert metadata(ld({"@type": "Article", "datePublished": "2025-01-01"}), H1).published == "2025-01-01"
    assert metadata("", f"{H1}<p class='date'>1 January 2025</p>").published == "2025-01-01"
    assert metadata(meta(og__updated_time="2025-01-01"), H1 + TEXT).published is None


def test_the_locale_tells_the_order_of_day_and_month_where_the_language_does_not() -> None:
    body, language = f"{H1}<p class='date'>03/04/2025</p>", "<meta http-equiv='content-language' content='en'>"
    assert metadata(language, body).published == "2025-03-04"
    assert metadata(language + meta(og__locale="en_GB"), body).published == "2025-04-03"


def test_a_stated_day_in_the_future_stays_for_the_flag_to_tell() -> None:
    assert metadata(ld({"@type": "Article", "datePublished": "2031-05-05"}), H1).published == "2031-05-05"


@pytest.mark.parametrize(
    "label",
    ["Received:", "Accepted", "Recorded on", "Applications close: due", "Eingegangen:", "<b>Recorded:</b>", "<b>Received</b>:"],
)
def test_a_day_that_is_said_to_be_another_is_none_of_publication(label: str) -> None:
    assert metadata("", f"{H1}<p>{label} 12 November 2025</p>").published is None


def test_a_label_in_bold_says_what_the_day_behind_it_is() -> None:
    days = "<p><b>Updated:</b> 12 November 2025<br><b>Published:</b> 2 November 2025</p>"
    found = metadata("", f"{H1}{days}")
    assert (found.published, found.date_guessed) == ("2025-11-02", False)


def test_of_the_days_of_a_paper_that_of_publication_is_taken() -> None:
    days = "<p>Received: 2 March 2025; Accepted: 16 October 2025; Published: 12 November 2025</p>"
    assert metadata("", f"{H1}{days}").published == "2025-11-12"


def test_a_day_with_an_unknown_label_is_a_guess() -> None:
    found = metadata("", f"{H1}<p>Shown at night: 12 November 2025</p>")
    assert (found.published, found.date_guessed) == ("2025-11-12", True)


def test_a_stated_day_is_a_guess_where_the_page_prints_only_another_one() -> None:
    found = metadata(meta(article__published_time="2025-11-02"), f"{H1}<p class='date'>12 November 2025</p>")
    assert (found.published, found.date_guessed) == ("2025-11-02", True)
    assert not metadata(meta(article__published_time="2025-11-12"), f"{H1}<p class='date'>12 November 2025</p>").date_guessed


def test_a_catalogued_day_comes_before_a_line_that_nobody_labels_and_is_a_guess_where_that_says_another() -> None:
    head = '<meta name="dc.date" content="2025-11-10">'
    line = "<p class='date'>{}</p>"
    agreed, other = (metadata(head, H1 + line.format(day)) for day in ("10 November 2025", "7 November 2025"))
    assert (agreed.published, agreed.date_guessed) == ("2025-11-10", False)
    assert (other.published, other.date_guessed) == ("2025-11-10", True)
    said = metadata(head, H1 + line.format("Published 7 November 2025"))
    assert (said.published, said.date_guessed) == ("2025-11-07", False)


def test_the_day_of_an_embedded_post_is_not_the_articles() -> None:
    post = "<blockquote class='twitter-tweet'><p>Rain.</p>&mdash; Ann (@ann) <a href='#'>November 10, 2025</a></blockquote>"
    assert metadata("", f"{H1}<p>The bridge is closed.</p>{post}").published is None


def test_a_clock_at_zero_is_no_day() -> None:
    head = meta(article__published_time="1970-01-01T00:00:00Z") + '<meta name="date" content="2025-11-10">'
    assert metadata(head, H1).published == "2025-11-10"


@pytest.mark.parametrize("label", ["Presented at HarbourCon,", "Vortrag, gehalten am", "Présenté au congrès de Holm,"])
def test_the_day_of_a_talk_is_none_of_publication(label: str) -> None:
    assert metadata("", f"{H1}<p>{label} 3 March 2025</p>").published is None


@pytest.mark.parametrize("label", ["Broadcast", "First aired on", "Ausgestrahlt am", "Diffusé le", "<b>Uitgezonden:</b>"])
def test_the_day_of_a_broadcast_dates_its_page_only_where_there_is_no_other(label: str) -> None:
    broadcast = f"{H1}<p>{label} 3 March 2025</p>"
    found = metadata("", broadcast)
    assert (found.published, found.date_guessed) == ("2025-03-03", True)
    changed = metadata(meta(article__modified_time="2025-11-02"), broadcast)
    assert (changed.published, changed.modified) == ("2025-03-03", "2025-11-02")
    assert metadata(meta(article__published_time="2025-03-05"), broadcast).published == "2025-03-05"
    printed = metadata("", f"{broadcast}<p class='date'>Published 12 November 2025</p>")
    assert (printed.published, printed.date_guessed) == ("2025-11-12", False)


def test_a_paper_that_is_available_online_is_published() -> None:
    days = "<p>Received 2 March 2025; revised 5 May 2025; accepted 16 October 2025; available online 12 November 2025</p>"
    found = metadata("", f"{H1}{days}")
    assert (found.published, found.date_guessed) == ("2025-11-12", False)


def test_the_page_of_a_video_has_the_videos_author_and_day() -> None:
    video = ld({"@type": "VideoObject", "name": "The ferry", "uploadDate": "2025-11-12", "author": {"name": "Ines Holm"}})
    found = metadata(meta(og__type="video.other") + video, "<h1>The ferry</h1>")
    assert (found.published, found.authors) == ("2025-11-12", ("Ines Holm",))
    assert metadata(video, H1).published is None


def test_the_page_of_an_episode_has_its_hosts_and_its_day_and_another_page_that_plays_it_has_not() -> None:
    hosts = {"author": {"name": "Ines Holm and Cid Dahl"}, "datePublished": "2025-11-12"}
    episode = ld({"@type": "PodcastEpisode", "name": "The ferry", **hosts})
    found = metadata(f"<title>The ferry | Tides</title>{episode}", "<h1>The ferry</h1>")
    assert (found.published, found.authors) == ("2025-11-12", ("Ines Holm", "Cid Dahl"))
    assert metadata(f"<title>Harbour bridge closed</title>{episode}", H1).authors == ()


def test_a_box_of_other_articles_beside_the_headlines_article_gives_neither_its_author_nor_its_day() -> None:
    box = "<aside class='trending'><article><h4>Ropes that think</h4><span class='byline'>By Cid Dahl</span></article></aside>"
    more = "<aside class='more'><h4>More on ropes</h4><span class='byline'>By Eva Gran</span><time>1 May 2024</time></aside>"
    own = f"<article>{H1}<p class='byline'>By Ann Lee</p><p class='date'>12 November 2025</p>{TEXT}</article>"
    found = metadata("", f"{box}<main>{own}</main>{more}")
    assert (found.authors, found.published) == (("Ann Lee",), "2025-11-12")


@pytest.mark.parametrize("box", ["<aside class='meta'>{}</aside>", "<div class='sidebar article-info'>{}</div>"])
@pytest.mark.parametrize("page", ["{box}{own}", "{own}{box}"])
def test_a_small_box_beside_the_headlines_article_may_have_its_byline(box: str, page: str) -> None:
    line = box.format("<span class='author'>By Ann Lee</span> <time>12 November 2025</time>")
    found = metadata("", page.format(box=line, own=f"<article>{H1}{TEXT}</article>"))
    assert (found.authors, found.published) == (("Ann Lee",), "2025-11-12")
