"""What a page says of its article: title, authors, days, site, language, each with the reason why it was believed."""
