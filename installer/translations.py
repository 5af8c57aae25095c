"""Collects every text that a person may read from the program into the files that translators work on.

`python -m installer.translations` brings `resources/translations/*.ts` up to date: new texts are added,
texts that are gone are taken out, and what was translated stays. Qt's own lupdate does not see the
sentences of the domain, nor the short helpers by which modules name their context; this does.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as Xml

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "wallboard"
TRANSLATIONS = ROOT / "resources" / "translations"
SAID = "Said"
"""The context of the sentences that `wallboard.domain.said` marks."""
_SPEAKER = "spoken"
"""The function that translates these sentences, whatever they are."""
_WORDS = "SaidEnum"
_COUNTER = "counted"
"""The function that puts a counted sentence into the form for its number."""
_SOURCE_LANGUAGE = "en"


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One text in its context; one that counts has a form for each plural."""

    context: str
    source: str
    counts: bool = False
    one: str = field(default="", compare=False)
    """In the language it is written in, how it reads of one; empty where that is not known."""


class NotALiteral(Exception):
    """A text that cannot be collected, because it is put together where it should stand as one literal."""


def collect(folder: Path = SOURCES) -> set[Text]:
    """Every text below a folder.

    Raises:
        NotALiteral: somewhere a text is no literal.
    """
    modules = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))}
    helpers = {_name_of(path, folder): _helpers_in(tree) for path, tree in modules.items()}
    found: set[Text] = set()
    for path, tree in modules.items():
        known = helpers[_name_of(path, folder)] | _imported(tree, helpers)
        found |= set(_Collector(path, known).texts_of(tree))
    return found


def _name_of(path: Path, folder: Path) -> str:
    parts = (folder.name, *path.relative_to(folder).with_suffix("").parts)
    return ".".join(part for part in parts if part != "__init__")


def _helpers_in(tree: ast.Module) -> dict[str, str]:
    """Functions that pass their argument on to `translate`, with the context that they name."""
    found = {}
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or not node.args.args:
            continue
        for call in ast.walk(node):
            if (
                isinstance(call, ast.Call)
                and _called(call) == "translate"
                and len(call.args) > 1
                and isinstance(call.args[0], ast.Constant)
                and isinstance(call.args[1], ast.Name)
                and call.args[1].id == node.args.args[0].arg
            ):
                found[node.name] = str(call.args[0].value)
    return found


def _imported(tree: ast.Module, helpers: dict[str, dict[str, str]]) -> dict[str, str]:
    found = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module in helpers:
            for alias in node.names:
                if alias.name in helpers[node.module]:
                    found[alias.asname or alias.name] = helpers[node.module][alias.name]
    return found


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


class _Collector:
    """Walks over one module, knowing in which class it is."""

    def __init__(self, path: Path, helpers: dict[str, str]) -> None:
        self._path = path
        self._helpers = helpers

    def texts_of(self, tree: ast.AST, owner: str = "", within: str = "") -> Iterator[Text]:
        for node in ast.iter_child_nodes(tree):
            inner, function = owner, within
            if isinstance(node, ast.ClassDef):
                inner = node.name
                yield from self._of_words(node)
            elif isinstance(node, ast.FunctionDef):
                function = node.name
            elif isinstance(node, ast.Call):
                yield from self._of_call(node, owner, within)
            yield from self.texts_of(node, inner, function)

    def _of_words(self, words: ast.ClassDef) -> Iterator[Text]:
        """The members of an enum that is to be shown; what stands for another's word is there already."""
        if not any(isinstance(base, ast.Name) and base.id == _WORDS for base in words.bases):
            return
        for node in words.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                yield Text(SAID, str(node.value.value))

    def _of_call(self, call: ast.Call, owner: str, within: str) -> Iterator[Text]:
        name, is_method = _called(call), isinstance(call.func, ast.Attribute)
        if within in self._helpers or within in (_SPEAKER, _COUNTER) or not call.args:
            return
        if name == _COUNTER and not is_method:
            yield Text(self._literal(call, 0), self._literal(call, 2), True, self._literal(call, 1))
        elif name == "translate" and ast.unparse(call.func) == "QCoreApplication.translate":
            yield Text(self._literal(call, 0), self._literal(call, 1), len(call.args) > 3)
        elif name == "tr" and is_method:
            yield Text(owner, self._literal(call, 0), len(call.args) > 2)
        elif name == "said" and not is_method:
            yield Text(SAID, self._literal(call, 0))
        elif not is_method and name in self._helpers:
            yield Text(self._helpers[name], self._literal(call, 0))

    def _literal(self, call: ast.Call, place: int) -> str:
        node = call.args[place]
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        raise NotALiteral(f"{self._path}:{call.lineno}: {ast.unparse(node)}")


def read(file: Path) -> dict[Text, Xml.Element]:
    """The messages of a file by their text."""
    found: dict[Text, Xml.Element] = {}
    if file.exists():
        for context in Xml.parse(file).getroot().iter("context"):
            name = context.findtext("name") or ""
            for message in context.iter("message"):
                counts = message.get("numerus") == "yes"
                found[Text(name, message.findtext("source") or "", counts)] = message
    return found


def write(file: Path, language: str, texts: Iterable[Text], known: dict[Text, Xml.Element]) -> None:
    """The file anew: sorted, with what was translated before."""
    root = Xml.Element("TS", version="2.1", language=language, sourcelanguage=_SOURCE_LANGUAGE)
    contexts: dict[str, Xml.Element] = {}
    for text in sorted(texts):
        if text.context not in contexts:
            contexts[text.context] = Xml.SubElement(root, "context")
            Xml.SubElement(contexts[text.context], "name").text = text.context
        kept = None if language == _SOURCE_LANGUAGE else known.get(text)
        contexts[text.context].append(kept if kept is not None else _message(text, language))
    Xml.indent(root, " ")
    body = Xml.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    file.write_text(f"{head}{body}\n", encoding="utf-8")


def _message(text: Text, language: str) -> Xml.Element:
    """A text that nobody translated yet; in the language that it is written in it stands for itself."""
    message = Xml.Element("message", {"numerus": "yes"} if text.counts else {})
    Xml.SubElement(message, "source").text = text.source
    translation = Xml.SubElement(message, "translation")
    if language == _SOURCE_LANGUAGE and text.one:
        for form in (text.one, text.source):
            Xml.SubElement(translation, "numerusform").text = form
    elif language == _SOURCE_LANGUAGE and not text.counts:
        translation.text = text.source
    else:
        translation.set("type", "unfinished")
    return message


def main() -> int:
    texts = collect()
    TRANSLATIONS.mkdir(parents=True, exist_ok=True)
    files = sorted(TRANSLATIONS.glob("wallboard_*.ts")) or [TRANSLATIONS / "wallboard_en.ts"]
    for file in files:
        known = read(file)
        language = file.stem.removeprefix("wallboard_")
        write(file, language, texts, known)
        print(f"{file.name}: {len(texts)} texts, {len(texts - known.keys())} new")
    return 0


if __name__ == "__main__":
    sys.exit(main())
