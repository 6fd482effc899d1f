"""Owns the words by which pages name their parts (classes, ids) and the phrases that stand in what is not the article."""

from __future__ import annotations

import re
from functools import lru_cache

# What a class or id says of a part. Word stems as they are met on pages of many makers; a name may say several things.
_PARTS = {
    "share": r"shar(?:e|ing)|social|sociable|follow|addthis|facebook|twitter|whatsapp",
    "letter": r"newsletter|subscri|sign-?up|mailing|opt-?in|mc4wp|mailchimp|inscription|abo-?box",
    "promo": r"promo|cta\b|call-?to-?action|donat|banner|teaser|offer|pricing|testimonial",
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

# What a short line says that is no part of an article, in the languages met most.
_PHRASES = {
    "more": r"^\W*(?:関連|おすすめ|read more|continue reading|read also|see also|also read|more:|related|recommended|mehr zum thema"
    r"|lesen sie|weiterlesen|leia (?:mais|também)|lire aussi|à lire|lee también|leer más|lue myös|les også|läs (?:mer|också)"
    r"|czytaj|przeczytaj|читайте|читать|leggi anche|lees ook|read:|watch:|listen:|more from|more on|most read|you (?:may|might)"
    r"|don.t miss|siehe auch|ver más|más información|découvrez|voir aussi)",
    "join": r"会員|ログイン|登録|購読|subscri|newsletter|sign up|log ?in|register|anmelden|abonn|inbox|e-?mail address|suscr|iscriv"
    r"|inscri|free trial|join us|join our|follow us|folgen sie|@\w+ on|on twitter|on facebook|whatsapp|telegram",
    "share": r"^(?:share|teilen|partager|compartir|tweet|facebook|twitter|print|e-?mail|copy link|link|kommentare?|comments?|save"
    r"|drucken|whatsapp|linkedin|pinterest|reddit)\b",
    "credit": r"写真|撮影|提供|©|\(c\)\s|copyright|all rights reserved|alle rechte|tous droits|getty|reuters/|shutterstock|\bap photo"
    r"|photo(?:graph)? by|photo:|foto:|image:|image credit|picture:|bild:|credit:|courtesy of|/ ?afp|/ ?ap\b|istock|unsplash",
    "advert": r"advert|anzeige|sponsor|publicidad|reklam|werbung|affiliate|promo",
    "by": r"^(?:by|von|par|por|di|door|av|af|written by|posted|published|updated|text:|author)\b",
    "date": r"\b(?:19|20)\d\d\b|\d{1,2}[:.]\d\d\b|\bago\b|min(?:ute)?s? read",
    "consent": r"cookie|privacy policy|datenschutz|consent|javascript|browser|terms of (?:use|service)|gdpr|externe[rn]? inhalt"
    r"|external content",
    "bio": r"\b(?:is an? (?:\w+ ){0,4}(?:writer|journalist|editor|reporter|author|founder|professor|correspondent|columnist"
    r"|freelance)|covers|can be reached|follow (?:him|her|them)|about the author)",
    "comment": r"comment|kommentar|reply|leave a",
    "contact": r"contact|press release|about us|kontakt|tel\.|phone|@[\w.]+\.\w",
    "on": r"(?:read more|learn more|continue reading|show more|view (?:all|more)|see (?:all|more)|load more|click here|»|›|→|\[…\]"
    r"|\.\.\.|…)\s*$",
}
_PHRASE_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PHRASES.items()}
# A line that announces what follows it as no part of the article.
ANNOUNCES = re.compile(
    r"related|read more|recommend|most read|more from|more on|don.t miss|you may|also|popular|trending|newsletter|subscribe|share"
    r"|mehr zum|auch interess|lesen|comment|関連|おすすめ|lire aussi|les mer|les også|läs",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def parts_named(name: str) -> tuple[str, ...]:
    """Return what an element's class and id (joined by a space) say that it is, as keys of the table above."""
    plain = _JOINTS.sub("-", _CAMEL.sub(r"\1-\2", name[:500])).lower()
    return tuple(part for part, pattern in _PART_PATTERNS.items() if pattern.search(plain))


def phrases_in(text: str) -> tuple[str, ...]:
    """Return which kinds of phrase the first 300 characters of a line hold."""
    head = text[:300]
    return tuple(name for name, pattern in _PHRASE_PATTERNS.items() if pattern.search(head))
