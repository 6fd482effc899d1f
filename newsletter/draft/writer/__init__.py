"""Headlines and summaries written by a language model instead of extracted."""
