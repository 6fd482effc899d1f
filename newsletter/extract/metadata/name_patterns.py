"""Owns the words around names: what leads into a byline, what follows a name, and what is no person's name."""

from __future__ import annotations

import re


def _one_of(phrases: str) -> str:
    """Return an alternation of comma-separated phrases, each an expression of its own, with any white space between words."""
    return "(?:" + "|".join(re.sub(r"\s+", r"\\s+", phrase.strip()) for phrase in phrases.split(",") if phrase.strip()) + ")"


MONTH = _one_of(
    """jan(?:uary|uar)?, feb(?:ruary|ruar)?, mar(?:ch)?, mär(?:z)?, apr(?:il)?, may, mai, june?, juni, july?, juli, aug(?:ust)?,
    sep(?:t|tember)?, o[ck]t(?:ober)?, nov(?:ember)?, de[cz](?:ember)?, janvier, février, mars, avril, juin, juillet, août, septembre,
    octobre, novembre, décembre, enero, febrero, marzo, abril, mayo, junio, julio, agosto"""
)
_DAY = _one_of(
    """(?:mon|tues|wednes|thurs|fri|satur|sun)day, mon, tue, wed, thu, fri, sat, sun, montag, dienstag, mittwoch, donnerstag, freitag,
    samstag, sonntag"""
)
_BY = _one_of("by, von, vom, par, por, af, av, door, przez, od")
_WORK = _one_of(
    """article, story, text, texte, words, written, posted, published, reported, authored, created, submitted, contributed, column,
    guest post, report, publicado, escrito, écrit, publié, rédigé, scritto, geschrieben, verfasst, veröffentlicht, erstellt, eingestellt,
    beitrag, gastbeitrag, interview, kommentar, kolumne, essay, analyse, bericht, skrevet, skriven, geschreven"""
)
_LABEL = _one_of(
    """authors?, autor(?:(?:in)?(?:nen)?|en|es|a)?, auteure?s?, autore, text, tekst, texte, texto, testo, verfasser(?:in)?,
    redakteur(?:in)?, redaktion, words, story, reporter, écrit, geschreven, von, by, par, por, byline, writer, interview,
    текст, автор, 著者, 作者, 文,
    記者, 责编, 责任编辑, 編集"""
)
_WORK_BY = rf"(?:{_WORK}\s+(?:(?:and|und)\s+\w+\s+)?)?{_BY}(?:\s*:\s*|\s+)"
# `By`, `Text und Interview:`, `Reporter` … before a name.
LEAD = re.compile(
    rf"^\W*(?:{_WORK_BY}|{_LABEL}(?:\s*(?:&|und|and)\s*\w+)?\s*[:：]\s*|"
    + _one_of("medarbejder, journaliste?, reporter, authors?, more(?: from)?, meet")
    + r"\s+|(?:about|über)\s+(?:the|den|die|)\s*(?:author|autor(?:in)?)\s*[:–—-]?\s+)",
    re.IGNORECASE,
)
# `Posted in News by Jane Doe on May 3`: the name stands after the verb. A bare `von` or `de` may be a part of a name.
INSIDE = re.compile(
    rf"(?:^|[\s|•·,(–—-])(?:by(?:\s*:\s*|\s+)|{_WORK}\s+(?:(?:and|und)\s+\w+\s+)?{_BY}(?:\s*:\s*|\s+))(?=[^\W\d_])",
    re.IGNORECASE,
)
# Where a byline goes on to something else: a bar, a date, a length, a place, another role.
CUT = re.compile(
    rf"\s*(?:[|•·►»]|\s[-–—]+\s|\n|\b{MONTH}\b\.?\s*\d|\b\d{{1,2}}\.?\s*{MONTH}\b|\b\d{{1,4}}[./-]\d|\b(?:19|20)\d\d\b|"
    r"\b\d+\s*(?:min|hours?|days?|weeks?|months?|years?)\b|\s"
    + _one_of("on, am, at, in, um, from, aus, is, ist, for, für, vor")
    + r"\s|\b(?:last\s+)?"
    + _one_of(
        """updated?, published, posted, aktualisiert, veröffentlicht, publiziert, modified, reviewed, edited, medically, fact.checked,
        translated, photograph, photos?, fotos?, bild, read more, view, see all, more by, follow, share, comments?, leave a, reader time,
        lesezeit, get author, subscribe, all(?:e)? (?:articles|artikel|posts|beiträge|stories), zeige all, bio, about, email, contact"""
    )
    + r"\b).*",
    re.IGNORECASE | re.DOTALL,
)
DEGREE = re.compile(
    "^"
    + _one_of(
        r"""ph\.?\s?d, m\.?d, m\.?[abs], b\.?[abs], m\.?sc, b\.?sc, j\.?d, r\.?d, rdn, r\.?n, d\.?v\.?m, vmd, dvms?, lvt, dacvb, dipl\S*,
        mph, mba, m\.?ed, ed\.?d, ll\.?m, esq, cpa, cfa, cfp®?, pe, facp, faan, pharm\.?d, psy\.?d, lcsw, pmp, obe, mbe, cbe, e-ryt.*,
        ryt.*, vts\b.*"""
    )
    + r"\.?$",
    re.IGNORECASE,
)
SUFFIX = re.compile(r"(?:,?\s+(?:ph\.?\s?d\.?|m\.d\.|md|mba|rdn?|esq\.?|기자|記者|特派員))+$", re.IGNORECASE)
# What stands in an author's place without naming anybody.
NOBODY = re.compile(
    r"https?:|www\.|//|[@<>{}\[\]=*]|^(?:"
    + _one_of(
        r"""admin, administrator, author, autor, autorin, name, user, username, guest, gast, unknown, none, null, n/?a, undefined,
        webmaster, root, anonymous, anonym, by, von, text link, link, written by, human, [a-z]{1,2}, the, view, profile, home, blog,
        article, artikel, kontakt, contact, about, default, test, superuser, wordpressadmin, editor, posted, published, publiziert,
        veröffentlicht, shares?, print, drucken, more, mehr, all, login, menu, search, written, reviewed, updated, date, published by,
        our authors?, post, read, publisher, google\+, press release, this (?:review|article)"""
    )
    + rf"|{_DAY}|{MONTH})$|\b"
    + _one_of(
        r"""comments?, kommentare?, hinterlasse, sponsored, gesponserte, subscribe, newsletter, follow, minutes?, min read, read more,
        read time, lesezeit, cookies?, sign in, log in, posts, uncategorized, category, kategorie, click, copyright, alle, zeige, über,
        ich, meine, about, admin, cc, getty, istock\w*, shutterstock, view all, see more, expert, bild, foto, photo, image, quelle,
        source, progress, text size, (?:date|last) (?:posted|updated|published),
        güncelleme, see full, full bio, beiträge, artikel, aktualisierung, google scholar"""
    )
    + r"\b",
    re.IGNORECASE,
)
# Agencies, desks, companies and jobs.
ORGANISATION = re.compile(
    r"\b"
    + _one_of(
        r"""staff, team, editors?, editorial, redaktion, redaktør, redakcja, redacción, redazione, rédaction, redactie, newsroom, news,
        media, magazine, magazin, press, presse, agency, agentur, agenzia, agencia, agence, agencies, desk, online, digital, group, gruppe,
        inc, llc, ltd, gmbh, ag, e\.\s?v, corp, company, university, universität, institute?, institut, foundation, stiftung, verband,
        verein, bund, association, society, club, network, studio, times, post, herald, tribune, journal, zeitung, nachrichten, verlag,
        publishing, contributors?, reporters?, correspondent, korrespondent, writers?, guest, department, office, services?, solutions,
        clinic, center, centre, school, college, bank, marketing, insights?, strategy, manager, director, head, senior, chief, officer,
        founder, ceo, professor, specialist, lead, coordinator, analyst, engineer, designer, consultant, hardware, software, technology,
        business, politik, wirtschaft, kultur, sport, politics, culture, international, grow, learn, doctors?, shares, collective, tech,
        columnist, journaliste?, blogger, photographer, corresponsal, periodista, giornalista, twitter, facebook,
        instagram, linkedin, pinterest, youtube, tests?, life, real, mental, health, insurance, developer, coalition,
        corporation, commission, council, union, alliance, ministry, library, museum, archives?, kg, reuters, agência,
        creative commons, com, org, net, web"""
    )
    + r"\b|\b\w*"
    + _one_of(
        "leiter, sprecher, redakteur, expert, chef, student, minister, präsident, sekretär, vorstand, geschäftsführer",
    )
    + r"(?:in|innen|en|e|s)?\b|\.(?:com|de|org|net|co|io|tr|at|ch|be|is|fr|it|es)\b|オンライン|新聞|통신|뉴스",
    re.IGNORECASE,
)
# What others did who are named in a byline too.
OTHER_ROLE = re.compile(
    r"^\W*(?:medically\s+|clinically\s+|last\s+)?"
    + _one_of(
        """reviewed, edited, updated, fact.?checked, checked, translated, researched, photograph(?:ed|s|y)?, photos?, illustrat(?:ed|ions?),
        images?, verified, approved, fotos?, übersetzt"""
    )
    + r"(?:\s+(?:and|&)\s+\w+)?\s*(?:by|von|:)",
    re.IGNORECASE,
)
# A job that follows a name without a comma: one that nobody's name ends with, and those that stand with another.
JOB = re.compile(
    _one_of(
        """journalist(?:in|e)?, reporter(?:in)?, correspondent, korrespondent(?:in)?, redakteur(?:in)?, autor(?:in)?, columnist, twitter,
        profile"""
    ),
    re.IGNORECASE,
)
LONG_JOB = re.compile(
    _one_of("senior, junior, staff, marketing, content, chief, general, managing, freelance, deputy")
    + r"\s+"
    + _one_of("writer, editor, reporter, journalist, manager(?:in)?, director, contributor, correspondent, columnist")
    + "$",
    re.IGNORECASE,
)
PARTICLES = frozenset(
    """von van vom zu zum de der den del della dello di da dos das do du la le los las el al bin ibn abu ben ter ten te und y e af av
    st""".split()
)
