"""Promises of the newsletter that an issue belongs to."""

from __future__ import annotations

from newsletter.render.publication import Publication


def test_a_site_has_the_configured_name_of_its_host_or_of_a_domain_above_it() -> None:
    publication = Publication(site_names={"example.org": "The Example", "news.example.org": "Example News"})
    hosts = ("example.org", "a.example.org", "a.news.example.org", "example.com", "org")
    names = ["The Example", "The Example", "Example News", "example.com", "org"]
    assert [publication.site_name(host) for host in hosts] == names
