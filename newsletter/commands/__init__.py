"""One file for each command: takes the context and plain options, runs its step, prints its data, returns the exit code."""
