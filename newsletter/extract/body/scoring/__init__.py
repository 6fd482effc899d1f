"""Scores how likely each block of a page belongs to its article, from features and learned weights."""
