"""One file for each command: takes the desk and plain options, runs its step, prints its data, returns the exit code."""
