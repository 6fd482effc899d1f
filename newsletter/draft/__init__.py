"""Articles → an issue: which are one story, which section each belongs to, what its summary says, and what the editor keeps."""
