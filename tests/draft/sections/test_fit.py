"""newsletter.draft.sections.fit: what the newsletter does not carry is placed nowhere."""

from __future__ import annotations

from pathlib import Path

import newsletter
from newsletter.config.load import load
from newsletter.config.schema import DraftSettings, SectionRule
from newsletter.draft.sections.learn import Example
from newsletter.draft.sections.place import place_stories
from tests.draft.off_topic import STORIES
from tests.draft.sections.rules import NATURE, TOWN


def test_of_thirty_stories_that_belong_elsewhere_at_most_five_are_placed() -> None:
    config = load(Path(newsletter.__file__).parents[1] / "config.toml", {})
    placed = place_stories(STORIES, config.sections, floor=config.draft.floor)
    assert sum(one.section is not None for one in placed) <= 5


def test_what_past_issues_carried_from_the_same_host_is_not_off_the_issue() -> None:
    config = load(Path(newsletter.__file__).parents[1] / "config.toml", {})
    sections, floor = config.sections, config.draft.floor
    past = [
        Example(sections[3].name, f"Bread {number}", "The baker kneads his dough.", f"https://bread.example/{number}")
        for number in range(9)
    ]
    url = "https://www.bread.example/rye"
    assert [one.section for one in place_stories([STORIES[1]], sections, urls=[url], floor=floor)] == [None]
    assert [one.section for one in place_stories([STORIES[1]], sections, urls=[url], past=past, floor=floor)] == [3]


SOUP = (
    "Lentil soup with lemon",
    "Fry the onions and the garlic in oil until they are soft, add the lentils and the stock, and cook for half an hour. Finish the soup "
    "with lemon and parsley and serve it with bread.",
)
PHONE = (
    "A phone that folds twice",
    "The maker has shown a phone that folds twice, with a fast processor and a screen as large as a book. It goes on sale in March.",
)


def test_a_papers_host_does_not_keep_in_what_is_far_from_all_sections() -> None:
    sections = [
        SectionRule("AI & Security", "Cyber attacks, vulnerabilities and data breaches", ("security", "hackers")),
        SectionRule("Hardware & Chips", "Semiconductors, GPUs, processors, phones, wearables and robots", ("chip", "GPU")),
    ]
    past = [
        *(
            Example("AI & Security", f"Hackers breach bank {n}", "Hackers stole data.", f"https://paper.example/{n}")
            for n in range(6)
        ),
        *(
            Example("Hardware & Chips", f"A faster GPU {n}", "The GPU is faster.", f"https://paper.example/g{n}")
            for n in range(6)
        ),
    ]
    urls, floor = ["https://paper.example/a", "https://paper.example/b"], DraftSettings().floor
    for known in ((), past):
        placed = place_stories([SOUP, PHONE], sections, urls=urls, past=known, floor=floor)
        assert [one.section for one in placed] == [None, 1]
    placed = place_stories([SOUP], sections, urls=urls, floor=0.0)
    assert placed[0].section is not None, "without a floor whatever shares something is placed"


def test_less_is_off_a_newsletter_of_general_interest() -> None:
    general = [
        SectionRule("Business", "companies, markets and the economy", ("profit", "shares")),
        SectionRule("Technology", "computers, software and phones", ("software", "internet")),
        SectionRule("Sport", "football, matches and players", ("cup", "league")),
        SectionRule("Politics", "government, parliament and elections", ("minister", "vote")),
    ]
    recalled = next(story for story in STORIES if story[0].startswith("Cargo bikes recalled"))
    floor = DraftSettings().floor
    assert place_stories([recalled], general[:1], floor=floor)[0].section is None
    assert place_stories([recalled], general, floor=floor)[0].section is not None


def test_where_past_issues_teach_a_mere_headline_is_not_called_off() -> None:
    past = [
        *(Example("Town", f"Council votes {n}", url=f"https://t.example/{n}") for n in range(9)),
        *(Example("Nature", f"Owls nest {n}", url=f"https://n.example/{n}") for n in range(9)),
    ]
    headline = [("Quarterly figures", "")]
    floor = DraftSettings().floor
    assert place_stories(headline, [TOWN, NATURE], floor=floor)[0].section is None
    assert place_stories(headline, [TOWN, NATURE], past=past, floor=floor)[0].section is not None


def test_what_fits_less_than_the_floor_and_says_no_keyword_is_placed_nowhere() -> None:
    """Nor where no other matter is nearer: a newsletter of one subject does not carry what is about none."""
    config = load(Path(newsletter.__file__).parents[1] / "config.toml", {})
    text = (
        "Office chairs for bad backs",
        "A mesh back keeps you cool, and a lumbar pad holds the spine. Armrests should move in four ways.",
    )
    placed = place_stories([text], config.sections, floor=config.draft.floor)[0]
    assert placed.section is None
    assert placed.second is not None
    said = (text[0], f"{text[1]} Its chips measure how you sit; a chip in each armrest warns you.")
    assert place_stories([said], config.sections, floor=0.0)[0].section == 3


CYCLING = [
    SectionRule("City cycling", "bike lanes, traffic and commuting", ("bike lane", "cyclist")),
    SectionRule("Racing", "road races, tours and teams", ("tour", "sprint")),
    SectionRule("Gear", "bicycles, tyres, lights and helmets", ("tyre", "helmet")),
]


def test_a_newsletter_on_one_subject_takes_its_own_stories_and_few_others() -> None:
    own = [
        (
            "A bike lane for the harbour",
            "The city builds a bike lane along the harbour, so that cyclists need not share the road with lorries.",
        ),
        (
            "Sprint decides the third stage",
            "The third stage of the tour was decided in a sprint of forty riders; the team of the winner leads.",
        ),
        (
            "Wider tyres roll better",
            "Wider tyres on a bicycle roll better on rough streets, tests by a maker of tyres and wheels have shown.",
        ),
    ]
    others = [story for story in STORIES if "bike" not in story[0].lower()]
    placed = [one.section for one in place_stories([*own, *others], CYCLING, floor=DraftSettings().floor)]
    assert placed[:3] == [0, 1, 2]
    assert sum(section is not None for section in placed[3:]) <= 5


THEATRE = [
    SectionRule("On Stage", "Plays, musicals, opera, reviews", ()),
    SectionRule("Screen", "Films and television", ()),
    SectionRule("Books", "", ()),
    SectionRule("Money & Buildings", "Funding, grants, closures", ()),
]
NOVEL = (
    "A first novel told by a ferry timetable",
    "Every chapter is a crossing. It took her eleven years, and the publisher printed it with blank pages for the days of storm.",
)


def test_sections_that_say_little_take_a_story_without_their_words_but_none_on_another_subject() -> None:
    floor = DraftSettings().floor
    assert [one.section for one in place_stories([NOVEL], THEATRE, floor=floor)] == [2]
    others = [STORIES[number] for number in (0, 1, 6, 7, 22)]
    assert [one.section for one in place_stories(others, THEATRE, floor=floor)] == [None] * len(others)


def test_one_keyword_said_in_passing_in_a_long_text_keeps_nothing_in() -> None:
    walk = "She walks to school with her children every morning, and they talk about what they will cook for dinner. " * 20
    story = ("How a family found its mornings again", f"{walk}Once a cyclist rang his bell. {walk}")
    assert place_stories([story], CYCLING, floor=DraftSettings().floor)[0].section is None


SHOES = (
    "The nine best running shoes we wore this year",
    "Choosing a pair of running shoes is hard when every maker promises more miles. Our testers ran in forty pairs on roads, tracks and "
    "wet grass, and weighed each shoe before and after the rain. The foam of this model is soft under the heel and springs back at the "
    "toes. A release in spring brought a wider toe box. Runners with flat feet liked the firm sole; those who train for a marathon "
    "wanted more cushion. Wear them at home for an hour before you run outside, and buy a size larger than your street shoes.",
)


def test_a_shop_guide_that_says_a_sections_words_by_the_way_is_off_the_issue() -> None:
    config = load(Path(newsletter.__file__).parents[1] / "config.toml", {})
    placed = place_stories([SHOES], config.sections, floor=config.draft.floor)[0]
    assert placed.section is None
    assert placed.second is not None, "the nearest section is named"


def test_several_sections_on_one_everyday_subject_make_no_newsletter_of_general_interest() -> None:
    technology = [
        SectionRule("Computers", "Computers, laptops and processors", ("laptop", "processor")),
        SectionRule("Software", "Software, apps and programming", ("app", "programmer")),
        SectionRule("Internet", "The internet, browsers and web technology", ("browser", "website")),
        SectionRule("Phones", "Phones and other technology to carry", ("phone", "tablet")),
    ]
    floor = DraftSettings().floor
    assert sum(place_stories([story], technology, floor=floor)[0].section is not None for story in STORIES) <= 5
    assert place_stories([PHONE], technology, floor=floor)[0].section is not None


def test_a_keyword_helps_a_story_into_a_newsletter_on_one_subject() -> None:
    milk = (
        "Milk from a vending machine",
        "Ann Rowe sells the milk of her forty cows from a machine at the gate of her farm. A litre costs 1.20, and people come from the "
        "town with their own bottles. She wants to add eggs.",
    )
    sections = [
        SectionRule("Harbour", "The docks, ferries, fishermen and Quay Street", ("harbour", "Quay Street", "pier")),
        SectionRule("Old Town", "The market square, the cathedral and the lanes around it", ("cathedral", "market square")),
        SectionRule("Northfield", "The estate, its schools and the hospital", ("Northfield", "Elm Road", "hospital")),
        SectionRule("Villages", "Dunsley, Harrow and the farms around them", ("Dunsley", "Harrow", "farm", "village")),
    ]
    assert place_stories([milk], sections, floor=DraftSettings().floor)[0].section == 3


def test_a_genre_alone_does_not_bring_another_subject_into_a_newsletter() -> None:
    sections = [
        SectionRule("Networks", "Routers, protocols and cables", ("router", "BGP")),
        SectionRule("Languages", "Compilers and type systems", ("compiler", "types")),
        SectionRule("Interviews"),
        SectionRule("Podcasts"),
    ]
    texts = [
        (
            "Interview with a pastry chef",
            "Q: What makes a good tart? A: Cold butter. Q: And a bad one? A: Haste. Q: Your oven? A: Gas.",
        ),
        ("Episode 12: cheese", "In this episode our hosts taste eleven goat cheeses. Listen wherever you get your podcasts."),
    ]
    assert [one.section for one in place_stories(texts, sections, floor=DraftSettings().floor)] == [None, None]


def test_where_no_section_is_described_a_clear_genre_is_enough() -> None:
    sections = [SectionRule("Databases"), SectionRule("Releases"), SectionRule("Interviews")]
    text = (
        "Sorrel 1.9: smaller binaries",
        "We announce Sorrel 1.9. Get it from the download page. It adds support for wool and fixes a leak.",
    )
    assert place_stories([text], sections, floor=DraftSettings().floor)[0].section == 1


def test_of_a_newsletter_with_names_alone_it_cannot_be_told_how_general_it_is() -> None:
    sections = [SectionRule(name) for name in ("Transport", "Housing", "Education", "Sport", "Environment", "Arts")]
    found = dict(
        zip((title for title, _ in STORIES), place_stories(STORIES, sections, floor=DraftSettings().floor), strict=True)
    )
    assert {found[title].section for title in found if "rye bread" in title or "collars" in title or "election" in title} == {
        None
    }
    assert [found[title].section for title in found if "cup final" in title or "Night train" in title] == [3, 0]
