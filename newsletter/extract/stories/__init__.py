"""The stories of one page that holds several: live pages, round-ups, collections of texts."""
