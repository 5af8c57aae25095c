"""The tiles of the wall page: one row of one team runs through all of them."""
