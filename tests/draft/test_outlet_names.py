"""newsletter.draft.outlet_names: an outlet is called by its name, else by its host."""

from __future__ import annotations

import pytest

from newsletter.draft.outlet_names import outlet_of, signer_of
from newsletter.models import Article


@pytest.mark.parametrize("site", ["Start", "Docs", "Copyright 2026 pumps - all rights reserved.", None])
def test_a_site_that_names_a_page_or_a_notice_is_named_by_its_host(site: str | None) -> None:
    assert outlet_of(Article(url="https://www.pumps.example/a", site=site)) == "pumps.example"


@pytest.mark.parametrize(
    ("site", "address", "name"),
    [
        ("living-well", "https://pumps.example/blog/living-well/7-tips/2026", "pumps.example"),
        ("pumps", "https://www.pumps.example/pumps/7-tips", "pumps"),
        ("Living Well", "https://pumps.example/Living Well/7-tips", "Living Well"),
        ("welly", "https://pumps.example/2026/welly-7-tips", "welly"),
    ],
)
def test_a_folder_of_a_site_is_not_its_name(site: str, address: str, name: str) -> None:
    assert outlet_of(Article(url=address, site=site)) == name


@pytest.mark.parametrize(
    ("authors", "language", "signed"),
    [
        (("Ada Holm",), "en", "Ada Holm"),
        (("Ada Holm", "Ben Lee"), "en", "Ada Holm and Ben Lee"),
        (("Ada Holm", "Ben Lee", "Cy Ray"), "en", "Ada Holm, Ben Lee and Cy Ray"),
        (("Ada Holm", "Ben Lee", "Cy Ray", "Di Moss"), "en", "Ada Holm and others"),
        (("Ada Holm", "Ben Lee"), "de", "Ada Holm & Ben Lee"),
        (("Ada Holm", "Ben Lee", "Cy Ray", "Di Moss"), "de", "Ada Holm et al."),
        (("Editorial Team",), "en", "looms.example"),
        ((), "en", "looms.example"),
    ],
)
def test_where_only_a_host_could_sign_we_the_authors_do(authors: tuple[str, ...], language: str, signed: str) -> None:
    said = "Wir haben einen Webstuhl gebaut." if language == "de" else "We built a loom that needs no weaver."
    page = Article(url="https://looms.example/abs/1", text=said, authors=authors, language=language)
    assert signer_of(page, said, language) == signed


def test_a_site_with_a_name_and_a_project_sign_for_their_authors() -> None:
    said = "We built a loom that needs no weaver."
    blog = Article(url="https://looms.example/1", text=said, authors=("Ada Holm",), site="Loom Works", language="en")
    assert signer_of(blog, said, "en") == "Loom Works"
    code = Article(url="https://github.com/mill/loomd/releases/tag/v3.0", text=said, authors=("ada",), language="en")
    assert signer_of(code, said, "en") == "loomd"
