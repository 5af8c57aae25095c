"""The folder of ends: bounded, in order, and quiet about what somebody has seen."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.domain.test_wall_ends import END
from wallboard.services.wall_ends import MOST, WallEnds


def test_that_ends_are_told_until_somebody_has_seen_them(tmp_path: Path) -> None:
    ends = WallEnds(tmp_path)
    later = replace(END, at=END.at + timedelta(seconds=1))
    assert ends.unseen() == ()
    ends.keep(later)
    ends.keep(END)
    assert ends.unseen() == (END, later)
    ends.mark_seen(END)
    assert ends.unseen() == (later,)
    ends.mark_seen(later)
    ends.mark_seen(END)
    assert WallEnds(tmp_path).unseen() == ()


def test_that_only_so_many_are_kept_and_the_oldest_go(tmp_path: Path) -> None:
    ends = WallEnds(tmp_path)
    for number in range(MOST + 3):
        ends.keep(replace(END, at=END.at + timedelta(seconds=number), number=number))
    kept = ends.unseen()
    assert (len(kept), kept[0].number, kept[-1].number) == (MOST, 3, MOST + 2)


def test_that_a_file_which_nobody_can_read_hides_no_other(tmp_path: Path) -> None:
    ends = WallEnds(tmp_path)
    ends.keep(END)
    (tmp_path / "end-00000000T000000.json").write_bytes(b"\xff{")
    assert ends.unseen() == (END,)
