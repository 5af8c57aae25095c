"""The time machine on screen: its slider, its keys, and how the past is marked."""
