"""Editions for sites, feeds and other programs. Imported only when needed."""
