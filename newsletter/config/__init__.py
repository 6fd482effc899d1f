"""The configuration: what it may hold, how it is checked, how it is loaded."""
