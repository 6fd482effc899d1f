"""The `.newsletter/` folder next to the issues: the last generated draft and the editor's decisions.

    .newsletter/2025-11-15.base     the machine's last version of the issue of that day: the base of the next merge
    .newsletter/2025-11-15.json     when it was drafted, what the editor threw out, what was passed over, what was reported
    .newsletter/2025-11-15.bak      the draft as it was before the last run that changed it
    .newsletter/joins.json          which articles the editor put together, and which she keeps apart

The files are small text files, meant to be committed (all but the `.bak`). If they are lost, no text is lost, but stories thrown out
may come back. They are named by the issue's day, so that the issue file may be renamed; if the day has changed, the state is found by
the file's name, and if both have, by the stories of a file that is gone.

They are written in the order draft, json, base. A crash in between leaves an older base, which can only make a merge too careful; with
a base newer than the draft, a story that was never written would count as thrown out. For the same reason, if a version control system
has left both sides of a conflict in the files, lists are the union of both sides, and the base is what both agree on.
"""

from newsletter.draft.state.base import Base, kept_days, load_base, save_base
from newsletter.draft.state.draft_file import write_draft
from newsletter.draft.state.joins import Joins, load_joins, save_joins
from newsletter.draft.state.state_files import FOLDER, StatePlace

__all__ = [
    "FOLDER",
    "Base",
    "Joins",
    "StatePlace",
    "kept_days",
    "load_base",
    "load_joins",
    "save_base",
    "save_joins",
    "write_draft",
]
