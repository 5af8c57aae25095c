"""The figures of the floor, each with its formula and what is counted in it."""
