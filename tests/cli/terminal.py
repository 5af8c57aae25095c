"""The command line as tests drive it: on one database, by exit code, and by what it said."""

import json
from typing import Any

import pytest

from wallboard.cli import main

Captured = pytest.CaptureFixture[str]


class Terminal:
    """The command line on one database; `before` is what every command begins with."""

    def __init__(self, url: str, capsys: Captured, *before: str) -> None:
        self._url, self._capsys, self._before = url, capsys, before

    def __call__(self, *words: str, code: int = 0) -> str:
        """What a command said that must end with `code`: on standard error if it did not do it."""
        self._capsys.readouterr()
        first, *others = (*self._before, *words)
        assert main([first, "--database", self._url, *others]) == code, self._capsys.readouterr()
        said = self._capsys.readouterr()
        return said.err if code and "--json" not in words else said.out

    def data(self, *words: str, code: int = 0) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self(*words, "--json", code=code))
        return told
