"""The way from one schema to the next, for both databases; each revision is frozen once it is released."""
