"""Examines what a wall or a desk needs on this machine and in its database, without changing anything."""
