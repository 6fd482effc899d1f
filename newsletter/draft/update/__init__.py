"""One run of `draft` on one issue file: which file, the editor's word on stories, what is written, what is reported."""
