"""Text utilities: cleaning, URLs, dates, sentences, languages and charsets are handled here and nowhere else."""
