"""Setting up: what is refused in which words, when it is skipped, and that the lock is whole."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from installer import environment, machine, parts, wallboard
from installer.environment import Environment, ready_environment
from installer.parts import parts_of, run_parts
from installer.stop import Stop

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "installer" / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _locked() -> dict[str, list[Requirement]]:
    pins: dict[str, list[Requirement]] = {}
    for line in LOCK.splitlines():
        if line and not line.startswith((" ", "#")):
            pin = Requirement(line.rstrip("\\ "))
            pins.setdefault(pin.name, []).append(pin)
    return pins


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_that_the_lock_pins_all_that_the_project_asks_for(python: str, system: str) -> None:
    surroundings = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }
    locked = _locked()
    for text in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]:
        wanted = Requirement(text)
        if wanted.marker is not None and not wanted.marker.evaluate(surroundings):
            continue  # not asked for there
        pins = locked.get(re.sub(r"[-_.]+", "-", wanted.name).lower(), [])
        here = [pin for pin in pins if pin.marker is None or pin.marker.evaluate(surroundings)]
        versions = [Version(str(pin.specifier).removeprefix("==")) for pin in here]
        assert len(versions) == 1, text
        assert wanted.specifier.contains(versions[0]), text


def test_that_every_pin_has_a_hash_and_none_a_host() -> None:
    blocks = re.split(r"\n(?=\S)", LOCK.strip())
    assert all(" --hash=sha256:" in block for block in blocks)
    assert not re.search(r"https?:|file:|index-url|find-links| @ ", LOCK)


def test_that_qt_is_never_the_version_that_kills_python_3_11() -> None:
    for name in ("pyside6-essentials", "shiboken6"):
        assert all("6.12.0" not in str(pin.specifier) for pin in _locked()[name])
    qt = next(Requirement(text) for text in PROJECT["dependencies"] if text.startswith("PySide6"))
    assert not qt.specifier.contains("6.12.0")


def test_that_the_entry_can_be_read_by_a_python_too_old_to_run_it() -> None:
    ast.parse(Path(wallboard.__file__).read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("version", [(3, 9), (3, 10), (3, 14)])
def test_that_a_wrong_python_is_told_which_one_to_take(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], version: tuple[int, int]
) -> None:
    monkeypatch.setattr("sys.version_info", (*version, 1))
    monkeypatch.setattr(wallboard, "_runs", lambda name: name == "python3.12")
    assert wallboard.main(["demo"]) == 1
    said = capsys.readouterr().err
    assert f"this is Python {version[0]}.{version[1]}; Wallboard needs 3.11 to 3.13" in said
    assert "python3.12 installer/wallboard.py demo" in said


@pytest.mark.parametrize(("words", "code"), [([], 0), (["-h"], 0), (["dmeo"], 2)])
def test_that_it_explains_itself(words: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert wallboard.main(words) == code
    assert capsys.readouterr().out == wallboard.USAGE


@pytest.fixture
def checkout(tmp_path: Path) -> Environment:
    """An empty checkout with a lock of nothing."""
    (tmp_path / "installer").mkdir()
    (tmp_path / "installer" / "requirements.lock").write_text("", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    return Environment(tmp_path)


def test_that_the_digest_changes_with_the_lock_and_with_the_project(checkout: Environment) -> None:
    digests = {checkout.digest()}
    checkout.lock.write_text("numpy==2", encoding="utf-8")
    digests.add(checkout.digest())
    (checkout.root / "pyproject.toml").write_text("[project]", encoding="utf-8")
    digests.add(checkout.digest())
    assert len(digests) == 3


def test_that_a_broken_environment_is_not_taken_for_a_ready_one(checkout: Environment) -> None:
    checkout.folder.mkdir()
    checkout.stamp.write_text(checkout.digest(), encoding="ascii")
    assert not checkout.is_ready()
    assert not checkout.is_usable()


def test_that_a_ready_environment_is_left_alone(
    checkout: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Environment, "python", Path(sys.executable))
    checkout.folder.mkdir()
    checkout.stamp.write_text(checkout.digest(), encoding="ascii")
    monkeypatch.setattr(environment, "_fill", lambda _environment: pytest.fail("it was filled again"))
    assert ready_environment(checkout.root) == checkout


def test_that_the_program_of_an_environment_is_found_on_every_system(
    checkout: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert checkout.script("wallboard").parent.name == ("Scripts" if os.name == "nt" else "bin")
    monkeypatch.setattr(environment, "_ON_WINDOWS", True)
    assert checkout.script("wallboard") == checkout.folder / "Scripts" / "wallboard.exe"


def _failing(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    def run(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", said)

    monkeypatch.setattr("subprocess.run", run)


def test_that_a_python_without_ensurepip_names_the_exact_line(
    checkout: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    _failing(monkeypatch, "ensurepip is not available")
    monkeypatch.setattr(machine, "may_install", lambda: False)
    monkeypatch.setattr(machine, "is_debian_like", lambda: True)
    monkeypatch.setattr("sys.executable", "/usr/bin/python3")
    wanted = "sudo apt-get install --yes python{}.{}-venv".format(*sys.version_info[:2])
    with pytest.raises(Stop, match=wanted):
        ready_environment(checkout.root)
    assert not checkout.folder.exists()


def test_that_a_missing_network_is_said_in_words(
    checkout: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    _failing(monkeypatch, "WARNING: Retrying … NewConnectionError … Name or service not known")
    monkeypatch.setattr(environment, "_venv", lambda _folder: None)
    with pytest.raises(Stop, match="Connect this machine to the network"):
        ready_environment(checkout.root)


def test_that_a_missing_library_of_qt_names_the_exact_line(monkeypatch: pytest.MonkeyPatch) -> None:
    _failing(monkeypatch, "Traceback …\nImportError: libEGL.so.1: cannot open shared object file")
    monkeypatch.setattr(machine, "may_install", lambda: False)
    monkeypatch.setattr(machine, "is_debian_like", lambda: True)
    with pytest.raises(Stop, match=r"libEGL\.so\.1(.|\n)*sudo apt-get install --yes libgl1 libegl1"):
        machine.make_sure_qt_runs(Path(sys.executable))


def test_that_qt_really_starts_here() -> None:
    machine.make_sure_qt_runs(Path(sys.executable))


def test_that_every_test_file_runs_in_exactly_one_part() -> None:
    files = [file for _, part in parts_of(ROOT) for file in part]
    tests = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    assert sorted(files) == sorted(tests)
    assert all(part for _, part in parts_of(ROOT)), "pytest takes an empty part for everything"


def test_that_one_part_that_fails_fails_all_and_each_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for folder in ("services", "widgets", "journeys", "domain", "cli"):
        (tmp_path / "tests" / folder).mkdir(parents=True)
        for number in (1, 2):
            (tmp_path / "tests" / folder / f"test_{number}.py").touch()
    says = "import sys; print(sys.argv[1:]); sys.exit(any('domain' in name for name in sys.argv))"
    assert run_parts([sys.executable, "-c", says], tmp_path) == 1
    told = capfd.readouterr().out
    assert all(told.count(f"tests/{folder}/test_2.py") == 1 for folder in ("services", "widgets", "cli"))
    assert run_parts([sys.executable, "-c", "pass"], tmp_path) == 0


def test_that_nothing_is_left_of_where_the_parts_wrote(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_MEMORY", tmp_path)
    monkeypatch.setattr(parts, "_ROOM", 1)
    (tmp_path / "tests").mkdir()
    says = "import tempfile; open(tempfile.mkstemp()[1], 'w').close(); print(tempfile.gettempdir())"
    assert run_parts([sys.executable, "-c", says], tmp_path) == 0
    assert str(tmp_path / "wb-") in capfd.readouterr().out
    assert list(tmp_path.glob("wb-*")) == []
