"""Rules on pictures: words for readers who cannot see them, and whether a mail can show them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.finding import Finding
from newsletter.check.material import Material
from newsletter.check.printed_text import found_at, printed_sources
from newsletter.check.rule import rule

IMAGE = re.compile(r"!\[([^\]]{0,999})\]\(\s{0,9}<?([^)\s>]{0,2000})[^)]{0,999}\)|<img\b([^>]{0,4000})>", re.IGNORECASE)
UNSHOWN_IMAGES = re.compile(r"\.(?:svg|webp|avif|heic|tiff?|pdf|mp4|webm)(?:[?#]|$)|^data:", re.IGNORECASE)


@rule(
    "image-alt",
    "warning",
    "An image has no alternative text for readers who cannot see it.",
    family="reader",
    bad="![](https://example.org/chart.png)",
    good="![Prices fell from 5 to 3](https://example.org/chart.png)",
)
def check_image_texts(material: Material) -> Iterator[Finding]:
    for block, piece, source in printed_sources(material, fences=True):
        for found in IMAGE.finditer(source):
            has_text = found[1].strip() if found[3] is None else re.search(r"\balt=[\"'][^\"']+", found[3], re.I)
            if not has_text:
                yield found_at(material, block, piece, found.span(), "the image has no alternative text")


@rule(
    "image-in-mail",
    "warning",
    "A mail cannot show the image: its address is relative, or most mail programs do not show its format.",
    family="reader",
    bad="![Prices](/images/prices.svg)",
    good="![Prices](https://example.org/images/prices.png)",
)
def check_images_in_mail(material: Material) -> Iterator[Finding]:
    for block, piece, source in printed_sources(material, fences=True):
        for found in IMAGE.finditer(source):
            src = re.search(r"\bsrc=[\"']?([^\"'\s>]+)", found[3], re.I) if found[3] is not None else None
            address = src[1] if src else (found[2] or "")
            relative = not re.match(r"https?://", address, re.I) and not material.web_url
            if relative or UNSHOWN_IMAGES.search(address):
                if UNSHOWN_IMAGES.search(address):
                    why, advice = "its format is not shown by most mail programs", "use a PNG or JPEG"
                else:
                    why, advice = "its address is relative", "set web_url under [render], or write the full address"
                yield found_at(material, block, piece, found.span(), f"the mail cannot show the image {address}: {why}", advice)
