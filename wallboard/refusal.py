"""An error that is a sentence: what is in the way, and the way out, for a person to read."""


class Refusal(Exception):
    """What the environment or the person can mend; shown as it is, without a traceback."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def sentence_of(problem: BaseException) -> str | None:
    """The sentence an error carries for people, or None if it is a fault of the program."""
    sentence = getattr(problem, "sentence", None)
    return sentence if isinstance(sentence, str) else None
