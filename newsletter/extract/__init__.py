"""Extracts articles from pages; the only package that uses trafilatura and lxml.

article.py is the way through it. What a page says of its article is read in `metadata/`, the text in `body/`, the stories of a page
that holds several in `stories/`; none of the three knows another. Beside them lie what they share and what judges the outcome.
"""
