"""Ink and hands: what is painted and what is touched."""
