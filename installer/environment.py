"""The environment in .venv: made once, filled from the hash-pinned lock, left alone while nothing changed."""

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from installer import machine
from installer.stop import Stop

_ON_WINDOWS = os.name == "nt"
_NETWORK_WORDS = (
    "NewConnectionError",
    "Name or service not known",
    "name resolution",
    "getaddrinfo failed",
    "Network is unreachable",
    "ConnectTimeoutError",
    "ProxyError",
    "Connection refused",
)


@dataclass(frozen=True)
class Environment:
    """The checkout and the Python that has everything it needs."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def lock(self) -> Path:
        return self.root / "installer" / "requirements.lock"

    @property
    def stamp(self) -> Path:
        return self.folder / "wallboard-stamp"

    @property
    def python(self) -> Path:
        return self.script("python")

    def script(self, name: str) -> Path:
        if _ON_WINDOWS:
            return self.folder / "Scripts" / f"{name}.exe"
        return self.folder / "bin" / name

    def digest(self) -> str:
        """Changes with everything the environment depends on: lock, project, interpreter and place."""
        told = hashlib.sha256()
        for part in (self.lock.read_bytes(), (self.root / "pyproject.toml").read_bytes()):
            told.update(hashlib.sha256(part).digest())
        told.update(f"{sys.version_info[:3]}\n{sys.base_prefix}\n{self.folder}".encode())
        return told.hexdigest()

    def is_ready(self) -> bool:
        try:
            return self.stamp.read_text(encoding="ascii") == self.digest() and self._runs("pass")
        except OSError:
            return False

    def is_usable(self) -> bool:
        """Whether packages can be put into what is there, or it must be made anew."""
        same_python = f"import sys, pip; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
        return self._runs(same_python)

    def _runs(self, code: str) -> bool:
        try:
            tried = subprocess.run([str(self.python), "-c", code], check=False, capture_output=True)
        except OSError:
            return False
        return tried.returncode == 0


def ready_environment(root: Path) -> Environment:
    """The environment of this checkout, made or mended first where something is missing or has changed."""
    environment = Environment(root)
    if environment.is_ready():
        return environment
    if not environment.is_usable():
        _make(environment)
    _fill(environment)
    machine.make_sure_qt_runs(environment.python)
    environment.stamp.write_text(environment.digest(), encoding="ascii")
    return environment


def _make(environment: Environment) -> None:
    if environment.folder.exists():
        print("The environment in .venv does not run with this Python; making it anew …", flush=True)
        shutil.rmtree(environment.folder)
    else:
        print("Making the environment in .venv …", flush=True)
    complaint = _venv(environment.folder)
    if complaint is not None and machine.may_install():
        machine.install([machine.venv_package()])
        complaint = _venv(environment.folder)
    if complaint is None:
        return
    shutil.rmtree(environment.folder, ignore_errors=True)
    line = machine.line_for([machine.venv_package()]) if machine.is_debian_like() else ""
    way_out = f"Type this line, then start again:\n  {line}" if line else complaint
    raise Stop(
        f"this Python cannot make environments (its modules venv and ensurepip must be there).\n{way_out}"
    )


def _venv(folder: Path) -> str | None:
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(folder)], check=False, capture_output=True, text=True
    )
    if made.returncode == 0:
        return None
    return (made.stderr or made.stdout).strip()


def _fill(environment: Environment) -> None:
    print("Installing the pinned packages (once; about 620 MB on disk) …", flush=True)
    locked = [
        "--require-hashes",
        "--no-deps",
        "--only-binary",
        ":all:",
        "--requirement",
        str(environment.lock),
    ]
    _pip(environment, locked)
    # The build tools came with the lock, so this needs no build environment of its own.
    _pip(
        environment, ["--no-index", "--no-build-isolation", "--no-deps", "--editable", str(environment.root)]
    )


def _pip(environment: Environment, words: list[str]) -> None:
    pip = [
        str(environment.python),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--quiet",
    ]
    done = subprocess.run(
        [*pip, *words], check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode == 0:
        return
    said = done.stdout + done.stderr
    if any(word in said for word in _NETWORK_WORDS):
        raise Stop(
            "no package index can be reached. Connect this machine to the network (or tell pip of your own "
            "index or proxy by its usual settings), then start again; what is already there is kept."
        )
    lines = said.strip().splitlines()
    plain = [line for line in lines if line.lstrip().lower().startswith(("error", "fatal"))]
    told = "\n".join("  " + line for line in (plain or lines)[-8:])
    raise Stop(f"pip could not install the packages:\n{told}\nTo start afresh, remove {environment.folder}.")
