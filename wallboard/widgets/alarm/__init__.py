"""The alarms as they are seen: a bar on the wall, and a bar with answers at the desk."""
