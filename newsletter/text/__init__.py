"""The ground floor for text: strangers' text, web addresses, dates, sentences, languages and charsets are read here and nowhere else."""
