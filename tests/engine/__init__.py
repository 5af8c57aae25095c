"""Tests of what runs without a screen."""
