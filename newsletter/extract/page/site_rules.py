"""Applies the editor's rules for a site: which rule matches a page, and what its CSS selectors find."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from urllib.parse import urlsplit

import lxml.html
from cssselect import SelectorError

from newsletter.config.schema import SiteRule
from newsletter.errors import ConfigError


def rule_for(url: str, sites: Mapping[str, SiteRule]) -> SiteRule | None:
    """Return the rule for a page's site: that of its host, or else of the nearest domain above it (`example.org` holds for
    `www.example.org`)."""
    host = (urlsplit(url).hostname or "").lower()
    while host:
        if host in sites:
            return sites[host]
        host = host.partition(".")[2]
    return None


def kept_elements(tree: lxml.html.HtmlElement, rule: SiteRule) -> list[lxml.html.HtmlElement]:
    """Return the outermost elements that the rule keeps. Raises ConfigError for what is no selector."""
    inside = {element for selector in rule.keep for element in selected(tree, selector)}
    return [element for element in tree.iter() if element in inside and not any(a in inside for a in element.iterancestors())]


def without_dropped(tree: lxml.html.HtmlElement, rule: SiteRule) -> lxml.html.HtmlElement:
    """Return a copy of the tree without what the rule drops. Raises ConfigError for what is no selector."""
    part = copy.deepcopy(tree)
    for selector in rule.drop:
        for element in selected(part, selector):
            if element.getparent() is not None:
                element.drop_tree()
    return part


def selected(tree: lxml.html.HtmlElement, selector: str) -> list[lxml.html.HtmlElement]:
    """Return the elements that a CSS selector finds. Raises ConfigError when it is none."""
    try:
        return list(tree.cssselect(selector))
    except SelectorError as error:
        raise ConfigError([f"[sites]: {selector!r} is not a CSS selector: {error}"]) from error
