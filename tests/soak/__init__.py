"""Long proofs of the wall, each a command: `python -m tests.soak.ends`."""
