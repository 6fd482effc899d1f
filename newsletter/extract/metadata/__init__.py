"""A page's metadata: title, authors, dates, site and language, each with the reason it was chosen."""
