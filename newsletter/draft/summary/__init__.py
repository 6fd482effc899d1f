"""What a story says: its running text, which sentences can stand alone, the summary, the headline, the issue's own words."""
