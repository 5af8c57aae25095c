"""Pages made of areas, as the wall's plan says: the wall's own tiles in any rectangle, and a few more."""
