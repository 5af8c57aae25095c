"""The one way in which setting up ends early: a sentence with the way out."""


class Stop(Exception):
    """What keeps the set-up from going on, in words."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
