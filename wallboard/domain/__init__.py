"""What is true on the floor, as frozen values and pure functions; no clock, no files, no network."""
