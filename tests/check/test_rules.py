"""The rules: each has a code, a level, documentation, examples, one test that it finds and one that it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from newsletter.check import LEVELS, all_rules
from newsletter.check.material import PageNow, PastStory
from newsletter.check.rules import FAMILIES
from newsletter.config.schema import CheckSettings
from newsletter.language_model import UNCHECKED
from newsletter.models import Article, Page
from tests.check.materials import FRONT, TEXT, URL, article, found_in, story

GOOD = "Ines Holm said that the bridge will cost £14 million."
Find = Callable[[], set[str]]


def _with(summary: str, headline: str = "A bridge for Brigford") -> Find:
    return lambda: found_in(FRONT + "## Town\n\n" + story(summary, headline), article())


def _file(text: str, **known: Any) -> Find:
    return lambda: found_in(text, **known)


def _shown(source: str, mail: str | None = None) -> Find:
    """A story whose mail shows this text; as it stands in the file, where nothing else is said."""
    return _file(FRONT + story(source), editions={"mail": mail if mail is not None else source})


def _described(value: str) -> Find:
    return lambda: found_in(FRONT.replace("---\n\n", f'description: "{value}"\n---\n\n') + story(GOOD), article())


def _page(**known: Any) -> Find:
    values: dict[str, Any] = {"url": URL, "ok": True} | known
    pages = {URL: Page(**values)}
    return lambda: found_in(FRONT + story(GOOD), article(), page_of=pages.get, has_cache=True)


def _words(headline: str, summary: str) -> Mapping[str, float]:
    counts = Counter(f"{headline} {summary}".lower().split())
    length = sum(count * count for count in counts.values()) ** 0.5
    return {word: count / length for word, count in counts.items()}


def _after(past: PastStory, summary: str = GOOD, published: str = "2025-11-14") -> Find:
    return lambda: found_in(FRONT + story(summary), article(published=published), past=(past,), vector=_words)


def _stories(*headlines: str, sections: bool = False) -> str:
    texts = "The council met on a Monday of the {} week and went home."
    return FRONT + "".join(
        (f"## Part {name}\n\n" if sections else "") + story(texts.format(name), headline, f"https://{name}.example/{name}")
        for name, headline in zip("abcdefgh", headlines, strict=False)
    )


TALKS = "The town is reportedly in talks to buy the old mill by the river. It has stood empty for nine years."
TWO = story("{}").rstrip() + "\n\nAlso: [B](https://b.example/deal)\n"
OUTLETS = (
    article("The deal for the old mill is worth $50bn, the town said.", site="Courier"),
    article("The deal for the old mill is worth $40bn, the town said.", "https://b.example/deal", site="Gazette"),
)


def _asked(page: Page, now: tuple[Article, ...] = (), moved_to: str | None = None) -> Find:
    return lambda: found_in(FRONT + story(GOOD), article(), asked={URL: PageNow(page, now, moved_to)})


FOUR = ("A bridge opens in town", "Owls return to the marsh", "A mill burns in the night", "The mayor leaves for Oslo")
LAST_WEEK = date(2025, 11, 8)


CASES: dict[str, tuple[Find, Find]] = {
    "no-title": (_file("---\ndate: 2025-11-15\n---\n\n" + story(GOOD)), _with(GOOD)),
    "empty-section": (_file(FRONT + "## Chips\n\n## Law\n\n" + story(GOOD)), _with(GOOD)),
    "no-summary": (_file(FRONT + "### A\n\n[Read more](https://a.example/1)\n"), _with(GOOD)),
    "no-link": (_file(FRONT + "### A\n\nText of a story.\n"), _with(GOOD)),
    "same-link": (_file(FRONT + story(GOOD, "One") + story(GOOD, "Two")), _with(GOOD)),
    "number-not-found": (_with("Ines Holm said that the bridge will cost £15 million."), _with(GOOD)),
    "model-unchecked": (
        _with(f"{GOOD}\n\n<!-- written by M, {UNCHECKED} -->"),
        _with(f"Ines Holm said that the bridge will cost £15 million.\n\n<!-- written by M, {UNCHECKED} -->"),
    ),
    "quotation-not-found": (_with("“It is a bad day for Brigford,” Holm said."), _with("“It is a good day,” Holm said.")),
    "name-not-found": (_with("The bridge was praised by Karl Muster."), _with(GOOD)),
    "name-misspelt": (_with("The bridge was praised by Ines Holmm."), _with(GOOD)),
    "told-twice": (
        _file(
            FRONT + story(GOOD, "A bridge for Brigford") + story(GOOD + " Again.", "Bridge for Brigford", "https://b.example/"),
            vector=_words,
        ),
        _file(_stories(*FOUR), vector=lambda headline, summary: {headline: 1.0}),
    ),
    "said-of-another": (
        _with("Anna Berg, who leads the town's engineers, said on Thursday that the bridge will cost £14 million."),
        _with(GOOD),
    ),
    "words-added": (
        _with("The old bridge was closed to lorries after a survey found cracks in its third arch, and entry is free."),
        _with("The old bridge was closed to lorries after a survey found cracks in its third arch."),
    ),
    "fact-elsewhere": (_with("A survey found cracks in 88 arches of the old bridge, closed to lorries."), _with(GOOD)),
    "description-not-found": (_described("It will cost £15 million."), _described("It will cost 14 million pounds.")),
    "model-doubts": (
        lambda: found_in(FRONT + story("Holm regrets the bridge."), article(), ask=lambda sentence, text: False),
        lambda: found_in(FRONT + story("Holm regrets the bridge."), article(), ask=lambda sentence, text: None),
    ),
    "claims-language": (
        lambda: found_in(FRONT + story("Der Rat tagt heute in der Stadt."), article("Der Rat tagt.", language="de")),
        _with(GOOD),
    ),
    "day-disagrees": (
        _file(FRONT.replace("Weekly", "Weekly, November 16, 2025")),
        _file(FRONT.replace("Weekly", "15 November 2025")),
    ),
    "date-unreadable": (_file(FRONT.replace("2025-11-15", "15.11.2025")), _with(GOOD)),
    "no-date": (_file('---\ntitle: "Weekly"\n---\n'), _with(GOOD)),
    "day-ahead": (_file(FRONT.replace("2025-11-15", "2035-11-15")), _with(GOOD)),
    "still-draft": (
        _file(FRONT.replace("---\n\n", "draft: true\n---\n\n"), later_issue="2025-11-22.md"),
        _file(FRONT.replace("---\n\n", "draft: true\n---\n\n")),
    ),
    "value-cut": (_file(FRONT.replace('"Weekly"', "Update #2 (28 new)")), _file(FRONT.replace("Weekly", "Update #2"))),
    "front-matter-late": (_file(" " + FRONT), _with(GOOD)),
    "template-gap": (
        _file(FRONT + "Welcome to the edition of my letter!\n"),
        _file(FRONT + "Welcome to the 4th edition of my letter!\n"),
    ),
    "link-misspelt": (_file(FRONT + story(GOOD, url="htps://a.example/b")), _with(GOOD)),
    "link-tracker": (
        _file(FRONT + story(GOOD, url=f"{URL}?utm_source=x&id=3")),
        _file(FRONT + story(GOOD, url=f"{URL}?id=3&reference=x")),
    ),
    "link-relative": (
        _file(FRONT + story(GOOD, url="/posts/bridge/")),
        _file(FRONT + story(GOOD, url="/x"), web_url="https://a.example/"),
    ),
    "link-private": (
        _file(FRONT + story(GOOD, url="http://localhost:1313/posts/")),
        _file(FRONT + story(GOOD, url="http://wiki.local/a"), own_hosts=frozenset({"wiki.local"})),
    ),
    "link-without-words": (
        _file(FRONT + story(f"{GOOD} [](https://b.example/c)")),
        _file(FRONT + story(f"{GOOD} ![](https://b.example/c.png) [![](/i.png)](https://b.example/c)")),
    ),
    "broken-characters": (
        _file(FRONT + story("The cafÃ© is open.")),
        _file(FRONT + story("À São João: NÃO, Ângela — café “d’été”… 🎉 \u2066עברית\u2069")),
    ),
    "draft-unclear": (
        _file(FRONT.replace("---\n\n", "draft: ture\n---\n\n") + story(GOOD)),
        _file(FRONT.replace("---\n\n", "draft: False\n---\n\n") + story(GOOD)),
    ),
    "link-dead": (_page(ok=False, status=404, error="404 Not Found"), _page()),
    "link-redirected": (_page(final_url="https://b.example/"), _page(final_url=URL)),
    "link-to-wall": (lambda: found_in(FRONT + story(GOOD), article(flags=("login-wall",))), _with(GOOD)),
    "link-not-fetched": (_file(FRONT + story(GOOD), has_cache=True), _page()),
    "also-repeats": (
        _file(_stories(*FOUR).replace("/a)\n", "/a)\n\nAlso: [B](https://b.example/b)\n", 1)),
        _file(_stories(*FOUR).replace("/a)\n", "/a)\n\nAlso: [Z](https://z.example/z)\n", 1)),
    ),
    "stale-article": (lambda: found_in(FRONT + story(GOOD), article(published="2019-03-01")), _with(GOOD)),
    "undated-article": (lambda: found_in(FRONT + story(GOOD), article(published=None)), _with(GOOD)),
    "repeat": (
        _after(PastStory("2025-11-08.md", LAST_WEEK, "Old", keys=frozenset({URL}))),
        _after(PastStory("x", LAST_WEEK, "Old")),
    ),
    "follow-up": (
        _after(PastStory("2025-11-08.md", LAST_WEEK, "A bridge for Brigford", GOOD.replace("14", "12"))),
        _after(PastStory("2025-11-08.md", LAST_WEEK, "A bridge for Brigford", GOOD)),
    ),
    "markdown-shown": (_shown("**Why:**this is it."), _shown("**Why:** this is it.", "Why: this is it.")),
    "template-shown": (_shown("{{< youtube abc >}} and more."), _shown("`{{< youtube abc >}}` and more.")),
    "entity-shown": (_shown("R &amp;amp; D in town.", "R &amp; D in town."), _shown("R &amp; D in town.", "R & D in town.")),
    "heading-glued": (_file(FRONT + story(GOOD) + "###Headline\n"), _file(FRONT + story(f"{GOOD} See #1 and #news."))),
    "comment-shown": (_file(FRONT + story(GOOD + " <!-- a <!-- b --> secret -->")), _file(FRONT + story(GOOD + " <!-- a -->"))),
    "placeholder": (
        _file(FRONT + story("TODO: ask the firm.")),
        _file(FRONT + story("- [ ] to do, in todo lists\n- [x] done")),
    ),
    "raw-html": (_file(FRONT + '<p style="x">AI</p>\n'), _file(FRONT + "Seen at <https://a.example>, if a < b and `<p>`.\n")),
    "image-alt": (
        _file(FRONT + story("![](https://a.example/i.png)")),
        _file(FRONT + story("![Prices](https://a.example/i.png)")),
    ),
    "image-in-mail": (_file(FRONT + story("![Prices](/i.png)")), _file(FRONT + story("![Prices](https://a.example/i.png)"))),
    "trailing-blank": (_file(FRONT + story("A line. \nMore.")), _file(FRONT + story("A line.  \nMore."))),
    "words-lost": (
        _shown("A chart of prices.", "A bridge for Brigford: A chart."),
        _shown(GOOD, f"A bridge for Brigford {GOOD}"),
    ),
    "mail-size": (_file(FRONT, mail_bytes=110_000), _file(FRONT, mail_bytes=90_000)),
    "labels-in-english": (_file(FRONT, language="ga", english_labels=("also", "read_at")), _file(FRONT, language="de")),
    "bold-headline": (_file(FRONT + "## S\n\n**A bridge**\n\nText.\n\n[Read more](https://a.example/b)\n"), _with(GOOD)),
    "one-story-section": (_file(_stories(*FOUR, sections=True)), _file(_stories(*FOUR))),
    "sections-overlap": (_file(FRONT + "## AI & Law\n\n## Law & Order\n"), _file(FRONT + "## AI & Chips\n\n## Law & Order\n")),
    "site-share": (
        _file(_stories(*FOUR).replace("b.example", "a.example").replace("c.example", "a.example")),
        _file(_stories(*FOUR)),
    ),
    "summary-short": (_with("It works."), _with(GOOD)),
    "summary-long": (_with("The council met again. " * 80), _with(GOOD)),
    "summary-cut": (_with("The council has decided to rebuild the"), _with(GOOD)),
    "word-twice": (_with("The council voted to to rebuild it."), _with("The council had had enough of it.")),
    "bracket-unpaired": (_with("The council (which met voted for it."), _with("The council (which met) voted for it.")),
    "punctuation": (_with("The bridge opened.It is old ,says Holm."), _with("The bridge opened. It is old, says Holm.")),
    "date-impossible": (_with("The council meets on 31 November."), _with("The council meets on 30 November.")),
    "weekday-wrong": (_with("It met on Monday, 14 November 2025."), _with("It met on Friday, 14 November 2025.")),
    "heading-top": (_file(FRONT + "# Town\n\n" + story(GOOD)), _with(GOOD)),
    "heading-empty": (_file(FRONT + story(GOOD) + "###\n\nOwls nest.\n"), _with(GOOD)),
    "link-wrapped": (
        _file(FRONT + story(GOOD, url="https://www.google.com/url?q=https://a.example/bridge")),
        _file(FRONT + story(GOOD, url="https://www.google.com/maps?q=Brigford")),
    ),
    "half-quotation": (
        _with("It is a good day for Brigford,” said Holm."),
        _with("“It is a good day for Brigford,” said Holm."),
    ),
    "we-unattributed": (
        lambda: found_in(FRONT + story("We are happy to open our bridge."), article("We are happy to open our bridge.")),
        _with("“We are happy,” said Ines Holm of the bridge."),
    ),
    "copied": (
        lambda: found_in(FRONT + story(TEXT), article(), settings=CheckSettings(copied=0.5)),
        lambda: found_in(FRONT + story(TEXT), article()),
    ),
    "sentence-twice": (_file(FRONT + story(GOOD, "One") + story(GOOD, "Two", "https://b.example/")), _with(GOOD)),
    "headline-style": (
        _file(_stories("Breakthrough: a bridge opens", "Watershed: owls return", *FOUR, "A school closes")),
        _file(_stories(*FOUR)),
    ),
    "headline-capitals": (_with(GOOD, "BRIDGE WILL BE REBUILT"), _with(GOOD, "NASA and IBM open a bridge")),
    "headline-ellipsis": (_with(GOOD, "The council has decided to…"), _with(GOOD)),
    "headline-long": (_with(GOOD, "A bridge " * 11), _with(GOOD)),
    "hedge-dropped": (
        lambda: found_in(FRONT + story("The town will buy the old mill by the river."), article(TALKS)),
        lambda: found_in(FRONT + story("The town is in talks to buy the old mill."), article(TALKS)),
    ),
    "date-not-found": (_with("Ines Holm said so on 3 November."), _with("Ines Holm said so on 13 November.")),
    "relative-day": (
        lambda: found_in(
            FRONT + story("The bridge opened yesterday."), article("The bridge opened yesterday.", published="2025-11-12")
        ),
        lambda: found_in(
            FRONT + story("The bridge opened yesterday."), article("The bridge opened yesterday.", published="2025-11-15")
        ),
    ),
    "figures-differ": (
        lambda: found_in(FRONT + TWO.format("The deal for the mill is worth $50bn."), *OUTLETS),
        lambda: found_in(FRONT + TWO.format("The deal for the mill is worth $50bn, according to the Courier."), *OUTLETS),
    ),
    "page-gone": (_asked(Page(URL, status=404, error="404 Not Found")), _asked(Page(URL, ok=True))),
    "page-moved": (_asked(Page(URL, ok=True), moved_to="https://b.example/"), _asked(Page(URL, ok=True), moved_to=URL)),
    "article-changed": (
        _asked(Page(URL, ok=True), (article(TEXT.replace("£14", "£16")),)),
        _asked(Page(URL, ok=True), (article(TEXT + " Buy our newspaper for £9."),)),
    ),
    "title-changed": (
        _asked(Page(URL, ok=True), (article(title="No bridge after all"),)),
        _asked(Page(URL, ok=True), (article(title="A  Bridge"),)),
    ),
    "headline-judges": (_with(GOOD, "Watershed bridge for Brigford"), _with(GOOD, "A good bridge for Brigford")),
}


def test_every_rule_has_a_test_that_it_finds_and_one_that_it_does_not() -> None:
    assert CASES.keys() == all_rules().keys()


@pytest.mark.parametrize("code", CASES)
def test_the_rule_finds_what_it_is_for(code: str) -> None:
    assert code in CASES[code][0]()


@pytest.mark.parametrize("code", CASES)
def test_the_rule_is_silent_where_all_is_well(code: str) -> None:
    assert code not in CASES[code][1]()


@pytest.mark.parametrize("code", all_rules())
def test_the_rule_is_documented_with_a_bad_and_a_good_example(code: str) -> None:
    item = all_rules()[code]
    assert item.family in FAMILIES
    assert item.level in LEVELS
    assert item.doc.endswith(".")
    assert item.bad
    assert item.good
    assert item.bad != item.good


@pytest.mark.parametrize(
    "source",
    [
        "A *Why:*this is it.",
        "It is ==marked== here.",
        "It ** really ** is.",
        "See [the page] (https://a.example/x).",
        "See [the page(https://a.example/x).",
        "::: note",
        "See [[Other page]].",
        "> [!NOTE]\n> Text.",
        "Good :smile: day.",
        "A claim[^1] is made.",
        "A claim^[said by them] is made.",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "This is ~~gone~~.",
        "See [text][ref].",
        "### Head {#id}",
    ],
)
def test_source_that_an_edition_shows_as_it_stands_is_found(source: str) -> None:
    assert "markdown-shown" in _shown(source)()


@pytest.mark.parametrize(
    "source",
    [
        "At 10:30:45 sharp.",
        "5 * 3 * 2 is 30.",
        "a_b_c and __init__",
        r"A \*star\* and \[a\](b)",
        "`**x**`",
        "```\n{{ x }} [^1]\n```",
    ],
)
def test_signs_that_are_meant_are_not_found(source: str) -> None:
    shown = source.replace("\\", "").replace("__init__", "init")
    assert not {"markdown-shown", "template-shown"} & _shown(source, shown)()


@pytest.mark.parametrize(
    "source", ["{{< youtube x >}}", "{% include x %}", "{{ UnsubscribeURL }}", "*|UNSUB|*", "%% a private note %%"]
)
def test_tags_that_nobody_fills_in_are_found(source: str) -> None:
    assert "template-shown" in _shown(source)()


def test_two_footnotes_of_one_mark_are_found_and_two_of_two_marks_are_not() -> None:
    text = "{0}\n\nA claim[^1] is made here.\n\n[^1]: One.\n\nAnother[^{1}] is made here.\n\n[^{1}]: Two."
    assert "markdown-shown" in _with(text.format(GOOD, 1))()
    assert "markdown-shown" not in _with(text.format(GOOD, 2))()


def test_an_hour_that_no_clock_has_is_no_date() -> None:
    assert "date-unreadable" in _file(FRONT.replace("2025-11-15", "2025-11-15T25:00:00Z"))()


@pytest.mark.parametrize(
    ("date", "is_read"),
    [
        ("2025-11-15 10:00:00 +0100", True),
        ("2025-11-15T10:00:00.5+01:00", True),
        ("2025-11-15 10:00", False),
        ("2025-11-15T10:00Z", False),
        ("2025-11-15T10:00:00 +0100", False),
        ("2025-11-15 10:00:00 Z", False),
    ],
)
def test_a_date_that_stops_hugo_is_told_and_one_that_it_reads_is_not(date: str, is_read: bool) -> None:
    assert ("date-unreadable" not in _file(FRONT.replace("2025-11-15", date))()) == is_read


def test_a_models_text_is_not_called_checked_where_a_sentence_of_it_rests_on_none_of_the_articles() -> None:
    told = f"The mayor resigned after cheese was stolen by drunken sailors.\n\n<!-- written by M, {UNCHECKED} -->"
    assert "model-unchecked" not in _with(told)()


@pytest.mark.parametrize("address", ["about.md", "/about", "ftp://a.example/f", "tel:+4912345", "javascript:alert"])
def test_an_address_that_a_mail_drops_is_found_also_behind_a_reference(address: str) -> None:
    assert "link-relative" in found_in(FRONT + story(f"{GOOD} See [this]({address})."))
    assert "link-relative" in found_in(FRONT + story(f"{GOOD} See [this][1].\n\n[1]: {address}"))
    assert "link-relative" not in found_in(
        FRONT + story(f"{GOOD} See [this](https://b.example/{address}).[^1]\n\n[^1]: {address}")
    )


@pytest.mark.parametrize(
    "picture", ["![Prices](/i.png)", "See [![Prices](</i.png>)](https://b.example/a) there.", "![A](data:image/png;base64,AA)"]
)
def test_a_picture_that_the_mail_cannot_show_is_one_finding(picture: str) -> None:
    found = found_in(FRONT + story(f"{GOOD}\n\n{picture}"))
    assert "image-in-mail" in found
    assert "link-relative" not in found


def test_a_relative_link_around_a_picture_is_still_found() -> None:
    assert "link-relative" in found_in(FRONT + story(f"{GOOD}\n\n[![Prices](https://b.example/i.png)](/a)"))


def test_a_cell_an_item_and_an_images_words_begin_with_a_capital_that_makes_no_name() -> None:
    table = "| Month | Cost |\n|---|---|\n| Spring | £14 million |\n\n- Works begin\n- Two summers\n\n![Chart of it](https://a.example/c.png)"
    assert "name-not-found" not in found_in(FRONT + story(f"{GOOD}\n\n{table}"), article())
    assert "name-not-found" in found_in(FRONT + story(f"{GOOD}\n\n- Works by Bernt Olafsen"), article())


def test_words_in_brackets_are_no_link_marks_no_footnotes_and_no_references() -> None:
    for words in (
        "It rose [Example (https://a.example/x)].",
        "It rose [in May (https://a.example/x) and June].",
        "The pattern ^[a-z]+ finds it.",
        "[Laughs]: That is the joke.",
        "[Laughs]: Mayor(s) say so.",
        "[Laughs]: That (they say) is the joke.",
        "[Editor's note]: The story was changed.",
    ):
        assert not {"markdown-shown", "link-relative"} & set(found_in(FRONT + story(f"{GOOD}\n{words}"))), words


def test_the_end_of_a_definition_does_not_hide_its_address() -> None:
    for definition in ('[1]: /about "About us"', "[1]: </about>", "[1]: /about  ", "[1]: /about (us)"):
        assert "link-relative" in found_in(FRONT + story(f"{GOOD} See [this][1].\n\n{definition}")), definition
