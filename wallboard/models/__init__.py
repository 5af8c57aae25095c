"""How Qt views read the board: item models, roles, drag payloads."""
