"""Made-up people: first names and surnames that belong to nobody on purpose."""

from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST = _words(
    "Ana Ben Cara Dev Elin Femi Gita Hugo Iris Jonas Kiri Lars Mina Noor Otto Paula Quinn Rosa Sami Tess "
    "Uma Vik Wanda Xenia Yara Zoe Amir Bea Carl Dina Emil Fay Gus Hana Ivo Jade Kofi Lena Max Nina "
    "Ola Pia Remy Sara Tom Ugo Vera Wes Yuki Zara Abe Bo Cleo Dan Eva Flo Gil Hal Ida Jim "
    "Kai Lou Mia Nils Olga Per Runa Sven Tara Ute Vito Wim Ylva Zeno Aida Bram Cato Dora Enzo Finn"
)

LAST = _words(
    "Ashgrove Birkham Caldmoor Dunwell Eastlow Fernhough Gladmere Holtby Inskip Jarrold Kestleby Lowmarsh "
    "Mellwick Norbeck Oakmere Penhallow Quarrel Redfold Stanwick Thornley Underbank Vexley Wystan Yarwood "
    "Zellwood Applegarth Brackley Corfield Drumwell Elmhurst"
)


def made_up_names(random: Random, count: int) -> tuple[str, ...]:
    """As many different names as a room calls them: first name and initial.

    Raises:
        ValueError: more people are wanted than there are first names.
    """
    if count > len(FIRST):
        raise ValueError(f"{count} people are more than the {len(FIRST)} made-up first names")
    first = random.sample(FIRST, count)
    return tuple(f"{name} {random.choice(LAST)[0]}" for name in first)


def made_up_caller(random: Random) -> tuple[str, str]:
    """A full name, and a phone number from the range that is kept free for stories."""
    return f"{random.choice(FIRST)} {random.choice(LAST)}", f"+44 1632 960{random.randrange(1000):03d}"
