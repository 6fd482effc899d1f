"""The pipe between the steps, with real processes: what one prints, the next one finds, whatever a page calls itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.running import ROOT, newsletter
from tests.website import Site, article

PAGES = 41
NOUNS = "abbey barge canal dairy easel forge glove hatch inlet jetty kiosk lathe mural night otter plaza quilt rapid salon tower".split()


def _shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in a folder, in which `newsletter` is this program."""
    own = f'newsletter() {{ "{sys.executable}" -m newsletter "$@"; }}; set -o pipefail; {line}'
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(["bash", "-c", own], cwd=folder, env=env, capture_output=True, text=True, timeout=120, check=False)


def _stated(base: str, number: int) -> str:
    """Return what a page states as its canonical address: with www, http, a slash, a query, its parent, a relative one, nothing."""
    path = f"{base}/story-{number}"
    host = base.partition("://")[2]
    kinds = ["", path, f"{path}/", path.upper(), f"{path}?utm_source=x", f"/story-{number}", f"//{host}/story-{number}", base]
    kinds += [
        f"{base}/",
        f"http://www.{host}/story-{number}",
        f"https://{host}/story-{number}",
        f"{path}#top",
        f"{path}?page=1",
    ]
    return kinds[number % len(kinds)]


def _serve_mix(site: Site) -> list[str]:
    urls = []
    for number in range(PAGES):
        one, two = NOUNS[number % 20], NOUNS[(number * 7 + 3) % 20]
        head = f'<link rel="canonical" href="{_stated(site.base, number)}">' if _stated(site.base, number) else ""
        lines = [f"The {one} of ward {number} was opened beside the {two} by clerk {number * 11 + step}. " for step in range(8)]
        slash = "/" if number % 3 == 0 else ""
        site.pages[f"/story-{number}{slash}"] = article(f"Story number {number} of the {one} and the {two}", *lines, head=head)
        urls.append(f"{site.base}/story-{number}{slash}" + ("?fbclid=1" if number % 5 == 0 else ""))
        site.pages[f"/story-{number}{slash}?fbclid=1"] = site.pages[f"/story-{number}{slash}"]
    return urls


def test_of_41_pages_with_every_kind_of_canonical_address_none_is_lost_in_the_pipe(project: Path, site: Site) -> None:
    text = (project / "config.toml").read_text(encoding="utf-8").replace("pause = 0", "pause = 0\nper_host = 20")
    (project / "config.toml").write_text(text + "[draft]\nmax_stories = 0\nmax_per_site = 0\n", encoding="utf-8")
    (project / "urls.txt").write_text("\n".join(_serve_mix(site)), encoding="utf-8")
    assert len(newsletter("fetch", "urls.txt").out.split()) == PAGES
    ran = _shell("newsletter extract -q | newsletter draft -n -", project)
    assert ran.returncode == 0, ran.stderr
    assert f"{PAGES} stories" in ran.stderr
    assert not (project / "issues").exists()
    ran = _shell("newsletter fetch -q --json urls.txt | newsletter extract - --json | newsletter draft -q -o - -", project)
    assert ran.returncode == 0, ran.stderr
    assert len(set(re.findall(r"^### Story number (\d+) ", ran.stdout, re.MULTILINE))) == PAGES


def test_find_and_ls_give_files_to_extract(project: Path, site: Site) -> None:
    (project / "saved").mkdir()
    for name in ("bridge", "owls"):
        (project / "saved" / f"{name} page.html").write_bytes(site.pages[f"/{name}"].body)
    titles = {"Brigford to rebuild its mill bridge", "Barn owls return to the salt marshes"}
    for line in (
        "find -name '*.html' | newsletter extract - --json",
        "find saved -name '*.html' | newsletter extract --json -",
        "cd saved; ls *.html | newsletter extract - --json",
        "newsletter extract --json saved/*.html",
    ):
        ran = _shell(line, project)
        assert {json.loads(row)["title"] for row in ran.stdout.splitlines()} == titles, (line, ran.stderr)


def test_bare_text_on_stdin_is_an_article(project: Path) -> None:
    ran = _shell(
        "printf 'The mill bridge opens.\\n\\nIt was rebuilt in two summers, the town said.\\n' | newsletter extract --json -",
        project,
    )
    assert ran.returncode == 0, ran.stderr
    assert "It was rebuilt in two summers, the town said." in ran.stdout


def test_a_pipe_that_is_closed_early_ends_in_silence(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/owls", f"{site.base}/bridge")
    ran = _shell("newsletter extract -q --json | head -c 5 >/dev/null; newsletter draft -q -o - | head -1", project)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_head_takes_one_line_and_every_page_is_fetched_and_read_all_the_same(project: Path, site: Site) -> None:
    for number in range(12):
        site.pages[f"/p{number}"] = article(f"Number {number}", f"The {number} barges of the ward lie in the canal. " * 9)
    (project / "urls.txt").write_text("".join(f"{site.base}/p{number}\n" for number in range(12)), encoding="utf-8")
    ran = _shell("newsletter fetch urls.txt | head -1", project)
    assert (ran.returncode, ran.stdout.count("\n"), "12 pages fetched" in ran.stderr) == (0, 1, True), ran.stderr
    ran = _shell("newsletter extract | head -1", project)
    assert (ran.returncode, "12 articles from 12 pages, 12 newly read" in ran.stderr) == (0, True), ran.stderr


def test_an_exit_code_does_not_depend_on_who_reads_the_output(project: Path) -> None:
    (project / "issue.md").write_text("---\ntitle: A\n---\n## News\n### TODO\n[Read more](https://\n", encoding="utf-8")
    whole = _shell("newsletter check issue.md", project)
    assert (whole.returncode, _shell("newsletter check issue.md | true", project).returncode) == (1, 1), whole.stdout


def test_a_note_with_links_in_it_is_a_list_for_every_command(project: Path, site: Site) -> None:
    note = f"Two for Friday: see {site.base}/owls and, says Anna, {site.base}/bridge.\n"
    urls = [f"{site.base}/owls", f"{site.base}/bridge"]
    assert sorted(newsletter("fetch", "-", stdin=note).out.split()) == sorted(urls)  # as they come
    assert newsletter("extract", "-", stdin=note).out.split() == urls
    ran = newsletter("draft", "-o", "-", "-", stdin=note)
    assert (ran.code, *(f"({url})" in ran.out for url in urls)) == (0, True, True)


def test_an_article_that_is_pasted_with_a_link_in_it_stays_an_article(project: Path, site: Site) -> None:
    said = "The mill bridge opens on Friday after two summers of work, the town said, and the market will move there in May. "
    pasted = f"{said * 3}\n\n{said * 2}\n\nRead more: {site.base}/owls\n"
    (record,) = newsletter("extract", "--json", "-", stdin=pasted).records
    assert record["url"].startswith("file://")
    assert "after two summers of work" in record["text"]


def test_a_page_that_was_saved_is_of_the_site_that_it_names_and_a_story_of_it_links_there(project: Path, site: Site) -> None:
    head = '<link rel="canonical" href="https://www.gazette.example/2025/mill-bridge">'
    saved = site.pages["/bridge"].body.replace(b"</head>", f"{head}</head>".encode())
    (project / "saved.html").write_bytes(saved)
    assert newsletter("extract", "saved.html").out == "https://www.gazette.example/2025/mill-bridge\n"
    text = newsletter("draft", "-o", "-").out
    assert "(https://www.gazette.example/2025/mill-bridge)" in text
    assert "source: gazette.example" in text
    (project / "front.html").write_bytes(saved.replace(b"/2025/mill-bridge", b"/").replace(b"mill", b"toll"))
    assert newsletter("extract", "front.html").out.startswith("file://")


def test_files_of_one_template_are_as_many_stories_and_what_all_of_them_say_is_in_none(project: Path) -> None:
    ours = "Each thing in the shop is tried on the fells by members of the club before it is sold to anybody."
    things = "tents stoves kayaks lamps bottles ropes boots packs skis maps mats oars axes tarps".split()
    (project / "shop").mkdir()
    for thing in things:
        own = [
            f"The {thing} of this season come in {size} sizes, and {size} towns have them." for size in ("four", "six", "nine")
        ]
        lines = "".join(f"<p>{line}</p>" for line in (*own, ours))
        page = f"<html><title>The club's {thing}</title><article><h1>The club's {thing}</h1>{lines}</article></html>"
        (project / "shop" / f"{thing}.html").write_text(page, encoding="utf-8")
    newsletter("extract", "-q", *sorted((project / "shop").glob("*.html")))
    ran = newsletter("draft", "-o", "-")
    assert (ran.out.count("\n### "), "joined" in ran.err, ours in ran.out) == (len(things), False, False)
    story = re.findall(r"<!-- story (\w+) -->", newsletter("draft", "-o", "-").out)[0]
    newsletter("draft")
    assert "kept apart: files of one folder" in newsletter("why", story).out


def test_a_saved_page_of_scripts_and_addresses_is_a_page_and_no_list(project: Path, site: Site) -> None:
    addresses = "".join(f"https://img.example/{number}.png 2x,\n" for number in range(200))
    (project / "shop.html").write_bytes(
        site.pages["/owls"].body.replace(b"<nav>", f'<img srcset="\n{addresses}"><nav>'.encode())
    )
    ran = newsletter("extract", "--json", "shop.html")
    assert [record["title"] for record in ran.records] == ["Barn owls return to the salt marshes"]
    assert "not in the cache" not in ran.err


def test_records_of_local_files_are_records_for_the_next_command(project: Path, site: Site) -> None:
    for name in ("owls", "bridge"):
        (project / f"{name}.html").write_bytes(site.pages[f"/{name}"].body)
    made = newsletter("extract", "--json", "owls.html", "bridge.html").out
    (project / "articles.jsonl").write_text(made, encoding="utf-8")
    for ran in (newsletter("draft", "-o", "-", "-", stdin=made), newsletter("draft", "-o", "-", "articles.jsonl")):
        assert (ran.code, "Barn owls return to the salt marshes" in ran.out, "{" in ran.out) == (0, True, False), ran.err
        assert ran.out.count("\n### ") == 2
    assert newsletter("extract", "--json", "-", stdin=made).out == made
    (address,) = newsletter("extract", "owls.html").out.split()
    assert newsletter("extract", address).out.split() == [address]


def test_a_story_of_a_text_without_an_address_is_checked_against_that_text(project: Path) -> None:
    text = "The mill bridge of Brigford opens in May for 14 million pounds, the town said. It was rebuilt in two summers by the town."
    (project / "note.txt").write_text(f"A bridge opens\n\n{text}\n", encoding="utf-8")
    newsletter("extract", "-q", "note.txt")
    newsletter("draft", "-q", "--date", "2025-11-15")
    issue = project / "issues" / "2025-11-15.md"
    issue.write_text(issue.read_text(encoding="utf-8").replace("14 million", "94 million"), encoding="utf-8")
    ran = newsletter("check")
    assert "number-not-found" in ran.out
    assert "not checked" not in ran.err


def test_a_saved_page_is_shown_by_the_address_that_it_names_though_that_cannot_be_fetched(project: Path, site: Site) -> None:
    address = f"{site.base}/2025/mill-bridge"
    head = f'<link rel="canonical" href="{address}"></head>'
    (project / "saved.html").write_bytes(site.pages["/bridge"].body.replace(b"</head>", head.encode()))
    newsletter("extract", "-q", "saved.html")
    assert newsletter("fetch", "-q", address).code == 1
    assert "Brigford to rebuild its mill bridge" in newsletter("show", address).out
    assert newsletter("draft", "-n", address).code == 0


def test_an_issue_is_read_from_a_pipe_that_the_shell_names_as_a_file(project: Path) -> None:
    (project / "one.md").write_text("---\ntitle: One\ndate: 2025-11-15\n---\n\n## Town\n\n### A bridge\n", encoding="utf-8")
    ran = _shell("newsletter check <(cat one.md); echo code $?", project)
    assert ran.stdout.endswith("code 1\n")
    assert re.match(r"/dev/fd/\d+:8:1: no-summary error ", ran.stdout), ran
    assert "A bridge" in _shell("newsletter render <(cat one.md) --to text", project).stdout
    assert "needs a file, not stdin or a pipe" in _shell("newsletter check --fix <(cat one.md)", project).stderr
    _shell("newsletter render <(cat one.md) --to all -o out", project)
    assert (project / "out" / "issue.md").is_file()
