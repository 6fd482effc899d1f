"""Turns articles into an issue and updates the editor's file with it.

    selection → clustering → ranking → sections → headlines, summary (or writer) → compose → merge → update

`words`, `grammar` and `prose` are what these steps compare and read texts by.
"""
