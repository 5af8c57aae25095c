"""A D-Bus daemon of the test's own, and a service on it that keeps who asked for what."""

import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
)
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
    """Answers every call on its name with a cookie or with what it tells, or refuses with its error.

    `tells` is by the last word of the call, each as D-Bus boxes a value whose kind is not known before.
    """

    def __init__(self, name: str, *, refuses: str = "", tells: Mapping[str, object] | None = None) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self._refuses, self._tells = refuses, tells
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
            self._connection.send(self._answer(call))

    def _answer(self, call: Message) -> Message:
        cookie = 7
        if self._refuses:
            return new_error(call, self._refuses)
        if self._tells is None:
            return new_method_return(call, "u", (cookie,))
        value = self._tells.get(call.body[-1])
        if value is None:
            return new_error(call, "org.freedesktop.portal.Error.NotFound")
        return new_method_return(call, "v", (value,))

    def stop(self) -> None:
        self._stopping = True
        self._thread.join()
        self._connection.close()
