"""The parts of the rules page: lists, forms, the simulator and what publishes."""
