"""newsletter.draft.place: a story goes where its words fit."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsletter
from newsletter.config.load import load
from newsletter.config.schema import DraftSettings, SectionRule
from newsletter.draft import place
from newsletter.draft.learn import Example
from newsletter.draft.place import explain_placement, place_stories
from tests.draft.off_topic import STORIES

TOWN = SectionRule("Town", "council, streets and bridges", ("council", "town hall"))
NATURE = SectionRule("Nature", "birds, beasts and weather", ("owls", "salt marsh"))
TEXTS = [
    ("Mill bridge to be rebuilt", "The council voted to rebuild the bridge."),
    ("Owls return", "Barn owls nest on the salt marsh again."),
    ("Quarterly figures", "Profit rose."),
]


def test_stories_go_where_their_words_fit_and_nowhere_when_none_does() -> None:
    placed = place_stories(TEXTS, [TOWN, NATURE], floor=DraftSettings().floor)
    assert [item.section for item in placed] == [0, 1, None]
    assert placed[2].doubtful


def test_stories_of_one_matter_are_placed_beside_each_other_as_they_are_alone() -> None:
    sections = [
        SectionRule("Town", "council, streets and bridges", ("council", "bridge")),
        SectionRule("Nature", "birds, beasts and weather", ("owls", "marshes", "nest")),
    ]
    text = "Eleven pairs of barn owls have nested on the salt marshes{0} this spring, the most since counting began in 1988. Wardens put "
    text += (
        "it down to mild winters and to forty new nest boxes{0}, which schoolchildren built and painted. The town council paid."
    )
    owls = [(f"Barn owls return to the salt marshes{at}", text.format(at)) for at in ("", " of Elding", " of Norlake")]
    assert [item.section for story in owls for item in place_stories([story], sections)] == [1, 1, 1]
    assert [item.section for item in place_stories(owls, sections)] == [1, 1, 1]


def test_a_phrase_counts_as_a_phrase() -> None:
    placed = place_stories([("Fire", "The town hall burned."), ("Fire", "A hall in another town burned.")], [NATURE, TOWN])
    assert placed[0].section == 1
    assert placed[0].margin >= placed[1].margin


def test_the_second_choice_is_told() -> None:
    both = place_stories([("Council counts owls", "The council counted the owls of the town hall.")], [TOWN, NATURE])[0]
    assert (both.section, both.second) == (0, 1)
    assert both.margin > 0


def test_without_sections_stories_are_placed_nowhere() -> None:
    assert [placed.section for placed in place_stories(TEXTS, [])] == [None, None, None]


def test_past_issues_teach_by_words_host_and_path() -> None:
    past = [
        *(Example("Town", f"Release notes {n}", url=f"https://tools.example/releases/{n}") for n in range(60)),
        *(Example("Nature", f"Field notes {n}", url=f"https://fields.example/diary/{n}") for n in range(60)),
    ]
    texts = [("Notes", "What is new."), ("Notes", "What is new.")]
    urls = ["https://tools.example/releases/9", "https://fields.example/diary/9"]
    assert [item.section for item in place_stories(texts, [TOWN, NATURE], urls=urls, past=past)] == [0, 1]


def test_a_doubtful_story_names_its_second_choice() -> None:
    clear, unclear = place_stories(
        [("Owls", "Owls nest on the salt marsh."), ("Owls and council", "Owls and the council, council and owls.")],
        [TOWN, NATURE],
    )
    assert (clear.section, unclear.second is not None) == (1, True)
    assert clear.margin > unclear.margin


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


GERMAN = (
    "Der Rat der Stadt stimmt für die neue Brücke",
    "Der Rat der Stadt hat am Montag beschlossen, die alte Brücke über den Fluss im Frühjahr aus Holz neu zu bauen. "
    "Die Arbeiten dauern zwei Sommer, sagte die Ingenieurin nach der Sitzung, und sie kosten neun Millionen Kronen.",
)


def test_a_text_in_another_language_than_the_sections_is_placed_by_keywords_alone() -> None:
    english = [
        SectionRule("Security", "attacks on computers and how they are warded off", ("malware",)),
        SectionRule("Markets", "shares, banks and what companies earn", ("shares",)),
    ]
    assert place_stories([GERMAN], english)[0].section is None
    named = (GERMAN[0], GERMAN[1] + " Die Malware war schon im Netz, und ohne Malware wäre es nicht gegangen.")
    assert place_stories([named], english)[0].section == 0


WOCHE = [
    SectionRule("Verkehr und Brücken", "Brücken, Straßen, Bahn und Baustellen", ("Brücke", "Umleitung", "Bahn")),
    SectionRule("Energie und Klima", "Heizung, Strom und Klimaschutz", ("Wärmepumpe", "Strom", "Klima")),
    SectionRule("Politik", "Regierung, Parlament und Parteien", ("Minister", "Regierung", "Wahl")),
    SectionRule("Blaulicht", "Polizei, Feuerwehr und Gerichte", ("Polizei", "Feuerwehr", "Unfall")),
]
PUMP = ("Brigwerke stellen neue Wärmepumpe vor", "Das Gerät heizt auch alte Häuser und soll im Herbst zu kaufen sein.")
THEFT = ("Zwei Männer gefasst", "Die Polizei hat am Hafen zwei Männer festgenommen, die ein Boot gestohlen haben sollen.")
NOWHERE = [
    (
        "Die Weinlese beginnt früh",
        "In den Hängen über dem Fluss wird schon gelesen, denn der Sommer war für die Reben zu heiß und zu lang.",
    ),
    (
        "Ein Chor wird hundert",
        "Zum Fest singt er im Dom, und danach gibt es für alle, die kommen wollen, Kuchen im Garten der Schule.",
    ),
    (
        "Warum wir gern wandern",
        "Wer zu Fuß geht, sieht mehr von der Welt, und er hat am Abend besser geschlafen, sagt eine Ärztin.",
    ),
    (
        "Das Museum zeigt seine Uhren",
        "Die Sammlung war lange im Keller, und nun ist sie in den Räumen zu sehen, die dafür umgebaut wurden.",
    ),
    (
        "Eine Bäckerin hört auf",
        "Sie hat vierzig Jahre lang um drei Uhr angefangen, und nun will sie einmal bis zum Mittag schlafen.",
    ),
    (
        "Der Zoo hat junge Otter",
        "Die drei Tiere sind im März zur Welt gekommen und noch bis zum Sommer in der Höhle bei ihrer Mutter.",
    ),
]


def test_sections_in_another_language_take_what_says_their_words_whatever_stands_beside_it_and_nothing_else() -> None:
    alone = [place_stories([text], WOCHE)[0].section for text in (GERMAN, PUMP, THEFT, *NOWHERE)]
    assert alone == [0, 1, 3, *[None] * len(NOWHERE)]
    assert [one.section for one in place_stories([*NOWHERE, GERMAN, PUMP, THEFT], WOCHE)] == [*[None] * len(NOWHERE), 0, 1, 3]


def test_past_issues_teach_sections_in_another_language_too() -> None:
    past = [Example("Politik", f"{title} {n}", text) for n in range(9) for title, text in NOWHERE[:1]]
    assert place_stories([NOWHERE[0]], WOCHE, past=past)[0].section == 2


def test_sections_of_names_that_no_table_has_still_have_a_meaning_beside_english_stories() -> None:
    tools = [SectionRule(name, "", ()) for name in ("Rust", "Kubernetes", "WebAssembly", "Databases")]
    text = (
        "Tables and queries got faster",
        "The new release of the database reads its tables from disk twice as fast, and queries that join many tables take half the time.",
    )
    assert place_stories([text], tools)[0].section == 3


def test_no_story_is_judged_by_the_words_that_it_lent(monkeypatch: pytest.MonkeyPatch) -> None:
    taught = explain_placement(0, [TEXTS[0]], [TOWN, NATURE])
    monkeypatch.setattr(place, "ROUNDS", 0)
    assert taught is not None
    assert explain_placement(0, [TEXTS[0]], [TOWN, NATURE]) == taught
    assert set(taught.words) <= {"council", "bridge"}


def test_the_order_of_the_stories_is_no_matter_and_the_reasons_name_the_section_that_was_chosen() -> None:
    config = load(Path(newsletter.__file__).parents[1] / "config.toml", {})
    floor = config.draft.floor
    placed = place_stories(STORIES, config.sections, floor=floor)
    back = STORIES[::-1]
    assert place_stories(back, config.sections, floor=floor)[::-1] == placed
    for index in range(0, len(back), 5):
        told = explain_placement(index, back, config.sections, floor=floor)
        assert told is not None
        assert told.placement == placed[-1 - index]


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


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("Wärmepumpen-Absatz bricht ein", 0),
        ("Landesregierung tritt zurück", 1),
        ("Streit um die Regierungsbildung", 1),
        ("Beim ATP-Turnier ist Schluss", 2),
        ("Transport wird teurer", None),
        ("Kunststoff aus Mais", None),
    ],
)
def test_plurals_and_compounds_of_another_language_are_the_sections_words(title: str, section: int | None) -> None:
    sections = [
        SectionRule("Energie", "Strom und Wärme", ("Wärmepumpe", "Solarstrom")),
        SectionRule("Politik", "Bund, Länder und Gemeinden", ("Regierung", "Bundestag")),
        SectionRule("Sport", "Spiele und Kunst der Bewegung", ("Turnier", "Verein")),
    ]
    text = (
        "Das hat am Montag in Brigstadt niemand so erwartet, und bis zum Abend war nicht klar, wie es damit weiter gehen soll."
    )
    (placement,) = place_stories([(title, text)], sections, floor=0.34)
    assert placement.section == section
