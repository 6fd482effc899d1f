"""A question for consent is one in whatever language; an article about such questions is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsletter.extract.page.parsed_page import parse
from newsletter.extract.page_view import ArticleFacts, PageView
from newsletter.extract.walls import is_consent_wall, is_error_page

URL = "https://www.example.org/news/1"
WALLS = {
    "Turkish": "Biz ve 842 iş ortağımız çerezler gibi bilgileri cihazınızda saklıyor ve verileri işliyoruz. Onay verebilirsiniz. Gizlilik",
    "Croatian": "Mi i naših 842 partnera pohranjujemo podatke na uređaju, kao što su kolačići. Možete dati pristanak. Privatnost i oglasi",
    "Czech": "My a našich 842 partnerů ukládáme informace v zařízení a používáme soubory cookie. Klikněte na Přijmout.",
    "Norwegian": "Vi og våre 842 partnere lagrer informasjon på enheten din og bruker informasjonskapsler. Klikk Godta for å fortsette.",
    "Japanese": "当社と842のパートナーはデバイスに情報を保存し、Cookieを使用します。続行するには同意してください。",
    "Chinese": "我们和842个合作伙伴在您的设备上存储数据,例如 cookies,用于广告。您可以同意或更改设置。隐私",
    "Vietnamese": "Chúng tôi và 842 đối tác lưu trữ dữ liệu trên thiết bị, như cookie, để quảng cáo. Bạn có thể đồng ý. Quyền riêng tư",
}


def view(text: str, box: str = "gate", published: str | None = None, buttons: int = 2) -> PageView:
    """Return a page that says one paragraph in a box and has buttons."""
    html = f'<html><body><div class="{box}"><p>{text}</p>{"<button>A</button>" * buttons}</div></body></html>'
    return PageView(ArticleFacts(text, published=published, url=URL, document=parse(html, URL)))


@pytest.mark.parametrize("language", WALLS)
def test_a_short_undated_page_about_data_and_partners_is_a_wall(language: str) -> None:
    assert is_consent_wall(view(WALLS[language]))


def test_a_box_of_consent_with_buttons_is_a_wall_in_a_language_that_nobody_here_reads() -> None:
    text = "Saytimizda kukilardan foydalanamiz, sizning tajribangizni yaxshilash uchun."
    assert is_consent_wall(view(text, "cookie-consent"))
    assert not is_consent_wall(view(text, "cookie-consent", buttons=0))
    assert not is_consent_wall(view(text, "cookie-consent", published="2026-11-20"))


def test_a_recipe_of_cookies_is_no_wall() -> None:
    assert not is_consent_wall(view("Mix the butter with the sugar and bake the cookies for ten minutes.", "recipe"))


@pytest.mark.parametrize(
    "title", ["Redirecting…", "Redirecting to the page", "Redirecting to https://b.example", "You are being redirected"]
)
def test_a_page_that_only_leads_on_is_no_article(title: str) -> None:
    page = parse(f"<title>{title}</title><p>{title}</p>", "https://a.example/x")
    assert is_error_page(PageView(ArticleFacts(title, title, document=page)))


@pytest.mark.parametrize(
    "line",
    [
        "Redirecting to HTTPS with a server of your own",
        "Redirecting you to better habits",
        "After paying, you will be redirected to the shop.",
        "You will be redirected to PayPal to confirm the order.",
        "The lorries will be redirected to the northern quay.",
        "Redirecting rivers: a history",
    ],
)
def test_a_page_about_redirects_is_an_article(line: str) -> None:
    page = parse(f"<title>{line}</title><p>{line}</p>", "https://a.example/x")
    assert not is_error_page(PageView(ArticleFacts(line, line, document=page)))


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Sidan hittades inte", "Sidan du söker har flyttats eller tagits bort."),
        ("Ups", "Siden du leder efter er slettet."),
        ("Stránka nebyla nalezena", "Zkuste hledání."),
        ("Az oldal nem található", "Próbálja a keresőt."),
    ],
)
def test_a_page_that_is_missing_says_so_in_further_languages(title: str, line: str) -> None:
    assert is_error_page(PageView(ArticleFacts(line, title, url=URL)))


@pytest.mark.parametrize(
    "line",
    [
        "Butikken som han åpnet for ti år siden eksisterer ikke lenger.",
        "For to år siden kunne ingen ha trodd at skolen skulle bli flyttet til havna.",
        "På den svenska sidan saknas pengar till färjan.",
        "Druhá stránka neexistuje, říká ředitel muzea.",
    ],
)
def test_years_ago_and_the_other_side_are_no_missing_page(line: str) -> None:
    assert not is_error_page(PageView(ArticleFacts(line, "Ferjen", url=URL)))


@pytest.mark.parametrize("line", ["Hoppsan! Sidan saknas.", "Denne siden eksisterer ikke.", "Beklager, siden kan ikke finnes."])
def test_a_page_that_names_itself_as_missing_is_none(line: str) -> None:
    assert is_error_page(PageView(ArticleFacts(line, "Ferjen", url=URL)))


@pytest.mark.parametrize("is_hinted", [False, True])
def test_the_day_on_which_a_bookmark_was_saved_makes_no_wall_an_article(is_hinted: bool) -> None:
    stated = view(WALLS["Czech"], published="2026-11-20").facts
    assert is_consent_wall(PageView(replace(stated, date_hinted=is_hinted))) is is_hinted


@pytest.mark.parametrize("is_hinted", [False, True])
def test_the_day_on_which_a_bookmark_was_saved_makes_no_error_page_an_article(is_hinted: bool) -> None:
    text = "The article has gone. " + "We have moved house and left some old things behind on the way here. " * 4
    stated = ArticleFacts(text, "Page not found", published="2026-11-20", url=URL, date_hinted=is_hinted)
    assert is_error_page(PageView(stated)) is is_hinted
