"""Recognises pages shown instead of an article: soft 404s, consent pages, logins, paywalls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from newsletter.extract.page.class_names import parts_named
from newsletter.extract.page_view import HOME, MAX_LINE, SHORT, STUB, PageView, straight, unquoted
from newsletter.extract.visitor_checks import is_visitor_check
from newsletter.extract.word_tables import read_table

# A consent page mentions at least this many of the typical subjects, with this share of its words; below FEW extracted words, all text
# that the page shows is searched.
SUBJECTS, DENSE, FEW = 4, 0.08, 15
# The share of the page's text in a box whose class or id says consent, its least number of buttons, and how many buttons are looked at.
IN_BOX, BUTTONS, MAX_BUTTONS = 0.6, 2, 20
WALL = 400
PROSE = 25
CLOSING = 6

# Whole phrases that sites address to visitors, by language; single words like "cookies" or "404" occur in good articles too.
_PHRASES = read_table("newsletter.extract", "wall_phrases")


def _phrases(name: str) -> re.Pattern[str]:
    return re.compile("|".join(phrase for of_language in _PHRASES[name].values() for phrase in of_language), re.IGNORECASE)


_CONSENT, _OUR_COOKIES, _PAYWALL = _phrases("consent"), _phrases("our_cookies"), _phrases("paywall")
_LOGIN, _MISSING, _REFUSED = _phrases("login"), _phrases("missing"), _phrases("refused")
# The typical subjects of a consent page, in any language: no other page mentions most of them in so few words.
_CONSENT_SUBJECTS = tuple(re.compile("|".join(words), re.IGNORECASE) for words in _PHRASES["consent_subjects"])


def _in_place(*names: str) -> re.Pattern[str]:
    """Return a pattern that matches any of the names as a whole component of a host or a path."""
    return re.compile(rf"(?:^|[./-])(?:{'|'.join(names)})(?:[./-]|$)")


_CONSENT_PLACE = _in_place("consent|cookiewall|cookie-?consent|privacy-?gate|myprivacy|guce|dataprotection")
_LOGIN_PLACE = _in_place("log-?in|sign-?in|auth|authenticate|sso|accounts|account/(?:begin|signup)|register|sign-?up|anmelden")
_STATUS = r"(?:4(?:0\d|1[0-8]|2[2-9]|31|51)|5(?:0\d|11|2\d|30))"
_REASON = (
    r"(?:(?:page |seite )?(?:not found|nicht gefunden)|error|gone|forbidden|unauthorized|bad request|too many requests|"
    r"(?:internal )?server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out)"
)
_ERROR_TITLE = re.compile(
    rf"\W*(?:(?:http )?(?:error|fehler|erreur|errore?)\W*(?:{_STATUS})?|{_STATUS}\W*{_REASON}?|oops.{{0,30}}|whoops.{{0,20}}|"
    r"access denied(?:\W.*)?|forbidden|just a moment(?:\W.*)?|attention required!?.*|(?:are you a )?robot(?: check| or human)?|"
    r"security check(?:point)?|page unavailable|(?:under )?maintenance(?: mode)?|blocked)\W*",
    re.IGNORECASE,
)
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.)\W*$")
# Names in the markup of paywalls. Ordinary pages have them too, so they only count together with a sentence that says so.
_PAY_MARKUP = tuple(
    "paywall pay-wall regwall piano- tp-container subscription-wall metered premium- subscribe-wall paid-content offer-container".split()
)


def _share(pattern: re.Pattern[str], lines: Sequence[str]) -> tuple[float, int]:
    """Return the share (0 to 1) of the words in lines that match the pattern, and the number of matches."""
    words = [len(line.split()) for line in lines]
    hits = [sum(1 for _ in pattern.finditer(line)) for line in lines]
    return sum(size for size, hit in zip(words, hits, strict=True) if hit) / max(sum(words), 1), sum(hits)


def is_error_page(page: PageView) -> bool:
    """Say whether an error, the front page or a check of the visitor stands in place of the article, whatever the status is."""
    if _is_sent_home(page):
        return True
    if page.words >= SHORT:
        return is_visitor_check(page)
    dated = page.states_day and not page.facts.date_guessed and page.words >= STUB
    if _ERROR_TITLE.fullmatch(page.title) or (not dated and _says_error(page.title)):
        return True
    if page.lines and not dated and _says_error(unquoted(" ".join(page.lines[:3]))[:400]):
        return True
    if page.words < STUB and any(_says_error(line) for line in page.said[:12] if len(line.split()) < STUB):
        return True
    return is_visitor_check(page)


def _says_error(line: str) -> bool:
    line = unquoted(line)
    return bool(_MISSING.search(line) or _REFUSED.search(line))


def _is_sent_home(page: PageView) -> bool:
    """Whether an article's address redirected to the front page of the same site."""
    if not page.moved or HOME.fullmatch(page.asked.path) or not HOME.fullmatch(page.reached.path) or page.reached.query:
        return False
    here, there = ((parts.hostname or "").removeprefix("www.") for parts in (page.asked, page.reached))
    return bool(here) and (here == there or here.endswith(f".{there}") or there.endswith(f".{here}"))


def is_consent_wall(page: PageView) -> bool:
    """Say whether the page asks for consent to cookies or tracking in place of the article."""
    if page.words >= WALL:
        return False
    if page.moved and _CONSENT_PLACE.search(page.place) and (page.words < STUB or _share(_CONSENT, page.lines)[1]):
        return True
    if _speaks_for_the_site(page.lines):
        share, hits = _share(_CONSENT, page.lines)
        if hits >= 2 and share >= 0.5 and 100 * hits >= 3.5 * page.words:
            return True
    if _is_about_consent(page):
        return True
    if page.words >= STUB or not _speaks_for_the_site(page.said):
        return False
    share, hits = _share(_CONSENT, page.said)
    return hits >= 2 and share >= 0.4


def _is_about_consent(page: PageView) -> bool:
    """Whether a short, undated page is about little but data, partners and consent; for languages that the phrase table lacks."""
    if page.words >= SHORT or page.states_day:
        return False
    text = " ".join([page.title, *page.lines]) if page.words >= FEW else " ".join(page.said)[:MAX_LINE]
    hits = [len(subject.findall(text)) for subject in _CONSENT_SUBJECTS]
    return (sum(map(bool, hits)) >= SUBJECTS and sum(hits) >= DENSE * len(text.split())) or _is_box_of_consent(page)


def _is_box_of_consent(page: PageView) -> bool:
    """Whether most of a page's text is in one box that is named for consent and has buttons: a consent wall in any language."""
    document = page.facts.document
    buttons = [] if document is None else list(islice(document.tree.iter("button", "input"), MAX_BUTTONS))
    if document is None or len(buttons) < BUTTONS:
        return False
    size = sum(len(line.text) for line in page.shown)
    for box in document.tree.iter("div", "section", "main", "dialog", "form"):
        if "consent" in parts_named(f"{box.get('class') or ''} {box.get('id') or ''}"):
            inside = sum(box in button.iterancestors() for button in buttons)
            return inside >= BUTTONS and len(" ".join("".join(box.itertext()).split())) >= IN_BOX * size > 0
    return False


def _speaks_for_the_site(lines: Sequence[str]) -> bool:
    """Whether the site mentions its own cookies ("we use cookies"); an article would mention those of others."""
    return any(_OUR_COOKIES.search(line) for line in lines)


def is_login_wall(page: PageView) -> bool:
    """Say whether the page asks for a login or an account in place of the article."""
    if page.words >= SHORT:
        return False
    if (
        page.moved
        and _LOGIN_PLACE.search(page.place)
        and not _LOGIN_PLACE.search(f"{page.asked.hostname or ''}{page.asked.path}".lower())
    ):
        return True
    share, hits = _share(_LOGIN, page.lines)
    if hits and (share >= 0.5 or hits >= 2 or (page.words < STUB and any(_LOGIN.search(line) for line in page.lines[:3]))):
        return True
    if page.words >= STUB or page.facts.document is None:
        return False
    if not any(_LOGIN.search(line) for line in page.said):
        return False
    size = sum(len(line.split()) for line in page.said)
    return size < 2 * STUB or (size < WALL and page.facts.document.tree.find(".//input[@type='password']") is not None)


def is_paywalled(page: PageView) -> bool:
    """Whether the text is only the beginning of a paid article: a sentence says so, or the markup says so and the text breaks off."""
    if page.words >= WALL and not page.facts.paywalled:
        return False
    if any(_PAYWALL.search(line) for line in _closing(page)):
        return True
    document = page.facts.document
    if page.words >= WALL or document is None:
        return bool(page.facts.paywalled and page.raw and _BREAKS_OFF.search(page.raw[-1]))
    cut = page.words < SHORT or bool(page.raw and _BREAKS_OFF.search(page.raw[-1]))
    if page.facts.paywalled and cut:
        return True
    if page.words >= 2 * SHORT or not (page.facts.paywalled or any(name in document.html for name in _PAY_MARKUP)):
        return False
    return any(_PAYWALL.search(line) for line in page.said if len(line.split()) < STUB)


def _closing(page: PageView) -> Iterator[str]:
    """Yield the short lines at the end of the text, where paywalls ask for a subscription, up to the first long line, which is prose."""
    for line, words in list(zip(page.raw, page.sizes, strict=True))[: -CLOSING - 1 : -1]:
        if words > PROSE:
            return
        yield straight(line)
