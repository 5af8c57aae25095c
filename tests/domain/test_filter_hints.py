"""What a typed filter could go on with: keys first, then what the board has."""

from tests.domain.changes import NOW
from tests.floors import sketch_board
from wallboard.domain.filter_hints import MOST, hints
from wallboard.domain.filter_query import parse


def test_that_a_word_completes_to_keys_and_a_key_to_what_the_board_has() -> None:
    board = sketch_board(NOW)
    assert hints("te", board) == ("team:",)
    assert hints("depot m", board) == ("depot mine",)
    assert hints("", board) == ()
    assert hints("xyz", board) == ()
    assert hints("team:net", board) == ("team:Network",)
    assert hints("sev:1,ma", board) == ("sev:1,major",)


def test_that_every_hint_is_a_filter_and_names_with_spaces_are_quoted() -> None:
    board = sketch_board(NOW)
    offered = hints("sev:1 team:field", board)
    assert 'sev:1 team:"Field East"' in offered
    assert hints('team:"field e', board) == ('team:"Field East"',)
    for line in (*offered, *hints("nature:", board), *hints("site:", board)):
        assert not parse(line).is_empty
    assert len(hints("nature:", board)) <= MOST
