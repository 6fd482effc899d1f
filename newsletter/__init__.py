"""Turns a week's links into a newsletter issue: fetch, extract, draft, check, render."""

__version__ = "0.2.0"
