"""The examples shown in each command's `--help`."""

from __future__ import annotations

EXAMPLES = {
    "newsletter": ('newsletter init my-weekly --title "My Weekly"', "newsletter build --quiet"),
    "fetch": (
        "newsletter fetch https://example.org/article urls.txt",
        "newsletter fetch https://example.org/feed.xml --since 7d",
    ),
    "extract": ("newsletter extract", "find pages -name '*.html' | newsletter extract - --json | jq -r .title"),
    "draft": ("newsletter draft --date saturday", "newsletter draft --join 4ada6564 91c0aa12"),
    "check": ("newsletter check", "newsletter check 2025-11-15 --json"),
    "render": (
        "newsletter render --to email -o issue.html",
        "newsletter render 2025-11-15 --to text | less",
        "newsletter render --to all -o editions/",
    ),
    "preview": ("newsletter preview --open", "newsletter preview 2025-11-15 --port 8080"),
    "build": (
        "15 5 * * *  newsletter build --quiet --config /home/ada/weekly/config.toml",
        "newsletter build --publish https://example.org/feed.xml",
    ),
    "publish": ("newsletter publish", "newsletter publish 2025-11-15"),
    "issues": ("newsletter issues", "newsletter issues --json | jq -r 'select(.state == \"open\") | .file'"),
    "status": ("newsletter status", "newsletter status --json | jq -r 'select(.state == \"new\") | .title'"),
    "show": ("newsletter show https://example.org/article --why", "newsletter show 4ada6564"),
    "why": ("newsletter why 4ada6564", "newsletter why https://example.org/article --json"),
    "init": ('newsletter init my-weekly --title "My Weekly"', 'newsletter init --sections "Council, Streets"'),
    "demo": ("newsletter demo", "newsletter demo /tmp/demo"),
    "cache": ("newsletter cache show https://example.org/article", "newsletter cache gc --older-than 90d --dry-run"),
    "cache path": ("newsletter cache path", 'du -sh "$(newsletter cache path)"'),
    "cache ls": ("newsletter cache ls", "newsletter cache ls --json | jq -r .url"),
    "cache show": (
        "newsletter cache show https://example.org/article",
        "newsletter cache show https://example.org/article --body | less",
    ),
    "cache verify": ("newsletter cache verify", "newsletter cache verify --remove"),
    "cache gc": ("newsletter cache gc --older-than 90d --dry-run", "newsletter cache gc --max-size 200MB"),
    "cache export": ("newsletter cache export --warc issue.warc.gz", "newsletter cache export --warc all.warc.gz --all"),
}


def examples_of(command: str) -> str:
    """Return the lines under the help of a command; unwrapped, as click's mark for that says."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in EXAMPLES[command])
