"""A D-Bus daemon of the test's own, and a service on it that keeps who asked for what."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_call, new_method_return
from jeepney.io.blocking import open_dbus_connection

_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
DAEMON = shutil.which("dbus-daemon")


@contextmanager
def own_bus() -> Iterator[str]:
    """The address of a session bus that nobody else knows."""
    assert DAEMON is not None
    command = [DAEMON, "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()


class BusService:
    """Answers every call on its name with a cookie, or refuses with the error that it was given."""

    def __init__(self, name: str, *, refuses: str = "") -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self._refuses = refuses
        self._connection = open_dbus_connection(bus="SESSION")
        asked = new_method_call(_BUS, "RequestName", "su", (name, 4))
        self._connection.send_and_get_reply(asked)
        self._stopping = False
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while not self._stopping:
            try:
                call = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            if call.header.message_type is not MessageType.method_call:
                continue
            member = str(call.header.fields[HeaderFields.member])
            self.calls.append((member, tuple(call.body)))
            cookie = 7
            answer = (
                new_error(call, self._refuses) if self._refuses else new_method_return(call, "u", (cookie,))
            )
            self._connection.send(answer)

    def stop(self) -> None:
        self._stopping = True
        self._thread.join()
        self._connection.close()
