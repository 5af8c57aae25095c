"""One list from which a person picks an action, an incident, somebody or a time."""
