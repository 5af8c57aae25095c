"""A TCP proxy in front of a PostgreSQL socket that can swallow the answer to a commit and cut the line."""

import socket
import threading
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL, make_url

COMMIT = b"COMMIT\x00"


class LyingProxy:
    """Passes bytes both ways; while `swallows`, a commit arrives and its answer never comes back."""

    def __init__(self, url: str, *, waits: Callable[[], object] = lambda: None) -> None:
        """`waits` is called before anything is passed on, and may take its time."""
        self._url = make_url(url)
        self._waits = waits
        self.swallows = False
        self.swallowed = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """The same database, through here."""
        host, port = self._listener.getsockname()[:2]
        through = self._url.set(host=host, port=port, query={})
        return through.render_as_string(hide_password=False)

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        try:
            server = _connect(self._url)
        except OSError:  # nobody is there: neither is there anybody here
            client.close()
            return
        lost = threading.Event()
        back = threading.Thread(target=self._pass_back, args=(server, client, lost), daemon=True)
        back.start()
        with client, server:
            while data := _receive(client):
                self._waits()
                if self.swallows and COMMIT in data:
                    lost.set()
                try:
                    server.sendall(data)
                except OSError:
                    break
            _shut(server)
            back.join(5)

    def _pass_back(self, server: socket.socket, client: socket.socket, lost: threading.Event) -> None:
        while data := _receive(server):
            self._waits()
            if lost.is_set():
                self.swallowed += 1
                break
            try:
                client.sendall(data)
            except OSError:
                break
        _shut(client)


def _connect(url: URL) -> socket.socket:
    folder = url.query.get("host") or url.host
    if isinstance(folder, str) and folder.startswith("/"):
        server = socket.socket(socket.AF_UNIX)
        try:
            server.connect(str(Path(folder) / f".s.PGSQL.{url.port or 5432}"))
        except OSError:
            server.close()
            raise
        return server
    return socket.create_connection((str(folder), url.port or 5432))


def _receive(source: socket.socket) -> bytes:
    try:
        return source.recv(65_536)
    except OSError:
        return b""


def _shut(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
