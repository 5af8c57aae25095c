"""The small window of an agent: what is theirs, and how they answer."""
