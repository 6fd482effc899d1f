"""Numeric models of words: term weights, background frequencies and word vectors."""
