"""What was needed for a moment goes back to the system, however torn to pieces it lies."""

import platform

import pytest

from wallboard.live.memory import give_back, resident_bytes

_PIECES, _PIECE = 40_000, 2_000
_MOST_LEFT = 0.5


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is asked to give back")
def test_that_free_memory_among_used_goes_back_to_the_system() -> None:
    give_back()
    before = resident_bytes() or 0
    pieces = [bytearray(_PIECE) for _ in range(_PIECES)]
    needed = (resident_bytes() or 0) - before
    kept = pieces[::50]
    del pieces
    give_back()
    assert (resident_bytes() or 0) - before < _MOST_LEFT * needed
    assert len(kept) == _PIECES // 50
