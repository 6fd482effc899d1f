"""`newsletter check`, run for real."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from newsletter.check.gate import gate_summary, passes
from newsletter.commands.check import check_issue, has_errors
from newsletter.commands.context import open_context
from newsletter.language_model import open_model
from newsletter.models import Article
from tests.check.materials import article as make_article
from tests.model_server import GARBAGE, SILENT, ModelServer, know_model, needs_real_model
from tests.running import newsletter
from tests.website import Site

FRONT = '---\ntitle: "Weekly"\ndate: 2025-11-15\n---\n\n## Town\n\n'
STORY = "### A bridge\n\nThe bridge will be rebuilt by the council of Brigford.\n\n[Read more](https://a.example/bridge)\n"
EMPTY = "### A bridge\n"
BARE = "### A bridge\n\n[Read more](https://a.example/bridge)\n"

OWLS = (
    "Barn owls have come back to the marshes of Brigford, the wardens say. A count in May found 88 of them, after 12 in 2019. "
    "Anna Berg, a warden, told the council that voles are many again. Farmers had left strips of long grass along 40 kilometres of "
    "ditches. “We did not expect it so soon,” Berg said."
)
ARTICLES = (make_article(), make_article(OWLS, title="Owls return"))


def _issue(folder: Path, text: str) -> Path:
    path = folder / "2025-11-15.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_finding_in_a_pipe_is_a_line_that_an_editor_can_jump_to(project: Path) -> None:
    ran = newsletter("check", _issue(project, FRONT + EMPTY))
    assert ran.code == 1
    told = "2025-11-15.md:8:1: no-summary error the story has no summary and no link: only its headline is printed"
    assert told in ran.out.splitlines()


def test_a_story_with_a_headline_and_a_link_stops_nothing_for_want_of_a_summary(project: Path) -> None:
    ran = newsletter("check", _issue(project, FRONT + BARE))
    assert (ran.code, "no-summary warning" in ran.out) == (0, True)


def test_publish_and_build_get_the_same_findings_from_check_issue(project: Path) -> None:
    path = _issue(project, FRONT + EMPTY)
    found = check_issue(open_context(None, None, quiet=True, verbose=0, command="publish"), path)
    assert has_errors(found)
    assert [item.code for item in found] == [record["code"] for record in newsletter("check", path, "--json").records]


def test_a_comment_in_a_story_switches_a_rule_off_there(project: Path) -> None:
    text = FRONT + BARE.replace("\n\n", "\n<!-- check: off no-summary -->\n\n", 1)
    assert "no-summary" not in newsletter("check", _issue(project, text)).out
    assert "no-summary" in newsletter("check", _issue(project, f"{text}\n### Two\n")).out


def test_a_rule_named_in_the_configuration_is_off_or_changes_its_level(project: Path) -> None:
    path = _issue(project, FRONT + EMPTY)
    settings = (project / "config.toml").read_text(encoding="utf-8")
    (project / "config.toml").write_text(settings + '[check]\noff = ["no-summary"]\n', encoding="utf-8")
    assert "no-summary" not in newsletter("check", path).out
    (project / "config.toml").write_text(settings + '[check]\nnotes = ["no-summary"]\n', encoding="utf-8")
    ran = newsletter("check", path)
    assert "no-summary note" in ran.out
    assert ran.code == 0


def test_the_newest_issue_is_compared_with_the_articles_in_the_cache(project: Path, site: Site) -> None:
    newsletter("fetch", f"{site.base}/bridge", "-q")
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", "2025-11-15")
    path = project / "issues" / "2025-11-15.md"
    path.write_text(path.read_text(encoding="utf-8").replace("14 million", "15 million"), encoding="utf-8")
    ran = newsletter("check", "--json")
    assert ran.code == 1
    (found,) = [record for record in ran.records if record["code"] == "number-not-found"]
    assert found["words"] == "15 million pounds"
    assert "14 million pounds" in found["source"]


def test_the_result_is_one_sarif_log_or_github_commands_where_that_is_asked_for(project: Path) -> None:
    path = _issue(project, FRONT + EMPTY)
    assert json.loads(newsletter("check", path, "--format", "sarif").out)["version"] == "2.1.0"
    assert newsletter("check", path, "--format", "github").out.startswith("::error file=")
    assert newsletter("check", path, "--format", "xml").code == 2


def test_since_tells_only_what_is_new(project: Path) -> None:
    before = project / "before.jsonl"
    before.write_text(newsletter("check", _issue(project, FRONT + BARE), "--json").out, encoding="utf-8")
    assert newsletter("check", _issue(project, FRONT + BARE), "--since", before).out == ""
    ran = newsletter("check", _issue(project, f"{FRONT}{BARE}\n### Two\n"), "--since", before)
    assert {line.split()[1] for line in ran.out.splitlines()} >= {"no-summary"}
    assert "Two" not in before.read_text(encoding="utf-8")


def test_fix_writes_the_file_and_tells_what_it_mended(project: Path) -> None:
    path = _issue(project, FRONT + STORY.replace("/bridge)", "/bridge?utm_source=x)"))
    ran = newsletter("check", path, "--fix")
    assert "fixed" in ran.err
    assert path.read_text(encoding="utf-8") == FRONT + STORY


def test_fix_says_so_where_there_is_nothing_that_it_can_mend(project: Path) -> None:
    path = _issue(project, FRONT + BARE)
    before = path.read_bytes()
    assert "nothing to fix: no finding has only one right answer" in newsletter("check", path, "--fix").err
    assert path.read_bytes() == before


def test_the_proof_sheet_is_written(project: Path) -> None:
    newsletter("check", _issue(project, FRONT + STORY), "--html", project / "proof.html")
    assert "A bridge" in (project / "proof.html").read_text(encoding="utf-8")


def test_explain_tells_of_one_rule_and_refuses_one_that_is_none(project: Path) -> None:
    assert "no-summary (warning)" in newsletter("check", "--explain", "no-summary").out
    ran = newsletter("check", "--explain", "no-sumary")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean no-summary?" in ran.err


def _asking(project: Path, site: Site, words: str, timeout: str = "10s") -> Path:
    """An issue with words that the rules cannot decide, in a newsletter whose [check] model is the liar."""
    newsletter("fetch", f"{site.base}/bridge", "-q")
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", "2025-11-15")
    with open(project / "config.toml", "a", encoding="utf-8") as config:
        config.write(f'[check]\nmodel = "liar"\nmodel_timeout = "{timeout}"\n')
    path = project / "issues" / "2025-11-15.md"
    path.write_text(path.read_text(encoding="utf-8").replace("\n\n[Read", f"\n{words}\n\n[Read", 1), encoding="utf-8")
    return path


def test_a_model_is_asked_once_for_what_rules_cannot_decide_and_its_word_is_never_an_error(
    project: Path, site: Site, liar: ModelServer
) -> None:
    path = _asking(project, site, "The council sadly forgot its ducks. Lorries are gone from the bridge.")
    liar.say = lambda question: "**No.**" if "sadly" in question else "Yes, it does."
    first, again = newsletter("check", "--json", path), newsletter("check", "--json", path)
    (doubt,) = [record for record in first.records if record["code"] == "model-doubts"]
    assert (doubt["level"], doubt["sentence"], first.code) == ("note", "The council sadly forgot its ducks.", 0)
    assert "it may be wrong" in doubt["message"]
    assert again.records == first.records
    assert len(liar.questions) == 2
    with open(project / "config.toml", "a", encoding="utf-8") as config:
        config.write('errors = ["model-doubts"]\n')
    assert "check.errors: model-doubts cannot be an error, because a model may be wrong" in newsletter("check", path).err


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ('{"answer": 42', "the answer was neither yes nor no"),
        (GARBAGE, "JSONDecodeError"),
        (SILENT, "no answer within 1 seconds"),
        (429, "RateLimitError"),
    ],
)
def test_a_model_that_gives_no_answer_is_told_of_once_and_the_rules_go_on(
    project: Path, site: Site, liar: ModelServer, said: str | int, reason: str
) -> None:
    liar.say = lambda question: said
    path = _asking(
        project, site, "Ducks were heard there. Other ducks came then. It costs £999.", "1s" if said == SILENT else "10s"
    )
    ran = newsletter("check", path)
    assert f"check: [check] model liar: 2 sentences not judged: {reason}" in ran.err
    assert ran.err.count("not judged") == 1
    assert "number-not-found" in ran.out
    assert ran.code == 1


def test_publish_and_build_do_not_wait_for_a_model_whose_word_stops_nothing(
    project: Path, site: Site, liar: ModelServer
) -> None:
    _asking(project, site, "Ducks were heard there.")
    assert newsletter("build", "-q", f"{site.base}/bridge").code == 0
    assert newsletter("publish", "-q").code == 0
    assert liar.questions == []


def test_a_code_that_no_rule_has_is_named_with_the_one_that_was_meant(project: Path, site: Site) -> None:
    path = _asking(project, site, "Ducks were heard there.")
    config = project / "config.toml"
    config.write_text(config.read_text().replace('model = "liar"', 'off = ["no-lnk"]'))
    ran = newsletter("check", path)
    assert (ran.code, ran.out) == (2, "")
    assert "check.off: no such rule: no-lnk; did you mean no-link?" in ran.err


FRONT = '---\ntitle: "The Letter"\ndate: 2025-11-15\n---\n\n## Town\n\n'
FIRST = "### A bridge opens in town\n\nThe old bridge has opened again after nine years of work.\n\n"
FIRST += "[Read more](https://a.example/1)\n\n"


def _body(words: str) -> str:
    return FRONT + FIRST.replace("The old bridge", f"{words} The old bridge") + "### Owls return\n\nEleven pairs have come.\n"


LARGE = "".join(FIRST.replace("opens", f"opens {number}").replace("/1", f"/{number}") for number in range(400))
# What readers of issues have complained of, each with the rule that must find it.
FAULTS = {
    "glued heading": (FRONT + FIRST + "###Headline\n\nText.\n", "heading-glued"),
    "date that Hugo cannot read": (FRONT.replace("2025-11-15", "Nov 15, 2025") + FIRST, "date-unreadable"),
    "day of the file": (FRONT.replace("2025-11-15", "2025-11-14") + FIRST, "day-disagrees"),
    "story of an earlier issue": (FRONT + FIRST.replace("a.example/1", "old.example/1"), "repeat"),
    "link that is another's Also": (
        FRONT + FIRST.rstrip() + "\n\nAlso: [B](https://b.example/2)\n\n" + FIRST.replace("a.example/1", "b.example/2"),
        "also-repeats",
    ),
    "misspelt link": (FRONT + FIRST.replace("https:", "htps:"), "link-misspelt"),
    "TODO": (_body("TODO ask Holm."), "placeholder"),
    "emphasis": (_body("**Why:**this."), "markdown-shown"),
    "shortcode": (_body("{{< youtube abc >}}"), "template-shown"),
    "image without text": (_body("![](https://a.example/i.png)"), "image-alt"),
    "large mail": (FRONT + LARGE, "mail-size"),
    "one link in three stories": (FRONT + FIRST * 3, "same-link"),
    "type parameter": (_body("It returns a Vec<u8> now."), "raw-html"),
    "cells of a table": (_body("<td>One</td><td>$5</td>"), "raw-html"),
    "image in HTML": (_body('<img src="https://a.example/i.png" alt="A chart">'), "raw-html"),
    "image with a relative address": (_body("![A chart](/i.png)"), "image-in-mail"),
    "comment in a comment": (_body("<!-- a <!-- b --> secret -->"), "comment-shown"),
    "raw table": (_body("| a | b |\n|---|\n"), "markdown-shown"),
    "footnote without note": (_body("It is so.[^1]"), "markdown-shown"),
    "merge tag": (_body("Dear *|FNAME|*,"), "template-shown"),
    "entity": (_body("Research &amp;amp; more."), "entity-shown"),
}


@pytest.mark.parametrize(("text", "code"), FAULTS.values(), ids=list(FAULTS))
def test_each_fault_that_reached_readers_is_found(project: Path, text: str, code: str) -> None:
    issues = project / "issues"
    issues.mkdir()
    (issues / "2025-11-08.md").write_text(
        FRONT.replace("2025-11-15", "2025-11-08") + FIRST.replace("a.example", "old.example"), encoding="utf-8"
    )
    file = issues / "2025-11-15.md"
    file.write_text(text, encoding="utf-8")
    found = newsletter("check", file, "--json").records
    assert code in {record["code"] for record in found}
    assert all(record["line"] >= 1 and record["column"] >= 1 for record in found)


def test_markers_of_a_merge_in_git_are_an_error_with_their_line(project: Path) -> None:
    (project / "2025-11-15.md").write_text(FRONT + "<<<<<<< HEAD\n" + FIRST + "=======\n>>>>>>> theirs\n", encoding="utf-8")
    ran = newsletter("check", project / "2025-11-15.md")
    assert (ran.code, ran.out) == (1, "")
    assert "2025-11-15.md:8: an unresolved merge conflict" in ran.err


@pytest.mark.parametrize(
    "markdown",
    [
        "| a | b |\n|---|---|\n| one | two |",
        "It is ~~three~~ four.",
        "So it is.[^1]\n\n[^1]: Says Holm.",
        "- [x] done",
        "See https://b.example/x today.",
    ],
    ids=["table", "strikethrough", "footnote", "task", "bare link"],
)
def test_what_every_edition_shows_alike_is_no_finding(project: Path, markdown: str) -> None:
    file = project / "2025-11-15.md"
    file.write_text(FRONT + FIRST.replace("work.\n", f"work.\n\n{markdown}\n"), encoding="utf-8")
    assert newsletter("check", file).out == ""


@pytest.mark.slow
@needs_real_model
def test_a_real_small_model_is_asked_once_and_stops_nothing(
    project: Path, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    know_model(tmp_path / "llm", monkeypatch, os.environ["NEWSLETTER_MODEL_SERVER"], "m")
    with open(project / "config.toml", "a", encoding="utf-8") as config:
        config.write('[check]\nmodel = "liar"\nmodel_timeout = "120s"\n')
    newsletter("fetch", f"{site.base}/bridge", "-q")
    newsletter("extract", "-q")
    link = f"[Read more]({site.base}/bridge)\n"
    path = _issue(project, f"{FRONT}### A bridge\n\nThe mayor regrets the bridge and leaves town in anger.\n\n{link}")
    first = newsletter("check", path, "--json")
    assert first.code == 0
    assert all(record["level"] != "error" for record in first.records)
    answers = {file.read_bytes() for file in (project / ".newsletter" / "answers").rglob("*") if file.is_file()}
    assert answers or "1 sentence not judged: the answer was neither yes nor no" in first.err
    assert not answers or newsletter("check", path, "--json").out == first.out


@pytest.mark.slow
@needs_real_model
@pytest.mark.parametrize("article", ARTICLES, ids=["bridge", "owls"])
def test_the_prose_of_a_real_small_model_leaves_the_gate_without_what_its_article_does_not_have(
    article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    know_model(tmp_path / "llm", monkeypatch, os.environ["NEWSLETTER_MODEL_SERVER"], "m")
    prose = open_model("liar", "[check] model")(
        f"Write a news summary of 60 words of this article.\n\n{article.text}", 120
    ).text
    summary, _ = gate_summary(" ".join(prose.split()), [article])
    assert summary.strip()
    assert all(passes(line, [article]) for line in summary.split("\n"))
    assert passes(" ".join(summary.split("\n")), [article])
