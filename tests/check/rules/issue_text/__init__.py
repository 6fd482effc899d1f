"""Tests of the rules that need nothing but the issue, beyond the two examples that each has."""
