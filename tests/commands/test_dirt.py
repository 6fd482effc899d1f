"""What a draft makes of pages with the dirt that real ones have, from `fetch` to the issue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsletter.issuefile import parse
from newsletter.models import Story
from tests.running import newsletter
from tests.website import Reply, article, serve

DAY = "2026-11-14"
DATED = '<meta property="article:published_time" content="2026-11-13T08:00:00Z">'
OUTLET = '<meta property="og:site_name" content="Brigford Works">'
VOTE = "The council of Brigford has voted to rebuild the old mill bridge for 14 million crowns."
WORK = "The work is to begin in March and to last for two summers, the chief engineer told the council."
FOOT = "Some nine thousand people cross the river at the mill on foot every day of the week."
BELL = "Divers have found the lost bell of Brigford under the mill bridge, 200 years after the flood."


@dataclass(frozen=True)
class Dirt:
    """A page, what the summary of its story says, what it does not, and how it begins."""

    page: Reply
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    begins: str = ""


def _page(*paragraphs: str, head: str = "") -> Reply:
    return article("What is new in Brigford", *paragraphs, head=DATED + head)


def _raw(body: str) -> Reply:
    head = f'<meta charset="utf-8"><title>What is new in Brigford</title>{DATED}'
    return Reply(f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'.encode())


def _of_outlet(name: str, page: Reply) -> Reply:
    """Return a page with a name of its own for its site: what pages of one site share is left out of all."""
    word = f'<meta property="og:site_name" content="Outlet {name}">'.encode()
    return page if b"og:site_name" in page.body else Reply(page.body.replace(b"</head>", word + b"</head>"))


PAGES = {
    "lines that a mail wrapped": Dirt(
        _raw(
            "<article><h1>What is new in Brigford</h1><pre>The plan that the committee of the harbour made last winter was not\n"
            "accepted by the board when it met on the island of Holm,\nand the old cranes of the harbour will stay for another year.\n"
            "</pre></article>"
        ),
        says=("was not accepted by the board when it met",),
    ),
    "code": Dirt(
        _page(VOTE, "<code>crane.lift(box, metres=4)</code>", WORK, "Then call <code>crane.lower(box)</code> and wait."),
        says=(VOTE,),
        never=("crane.",),
    ),
    "nothing but a quotation": Dirt(
        _raw(f"<article><h1>On bridges</h1><blockquote>{VOTE} {WORK}</blockquote></article>"), (VOTE,)
    ),
    "nothing but a list": Dirt(
        _raw(
            "<article><h1>Release 4.2</h1><ul><li>The pump of the lock now starts twice as fast as before.</li>"
            "<li>A leak in the third valve was mended by the harbour.</li></ul></article>"
        ),
        says=("starts twice as fast as before",),
    ),
    "a quotation of several sentences": Dirt(
        _page(f'{VOTE} "Yes, I was sick. I am treated for it at home," the mayor was quoted as saying. {WORK}'),
        says=(VOTE,),
        never=('\nI am treated for it at home,"',),
    ),
    "a quotation closed after a blank": Dirt(
        _page(f"{VOTE} “I have tried to warn them, but they do not want it! ” the mayor wrote on Monday. {WORK}"),
        never=("\n” the mayor", "want it!\n"),
    ),
    "a line that announces": Dirt(
        _page(VOTE, "The chief engineer of the harbour told the council this:", FOOT), (VOTE,), (":\n",)
    ),
    "a sentence that leans": Dirt(
        _page("So far, so good?", f"While that sounds impressive, only 29 boats are in service. {VOTE} {WORK}"),
        says=(VOTE,),
        never=("While that",),
    ),
    "an emoji that answers": Dirt(
        _page(VOTE, "🦕 🦕", "🚀 And the cranes are back at their work.", WORK), (VOTE,), ("🦕", "🚀")
    ),
    "a dateline": Dirt(_page(f"LA CROSSE, Wis. (AP) — {VOTE}", WORK), begins=VOTE),
    "a press agency": Dirt(_page(f"BRIGFORD, Nov. 13, 2026 /PRNewswire/ -- {VOTE}", WORK), begins=VOTE),
    "titles that are abbreviated": Dirt(
        _page(f"Gov. Ann Holm of Wis. and Dr. Odile Lee met at St. Mary's on Nov. 5 to speak of the mill bridge. {WORK}"),
        begins="Gov. Ann Holm of Wis. and Dr. Odile Lee met at St. Mary's on Nov. 5 to speak of the mill bridge.",
    ),
    "a text without capitals": Dirt(
        _page(
            "the council of brigford has voted to rebuild the bridge. the work is to begin in march, says the engineer. " * 2
        ),
        begins="the council of brigford has voted to rebuild the bridge. the work is to begin in march, says the engineer.\n",
    ),
    "welcomes and calls": Dirt(
        _page(
            "Welcome back to another week of news from our harbour!",
            VOTE,
            "Subscribe to our newsletter to get all of the news first.",
            "Watch the whole interview with the mayor on our channel.",
            "Read more: ten bridges that nobody has ever crossed.",
            WORK,
        ),
        says=(VOTE, WORK),
        never=("Welcome", "Subscribe", "Watch", "Read more"),
    ),
    "who speaks as we": Dirt(
        _page("We have rebuilt the old mill bridge of Brigford in two summers and for 14 million crowns.", FOOT, head=OUTLET),
        says=("14 million crowns. (Brigford Works)",),
    ),
    "a description that has the news": Dirt(
        article(
            "Divers find the lost bell of Brigford",
            "Every town has its secrets, and some of them lie under water for a long time.",
            "The bell was lost in the flood, some 200 years ago, and nobody had looked for it under the mill bridge.",
            "Two divers of the harbour saw it in the mud at low tide.",
            head=f'{DATED}<meta name="description" content="{BELL}">',
        ),
        begins=BELL,
    ),
    "marks of notes": Dirt(
        _page(
            'The council of Brigford<sup id="r1"><a href="#n1">1</a></sup> has voted to re&shy;build the mill bridge.[2]',
            f"{FOOT}[citation needed] <a href='#r1'>↩</a>",
        ),
        says=("The council of Brigford has voted to rebuild the mill bridge.",),
        never=("[2]", "citation", "↩", "\u00ad", "Brigford1"),
    ),
    "a credit": Dirt(_page("The mill bridge in the evening (Photo: Ann Lee).", VOTE, FOOT), begins=VOTE),
}
OLD = article("A bridge of long ago", f"{FOOT} {WORK}", VOTE, head=DATED.replace("2026", "2019"))
WALL = article(
    "Voordat je verder gaat",
    "Wij en onze 214 partners gebruiken cookies om gegevens op je apparaat op te slaan en te lezen. Je kunt alle cookies accepteren of "
    "je voorkeuren instellen. Meer hierover lees je in ons privacybeleid en cookiebeleid.",
    "<button>Alles accepteren</button> <button>Alles weigeren</button> <button>Voorkeuren instellen</button>",
)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, Story], str]]:
    """The stories of one draft of all these pages, by the last part of their links, and the draft's text."""
    folder = tmp_path_factory.mktemp("dirt")
    named = {str(number): dirt.page for number, dirt in enumerate(PAGES.values())} | {"old": OLD, "wall": WALL}
    pages = {f"/{name}?utm_source=rss&utm_medium=feed": _of_outlet(name, page) for name, page in named.items()}
    with serve(pages) as site, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        fetch = f'[fetch]\nallow_hosts = ["{site.host}"]\npause = 0\nper_host = 20\n'
        config = f'title = "T"\n{fetch}[draft]\nsame_story = 1.0\nfill_summaries = true\n'
        Path("config.toml").write_text(config, encoding="utf-8")
        newsletter("fetch", "-q", *(f"{site.base}{path}" for path in pages))
        newsletter("extract", "-q")
        text = newsletter("draft", "-o", "-", "--date", DAY).out
        stories = [story for section in parse(text).issue.sections for story in section.stories]
        yield {str(story.link).rpartition("/")[2]: story for story in stories}, text


@pytest.mark.parametrize(("number", "name"), list(enumerate(PAGES)), ids=str)
def test_a_summary_says_what_the_page_says_and_none_of_its_dirt(
    number: int, name: str, drafted: tuple[dict[str, Story], str]
) -> None:
    dirt, summary = PAGES[name], drafted[0][str(number)].summary
    assert summary.strip()
    assert [words for words in dirt.says if words not in summary] == []
    assert [words for words in dirt.never if words in f"\n{summary}\n"] == []
    assert f"{summary}\n".startswith(dirt.begins)


def test_an_old_article_says_so_a_wall_is_no_story_no_link_has_a_tracker_and_each_sentence_has_a_line(
    drafted: tuple[dict[str, Story], str],
) -> None:
    stories, text = drafted
    assert set(stories) == {*map(str, range(len(PAGES))), "old"}
    assert "<!-- published 2019-11-13, 2558 days before this issue -->" in text
    assert "utm_" not in text
    assert (
        "\nthe council of brigford has voted to rebuild the bridge.\nthe work is to begin in march, says the engineer.\n"
        in text
    )
