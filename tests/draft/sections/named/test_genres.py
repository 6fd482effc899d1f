"""newsletter.draft.sections.named.genres: a story's genre shows in its form."""

from __future__ import annotations

import pytest

from newsletter.draft.sections.named.genres import CLEAR, Signs, find_signs, genres_of_section

ALL = frozenset("releases tutorials opinion events jobs videos podcasts papers interviews reviews obituaries".split())
STORIES = {
    "releases": ("Loom 3.4.1", "Loom 3.4.1 is out. It fixes 12 bugs and adds support for wool. The changelog lists the rest."),
    "tutorials": (
        "How to mend a loom from scratch",
        "In this tutorial we replace a shuttle. First, open the frame. Then, you take out the old one. You will need a screwdriver.",
    ),
    "opinion": (
        "Why I want the loom back",
        "I think that we gave up too early. Everyone says that hand weaving is slow, but that is nonsense. We should teach it again.",
    ),
    "events": (
        "Weavers' conference in Ostby",
        "It will take place on 3 May in the old mill. Tickets are free, but registration is needed. Speakers come from nine countries.",
    ),
    "jobs": (
        "Master weaver (full-time) at the Ostby mill",
        "The mill is hiring. Candidates have three years of experience. Apply by 1 May. We offer a fair salary and 30 days of leave.",
    ),
    "videos": (
        "Watch: a loom in slow motion",
        "This 4-minute film shows a shuttle. The recording is on our channel, with subtitles.",
    ),
    "podcasts": (
        "Episode 7: wool",
        "In this episode our hosts spin. Listen wherever you get your podcasts; show notes are online.",
    ),
    "papers": (
        "Tension of warp threads revisited",
        "We propose a model of tension. On four data sets it beats all baselines. The preprint is on arXiv.",
    ),
    "interviews": (
        "“I count in my sleep”: Ida Moor on thirty years at the loom",
        "How did you begin? “With a sock.” What do you weave now? “Sails.” Who will take over? “Nobody.”",
    ),
    "reviews": (
        "The Kelby 2 hand loom tested",
        "We tried it for two weeks. Its strengths are the frame and the price. Four out of five stars.",
    ),
    "obituaries": ("Weaver Ola Brandt dies at 91", "Ola Brandt has died. He was born in Ostby and is survived by two sons."),
}


@pytest.mark.parametrize("genre", STORIES)
def test_a_story_of_a_genre_shows_it_more_clearly_than_any_other(genre: str) -> None:
    found = find_signs(*STORIES[genre], "", ALL)
    assert found[genre].number >= CLEAR
    assert max(found, key=lambda name: found[name].number) == genre


@pytest.mark.parametrize(
    ("genre", "title", "text"),
    [
        ("releases", "Webstuhl 2.1 ist erschienen", "Die neue Version behebt neun Fehler und kann heruntergeladen werden."),
        ("events", "Lesung am Freitag in der Mühle", "Die Lesung findet am 3. Mai im Saal statt. Der Eintritt ist frei."),
        ("jobs", "Weber (m/w/d) gesucht", "Wir bieten eine unbefristete Stelle in Vollzeit. Bewerbungen bis 1. Mai."),
        (
            "interviews",
            "„Ich zähle im Schlaf“",
            "Frage: Wie begann es? Antwort: Mit einer Socke. Frage: Und heute? Antwort: Mit Segeln.",
        ),
    ],
)
def test_german_stories_show_their_genre_too(genre: str, title: str, text: str) -> None:
    assert find_signs(title, text, "", ALL)[genre].number >= CLEAR


@pytest.mark.parametrize(
    ("genre", "title", "text"),
    [
        (
            "tutorials",
            "Six ways to keep moths out of the wool store",
            "Moths love dark corners. Move the bales twice a year. Hang lavender at the door. Keep the windows shut at dusk. "
            "Never leave fleece on the floor. It sounds like much work.",
        ),
        (
            "tutorials",
            "Fünf Tipps für ruhige Webstühle",
            "Legen Sie Filz unter die Füße. Ölen Sie die Lager jeden Montag. Prüfen Sie danach die Riemen, bevor es weitergeht.",
        ),
        (
            "interviews",
            "In conversation with the weaver who sold her loom",
            "Ida Moor gave up weaving in May. Why did you stop? My hands had had enough of it. And what did the others say? "
            "They laughed at first. Then two of them did the same. Would you begin again? I would not even buy a needle.",
        ),
        (
            "interviews",
            "Questions and answers with Ola Brandt",
            "What is felt? It is wool that was beaten and wetted. Who needs it? Shoemakers do, and so do pianos. Is it dear? Not really.",
        ),
        (
            "events",
            "Symposium on natural dyes",
            "Dyers from nine countries will meet in Ostby. Places are limited to 80. It opens on Friday 6 March with a walk.",
        ),
        (
            "events",
            "Wool on the water",
            "Sat 7 Mar, 19:30\n84 going\nBarges full of fleece pass the quay on Saturday, 7 March. Dogs are welcome on leads.",
        ),
        (
            "videos",
            "Warp and weft for people who knit",
            "41 min\n1.9k views\nIn this talk, Ida Moor shows with ropes what a loom does. About the speaker: she mends radios.",
        ),
        (
            "papers",
            "Survey: one weaver in nine is younger than thirty",
            "One weaver in nine is under thirty, according to a survey of 2,400 mills. Researchers asked their owners twice.",
        ),
    ],
)
def test_a_genre_shows_in_forms_that_trade_papers_use(genre: str, title: str, text: str) -> None:
    found = find_signs(title, text, "", ALL)
    assert found[genre].number >= CLEAR
    assert max(found, key=lambda name: found[name].number) == genre


@pytest.mark.parametrize(
    ("genre", "title", "text"),
    [
        (
            "tutorials",
            "Mill burns down in five hours",
            "Put out at noon, the fire was back at two. Set in a valley, the mill is hard to reach.",
        ),
        (
            "interviews",
            "Who pays for the mill?",
            "Who pays? Nobody knows yet. The council wants to decide in May and will ask the owner.",
        ),
        (
            "events",
            "Mill lane to close from 7 December",
            "Mill lane is closed to carts from Monday 7 December to Friday 18 December. Walkers use the towpath.",
        ),
        (
            "videos",
            "Court rules on a mill's adverts",
            "Watch it closely, the judge said in his talk with the press: 12,000 views of an advert are no sale.",
        ),
        (
            "events",
            "Storm shuts the ferry of Ostby",
            "The ferry stops at 5pm. If it rains as forecast, the lock will be shut, too. Tickets stay valid.",
        ),
        ("events", "Congress passes wool bill", "Both houses agreed on Friday. The president is expected to sign it."),
    ],
)
def test_news_that_begins_alike_is_not_surely_of_a_genre(genre: str, title: str, text: str) -> None:
    assert find_signs(title, text, "", ALL).get(genre, Signs()).number < CLEAR


def test_news_is_of_no_genre() -> None:
    text = "The council voted on Monday to rebuild the mill. It burned down in March. Builders want to begin before the winter."
    assert find_signs("Council rebuilds the mill", text, "https://paper.example/news/mill", ALL) == {}


@pytest.mark.parametrize(
    "title",
    ["Council releases the plan of its bridge", "Ostby mill released its annual report", "Weaver released from custody"],
)
def test_news_of_what_is_no_version_is_no_release(title: str) -> None:
    assert not find_signs(title, "Anybody may download it from the site of the town.", "", frozenset(("releases",)))


def test_the_address_tells_a_genre_by_its_site_or_by_a_folder() -> None:
    told = ("Mill", "The mill is old.")
    assert find_signs(*told, "https://www.youtube.com/watch?v=1", ALL)["videos"].phrases == ("youtube.com",)
    assert find_signs(*told, "https://mill.example/jobs/weaver", ALL)["jobs"].phrases == ("jobs",)
    assert find_signs(*told, "https://mill.example/jobs", ALL) == {}, "the last part of an address is the story's own name"


def test_only_the_genres_asked_for_are_looked_for() -> None:
    assert find_signs(*STORIES["releases"], "", frozenset({"jobs"})) == {}


@pytest.mark.parametrize(
    ("name", "genres"),
    [
        ("Releases", {"releases"}),
        ("📅 Upcoming Events", {"events"}),
        ("Papers & Talks", {"papers", "videos"}),
        ("Video of the Week", {"videos"}),
        ("Termine", {"events"}),
        ("What's On", {"events"}),
        ("What is on this week", {"events"}),
        ("Talks & Tutorials", {"videos", "tutorials"}),
        ("Opinion & Analysis", {"opinion"}),
        ("Model Releases & Research", set()),
        ("Town", set()),
        ("More", set()),
    ],
)
def test_a_section_is_of_a_genre_if_its_name_says_nothing_else(name: str, genres: set[str]) -> None:
    assert genres_of_section(name) == genres
