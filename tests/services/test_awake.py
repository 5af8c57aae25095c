"""The screen saver and sleep are held off where a system lets us, and said where it does not."""

from collections.abc import Iterator

import pytest

from tests.services.bus_service import DAEMON, BusService, own_bus
from wallboard.services.awake import Wake
from wallboard.services.awake.linux import LinuxLock

SAVER, LOGIN = "org.freedesktop.ScreenSaver", "org.freedesktop.login1"
pytestmark = pytest.mark.skipif(DAEMON is None, reason="needs D-Bus: dbus-daemon")


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One bus plays both, the session's and the system's."""
    with own_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        yield


def lock() -> LinuxLock:
    return LinuxLock("Wallboard", "A wall is shown", {})


@pytest.mark.usefixtures("bus")
class TestOnABus:
    def test_that_both_are_asked_once_for_as_long_as_they_are_there(self) -> None:
        saver, login, held = BusService(SAVER), BusService(LOGIN), lock()
        assert held.hold() == () == held.hold()
        held.release()
        for service in (saver, login):
            service.stop()
        assert saver.calls == [("Inhibit", ("Wallboard", "A wall is shown"))]
        assert login.calls == [("Inhibit", ("sleep:idle", "Wallboard", "A wall is shown", "block"))]

    def test_that_a_screen_saver_that_is_started_anew_is_asked_again(self) -> None:
        login, held = BusService(LOGIN), lock()
        for _ in range(2):
            saver = BusService(SAVER)
            assert held.hold() == ()
            saver.stop()
            assert len(saver.calls) == 1
        assert [lack.wake for lack in held.hold()] == [Wake.SCREEN]
        held.release()
        login.stop()

    def test_that_a_refusal_is_said_with_its_name_and_a_way_out(self) -> None:
        login = BusService(LOGIN, refuses="org.freedesktop.DBus.Error.AccessDenied")
        held = lock()
        screen, sleep = held.hold()
        held.release()
        login.stop()
        assert (screen.wake, sleep.wake) == (Wake.SCREEN, Wake.SLEEP)
        assert "none of org.freedesktop.ScreenSaver" in screen.why
        assert sleep.why == "org.freedesktop.login1 refused (org.freedesktop.DBus.Error.AccessDenied)"
        assert all(lack.way_out for lack in (screen, sleep))

    def test_that_another_desktop_s_own_way_is_found(self) -> None:
        gnome, held = BusService("org.gnome.SessionManager"), lock()
        assert [lack.wake for lack in held.hold()] == [Wake.SLEEP]
        held.release()
        gnome.stop()
        assert gnome.calls == [("Inhibit", ("Wallboard", 0, "A wall is shown", 8))]


def test_that_without_any_bus_both_lacks_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/bus")
    screen, sleep = lock().hold()
    assert screen.why == "there is no session bus"
    assert sleep.why == "the system bus does not answer (FileNotFoundError)"
