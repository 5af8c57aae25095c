"""Finds the methods of ours that Qt calls, and those of them that would let an error out to it."""

import ast
import inspect
import pkgutil
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from types import FunctionType, ModuleType

import wallboard
from wallboard.live import fault

FLOORS = ("live", "models", "widgets", "app")
_HARMLESS = {"super", "accept", "ignore"}


@dataclass(frozen=True, slots=True)
class Override:
    """One method that takes the place of one of Qt's."""

    name: str
    file: str
    line: int
    is_guarded: bool
    is_trivial: bool


def overrides() -> Iterator[Override]:
    """All of them, whatever page or window they belong to."""
    for module in _modules():
        for made in vars(module).values():
            if isinstance(made, type) and made.__module__ == module.__name__:
                yield from _of(made)


def unguarded() -> list[Override]:
    """Those that could raise, and whose errors nobody keeps from Qt."""
    return [one for one in overrides() if not (one.is_guarded or one.is_trivial)]


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(wallboard.__path__, "wallboard."):
        if found.name.split(".")[1] in FLOORS:
            yield import_module(found.name)


def _of(made: type) -> Iterator[Override]:
    theirs = [one for one in made.__mro__ if one.__module__.startswith("PySide6")]
    for name, method in vars(made).items():
        if not isinstance(method, FunctionType) or name.startswith("_"):
            continue
        if any(name in vars(one) for one in theirs):
            inner = inspect.unwrap(method)
            code = inner.__code__
            is_guarded = method.__code__.co_filename == fault.__file__
            yield Override(
                f"{made.__module__}.{method.__qualname__}",
                code.co_filename,
                code.co_firstlineno,
                is_guarded,
                _is_trivial(inner),
            )


def _is_trivial(method: FunctionType) -> bool:
    """One statement, in which nothing is called, looked up or reckoned that could fail."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(method))).body
    assert isinstance(tree, ast.FunctionDef)
    body = tree.body[1:] if ast.get_docstring(tree) else tree.body
    return len(body) <= 1 and not any(_may_raise(node, tree.name) for one in body for node in ast.walk(one))


def _may_raise(node: ast.AST, name: str) -> bool:
    if isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        is_size = called == "QSize" and all(isinstance(part, ast.Constant | ast.Name) for part in node.args)
        return not is_size and called not in _HARMLESS | {name}
    return isinstance(node, ast.Subscript | ast.BinOp | ast.Compare | ast.Assert | ast.Raise | ast.For)
