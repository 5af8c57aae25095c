"""The way out of a transaction that must not happen."""


class CommandRefused(Exception):
    """The command cannot be done as the tables are now; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
