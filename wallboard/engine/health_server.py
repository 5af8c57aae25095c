"""Tells a monitor on this machine how the wall is: GET /health, and nobody else from anywhere else."""

import json
import logging
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, Final

_HERE: Final = "127.0.0.1"
_PATIENCE_S: Final = 2.0
_HOSTS: Final = (_HERE, "localhost")
_log = logging.getLogger(__name__)

Tell = Callable[[], Mapping[str, object]]


class HealthServer:
    """On a thread of its own, one question after the other: a monitor asks seldom."""

    def __init__(self, port: int, tell: Tell) -> None:
        """Raises OSError where the port is taken."""

        class Asked(_Asked):
            answer = staticmethod(tell)

        self._server = HTTPServer((_HERE, port), Asked)
        self._thread = threading.Thread(target=self._server.serve_forever, name="health server", daemon=True)

    @property
    def port(self) -> int:
        return self._server.server_port

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Asked(BaseHTTPRequestHandler):
    """One question; it may take two seconds, so that nobody keeps others waiting by saying nothing."""

    timeout = _PATIENCE_S
    server_version = "wallboard"
    sys_version = ""
    answer: Tell

    def do_GET(self) -> None:
        if self.path.partition("?")[0] != "/health":
            self._say(404, {"why": "there is only /health"})
        elif not self._is_meant():
            self._say(403, {"why": "asked by another name than that of this machine"})
        else:
            told = self.answer()
            self._say(200 if told.get("ok") else 503, told)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _is_meant(self) -> bool:
        """A page in a browser may name a host that leads here: it is not this machine's monitor."""
        return self.headers.get("Host", _HERE).rpartition(":")[0] in _HOSTS or (
            self.headers.get("Host", _HERE) in _HOSTS
        )

    def _say(self, code: int, told: Mapping[str, object]) -> None:
        body = json.dumps(told).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in the standard library
        """A question each few seconds is nothing to write down."""
