"""A wall on a machine that has nothing for it: everything else works, and each lack is said once."""

import sys
from pathlib import Path

import pytest

from tests.soak.bare import LACKING, hang

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ends the wall by a signal")


def test_that_without_sound_bus_and_keyring_all_else_works_and_each_lack_is_said_once(tmp_path: Path) -> None:
    report = hang(0.0, tmp_path, every_s=0.0)
    assert set(report.said) >= LACKING
    assert set(report.said.values()) == {1}, report.said
    assert (report.ends, report.errors) == (0, [])
    assert (report.is_live, report.is_equal) == (True, True)
