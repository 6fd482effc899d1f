"""A table of links is read by the names of its columns, and one that has none is refused with those that it has."""

from __future__ import annotations

import pytest

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import open_document
from newsletter.fetch.sources.known_formats import format_of
from newsletter.models import Hints
from tests.fetch.sources.formats.reading import OWLS, links, one

TABLES = {
    "Instapaper": (
        f'URL,Title,Selection,Folder,Timestamp,Tags\n{OWLS},Owls return,"They nest, again",Nature,1763136000,"[""birds""]"\n',
        Hints("Owls return", "2025-11-14T16:00:00Z", tags=("birds", "Nature"), highlight="They nest, again"),
    ),
    "Pocket": (
        f"title,url,time_added,tags,status\nOwls return,{OWLS},1763136000,birds|marsh,unread\n",
        Hints("Owls return", "2025-11-14T16:00:00Z", tags=("birds", "marsh")),
    ),
    "Raindrop": (
        "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n"
        f'1,Owls return,Lead?,Eleven pairs,{OWLS},Unsorted,"birds, marsh",2025-11-14T16:00:00.000Z,,They nest,true\n',
        Hints(
            *("Owls return", "2025-11-14T16:00:00Z", "Lead?", ("birds", "marsh")),
            summary="Eleven pairs",
            highlight="They nest",
            starred=True,
        ),
    ),
    "Readwise Reader": (
        "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n"
        f'Owls return,{OWLS},01h,"birds",2025-11-14 16:00:00+00:00,0,new,False\n',
        Hints("Owls return", "2025-11-14T16:00:00Z", tags=("birds",)),
    ),
    "Matter": (
        "Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight Count,Last Interaction Date,File Id\n"
        f"Owls return,Ada Moor,The Bird,{OWLS},birds,900,True,True,False,0,2025-11-14,\n",
        Hints("Owls return", "2025-11-14", tags=("birds",), who="Ada Moor", starred=True),
    ),
    "mymind": (
        f"id;type;title;url;content;note;tags;created\n1;Article;Owls return;{OWLS};;Lead?;birds,marsh;2025-11-14T16:00:00Z\n",
        Hints("Owls return", "2025-11-14T16:00:00Z", "Lead?", ("birds", "marsh")),
    ),
    "Zotero": (
        '"Key","Item Type","Author","Title","Url","Abstract Note","Date","Date Added","Notes","Manual Tags"\n'
        f'"K","webpage","Moor, Ada","Owls return","{OWLS}","Eleven","2025","2025-11-14 16:00:00","Lead?","birds; marsh"\n',
        Hints("Owls return", "2025-11-14", "Lead?", ("birds", "marsh"), "Moor, Ada", "Eleven"),
    ),
    "a German spreadsheet": (
        f'Titel;URL;Datum;Schlagwörter;Notiz\nOwls return; "{OWLS}";14.11.2025;birds, marsh;Lead?\n',
        Hints("Owls return", "2025-11-14", "Lead?", ("birds", "marsh")),
    ),
    "a Spanish one": (f"Título,Enlace,Fecha\nOwls return,{OWLS},14/11/2025\n", Hints("Owls return", "2025-11-14")),
    "tabs": (f"Link\tName\tComment\n{OWLS}\tOwls return\tLead?\n", Hints("Owls return", note="Lead?")),
}


@pytest.mark.parametrize(("text", "hints"), TABLES.values(), ids=TABLES.keys())
def test_a_table_is_read_by_the_names_of_its_columns(text: str, hints: Hints) -> None:
    assert one(text) == hints


@pytest.mark.parametrize(
    "text",
    [
        "Highlight,Book Title,Book Author,Note,Tags\nThey nest,Owls,Ada Moor,,birds\n",
        "when,what,where\n2025-11-14,Owls,https://birds.example/owls\n2025-11-15,Owls,https://birds.example/more\n",
    ],
)
def test_a_table_without_a_column_of_addresses_is_refused_with_its_columns(text: str) -> None:
    with pytest.raises(
        SourceError, match=r"a table without an address column .*its columns are (Highlight, Book Title|when, what)"
    ):
        links(text)


@pytest.mark.parametrize(
    "text",
    [
        "Owls, gulls and terns came back.\nThe wardens, too, were glad.\n",
        "https://a.example/,b\nhttps://c.example/,d\n",
        "",
    ],
)
def test_words_with_commas_and_lists_of_addresses_are_no_table(text: str) -> None:
    assert format_of(open_document(text.encode(), "x")) is None


@pytest.mark.parametrize(
    "open_row", ['https://a.example/2,"The bridge is shut,Lead?', 'https://a.example/2,The bridge is shut,"Lead?']
)
def test_a_quotation_that_never_ends_swallows_no_row_below_it(open_row: str) -> None:
    rows = ("https://a.example/1,Owls return,", open_row, 'https://a.example/3,"Terns, gulls",', "https://a.example/4,Marsh,")
    found = links("\n".join(("url,title,note", *rows)))
    assert [link.url[-1] for link in found] == ["1", "2", "3", "4"]
    assert found[1].hints == Hints("The bridge is shut", note="Lead?")
    assert found[2].hints.title == "Terns, gulls"


def test_a_quotation_over_several_lines_is_one_cell_whatever_links_stand_in_it() -> None:
    (found,) = links(f'url,title,note\n{OWLS},Owls return,"Lead?\nSee https://a.example/2, too\nAsk Ines"\n')
    assert found.hints.note == "Lead? See https://a.example/2, too Ask Ines"
    found, other = links(f'url,note\n{OWLS},"Lead?\nhttps://a.example/2, too\nAsk Ines"\nhttps://a.example/3,"It ""is"""\n')
    assert (found.hints.note, other.hints.note) == ("Lead? https://a.example/2, too Ask Ines", 'It "is"')
