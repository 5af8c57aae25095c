"""What the desk tells of a wall that stopped while nobody looked."""
