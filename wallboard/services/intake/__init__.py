"""How the rows of a log become writes on the floor: cells, happenings, plans, batches."""
