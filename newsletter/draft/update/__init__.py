"""One run of `draft` on one issue file: target, editor's decisions, merge and report."""
