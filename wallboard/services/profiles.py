"""Finds the limits by which figures warn: a profile that is shipped, or a file of one's own."""

import tomllib
from pathlib import Path

from wallboard import assets
from wallboard.domain.threshold_document import ProfileRefused, profile_from
from wallboard.domain.thresholds import Profile

DEFAULT = "default"


def load_profile(choice: str = DEFAULT, *, chosen_in: Path | None = None) -> Profile:
    """A shipped profile by its name, or the one in a file by its path, which ends with .toml.

    `chosen_in` is the settings that name it, for whoever has to mend them.

    Raises:
        ProfileRefused: there is none, or something in it is wrong.
    """
    try:
        path = Path(choice).expanduser() if choice.endswith(".toml") else _shipped(choice)
        return profile_from(_parsed(path), name=path.stem, file=str(path))
    except ProfileRefused as refused:
        if chosen_in is None:
            raise
        raise ProfileRefused(f"{chosen_in}: profile: {refused}") from None


def _shipped(name: str) -> Path:
    try:
        return assets.profile(name)
    except assets.AssetMissing:
        known = ", ".join(assets.names("profiles"))
        raise ProfileRefused(
            f"there is no profile “{name}”: choose one of {known}, or name a file that ends with .toml."
        ) from None


def _parsed(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise ProfileRefused(f"{path} is not TOML: {problem}. Mend it, or choose another profile.") from None
    except UnicodeDecodeError:
        raise ProfileRefused(f"{path} is not written in UTF-8. Save it as UTF-8.") from None
    except OSError as problem:
        raise ProfileRefused(
            f"{path} cannot be read ({problem.strerror}). Name a file that is there and that you may read."
        ) from None
