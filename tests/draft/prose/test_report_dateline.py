"""newsletter.draft.prose.report_dateline: where and when a report was written is no part of its first sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.prose.report_dateline import clock_end, dateline_end

LEAD, GERMAN = "The council has voted to rebuild the bridge.", "Die Stadt hat den Bau der Brücke beschlossen."


@pytest.mark.parametrize(
    "dateline",
    [
        "PARIS, 26 nov (Reuters) - ",
        "Bruxelles, le 26 novembre 2026 – ",
        "Kyiv, Ukraine — ",
        "ROMA, 26 NOV - ",
        "NEW DELHI: ",
        "(Reuters) - ",
        "AP - ",
        "São Paulo, 20 de novembro de 2026 – ",
        "FOR IMMEDIATE RELEASE: ",
        "FOR IMMEDIATE RELEASE NEW YORK, Nov. 5, 2026 /PRNewswire/ -- ",
        "NEW YORK--(BUSINESS WIRE)--",
        "SAN FRANCISCO, Calif., Nov. 20, 2026 (GLOBE NEWSWIRE) -- ",
        "Washington, D.C. – Nov. 20, 2026 – ",
        "Rio de Janeiro, 20 nov. 2026 (AFP) — ",
        "Moskva, 20. listopadu (ČTK) - ",
        "МОСКВА, 26 ноября. /ТАСС/. ",
        "Warszawa, 26.11.2026 – ",
        "İSTANBUL (AA) - ",
        "(ANSA) - ROMA, 26 NOV - ",
        "Buenos Aires, 26 nov (Télam).- ",
        "Genève, le 26 novembre 2026. ",
        "Tampa, Florida - November 20, 2026 - ",
        "Austin, TX, November 20, 2026 - ",
        "Jakarta, CNN Indonesia -- ",
        "Ankara, 26 November 2026, Reuters — ",
        "BEIRUT/THE HAGUE, March 7 (Reuters) - ",
        "Bridge to close for a year LA CROSSE, Wis. (AP) — ",
        "Dekalb, Ill. — ",
        "LIMA.- ",
        "Ciudad de Brigo.- ",
        "(CNN)",
        "(EFE).- ",
        "April 17, 2015 -- ",
        "(21. November 2022) ",
        "02.12.2022 | Husum (iwr-pressedienst) - ",
        "MOSCOW (UrduPoint News / Sputnik - 29th April, 2020) ",
        "Washington, DC, United States: ",
        "HELSINKI: ",
        "London | ",
        "London/Brigford - ",
    ],
)
def test_a_dateline_of_any_outlet_ends_where_the_report_begins(dateline: str) -> None:
    assert dateline_end(dateline + LEAD) == len(dateline)


@pytest.mark.parametrize(
    "dateline",
    [
        "Düsseldorf (ots) - ",
        "Berlin/Hamburg (dpa/lno) - ",
        "Wien (epdÖ) – ",
        "Frankfurt am Main (dpa) – ",
        "St. Pölten (OTS) - ",
        "HAMBURG taz | ",
        "Bonn. ",
        "HAMBURG. ",
        "Düsseldorf, 26. November 2026 – ",
        "Berlin, den 26.11.2026. ",
        "Rostow (Russland) - ",
        "Kiel/Lübeck – ",
        "Berlin (jur). ",
    ],
)
def test_a_german_dateline_ends_where_the_report_begins(dateline: str) -> None:
    assert dateline_end(dateline + GERMAN) == len(dateline)


@pytest.mark.parametrize(
    ("dateline", "lead"),
    [
        ("新华社北京11月17日电（记者 王明）", "全国人民代表大会常务委员会今天举行会议。"),
        ("【北京共同】", "日本政府は今日、橋を再建することを決めた。"),
        ("(서울=연합뉴스) 김철수 기자 = ", "시의회가 다리를 다시 짓기로 결정했다."),
    ],
)
def test_a_dateline_in_chinese_japanese_or_korean_ends_where_the_report_begins(dateline: str, lead: str) -> None:
    assert dateline_end(dateline + lead) == len(dateline)


@pytest.mark.parametrize(
    "sentence",
    [
        "Berlin – das ist die Stadt der Clubs.",
        "Paris, France – a city of light – has voted to rebuild the bridge.",
        "Holm — who leads the engineers — said that the work begins in March.",
        "Anna Lee - The head of the school - left it in May.",
        "Apple: The company will pay for the bridge.",
        "TRUMP: The wall is good and will be paid.",
        "Peter (Pan) - The boy who never grew up came to town.",
        "Microsoft (MSFT) - The company said it would pay.",
        "Mikaela Shiffrin (USA): Mit 18 Jahren war sie in Sotschi dabei.",
        "The bridge (old) - the one that fell - is closed.",
        "May 2026 was warm (and so was June). Nobody knew it.",
        "In May 2026 – The year of the bridge – all was well.",
        "Linux 6.12 - A new kernel came out on Sunday.",
        "COVID-19: The virus is still with us all.",
        "London, 1942 – A child is born in the rubble.",
        "WAR AND PEACE - A book by Tolstoy is long.",
        "Sale ends 03/31/2026. While supplies last.",
        "Editor’s Note, December 19, 2025: We’ve added shoes from our winter guide.",
        "Pressemitteilung vom 25. Januar 2022",
        "Nein. Die Brücke bleibt offen.",
        "Respuesta.- El puente se abre en mayo.",
    ],
)
def test_a_sentence_that_only_looks_like_a_dateline_keeps_its_words(sentence: str) -> None:
    assert dateline_end(sentence) == 0


@given(
    st.lists(
        st.sampled_from(("A", "Ab", ".", ",", " ", "-", "–", "(", ")", "/", "dpa", "5", "Mai", "de", "|", ":")), max_size=60
    ).map("".join)
)
def test_no_opening_raises_and_none_is_cut_beyond_the_text(text: str) -> None:
    assert 0 <= dateline_end(text) <= len(text)


@pytest.mark.parametrize(
    "time",
    [
        "16:45 ",
        "9:05 a.m. ",
        "10.30 Uhr: ",
        "[13:05] ",
        "18h30 – ",
        "08:15 GMT — ",
        "(7:40 pm) ",
        "11:20 | ",
        "16:45 BRIGFORD (AP) — ",
    ],
)
def test_the_time_of_an_entry_ends_where_the_entry_begins(time: str) -> None:
    assert dateline_end(f"{time}The council closed the old bridge.") == len(time)
    assert dateline_end(f"{time}US President Holm closed the bridge.") == len(time)


@pytest.mark.parametrize(
    "sentence",
    [
        "16:45 was when the bridge fell.",
        "10.30 Euro were paid for it.",
        "13:00 – 14:00 Lunch is served.",
        "3:2 Sieg für Brigford.",
        "2024 The council closed it.",
        "16:45.",
        "12:30",
    ],
)
def test_a_figure_that_is_no_time_before_an_entry_is_kept(sentence: str) -> None:
    assert dateline_end(sentence) == 0


@pytest.mark.parametrize(
    "report",
    [
        "Indianapolis – |Several thousand teachers marched to the statehouse.",
        "Brigford - |Dozens of people were hurt.",
        "New York – |More than 40 mills were closed.",
        "Springfield — |Two men were held.",
        "Leipzig – |Mehrere Menschen wurden verletzt.",
        "Lyon – |Plusieurs rues sont fermées.",
        "Sevilla – |Cientos de vecinos protestan.",
        "Torino – |Decine di persone in piazza.",
    ],
)
def test_a_place_before_how_many_of_whom_is_a_dateline(report: str) -> None:
    dateline, rest = report.split("|")
    assert dateline_end(dateline + rest) == len(dateline)


@pytest.mark.parametrize(
    "sentence",
    ["Holm – more than any other – knew it.", "Berlin – two men – was quiet.", "Five Easy Pieces – Two films are shown."],
)
def test_a_name_before_a_count_within_its_sentence_is_no_dateline(sentence: str) -> None:
    assert dateline_end(sentence) == 0


@pytest.mark.parametrize(
    "speech", ["GEORGE: I think the town should buy it.", "NEW: The bridge opens on Monday.", "TOWN: The council met."]
)
def test_a_part_of_a_citys_name_is_no_place(speech: str) -> None:
    assert dateline_end(speech) == 0
    assert dateline_end("NEW DELHI: The council met on Monday.") > 0


def test_a_time_with_a_stop_goes_from_the_entry_of_a_live_report_and_a_number_stays() -> None:
    for entry in ("18.42 The budget is passed.", "3.10 Die Feuerwehr ist da.", "10.30 Uhr: Der Rat tagt."):
        assert entry[clock_end(entry) :][:3] in ("The", "Die", "Der")
    for number in ("18.42 Euro kostet das Brot.", "18.42 percent stayed at home.", "12.30 Meter misst der Turm."):
        assert clock_end(number) == 0


@pytest.mark.parametrize("report", ["Den Haag - |De brug blijft dicht.", "Brasília – |O prefeito fechou a ponte."])
def test_articles_of_dutch_and_portuguese_begin_reports(report: str) -> None:
    dateline, lead = report.split("|")
    assert dateline_end(dateline + lead) == len(dateline)


@pytest.mark.parametrize("quoted", ["»Wir bauen«", "„Wir bauen“", "”Vi bygger”", "« Nous bâtissons »", "¿Quién paga?"])
def test_a_report_may_begin_with_the_quotation_marks_of_any_language(quoted: str) -> None:
    dateline = "Brigfurt (dpa) - "
    assert dateline_end(f"{dateline}{quoted}, hat Anna Holm am Montag gesagt.") == len(dateline)
