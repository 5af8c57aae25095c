"""Finds the files the program ships with, in a checkout and in an installed wheel alike."""

from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from wallboard.refusal import Refusal

_PACKAGE = Path(__file__).resolve().parent
_ENDING = MappingProxyType(
    {
        "mappings": ".toml",
        "plans": ".toml",
        "policies": ".json",
        "profiles": ".toml",
        "sounds": ".wav",
        "themes": ".toml",
    }
)


class AssetMissing(Refusal):
    """A file that belongs to the program is not where it should be."""


def resources() -> Path:
    """The folder of what is shipped: inside the package once installed, beside it in a checkout."""
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if (folder / "themes").is_dir():
            return folder
    raise AssetMissing(
        f"the themes are missing beside {_PACKAGE}: this installation is incomplete; install wallboard again."
    )


def mapping(name: str) -> Path:
    """The shipped mapping of that name, such as “servicenow” for servicenow.toml."""
    return _named("mappings", name)


def theme(name: str) -> Path:
    """The shipped theme of that name."""
    return _named("themes", name)


def policy(name: str) -> Path:
    """The shipped example of SLA rules of that name, such as “example-office-hours”."""
    return _named("policies", name)


def plan(name: str) -> Path:
    """The shipped plan of a wall of that name."""
    return _named("plans", name)


def sound(name: str) -> Path:
    """The shipped sound of that name, such as “critical”."""
    return _named("sounds", name)


def autostart_file(name: str) -> Path:
    """What starts a wall or a desk with the session; in a checkout it lies with the installer."""
    for folder in (resources() / "autostart", _PACKAGE.parent / "installer" / "autostart"):
        if (folder / name).is_file():
            return folder / name
    raise AssetMissing(f"{name} is missing: this installation is incomplete; install wallboard again.")


def profile(name: str) -> Path:
    """The shipped limits of figures of that name, such as “night”."""
    return _named("profiles", name)


def names(kind: str) -> tuple[str, ...]:
    """The names of what is shipped of one kind of folder, such as “themes”, in alphabetical order."""
    return tuple(sorted(path.stem for path in (resources() / kind).glob(f"*{_ENDING[kind]}")))


def inter_font() -> Path:
    """The variable Inter font, which a package brings so that a bare machine looks the same."""
    spec = find_spec("fontpkg_inter")
    places = spec.submodule_search_locations if spec and spec.submodule_search_locations else []
    upright = [
        font
        for place in places
        for font in sorted((Path(place) / "files").rglob("*.ttf"))
        if "italic" not in font.name.lower()
    ]
    if not upright:
        raise AssetMissing("the font Inter is missing: install the package fontpkg-inter again.")
    return upright[0]


def _named(kind: str, name: str) -> Path:
    path = resources() / kind / f"{name}{_ENDING[kind]}"
    if name not in names(kind):
        known = ", ".join(names(kind)) or "none"
        raise AssetMissing(f"there is no “{name}” among the {kind} that wallboard ships ({known}).")
    return path
