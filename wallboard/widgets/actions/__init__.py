"""Everything that a person can do with a key, in one place."""
