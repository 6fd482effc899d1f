"""What editions need to know about the newsletter: name, theme, mailing service, date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsletter.config.schema import EmailSettings, MailSettings, RenderSettings, ThemeSettings


@dataclass(frozen=True)
class Publication:
    """What is the same for every issue. `title` "" = unknown: the issue's own stands at its head.

    `templates` is the editor's folder; `briefs` the title of the section of short stories; `read_more` the text of a link that
    says nothing of where it leads; `labels` the editor's own words by name, `site_names` the names of sites by host. `sent_at`
    is the mail's Date, None = the issue's own.
    """

    title: str = ""
    description: str = ""
    language: str = "en"
    briefs: str = "In Brief"
    read_more: str = "Read more"
    render: RenderSettings = RenderSettings()
    mail: MailSettings = MailSettings()
    email: EmailSettings = EmailSettings()
    theme: ThemeSettings = ThemeSettings()
    labels: Mapping[str, str] = field(default_factory=dict)
    site_names: Mapping[str, str] = field(default_factory=dict)
    templates: Path | None = None
    sent_at: datetime | None = None

    def site_name(self, host: str) -> str:
        """Return the name of a site as readers know it: the configured one of the host or a domain above it, else the host."""
        parts = host.split(".")
        domains = (".".join(parts[at:]) for at in range(len(parts) - 1))
        return next((self.site_names[domain] for domain in domains if domain in self.site_names), host)
