"""Extracts an article's text: splits a page into blocks, classifies them and writes the chosen ones as lines."""
