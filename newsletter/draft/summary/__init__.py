"""A story's summary: which of the article's sentences it has, in whose voice, and on which days."""
