"""The shared database: its tables, its rules and the triggers that keep them, on SQLite and PostgreSQL."""
