"""`newsletter check`: what is wrong in an issue."""

from __future__ import annotations

import difflib
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsletter import __version__, stdout
from newsletter.cache import Answers
from newsletter.check import LEVELS, Finding, Material, all_rules, check_material
from newsletter.check.fix import mend
from newsletter.check.model import AT_ONCE, SupportModel
from newsletter.check.proof_sheet import proof_sheet
from newsletter.check.report import FORMATS, as_github, as_line, as_sarif, by_story, document_rules, explain_rule, keys_of
from newsletter.check.rules import FAMILIES
from newsletter.commands.context import Context
from newsletter.commands.issues import find_issue, read_draft
from newsletter.commands.material import gather_material
from newsletter.commands.pages_now import ask_again
from newsletter.commands.render import write_edition
from newsletter.console import clean, plural
from newsletter.errors import EXIT_NOTHING, EXIT_OK, UsageError
from newsletter.files import read_text, shown_path
from newsletter.issuefile import Draft, parse
from newsletter.models import to_json
from newsletter.workers.collector import collector_paused

if TYPE_CHECKING:
    pass


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What the command line asks for. `form` is one of FORMATS, None = by story on a terminal and a line each elsewhere.

    `links` asks for the pages of the issue again, `published` for those of every issue that was sent.
    """

    form: str | None = None
    html: Path | None = None
    since: Path | None = None
    fix: bool = False
    links: bool = False
    published: bool = False


def run(context: Context, names: Sequence[str], options: CheckOptions) -> int:
    """Print what is wrong in issue files (none named = the newest); the exit code is 1 when something is an error.

    Raises UsageError for an unknown format or a file that is no issue, DraftError for an unreadable draft, RenderError.
    """
    if options.form is not None and options.form not in FORMATS:
        raise UsageError(f"{clean(options.form)}: no such format; use one of {', '.join(FORMATS)}")
    if options.html and (len(names) > 1 or options.published):
        raise UsageError("--html: a proof sheet covers one issue; name one")
    known = _known_findings(options.since) if options.since else set()
    if options.published:
        found = list(_published_findings(context))
    else:
        found = [one for name in (names or (None,)) for one in _findings(context, name, options)]
    fresh = [(file, finding) for file, finding in found if not keys_of(finding) & known]
    _print_findings(fresh, options.form)
    _say_result(context, [finding for _, finding in fresh], len(found) - len(fresh))
    return EXIT_NOTHING if has_errors([finding for _, finding in fresh]) else EXIT_OK


def _findings(context: Context, name: str | None, options: CheckOptions) -> list[tuple[str, Finding]]:
    """Return what is wrong in one issue, mended and written as a proof sheet where that is asked for."""
    draft = read_draft(context, name)
    material = gather_material(context, draft)
    model = _model(context)
    if model:
        material = replace(material, ask=model.supports)
    if options.links:
        material = replace(material, asked=ask_again(context, material))
    findings = check_material(material)
    if options.fix:
        draft, material, findings = _mended(context, draft, material, findings)
    if options.html:
        _write_proof(context, material, findings, options.html)
    blind = sum(bool(entry.story.link) and not entry.articles for entry in material.entries)
    if blind:
        why = "article not read yet; run newsletter extract" if context.has_unread_pages() else "article not in the cache"
        context.console.say(f"{plural(blind, 'story', 'stories')} not checked: {why}")
    for line in model.lines() if model else ():
        context.console.warn(line)
    return [(_shown_file(draft), finding) for finding in findings]


def _model(context: Context) -> SupportModel | None:
    """Return the model of [check], None where none is named. Raises UsageError for one that does not exist."""
    settings = context.config.check
    if not settings.model:
        return None
    from newsletter.language_model import open_model

    ask, answers = open_model(settings.model, "[check] model", AT_ONCE), Answers(context.config.cache / "answers")
    return SupportModel(ask, settings.model, answers, settings.model_timeout)


def _shown_file(draft: Draft) -> str:
    """Return an issue's file as other programs of this folder know it."""
    return str(shown_path(Path(draft.file)))


def _published_findings(context: Context) -> Iterator[tuple[str, Finding]]:
    """Yield what changed since they were sent in the pages of published issues, the newest issue first."""
    for past in reversed(context.issues.issues()):
        if past.is_open or past.error:
            continue
        draft = read_draft(context, str(past.path))
        material = gather_material(context, draft)
        material = replace(material, asked=ask_again(context, material), is_published=True)
        drift = [item for item in all_rules().values() if item.family == "drift"]
        yield from ((_shown_file(draft), finding) for finding in check_material(material, drift))


def explain(code: str) -> int:
    """Print what there is to know of one rule, or of `all` as Markdown. Raises UsageError when there is none of that name."""
    text = document_rules(FAMILIES) if code == "all" else explain_rule(code)
    if text is None:
        near = difflib.get_close_matches(code, all_rules(), 1)
        raise UsageError(
            f"{clean(code)}: no such rule{f'; did you mean {near[0]}?' if near else ''}; --explain all lists all rules"
        )
    stdout.print_line(text.rstrip("\n"))
    return EXIT_OK


def _print_findings(found: Sequence[tuple[str, Finding]], form: str | None) -> None:
    if form == "sarif":
        stdout.print_line(as_sarif(found, __version__))
    elif form is None and stdout.is_terminal():
        width = min(100, shutil.get_terminal_size().columns)
        for line in by_story([finding for _, finding in found], width=width, colour=stdout.has_colour()):
            stdout.print_line(line)
    else:
        for file, finding in found:
            if form == "json":
                stdout.print_json({"file": file, **to_json(finding)})
            else:
                stdout.print_line(as_github(file, finding) if form == "github" else as_line(file, finding))


def _say_result(context: Context, findings: Sequence[Finding], known: int) -> None:
    counts = [(level, sum(finding.level == level for finding in findings)) for level in LEVELS]
    told = ", ".join(plural(count, level) for level, count in counts if count) or "nothing found"
    context.console.say(told + (f"; {known} already known" if known else ""))


def _known_findings(file: Path) -> set[tuple[str, ...]]:
    """Return the keys of the findings that an earlier `check --json` printed. Raises UsageError."""
    try:
        records = [json.loads(line) for line in read_text(file, "list of findings").splitlines() if line.strip()]
        return {key for record in records for key in keys_of(record)}
    except (ValueError, AttributeError) as error:
        raise UsageError(f"{file}: not the output of newsletter check --json") from error


def _mended(
    context: Context, draft: Draft, material: Material, findings: list[Finding]
) -> tuple[Draft, Material, list[Finding]]:
    """Write the file with every finding mended that has one right answer, and check it again. Raises BusyError, UsageError."""
    from newsletter.draft.state import write_draft

    if draft.file == "stdin" or Path(draft.file).is_fifo():
        raise UsageError(f"{draft.file}: --fix needs a file, not stdin or a pipe")
    text, done = mend(draft.text, findings)
    while done:
        text, again = mend(text, check_material(gather_material(context, parse(text, draft.file))))
        if not again:
            break
        done += again
    if not done:
        context.console.say("nothing to fix: no finding has only one right answer" if findings else "nothing to fix")
        return draft, material, findings
    write_draft(Path(draft.file), text, draft.text.encode("utf-8"))
    for finding in done:
        context.console.say(f"  fixed: {finding.line}:{finding.column} {finding.message}")
    draft = parse(text, draft.file)
    material = replace(gather_material(context, draft), asked=material.asked, ask=material.ask)
    return draft, material, check_material(material)


def _write_proof(context: Context, material: Material, findings: Sequence[Finding], file: Path) -> None:
    from newsletter.render.proof_page import render_proof

    folder = context.config.templates
    html = render_proof(proof_sheet(material, findings), templates=folder if folder.is_dir() else None)
    if write_edition(file, html.encode("utf-8")):
        context.console.say(f"wrote {file}")


def check_issue(context: Context, path: Path | None = None, *, now_publishing: bool = False) -> list[Finding]:
    """Return what is wrong in an issue file (None = the newest), in the order of the file.

    `now_publishing` adds what only matters when it goes out. Raises UsageError or DraftError when it cannot be read.
    """
    return check_draft(context, read_draft(context, str(path or find_issue(context, None).path)), now_publishing=now_publishing)


def has_errors(findings: list[Finding]) -> bool:
    """Say whether one of the findings is an error: it must be mended before the issue goes out."""
    return any(finding.level == "error" for finding in findings)


@collector_paused()  # until nothing but the findings is left
def check_draft(context: Context, draft: Draft, *, now_publishing: bool = False) -> list[Finding]:
    """Return what is wrong in an issue that was read."""
    return check_material(gather_material(context, draft, now_publishing=now_publishing))
