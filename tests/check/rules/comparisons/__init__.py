"""Tests of the rules that compare the issue with something else, beyond the two examples that each has."""
