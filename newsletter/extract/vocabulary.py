"""Owns the words by which pages name their parts (classes, ids) and the phrases that stand in what is not the article."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

# What a class or id says of a part. Word stems as they are met on pages of many makers; a name may say several things.
_PARTS = {
    "share": r"shar(?:e|ing)|social|sociable|follow|addthis|facebook|twitter|whatsapp",
    "letter": r"newsletter|subscri|sign-?up|mailing|opt-?in|mc4wp|mailchimp|inscription|abo-?box",
    "promo": r"promo|cta\b|call-?to|donat|banner|teaser|offer|pricing|testimonial",
    "related": r"relat|recommend|more-|-more\b|\bnext\b|next-|prev|popular|trending|most-?read|outbrain|taboola|also|similar|suggest"
    r"|recirc|read-?more|latest|recent|jp-rel|upnext|zergnet|mehr|weitere|\brel\b",
    "author": r"author|byline|\bbio\b|profile|writer|contributor|autor|vcard",
    "meta": r"meta|\bdate|date\b|time|tags?\b|taglist|categor|crumb|posted|published|info\b|kicker|section-?name|reading",
    "comment": r"comment(?!ary)|disqus|respond|reply|discussion|reaction",
    "advert": r"\bads?\b|\bad-|-ad\b|advert|sponsor|adslot|dfp|\bgpt|anzeige|reklam|publicid|werbung|partner|affiliate",
    "consent": r"cookie|consent|gdpr|modal|pop-?up|overlay|lightbox|paywall|paid|premium|regwall|login|message|alert|notice|privacy",
    "caption": r"caption|credit|image|photo|figure|gallery|media|picture|img|thumb|slide|carousel|video|player|copyright",
    "navigation": r"\bnav|navi|menu|side-?bar|footer|foot\b|widget|tool-?bar|\bbar\b|pagination|pager|rail\b|\baside|skip|toc\b"
    r"|table-of|accessib|screen-reader|sr-only|visually",
    "hidden": r"hidden|hide\b|invisible|no-?print|collapse|d-none|print-only|placeholder",
    "header": r"header|\btitle|headline|heading|subtitle|hero|masthead|topper",
    "lead": r"lead\b|lede|intro|summary|excerpt|standfirst|deck\b|\bdek|abstract|chapo|teaser-?text|sapo|resume",
    "card": r"card|tile|grid|\bitem|list|col-|thumb|box\b|result|feed",
    "embed": r"embed|tweet|instagram|external|iframe|pym",
    "inset": r"pull|aside|fact-?box|info-?box|side-?box|inset|callout|note\b",
    "body": r"article-?body|entry-?content|post-?content|article-?content|story-?body|story-?content|post-?body|post-?text"
    r"|article-?text|body-?text|body-?copy|rich-?text|wysiwyg|prose|content-?body|field-?body|page-?content|single-?content"
    r"|paragraph|full-?text|main-?text|markdown",
    "content": r"content|article|story|post\b|post-|entry|text|\bbody|main|detail|blog|copy\b",
}
_PART_PATTERNS = {part: re.compile(pattern) for part, pattern in _PARTS.items()}
_CAMEL = re.compile(r"([a-z])([A-Z])")
_JOINTS = re.compile(r"[-_]+")

# What a short line says that is no part of an article, in the languages met most: by its beginning, its words, or any part of it.
_BEGINNINGS = {
    "more": "関連|おすすめ|read more|continue reading|read also|see also|also read|more:|related|recommended|mehr zum thema|lesen sie"
    "|weiterlesen|leia mais|leia também|lire aussi|à lire|lee también|leer más|lue myös|les også|läs mer|läs också|czytaj"
    "|przeczytaj|читайте|читать|leggi anche|lees ook|read:|watch:|listen:|more from|more on|most read|you may|you might|don't miss"
    "|don’t miss|siehe auch|ver más|más información|découvrez|voir aussi",
    "share": "share|teilen|partager|compartir|tweet|facebook|twitter|print|email|e-mail|copy link|link|kommentar|comment|save|drucken"
    "|whatsapp|linkedin|pinterest|reddit",
    "by": "by |von |par |por |di |da |door |av |af |written by|posted|published|updated|text:|author",
}
_WORDS = {
    "join": "subscribe subscribed subscriber subscribers subscription subscriptions newsletter newsletters login register anmelden"
    " abonnieren abonnement abonnenten abonnez abo inbox suscríbete suscripción iscriviti inscrivez inscription inscreva whatsapp"
    " telegram",
    "credit": "copyright getty reuters shutterstock afp ap istock unsplash foto fotos photo photograph photographer bild image picture"
    " credit courtesy dpa imago",
    "advert": "advert advertisement advertising anzeige sponsor sponsored publicidad reklam reklama werbung affiliate promo promoted",
    "consent": "cookie cookies privacy datenschutz datenschutzerklärung consent javascript browser gdpr",
    "bio": "writer journalist editor reporter author founder professor correspondent columnist freelance covers",
    "comment": "comment comments kommentar kommentare reply",
    "contact": "contact kontakt tel phone email",
    "date": "ago published updated",
}
_ANYWHERE = {
    "join": (
        "会員",
        "ログイン",
        "登録",
        "購読",
        "sign up",
        "log in",
        "free trial",
        "join us",
        "join our",
        "follow us",
        "on twitter",
        "on facebook",
    ),
    "credit": (
        "写真",
        "撮影",
        "提供",
        "©",
        "(c) ",
        "all rights reserved",
        "alle rechte",
        "tous droits",
        "photo by",
        "photo:",
        "foto:",
    ),
    "consent": ("terms of use", "terms of service", "externen inhalt", "externer inhalt", "external content"),
    "comment": ("leave a ",),
    "contact": ("press release", "about us", "@"),
    "date": (" min read", "minute read"),
}
_ENDINGS = tuple(
    "read more|learn more|continue reading|show more|view all|view more|see all|see more|load more|click here|»|›|→|[…]|...|…".split(
        "|"
    )
)
_STARTS = tuple((name, tuple(parts.split("|"))) for name, parts in _BEGINNINGS.items())
_PLACES = tuple((name, part) for name, parts in _ANYWHERE.items() for part in parts)
_KINDS: dict[str, set[str]] = {}
for _name, _list in _WORDS.items():
    for _word in _list.split():
        _KINDS.setdefault(_word, set()).add(_name)
_KNOWN = frozenset(_KINDS)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b")
_SPLIT = re.compile(r"\w+")
# A line that announces what follows it as no part of the article.
ANNOUNCING = frozenset(
    "related recommended recommend read popular trending newsletter subscribe share also more most lesen comment comments"
    " interessieren interessant thema les läs lire".split()
)


@lru_cache(maxsize=20_000)
def parts_named(name: str) -> tuple[str, ...]:
    """Return what an element's class and id (joined by a space) say that it is, as keys of the table above."""
    found: dict[str, None] = {}
    for token in name[:500].split():
        found.update(dict.fromkeys(_parts_of_token(token)))
    return tuple(found)


# Names differ from page to page, the words in them hardly: so the patterns are tried on words, and on words with the next one.
@lru_cache(maxsize=50_000)
def _parts_of_token(token: str) -> tuple[str, ...]:
    words = [word for word in _JOINTS.split(_CAMEL.sub(r"\1-\2", token).lower()) if word]
    found = [part for word in words for part in _parts_of_word(word)]
    found += [part for pair in pairwise(words) for part in _parts_of_word("-".join(pair))]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=50_000)
def _parts_of_word(word: str) -> tuple[str, ...]:
    return tuple(part for part, pattern in _PART_PATTERNS.items() if pattern.search(word))


def phrases_in(text: str, words: frozenset[str] | set[str]) -> set[str]:
    """Return which kinds of phrase the first 300 characters of a line hold; `words` are the line's, in small letters."""
    head = text[:300].lower()
    found = {kind for word in words & _KNOWN for kind in _KINDS[word]}
    bare = head.lstrip("»›→>*-–—•| ")
    found.update(name for name, parts in _STARTS if bare.startswith(parts))
    found.update(name for name, part in _PLACES if part in head)
    if _YEAR.search(head):
        found.add("date")
    if head.endswith(_ENDINGS):
        found.add("on")
    return found


def words_in(text: str) -> set[str]:
    """Return the different words of the first 300 characters of a line, in small letters."""
    return set(_SPLIT.findall(text[:300].lower()))
