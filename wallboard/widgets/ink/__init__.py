"""Ink: the few marks that every page is drawn with."""
