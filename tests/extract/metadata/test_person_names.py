"""What is promised of names: people cut out of bylines, and nothing else taken for people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.metadata.person_names import is_person, read_names


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("BY JANE DOE AND JOHN ROE", ["JANE DOE", "JOHN ROE"]),
        ("Jane Doe, John Roe & Ann Poe", ["Jane Doe", "John Roe", "Ann Poe"]),
        ("Von Jürgen Müller und Anna-Lena Groß", ["Jürgen Müller", "Anna-Lena Groß"]),
        ("Par Élise Dupont et Jean de La Tour", ["Élise Dupont", "Jean de La Tour"]),
        ("Text und Interview: Harald Willem", ["Harald Willem"]),
        ("Posted in News by Jane Doe on May 3, 2024", ["Jane Doe"]),
        ("Eine Kolumne von Nils Beckert", ["Nils Beckert"]),
        ("Jane Doe | jane@example.org", ["Jane Doe"]),
        ("By Jane Doe jane@example.org", ["Jane Doe"]),
        ("By Jane Doe @janedoe", ["Jane Doe"]),
        ("di Gianna Della Torre", ["Gianna Della Torre"]),
        ("di Maio, Luigi", ["Luigi di Maio"]),
        ("Aus Hafenstadt berichtet Jürgen Müller", ["Jürgen Müller"]),
        ("Propos recueillis par Élise Dupont", ["Élise Dupont"]),
        ("取材・文＝山田太郎", ["山田太郎"]),
        ("Jane Doe, Senior Reporter", ["Jane Doe"]),
        ("Jane Doe, PhD, and John Roe MD", ["Jane Doe", "John Roe"]),
        ("Jane Doe 3 min read", ["Jane Doe"]),
        ("Jane Doe Jane Doe", ["Jane Doe"]),
        ("Martin Luther King Jr", ["Martin Luther King Jr."]),
        ("Doe, Jane", ["Jane Doe"]),
        ("Doe, J.", ["J. Doe"]),
        ("Jong, Michiel de", ["Michiel de Jong"]),
        ("van der Berg, Anna", ["Anna van der Berg"]),
        ("Ní Bhriain, Máire", ["Máire Ní Bhriain"]),
        ("De la Cruz, Juan", ["Juan De la Cruz"]),
        ("de la Cruz, Ana", ["Ana de la Cruz"]),
        ("von der Leyen, Ursula", ["Ursula von der Leyen"]),
        ("van den Berg, Jan", ["Jan van den Berg"]),
        ("Jane Doe, AP", ["Jane Doe"]),
        ("Текст: Венера Ерофеева", ["Венера Ерофеева"]),
        ("Politics · Jane Doe, John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe Senior Writer", ["Jane Doe"]),
        ("Jane Doe Journalist", ["Jane Doe"]),
        ("Reviewed by Jane Doe", []),
        ("Fact checked by: Jane Doe", []),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Christoph von Eichberg", ["Christoph von Eichberg"]),
        ("Ursula K. Le Guin", ["Ursula K. Le Guin"]),
        ("Robert van den Berg", ["Robert van den Berg"]),
        ("April Glass", ["April Glass"]),
        ("신현주 기자", ["신현주"]),
        ("作者：牛镛、岳弘彬", ["牛镛", "岳弘彬"]),
    ],
)
def test_people_are_cut_out_of_a_byline(byline: str, people: list[str]) -> None:
    assert list(read_names([byline]).people) == people


@pytest.mark.parametrize(
    "text",
    [
        "Editorial Team",
        "dpa",
        "Center for Drug Evaluation and Research",
        "ZDNet Japan Staff",
        "The Associated Press",
        "Deutsche Presse-Agentur",
        "example.org",
        "gnaddrig",
        "delta201",
        "Jane",
    ],
)
def test_desks_agencies_and_nicknames_stand_as_authors_but_not_as_people(text: str) -> None:
    named = read_names([text])
    assert named.people == ()
    assert named.everyone == (text,)


@pytest.mark.parametrize(
    "text",
    [
        "", "admin", "Username", "January", "Thursday", "5 min read", "Leave a comment", "View all posts", "@handle",
        "https://www.facebook.com/example", "jane@example.org", "Follow", "By", "May 3, 2024", "Photo: Getty Images", "Share",
        "publisher", "Press Release",
    ],
)  # fmt: skip
def test_what_names_nobody_gives_nobody(text: str) -> None:
    assert read_names([text]).everyone == ()


def test_a_name_said_twice_comes_once() -> None:
    assert read_names(["Jane Doe", "by JANE DOE", "John Roe"]).people == ("Jane Doe", "John Roe")


@given(st.lists(st.text(max_size=200), max_size=4))
def test_no_text_raises_and_names_are_short_and_clean(raws: list[str]) -> None:
    named = read_names(raws)
    assert set(named.people) <= set(named.everyone)
    assert len(named.everyone) <= 12
    assert all(1 < len(name) <= 60 and "\n" not in name for name in named.everyone)


@given(st.text(alphabet="by vonBYJane Doe,;|&()\"' \t.-", max_size=400))
def test_no_byline_takes_the_patterns_long(text: str) -> None:
    assert isinstance(read_names([text * 5]).everyone, tuple)


def test_a_headline_or_a_section_is_no_person() -> None:
    assert not any(map(is_person, ["Mental Health", "Read more", "Real Life", "it is raining", "Coming soon: Part 2"]))


def test_a_label_with_a_wide_slash_is_no_part_of_a_name() -> None:
    assert read_names(["文／李安"]).everyone == ("李安",)


@pytest.mark.parametrize(
    "byline", ["Le Monde, Paris", "De Standaard, Brussel", "El País, Madrid", "La Repubblica, Roma", "Der Spiegel, Hamburg"]
)
def test_an_outlet_with_an_article_before_its_place_is_not_turned_round(byline: str) -> None:
    assert list(read_names([byline]).everyone) == byline.split(", ")
