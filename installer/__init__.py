"""Sets Wallboard up in a checkout and runs it, with nothing but Python's standard library."""
