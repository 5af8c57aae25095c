"""Every key of a TOML file is found on the line where it is written."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from wallboard import assets
from wallboard.services.toml_lines import Way, line_of, lines_of

TRICKY = '''\
title = "a # no comment" # [not.a.table]
long = """
[page.fake]
grid = ["x"]
""" # end
"quoted key" = 1
a.b = 'its'

[page."one.two"]  # dotted in quotes
grid = [   # first
    "a, ] b",
    'c',  # }
    ["d", "e"],
]
point = { x = 1, y = [1, 2] }
after = true
'''


def leaves(table: Mapping[str, object], way: Way = ()) -> Iterator[Way]:
    for key, value in table.items():
        yield (*way, key)
        if isinstance(value, dict):
            yield from leaves(value, (*way, key))


SHIPPED = [
    path
    for kind in ("plans", "profiles", "themes", "mappings")
    for path in (assets.resources() / kind).iterdir()
]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_that_keys_of_what_is_shipped_stand_on_the_line_that_is_told(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    told, written = lines_of(text), text.splitlines()
    for way in leaves(tomllib.loads(text)):
        line = line_of(told, way)
        assert line is not None, way
        assert str(way[-1]) in written[line - 1], (way, written[line - 1])


def test_that_texts_comments_and_brackets_lead_nobody_astray() -> None:
    tomllib.loads(TRICKY)
    told = lines_of(TRICKY)
    assert ("page", "fake") not in told
    assert told["long",] == 2
    assert told["quoted key",] == 6
    assert told["a", "b"] == 7
    assert told["page", "one.two"] == 9
    assert [told["page", "one.two", "grid", place] for place in range(3)] == [11, 12, 13]
    assert told["page", "one.two", "after"] == 16
    assert line_of(told, ("page", "one.two", "point", "y")) == 15, "what has no line of its own: its table's"
    assert line_of(told, ("nowhere",)) is None
