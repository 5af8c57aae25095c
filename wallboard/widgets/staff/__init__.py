"""The parts of the page of people: where everybody stands, and how they are drawn."""
