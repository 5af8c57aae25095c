"""One incident in full: its facts, promises, people and links, and what the log tells of it."""
