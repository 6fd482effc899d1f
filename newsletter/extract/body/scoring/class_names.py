"""Owns the words by which pages name their parts (classes, ids) and the phrases that stand in what is not the article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

# What a class or id says of a part: stems as they are met in the names of many makers; a name may say several things. `^` and `$`
# stand for the beginning and the end of a word, `-` for the joint of two. A stem without joint has three signs or more: it is
# found by the first three.
_STEMS = {
    "share": "share sharing social sociable follow addthis facebook twitter whatsapp",
    "letter": "newsletter subscri signup sign-up mailing optin opt-in mc4wp mailchimp inscription abobox abo-box",
    "promo": "promo cta$ callto call-to donat banner teaser offer pricing testimonial",
    "related": "relat recommend more- -more ^next$ next- prev popular trending mostread most-read outbrain taboola also similar"
    " suggest recirc readmore read-more latest recent jp-rel upnext zergnet mehr weitere ^rel$",
    "author": "author byline ^bio$ profile writer contributor autor vcard",
    "meta": "meta ^date date$ time tag$ tags$ taglist categor crumb posted published info$ kicker sectionname section-name reading",
    "comment": "comment disqus respond reply discussion reaction",
    "advert": "^ad$ ^ads$ advert sponsor adslot dfp ^gpt anzeige reklam publicid werbung partner affiliate",
    "consent": "cookie consent gdpr modal popup pop-up overlay lightbox paywall paid premium regwall login message alert notice"
    " privacy",
    "caption": "caption credit image photo figure gallery media picture img thumb slide carousel video player copyright",
    "navigation": "^nav navi menu sidebar side-bar footer foot$ widget toolbar tool-bar ^bar$ pagination pager rail$ ^aside skip"
    " toc$ tableof table-of accessib screenreader screen-reader sronly sr-only visually",
    "hidden": "hidden hide$ invisible noprint no-print collapse d-none printonly print-only placeholder",
    "header": "header ^title headline heading subtitle hero masthead topper",
    "lead": "lead$ lede intro summary excerpt standfirst deck$ ^dek abstract chapo teasertext teaser-text sapo resume",
    "card": "card tile grid ^item list col- thumb box$ result feed",
    "embed": "embed tweet instagram external iframe pym",
    "inset": "pull aside factbox fact-box infobox info-box sidebox side-box inset callout note$",
    "body": "articlebody article-body entrycontent entry-content postcontent post-content articlecontent article-content storybody"
    " story-body storycontent story-content postbody post-body posttext post-text articletext article-text bodytext body-text"
    " bodycopy body-copy richtext rich-text wysiwyg prose contentbody content-body fieldbody field-body pagecontent page-content"
    " singlecontent single-content paragraph fulltext full-text maintext main-text markdown",
    "content": "content article story post$ entry text ^body main detail blog copy$",
}
_NO_PART = re.compile(r"commentar(?:y|ies)")
_CAMEL = re.compile(r"([a-z])([A-Z])")
_JOINTS = re.compile(r"[\W_]+")
_IN_WORDS: dict[str, list[tuple[str, str]]] = {}
# Stems with a joint under the two letters around it, with the place of the joint; words that mean something before or after one.
_IN_PAIRS: dict[str, list[tuple[str, str, int]]] = {}
_BEFORE_JOINT: dict[str, str] = {}
_AFTER_JOINT: dict[str, str] = {}
for _part, _stems in _STEMS.items():
    for _stem in _stems.split():
        _joint = _stem.find("-")
        if _joint < 0:
            _IN_WORDS.setdefault(_stem[:3], []).append((_stem, _part))
        elif _joint == 0:
            _AFTER_JOINT[_stem[1:]] = _part
        elif _stem.endswith("-"):
            _BEFORE_JOINT[_stem[:-1]] = _part
        else:
            _IN_PAIRS.setdefault(_stem[_joint - 1] + _stem[_joint + 1], []).append((_stem, _part, _joint))

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


# Names differ from page to page, the words in them hardly: so the stems are looked for in words, and in words with the next one.
@lru_cache(maxsize=20_000)
def _parts_of_token(token: str) -> tuple[str, ...]:
    if not token.islower():
        token = _CAMEL.sub(r"\1-\2", token).lower()
    words = list(filter(None, _JOINTS.split(token)))
    found = [part for word in words for part in _parts_of_word(word)]
    for one, other in pairwise(words):
        if one in _BEFORE_JOINT:
            found.append(_BEFORE_JOINT[one])
        if other in _AFTER_JOINT:
            found.append(_AFTER_JOINT[other])
        for stem, part, joint in _IN_PAIRS.get(one[-1] + other[0], ()):
            if f"^{one}-{other}$".startswith(stem, len(one) + 1 - joint):
                found.append(part)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=20_000)
def _parts_of_word(word: str) -> tuple[str, ...]:
    marked = f"^{_NO_PART.sub('', word)}$"
    keys = [marked[place : place + 3] for place in range(len(marked) - 2)]
    return tuple(
        [part for place, key in enumerate(keys) for stem, part in _IN_WORDS.get(key, ()) if marked.startswith(stem, place)]
    )


def phrases_in(head: str, words: Iterable[str]) -> set[str]:
    """Return which kinds of phrase the beginning of a line holds; `words` are the line's. All in small letters."""
    found = set()
    for word in _KNOWN.intersection(words):
        found |= _KINDS[word]
    bare = head.lstrip("»›→>*-–—•| ")
    for name, parts in _STARTS:
        if bare.startswith(parts):
            found.add(name)
    for name, part in _PLACES:
        if part in head:
            found.add(name)
    if _YEAR.search(head):
        found.add("date")
    if head.endswith(_ENDINGS):
        found.add("on")
    return found
