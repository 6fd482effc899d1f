"""Removes inline elements that are not words: footnote marks, edit links, ruby annotations, formula markup."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

# The pronunciations in ruby annotations (HTML, section 4.5.11); the words themselves are beside them.
READINGS = frozenset(("rt", "rp", "rtc"))
_MARK = re.compile(
    r"\[?\s?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶]{1,3}|(?:note|nb|fn)\s?\d{1,3})\s?\]?|\[[^\]]{2,40}\]", re.IGNORECASE
)
_NUMBER_OR_SIGN = re.compile(r"\d{1,3}|[*†‡§¶]{1,3}")
_STOP = re.compile(r"(?<=[^\W\d_]{2})[.,;:!?…]?[”’»\"]?(?<=[.,;:!?…”’»\"])\Z|[。！？」]\Z")
# The symbol of a chemical element: the raised number in front of it is that of an isotope (`sugars,<sup>13</sup>C`).
_ELEMENT = re.compile(r"[A-Z][a-z]?(?![^\W\d_])")
_BACK = re.compile(r"[↩↑^⏎↵⤴\ufe0e\ufe0f\s]+")
# The sign of a paragraph's link to itself.
_PERMALINK = re.compile("[¶§∞🔗⚓]\ufe0f?")
_NOTE_NAME = re.compile(
    r"(?<![a-z])(?:cite|citation|reference|footnotes?|fn-?ref|note-?ref|endnote|sdfootnote\w*|noprint|easy-footnote)",
    re.IGNORECASE,
)
_BACK_NAME = re.compile(r"(?:foot|end)?note-?back|reverse-?footnote|data-footnote-backref|back-?link", re.IGNORECASE)
_EDIT_NAME = re.compile(r"(?:^|[\s-])(?:mw-)?edit-?section(?:$|[\s-])", re.IGNORECASE)
_TEX = ("application/x-tex", "tex", "text/tex")
MOST_MARK = 45  # characters
MOST_FORMULAS = 2_000


def is_mark(element: HtmlElement) -> bool:
    """Say whether an inline element is a mark rather than words: a note's number, the link back from a note, `[edit]`, a pronunciation."""
    tag = element.tag
    if tag in READINGS:
        return True
    if tag == "a":
        return _is_note_link(element)
    if tag == "sup":
        text = _text(element)
        if not text or len(text) > MOST_MARK or not _MARK.fullmatch(text):
            return False
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        linked = any((link.get("href") or "").find("#") >= 0 for link in element.iter("a"))
        return linked or bool(_NOTE_NAME.search(named)) or _is_number_behind_stop(element, text)
    names = element.get("class") or ""
    if tag != "span" or not names:
        return False
    if "edit" in names.lower() and _EDIT_NAME.search(names):
        return True
    return bool(_NOTE_NAME.search(names)) and _NUMBER_OR_SIGN.fullmatch(_text(element)) is not None


def _is_number_behind_stop(element: HtmlElement, text: str) -> bool:
    """Say whether a raised number or sign follows the end of a sentence: an exponent follows a letter, a figure or a bracket."""
    previous, parent = element.getprevious(), element.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else None
    if (before or "").endswith((",", ";", ":")) and _ELEMENT.match(element.tail or ""):
        return False
    return _NUMBER_OR_SIGN.fullmatch(text) is not None and _STOP.search(before or "") is not None


def _is_note_link(link: HtmlElement) -> bool:
    if "#" not in (link.get("href") or ""):
        return False
    text = _text(link)
    if len(text) > MOST_MARK:
        return False
    if (
        _BACK.fullmatch(text)
        or _PERMALINK.fullmatch(text)
        or _BACK_NAME.search(f"{link.get('class') or ''} {' '.join(map(str, link.attrib))}")
    ):
        return True
    named = f"{link.get('class') or ''} {link.get('role') or ''} {link.get('rel') or ''}"
    return bool(_MARK.fullmatch(text)) and (bool(_NOTE_NAME.search(named)) or "noteref" in named)


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def show_formulas(tree: HtmlElement) -> None:
    """Replace the markup of each formula with its TeX between dollar signs. Changes the tree.

    MathML has the TeX in an annotation or in `alttext` (MathML 3, section 5.1), MathJax 2 in scripts of type `math/tex`, MathJax 3 in
    MathML beside the drawn formula. A formula without TeX becomes its characters in a row.
    """
    for element in list(islice(tree.iter("math", "mjx-container", "script"), MOST_FORMULAS)):
        if element.tag == "math":
            _replace(element, _tex_of(element))
        elif element.tag == "mjx-container":
            if (formula := next(element.iter("math"), None)) is not None:
                _replace(element, _tex_of(formula))
        elif (element.get("type") or "").startswith("math/tex") and (element.text or "").strip():
            _drop_typeset(element)
            _replace(element, element.text or "")


def _drop_typeset(script: HtmlElement) -> None:
    """Drop what MathJax 2 has put before a formula's script: the drawn formula and a preview."""
    while (drawn := script.getprevious()) is not None and (drawn.get("class") or "").startswith("MathJax") and not drawn.tail:
        drawn.drop_tree()


def _tex_of(formula: HtmlElement) -> str:
    for annotation in formula.iter("annotation"):
        if (annotation.get("encoding") or "").lower() in _TEX:
            return "".join(annotation.itertext())
    stated = formula.get("alttext") or ""
    if stated:
        return stated
    etree.strip_elements(formula, "annotation", "annotation-xml", with_tail=False)
    return "".join("".join(formula.itertext()).split())


def _replace(element: HtmlElement, tex: str) -> None:
    parent = element.getparent()
    if parent is None:
        return
    tex = re.sub(r"^\{\\(?:display|text)style\s?(.*)\}$", r"\1", " ".join(tex.split()))
    shown = element.makeelement("span")
    shown.text, shown.tail = f"${tex}$" if tex else None, element.tail
    parent.replace(element, shown)
    for holder in (
        parent,
        *list(shown.iterancestors())[1:3],
    ):  # it may be hidden because a picture of the formula is shown instead
        if "math" in (holder.get("class") or "").lower():
            holder.attrib.pop("style", None)
            holder.attrib.pop("aria-hidden", None)
