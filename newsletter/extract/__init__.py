"""Extracts articles from pages; the only package that uses trafilatura and lxml.

Start reading at article.py, which calls the rest. `metadata/` reads what a page states about its article, `body/` its text, `stories/`
the stories of a page that has several; none of the three imports another. `page/` has what they share; the modules beside them set flags.
"""
