"""Tests of the rules, family by family, beyond the two examples that each has."""
