"""A made-up floor that lives: who works there, what happens and what people do about it, from one seed."""
