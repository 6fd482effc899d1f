"""Tests of the rules about what stands in the issue itself, beyond the two examples that each has."""
