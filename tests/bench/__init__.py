"""Measured ratios: the product against the naive way, in one run on one machine; not part of the tests."""
