"""The parts of the desk page: the list, the people, the detail, and what frames them."""
