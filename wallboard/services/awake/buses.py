"""Asks services on D-Bus to hold something off, and notices when the bus that carries it has gone."""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ANSWERS_WITHIN_S = 2.0
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_NOBODY_THERE = ("ServiceUnknown", "NameHasNoOwner", "UnknownObject", "UnknownMethod", "UnknownInterface")


class BusRefused(Exception):
    """Nobody on this bus holds it off; `sentence` says why, `nobody` whether there is nobody to ask."""

    def __init__(self, sentence: str, *, nobody: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.nobody = nobody


@dataclass(frozen=True, slots=True)
class Question:
    """One way to ask for the same; `body` by the D-Bus signature."""

    address: DBusAddress
    method: str
    signature: str
    body: tuple[object, ...]

    @property
    def service(self) -> str:
        return str(self.address.bus_name)


def screen_savers(program: str, reason: str) -> tuple[Question, ...]:
    """By the desktops' common interface, at both paths in use, and by GNOME's and the portal's own."""
    common = "org.freedesktop.ScreenSaver"
    session = "org.gnome.SessionManager"
    portal = "org.freedesktop.portal.Desktop"
    idle, no_window = 8, 0
    return (
        Question(
            DBusAddress("/org/freedesktop/ScreenSaver", common, common), "Inhibit", "ss", (program, reason)
        ),
        Question(DBusAddress("/ScreenSaver", common, common), "Inhibit", "ss", (program, reason)),
        Question(
            DBusAddress("/org/gnome/SessionManager", session, session),
            "Inhibit",
            "susu",
            (program, no_window, reason, idle),
        ),
        Question(
            DBusAddress("/org/freedesktop/portal/desktop", portal, "org.freedesktop.portal.Inhibit"),
            "Inhibit",
            "sua{sv}",
            ("", idle, {"reason": ("s", reason)}),
        ),
    )


def login_manager(program: str, reason: str) -> tuple[Question, ...]:
    """By logind, whose answer is a file that holds as long as it is open."""
    address = DBusAddress(
        "/org/freedesktop/login1", "org.freedesktop.login1", "org.freedesktop.login1.Manager"
    )
    return (Question(address, "Inhibit", "ssss", ("sleep:idle", program, reason, "block")),)


class Bus:
    """One bus, and what the first of its services that agrees holds off for as long as the bus is there."""

    def __init__(self, name: str, questions: Sequence[Question]) -> None:
        self._name = name
        self._questions = tuple(questions)
        self._connection: DBusConnection | None = None
        self._held_by: tuple[str, str] | None = None
        self._kept: tuple[object, ...] = ()

    def hold(self) -> None:
        """Hold it off, unless it is held still.

        Raises:
            BusRefused: the bus cannot be reached, or none of the services is there or agrees.
        """
        if self._connection is not None and self._is_held(self._connection):
            return
        self.close()
        self._connection = self._connected()
        refusals: list[str] = []
        for question in self._questions:
            refusal = self._ask(self._connection, question)
            if refusal is None:
                return
            refusals.append(refusal)
        self.close()
        said = next(filter(None, refusals), "")
        raise BusRefused(said or self._nobody(), nobody=not said)

    def close(self) -> None:
        """Let it go: services hold off only for as long as whoever asked is on the bus."""
        if self._connection is not None:
            self._connection.close()
        for kept in self._kept:
            _close_file(kept)
        self._connection, self._kept, self._held_by = None, (), None

    def _connected(self) -> DBusConnection:
        if self._name == "SESSION" and not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            raise BusRefused("there is no session bus")
        try:
            return open_dbus_connection(bus=self._name, enable_fds=True)
        except Exception as problem:  # noqa: BLE001 - the boundary: whatever keeps a bus from answering
            where = "session" if self._name == "SESSION" else "system"
            raise BusRefused(f"the {where} bus does not answer ({type(problem).__name__})") from None

    def _ask(self, connection: DBusConnection, question: Question) -> str | None:
        """None where it is held now; otherwise why not, empty where nobody is there to ask."""
        call = new_method_call(question.address, question.method, question.signature, question.body)
        try:
            answer = connection.send_and_get_reply(call, timeout=_ANSWERS_WITHIN_S)
        except Exception as problem:  # noqa: BLE001 - the boundary: a service that dies or answers nonsense
            return f"{question.service} does not answer ({type(problem).__name__})"
        if answer.header.message_type is MessageType.error:
            name = str(answer.header.fields.get(HeaderFields.error_name, ""))
            return "" if name.rpartition(".")[2] in _NOBODY_THERE else f"{question.service} refused ({name})"
        self._kept = tuple(answer.body)
        self._held_by = (question.service, _owner_of(connection, question.service))
        return None

    def _is_held(self, connection: DBusConnection) -> bool:
        """A service that was started anew has forgotten who asked the old one."""
        if self._held_by is None:
            return False
        service, owner = self._held_by
        return bool(owner) and _owner_of(connection, service) == owner

    def _nobody(self) -> str:
        names = ", ".join(dict.fromkeys(question.service for question in self._questions))
        return f"none of {names} is there" if len(self._questions) > 1 else f"{names} is not there"


def _owner_of(connection: DBusConnection, service: str) -> str:
    """The unique name behind a service; empty where there is none, or no bus any more."""
    call: Message = new_method_call(_BUS, "GetNameOwner", "s", (service,))
    try:
        answer = connection.send_and_get_reply(call, timeout=_ANSWERS_WITHIN_S)
    except Exception:  # noqa: BLE001 - the boundary: the bus has gone, in whatever way
        return ""
    return "" if answer.header.message_type is MessageType.error else str(answer.body[0])


def _close_file(kept: object) -> None:
    close = getattr(kept, "close", None)
    if close is not None:
        close()
