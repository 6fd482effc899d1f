"""Which section of an issue a story belongs to, and why."""
