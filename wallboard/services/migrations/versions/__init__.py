"""One module per schema version, named after its number."""
