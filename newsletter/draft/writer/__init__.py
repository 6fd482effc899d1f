"""A language model as writer of headlines and summaries, on top of what the machine does without one."""
