"""A machine without any font shows the same wall: the font comes along with the program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

_PAINT = """
import sys
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase
from tests.floors import sketch_floor
from tests.widgets.wall_floors import NOW, wall_page
from wallboard.app.desktop import application
from wallboard.widgets.picture import render

app = application()
page = wall_page(sketch_floor(NOW).board(), QSize(1280, 720))
render(page, QSize(1280, 720)).save(sys.argv[1])
print(*QFontDatabase.families(), sep="|")
"""
_NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{cache}</fontconfig>'

_GENERIC = {"Monospace", "Sans Serif", "Serif"}
"""Names that fontconfig has on every machine, fonts or none."""


def painted(out: Path, **more: str) -> tuple[QImage, str]:
    """The wall as a process of its own paints it, and which families of fonts that knows."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **more}
    done = subprocess.run(
        (sys.executable, "-c", _PAINT, str(out)), env=environment, check=True, capture_output=True, text=True
    )
    return QImage(str(out)), done.stdout.splitlines()[-1]


@pytest.mark.skipif(sys.platform != "linux", reason="empties fontconfig, which other systems do not have")
def test_that_a_machine_without_fonts_shows_the_same_wall(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(_NO_FONTS.format(cache=f"<cachedir>{tmp_path / 'cache'}</cachedir>"), encoding="utf-8")
    furnished, _ = painted(tmp_path / "furnished.png")
    bare, families = painted(
        tmp_path / "bare.png", FONTCONFIG_FILE=str(config), FONTCONFIG_PATH=str(tmp_path), HOME=str(tmp_path)
    )
    assert set(families.split("|")) - _GENERIC == {"Inter"}, "nothing but the font that the program brings"
    assert not bare.isNull()
    assert bare == furnished
