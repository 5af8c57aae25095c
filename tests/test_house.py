"""The rules of the house that no other tool holds: sizes, names, opening sentences, what may be committed."""

import ast
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULE_LINES = 300
FUNCTION_LINES = 40
INIT_LINES = 25
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc"}
TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "installer",
    "pyproject.toml",
    "resources",
    "tests",
    "wallboard",
}
KINDS = ("mappings", "policies", "profiles", "themes", "translations")
# Written in pieces, so that this file does not break its own rule.
FOREIGN = re.compile(
    "|".join(
        ["pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs", "deb" + r"\.debian\.org"]
    )
    + "|"
    + "|".join(
        [
            "/wo" + r"rk/[a-z.]",
            "/ro" + "ot/",
            "/fa" + "rm/",
            "/tmp/" + "(venv|team|clone)",
            "/home/" + "[a-z]+/",
        ]
    )
)
REASONLESS = re.compile(r"#\s*(type: ignore(\[[\w, -]+\])?|noqa(: ?[A-Z0-9, ]+)?)\s*$", re.MULTILINE)


def _tracked(*patterns: str) -> list[Path]:
    """Files that are committed or would be; ignored ones are nobody's business."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def _modules() -> Iterator[tuple[str, str, ast.Module]]:
    for path in _tracked("*.py"):
        text = path.read_text(encoding="utf-8")
        yield path.relative_to(ROOT).as_posix(), text, ast.parse(text)


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_that_no_module_outgrows_its_ceiling() -> None:
    long = {name: text.count("\n") for name, text, _tree in _modules() if text.count("\n") > MODULE_LINES}
    assert not {name: lines for name, lines in long.items() if "/migrations/" not in name}


def test_that_no_function_outgrows_its_ceiling() -> None:
    long = []
    for name, _text, tree in _modules():
        for function in _functions(tree):
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines > (INIT_LINES if function.name == "__init__" else FUNCTION_LINES):
                long.append(f"{name}:{function.lineno} {function.name}: {lines} lines")
    assert not long


def test_that_every_module_opens_with_one_sentence() -> None:
    wordless = []
    for name, _text, tree in _modules():
        opening = (ast.get_docstring(tree) or "").strip().partition("\n")[0]
        if not opening.endswith((".", "…")) or (not opening[:1].isalnum() and opening[:1] not in "`“"):
            wordless.append(f"{name}: {opening!r}")
    assert not wordless


def test_that_every_public_class_of_the_program_says_what_it_is_for() -> None:
    wordless = [
        f"{name}:{node.lineno} {node.name}"
        for name, _text, tree in _modules()
        if name.startswith("wallboard/")
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert not wordless


def test_that_every_module_is_called_by_what_it_holds() -> None:
    assert not [path for path in _tracked("*.py") if EMPTY_WORDS & {*path.stem.split("_"), path.parent.name}]


def test_that_every_test_reads_as_a_specification() -> None:
    unclear = [
        f"{name}:{function.lineno} {function.name}"
        for name, _text, tree in _modules()
        if name.startswith("tests/")
        for function in _functions(tree)
        if function.name.startswith("test") and not function.name.startswith("test_that_")
    ]
    assert not unclear


def test_that_nothing_committed_names_a_registry_or_a_path_of_a_machine() -> None:
    named = []
    for path in _tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # pictures
        named += [f"{path.relative_to(ROOT)}: {found.group()}" for found in FOREIGN.finditer(text)]
    assert not named


def test_that_no_check_is_switched_off_without_a_reason() -> None:
    silent = [
        f"{name}:{text.count(chr(10), 0, found.start()) + 1} {found.group()}"
        for name, text, _tree in _modules()
        for found in REASONLESS.finditer(text)
    ]
    assert not silent


def test_that_the_top_level_holds_only_what_belongs_there() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in _tracked()} <= TOP_LEVEL


def test_that_the_floors_import_only_downwards() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(lint)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that `pip install .` makes, built with the locked build tools."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_that_the_wheel_brings_its_resources_and_migrations(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        brought = set(packed.namelist())
    wanted = {
        f"wallboard/{path.relative_to(ROOT).as_posix()}"
        for path in _tracked(*(f"resources/{kind}/*" for kind in KINDS))
    }
    wanted |= {path.relative_to(ROOT).as_posix() for path in _tracked("wallboard/*.py")}
    assert wanted <= brought
    for kind in KINDS:
        assert any(f"/{kind}/" in name for name in wanted)


def test_that_an_installed_wheel_finds_what_it_ships(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path)
    probe = (
        "import json, wallboard.assets as a; print(a.resources(), *a.names('themes'), *a.names('mappings'))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {probe}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    folder, *names = done.stdout.split()
    assert Path(folder) == (tmp_path / "wallboard" / "resources").resolve()
    assert {path.stem for path in _tracked("resources/mappings/*.toml")} <= set(names)
