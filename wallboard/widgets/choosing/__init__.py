"""Everything that a drag does, without one: lists by number, for keys and for a single pointer."""
