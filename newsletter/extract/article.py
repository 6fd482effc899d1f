"""Turns a page's bytes into articles: decode, parse, metadata, text, stories, duplicates, flags."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

from newsletter.cache import unpacked
from newsletter.config.schema import ExtractSettings, SiteRule
from newsletter.errors import ExtractError
from newsletter.extract.body.article_text import FORUM, Text, read_text
from newsletter.extract.body.boilerplate_lines import without_notices
from newsletter.extract.body.note_marks import without_note_marks
from newsletter.extract.flags import BY_RULE, NOT_THE_ARTICLE, Flag
from newsletter.extract.metadata.read import BY_HINT, Metadata, read_metadata
from newsletter.extract.metadata.signals import text_of
from newsletter.extract.page.deduplicate import drop_repeats
from newsletter.extract.page.parsed_page import ParsedPage, parse
from newsletter.extract.page.site_rules import rule_for
from newsletter.extract.page_view import ArticleFacts
from newsletter.extract.pdf import Pdf, is_pdf, read_pdf
from newsletter.extract.quality import flags, page_flags, story_flags
from newsletter.extract.stories.live_blog_data import JSON_LD
from newsletter.extract.stories.named_parts import named_parts
from newsletter.extract.stories.splitting import find_stories, lead_of
from newsletter.extract.stories.story_block import StoryBlock
from newsletter.models import ITEM_LINK, Article, Page, story_id
from newsletter.text.charset import decode
from newsletter.text.clean import clean_text, key
from newsletter.text.language import plain_language, primary
from newsletter.text.sentences import CLOSING
from newsletter.text.urls import FILE_URL, web_address
from newsletter.workers.collector import collector_paused

HEADING_WORDS = 15
# A mail header or a letterhead above a plain text has at most this many lines.
LONGEST_HEADER = 10
# Most words in a line of a letterhead; in one that ends with a stop, which is then a company or a street ("12 Quay St."), no sentence.
LETTERHEAD_WORDS, _FEW_WORDS = 8, 3
_MAIL_HEADER = re.compile(
    r"(?:(?:subject|betreff|objet|asunto|oggetto|onderwerp|assunto)\s?:\s*(?P<subject>\S.*)|"
    r"(?:from|to|cc|date|sent|reply-to|message-id|return-path|received|delivered-to|mime-version|content-[a-z-]+|list-[a-z-]+|in-reply-to|"
    r"references|sender|user-agent|x-[a-z-]+|von|an|datum|gesendet|de|à|para|fecha|da|data|van|aan)\s?:\s)",
    re.IGNORECASE,
)
_RELEASED = re.compile(
    r"(?:for immediate release|(?:press|news|media) release|pressemitteilung|medienmitteilung|communiqué de presse|"
    r"(?:nota|comunicado) de prensa|comunicato stampa|persbericht)[\s:.]*",
    re.IGNORECASE,
)
_STOP = re.compile(rf"[.!?…։।؟۔][{CLOSING}]*$")
# In some languages, between the names of two authors.
_BETWEEN_NAMES = frozenset("and und et y e en och og i".split())
# "Posted by … on …" is not a title.
_POSTED = re.compile(
    r"(?:(?:last )?(?:posted|published|updated|submitted|written)|veröffentlicht|aktualisiert|publié|by|von|stand)\b.*\d",
    re.IGNORECASE,
)


def read_item(item: tuple[Page, bytes | None], settings: ExtractSettings) -> list[Article] | None:
    """Return the articles of a page, given with its compressed body from the cache; None if it has no body. Runs in a worker process.

    The body is decompressed here: less data is sent between processes, and the main process has less to do.
    Raises ExtractError if the body is damaged or has nothing to read.
    """
    page, packed = item
    if packed is None:
        return None
    body = unpacked(packed, page.body or "")
    if body is None:
        raise ExtractError(page.url, "damaged cache entry; run newsletter fetch --refresh URL")
    return read_articles(body, page, settings)


@collector_paused()
def read_articles(body: bytes, page: Page, settings: ExtractSettings, *, today: date | None = None) -> list[Article]:
    """Return the articles of one page: one, or one for each story of a multi-story page.

    The page is parsed once, and all parts read that one tree. Raises ExtractError if the page has nothing to read.
    """
    today = today or datetime.now(UTC).date()
    url = page.final_url or page.url
    if is_pdf(body, page.content_type):
        return [_pdf(read_pdf(body, url), url, page, settings, today)]
    document = parse(decode(body, page.content_type, page.charset), url, page.content_type)
    rule = rule_for(url, settings.sites)
    metadata = read_metadata(document, hints=page.hints, today=today, rule=rule)
    titles = (metadata.title or "", document.tree.findtext(".//title") or "", *_headings_with(metadata.title, document))
    text = read_text(document, titles, rule=rule, hints=page.hints)
    text = dataclasses.replace(text, lines=without_note_marks(_without_byline(text.lines, metadata.authors)))
    if document.plain:
        metadata, text = _headed(metadata, text)
    metadata = _as_written(metadata, text)
    whole = _article(url, metadata, text)
    facts = _facts(whole, page, document, metadata, settings, today)
    is_thread = text.how == FORUM
    stories = find_stories(document, text.lines, url, title=metadata.title) if settings.split and not is_thread else []
    missed = _missed(rule, whole.why)
    parts = named_parts(document, page.hints.parts)
    stories = parts or stories
    if len(stories) < 2 and not parts:
        found = flags(facts)
        return [dataclasses.replace(whole, flags=found if found and found[0] in NOT_THE_ARTICLE else found + missed)]
    several = [_story(whole, story, position) for position, story in enumerate(stories, 1)]
    if lead := lead_of(text.lines, stories):
        several.insert(0, _lead(whole, lead))
    return [dataclasses.replace(story, flags=story.flags + missed) for story in _with_flags(several, facts, stories)]


def _headings_with(title: str | None, document: ParsedPage) -> Iterator[str]:
    """Yield the headings in which the title is printed with more: the topic above it, a badge behind it."""
    wanted = key(title or "")
    printed = (text_of(heading, 400) for heading in document.tree.iter("h1")) if wanted else ()
    return (text for text in printed if key(text).startswith(f"{wanted} ") or key(text).endswith(f" {wanted}"))


def _missed(rule: SiteRule | None, why: Mapping[str, str]) -> tuple[str, ...]:
    """Return the flag `rule-missed` if a selector of the site's rule found nothing: the site was probably rebuilt."""
    if rule is None:
        return ()
    stated = {"text": rule.keep, "title": rule.title, "authors": rule.author, "published": rule.date}
    found = all(why.get(name) == BY_RULE for name, selector in stated.items() if selector)
    return () if found else (Flag.RULE_MISSED.value,)


def _without_byline(lines: Sequence[str], authors: Sequence[str]) -> Sequence[str]:
    """Return the lines of a text without first ones that are only the authors' names; a text of these alone stays."""
    names = sorted(filter(None, map(key, authors)), key=len, reverse=True)
    return lines[next((place for place, line in enumerate(lines) if not _is_byline(line, names)), 0) :]


def _is_byline(line: str, names: Sequence[str]) -> bool:
    """Say whether a line is made of these names, and of words between them."""
    said = f" {key(line)} "
    rest = functools.reduce(lambda text, name: text.replace(f" {name} ", "  "), names, said)
    return rest != said and _BETWEEN_NAMES.issuperset(rest.split())


def _headed(metadata: Metadata, text: Text) -> tuple[Metadata, Text]:
    """Use the first line of plain text as its title if it is short, is not a sentence, and text follows.

    A mail's header and a press release's letterhead are removed first. Where the source of the link names a title, a mail's subject
    is used before it, but no first line.
    """
    begin, subject = _begin_of(text.lines)
    lines = text.lines[begin:]
    if metadata.title is not None and not subject:
        return metadata, dataclasses.replace(text, lines=lines)
    first = subject or (lines[0].lstrip("# ") if len(lines) > 1 else "")
    if not first or len(first.split()) > HEADING_WORDS or not (subject or first[-1].isalnum()) or _POSTED.match(first):
        return metadata, text
    if _are_common_words(metadata.authors, first, lines[1:]):
        metadata = dataclasses.replace(
            metadata, authors=(), why={key: why for key, why in metadata.why.items() if key != "authors"}
        )
    headed = dataclasses.replace(metadata, title=first, why={**metadata.why, "title": "subject" if subject else "first line"})
    return headed, dataclasses.replace(text, lines=lines if subject else lines[1:])


def _are_common_words(authors: Sequence[str], title: str, lines: Sequence[str]) -> bool:
    """Say whether the one author was read from the title ("By Yon Bonnie Banks"), but the text has most of the name in small letters."""
    if len(authors) != 1 or not title.lower().endswith(authors[0].lower()):
        return False
    name, said = authors[0].lower().split(), set(re.findall(r"\w+", "\n".join(lines)))
    return 2 * sum(word in said for word in name) > len(name)


def _begin_of(lines: Sequence[str]) -> tuple[int, str]:
    """Return the line on which a plain text begins, after a mail's header or a release's letterhead, and the mail's subject or ""."""
    header = [*itertools.takewhile(bool, map(_MAIL_HEADER.match, lines[:LONGEST_HEADER]))]
    subjects = [found["subject"] for found in header if found and found["subject"]]
    if subjects:
        return len(header), subjects[0]
    letterhead = [*itertools.takewhile(_may_be_letterhead, lines[:LONGEST_HEADER])]
    return next((place for place, line in enumerate(letterhead, 1) if _RELEASED.fullmatch(line)), 0), ""


def _may_be_letterhead(line: str) -> bool:
    """Say whether a line may be part of the letterhead above "Press release": it is short and not a sentence."""
    words = len(line.split())
    return words <= (_FEW_WORDS if _STOP.search(line) else LETTERHEAD_WORDS) and not line.endswith(("。", "！", "？"))


def _as_written(metadata: Metadata, text: Text) -> Metadata:
    """Set the language to that of the text if the page states another one, usually because its template is in another language."""
    plain = plain_language("\n".join(text.lines), metadata.language)
    if plain is None or plain == primary(metadata.language):
        return metadata
    said = f"the text's own words; the page says {metadata.language}" if metadata.language else "guess from the text"
    return dataclasses.replace(metadata, language=plain, why={**metadata.why, "language": said})


def _article(url: str, metadata: Metadata, text: Text) -> Article:
    known = {item.name: getattr(metadata, item.name) for item in dataclasses.fields(Article) if hasattr(metadata, item.name)}
    return Article(
        **known | {"why": {**metadata.why, "text": text.how}},
        url=url,
        id=story_id(metadata.canonical_url or url),
        text=clean_text("\n".join(drop_repeats(text.lines))),
        links=text.links,
    )


def _pdf(pdf: Pdf, url: str, page: Page, settings: ExtractSettings, today: date) -> Article:
    """Return a PDF as an article: its metadata are the file's properties; without a title there, the first line is the title."""
    hint = page.hints.title
    title = pdf.title or hint or (pdf.lines[0] if pdf.lines else None)
    own = web_address(pdf.address or "") if url.startswith(FILE_URL) else None
    article = Article(
        url,
        story_id(own or url),
        canonical_url=own,
        title=title,
        authors=(pdf.author,) if pdf.author else (),
        published=pdf.published or page.hints.date,
        text=clean_text("\n".join(pdf.lines)),
        why={"text": "pdf", "title": "pdf" if pdf.title else "hint of the source" if hint else "first line"},
    )
    facts = _facts(article, dataclasses.replace(page, content_type="application/pdf"), None, Metadata(), settings, today)
    return dataclasses.replace(article, flags=flags(facts))


def _story(page: Article, story: StoryBlock, position: int) -> Article:
    """Return a story of a multi-story page as an article; what the story does not state itself (site, language) is the page's."""
    here = page.canonical_url or page.url
    # A story without an anchor is identified by its title: its position changes with every entry that is added above it.
    own = story.url or f"{here}#{story.anchor or ' '.join(story.title.casefold().split())}"
    return dataclasses.replace(
        page,
        id=story_id(own),
        canonical_url=story.url or page.canonical_url,
        title=story.title,
        authors=story.authors or page.authors,
        published=story.published or page.published,
        modified=story.modified,
        description=None,
        image=story.image,
        image_width=None,
        text=clean_text("\n".join(without_notices(story.lines))),
        links=story.links,
        part_of=page.url,
        part_of_title=page.title,
        anchor=story.anchor,
        position=position,
        why=_why(page, story),
    )


def _why(page: Article, story: StoryBlock) -> dict[str, str]:
    """Return the source of each field of a story: the page's for fields taken from the page, the story's for the rest."""
    own = {"published": story.published, "modified": story.modified, "authors": story.authors, "image": story.image}
    kept = {name: said for name, said in page.why.items() if name not in ("description", "image", "modified")}
    if story.url:
        kept["canonical_url"] = JSON_LD if story.how == JSON_LD else ITEM_LINK
    title = "given" if story.given_title else "first sentence"
    return {**kept, **{name: story.how for name, value in own.items() if value}, "title": title, "text": story.how}


def _lead(page: Article, lines: Sequence[str]) -> Article:
    """Return the text of a live page above its entries as an article with the page's own title."""
    return dataclasses.replace(
        page, text=clean_text("\n".join(lines)), links=(), part_of=page.url, part_of_title=page.title, position=0
    )


def _facts(
    article: Article, page: Page, document: ParsedPage | None, metadata: Metadata, settings: ExtractSettings, today: date
) -> ArticleFacts:
    return ArticleFacts(
        text=article.text,
        title=article.title,
        published=article.published,
        date_guessed=metadata.date_guessed,
        date_hinted=article.why.get("published") == BY_HINT,
        language=article.language,
        paywalled=metadata.paywalled,
        url=page.url,
        final_url=page.final_url,
        document=document,
        wanted_language=settings.language,
        today=today,
        min_words=settings.min_words,
        content_type=page.content_type,
    )


def _with_flags(several: Sequence[Article], page: ArticleFacts, stories: Sequence[StoryBlock]) -> list[Article]:
    """Return the stories with their own flags and those that apply to the whole page."""
    common = page_flags(page)
    dated = {position for position, story in enumerate(stories, 1) if story.published}
    paid = {position for position, story in enumerate(stories, 1) if story.sponsored}
    return [
        dataclasses.replace(
            article,
            flags=((Flag.SPONSORED.value,) if article.position in paid else ())
            + story_flags(
                dataclasses.replace(
                    page,
                    text=article.text,
                    title=article.title,
                    published=article.published,
                    date_guessed=page.date_guessed and article.position not in dated,
                ),
                common,
            ),
        )
        for article in several
    ]
