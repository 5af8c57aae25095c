"""The filter as a person sees it: the line to type it, its parts as chips, and how much it hides."""
