"""The doctor says of each part whether it is well, and what to do; nothing that is missing ends it."""

import sys
import threading
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import PlaceMaker, plain_sql
from wallboard.services.doctor import files, place, system
from wallboard.services.doctor.desktop import desktop
from wallboard.services.doctor.examined import Examined, Health
from wallboard.services.secrets import PasswordStore

OFFSCREEN = '{"screens": ["HDMI-1, 1920×1080, scale 1"], "font": "Inter", "outputs": []}'


def by_part(told: Iterable[Examined]) -> dict[str, Examined]:
    return {one.part: one for one in told}


def prints(text: str) -> list[str]:
    return [sys.executable, "-c", f"print({text!r})"]


class TestTheDatabase:
    def test_that_a_good_one_is_well_in_every_part(self, training_url: str) -> None:
        told = list(place.database(training_url))
        assert {one.health for one in told} == {Health.OK}
        assert "training, schema" in by_part(told)["database"].says
        assert "as operator" in by_part(told)["rights"].says

    def test_that_one_that_is_not_there_or_not_made_is_told_with_the_way_out(
        self, new_place: PlaceMaker
    ) -> None:
        told = by_part(place.database(new_place("empty")))
        assert told["database"].health is Health.FAIL
        assert "wallboard db init" in told["database"].says

    def test_that_a_login_without_an_operator_is_told(self, training_url: str) -> None:
        plain_sql(training_url, "UPDATE operator SET login = 'somebody else'")
        rights = by_part(place.database(training_url))["rights"]
        assert rights.health is Health.WARN
        assert "bound to no operator" in rights.says

    def test_that_changes_that_nobody_seals_are_told_when_they_are_old(
        self, training_url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        plain_sql(training_url, "INSERT INTO team (id, code, name) VALUES (77, 't', 'T')")
        assert by_part(place.database(training_url))["log of changes"].health is Health.OK
        monkeypatch.setattr(place, "_UNSEALED", timedelta())
        assert by_part(place.database(training_url))["log of changes"].health is Health.WARN

    @pytest.mark.parametrize(
        ("off", "health"), [(1, Health.OK), (-30, Health.WARN), (30, Health.WARN), (-600, Health.FAIL)]
    )
    def test_that_a_clock_that_is_off_is_told(self, off: int, health: Health) -> None:
        told = place._clock(timedelta(seconds=off))
        assert told.health is health
        assert health is Health.OK or f"{abs(off)} s {'ahead of' if off > 0 else 'behind'}" in told.says

    def test_that_none_at_all_is_no_fault(self) -> None:
        assert [one.health for one in place.database(None)] == [Health.WARN]


class TestTheDesktop:
    def test_that_screens_have_the_numbers_that_a_plan_may_use(self) -> None:
        told = by_part(desktop(prints(OFFSCREEN), has_display=True))
        assert told["screens"].says == "1: HDMI-1, 1920×1080, scale 1"
        assert (told["font"].health, told["sound"].health) == (Health.OK, Health.WARN)

    def test_that_a_plugin_that_dies_is_an_answer(self) -> None:
        dies = [sys.executable, "-c", "import os; os.write(2, b'no xcb here'); os.abort()"]
        (told,) = desktop(dies, has_display=True)
        assert told.health is Health.FAIL
        assert "no xcb here" in told.says

    def test_that_without_a_display_nothing_is_started(self) -> None:
        (told,) = desktop(["/nowhere/program"], has_display=False)
        assert told.health is Health.FAIL


class TestFilesOfTheirOwn:
    def test_that_wrong_settings_and_a_wrong_plan_are_told_by_line(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
        folder = tmp_path / "wallboard"
        folder.mkdir()
        (folder / "settings.toml").write_text("theme = 7\n", encoding="utf-8")
        (folder / "wall.toml").write_text("[page.a]\ntitel = 'A'\n", encoding="utf-8")
        (settings,), (plan,) = files.settings(), files.plan()
        assert (settings.health, plan.health) == (Health.FAIL, Health.FAIL)
        assert "theme" in settings.says
        assert "wall.toml" in plan.says

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
    def test_that_passwords_that_others_can_read_are_told(self, tmp_path: Path) -> None:
        file = tmp_path / "passwords"
        file.write_text("*:*:*:*:secret\n", encoding="utf-8")
        for mode, health in ((0o644, Health.FAIL), (0o600, Health.OK)):
            file.chmod(mode)
            (told,) = files.passwords({"PGPASSFILE": str(file)})
            assert told.health is health
            assert "secret" not in told.says + told.way_out


def test_that_a_password_store_that_never_answers_does_not_hold_anybody_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    never = threading.Event()
    store = PasswordStore(wait_s=0.05, choose=never.wait)  # type: ignore[arg-type]  # it never gets to answer
    monkeypatch.setattr(system, "PasswordStore", lambda **_: store)
    (told,) = system.password_store()
    never.set()
    assert told.health is Health.WARN
    assert "does not answer" in told.says
