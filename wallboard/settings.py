"""What a person configured: settings.toml in the system's own place, and the environment before it."""

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_config_path

from wallboard.refusal import Refusal

THEMES = ("dark", "light", "high_contrast")
DATABASE_VARIABLE = "WALLBOARD_DATABASE"
_LONGEST_LINK = 500


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice of a person, with the defaults of somebody who chose nothing."""

    database: str | None = None
    theme: str = "dark"
    """A shipped theme, or the path of one's own token file; relative to the folder of the settings."""
    viewing_distance_m: float | None = None
    screen_diagonal_in: float | None = None
    reduced_motion: bool | str = "system"
    """“system”: as the person told their desktop; True: nothing moves."""
    poll_every_ms: int = 1000
    history_hours: int = 8
    language: str | None = None
    """Such as “de” or “pt_BR”; None is the system's own."""
    profile: str = "default"
    """By which limits figures are loud: the name of a shipped profile, or the path of one's own file;
    relative to the folder of the settings."""
    filter_clears_after_min: float = 10.0
    alarm_sound: bool = True
    """Whether alarms are heard at a desk, too; a wall's plan says how they sound."""
    links: Mapping[str, str] = field(default_factory=dict)
    """By source, where its incidents lie: an address with {reference}, and {source} if need be."""


def settings_file() -> Path:
    """Where settings.toml is looked for on this system."""
    return user_config_path("wallboard", appauthor=False) / "settings.toml"


def load_settings(file: Path | None = None, *, environment: Mapping[str, str] = os.environ) -> Settings:
    """Reads the settings; raises Refusal naming file, key and way out where one of them is wrong."""
    path = settings_file() if file is None else file
    text = _text(path)
    values = _checked(path, text, _parsed(path, text))
    if environment.get(DATABASE_VARIABLE):
        values["database"] = environment[DATABASE_VARIABLE]
    for key in ("theme", "profile"):
        if str(values.get(key, "")).endswith(".toml"):
            values[key] = str(path.parent / Path(str(values[key])).expanduser())
    return Settings(**values)  # type: ignore[arg-type]  # each value passed the check of its own key


def _parsed(path: Path, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise Refusal(f"{path} is not TOML: {problem}. Mend it, or move it away to start afresh.") from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except UnicodeDecodeError:
        raise Refusal(f"{path} is not written in UTF-8. Save it as UTF-8, or move it away.") from None
    except OSError as problem:
        raise Refusal(
            f"{path} cannot be read ({problem.strerror}). Mend its rights, or move it away."
        ) from None


def _checked(path: Path, text: str, found: Mapping[str, object]) -> dict[str, object]:
    for key, value in found.items():
        check = _CHECKS.get(key)
        if check is None:
            complaint: str | None = (
                f"“{key}” is not a setting.{_nearest(key)} Known are {', '.join(_CHECKS)}."
            )
        elif complaint := check(value):
            complaint = f"{key} {complaint}"
        if complaint:
            raise Refusal(f"{path}{_line_of(key, text)}: {complaint}")
    return dict(found)


def _line_of(key: str, text: str) -> str:
    """Where a key or a table of that name begins; empty where it is spelled in a way not looked for."""
    begins = re.search(rf"^[ \t]*\[*[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]", text, re.MULTILINE)
    return "" if begins is None else f", line {text.count(chr(10), 0, begins.start()) + 1}"


def _nearest(key: str) -> str:
    near = difflib.get_close_matches(key, _CHECKS, n=1)
    return f" Did you mean “{near[0]}”?" if near else ""


def _database(value: object) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return 'must be a text: a path for SQLite, or "postgresql://USER@HOST/NAME".'
    if _carries_password(value):
        return "carries a password in plain text. Take it out and run “wallboard secret set” once instead."
    return None


def _carries_password(url: str) -> bool:
    try:
        return bool(urlsplit(url).password)
    except ValueError:
        return False


def _theme(value: object) -> str | None:
    if value in THEMES or (isinstance(value, str) and value.endswith(".toml")):
        return None
    known = ", ".join(f"“{name}”" for name in THEMES)
    return f"must be {known}, or the path of a file that ends with .toml, not {value!r}."


def _profile(value: object) -> str | None:
    if isinstance(value, str) and value.strip():
        return None
    return (
        f"must be a text: the name of a profile, or the path of a file that ends with .toml, not {value!r}."
    )


def _language(value: object) -> str | None:
    if isinstance(value, str) and re.fullmatch(r"[a-z]{2,3}([_-][A-Za-z]{2,4})?", value):
        return None
    return f"must be a language such as “en”, “de” or “pt_BR”, not {value!r}."


def _reduced_motion(value: object) -> str | None:
    return None if value in (True, False, "system") else f"must be “system”, true or false, not {value!r}."


def _flag(value: object) -> str | None:
    return None if isinstance(value, bool) else f"must be true or false, not {value!r}."


def _number(low: float, high: float, unit: str) -> Callable[[object], str | None]:
    def check(value: object) -> str | None:
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return None
        return f"must be a number of {unit} from {low:g} to {high:g}, not {value!r}."

    return check


def _whole(low: int, high: int, unit: str) -> Callable[[object], str | None]:
    in_range = _number(low, high, unit)

    def check(value: object) -> str | None:
        if complaint := in_range(value):
            return complaint
        return None if isinstance(value, int) else f"must be a whole number of {unit}, not {value!r}."

    return check


def _links(value: object) -> str | None:
    if not isinstance(value, dict):
        return 'must be a table, such as [links] with servicenow = "https://…/{reference}".'
    for source, template in value.items():
        if complaint := _link(template):
            return f"for “{source}” {complaint}"
    return None


def _link(template: object) -> str | None:
    """What is wrong with an address; it may lead to the web only, and no reference may choose the host."""
    if not isinstance(template, str) or len(template) > _LONGEST_LINK or not template.isprintable():
        return f"must be an address of at most {_LONGEST_LINK} characters."
    if "{reference}" not in template:
        return "must hold {reference}, where the incident's reference goes."
    plain = template.replace("{reference}", "").replace("{source}", "")
    if any(sign in plain for sign in "{} "):
        return "may hold {reference} and {source}, but no other braces and no spaces."
    try:
        parts = urlsplit(template)
        host = parts.hostname
    except ValueError:
        return "is no address."
    if parts.scheme not in ("https", "http") or not host:
        return "must begin with https:// or http:// and name a host."
    if "{" in parts.netloc or "@" in parts.netloc:
        return "must name its host without {reference}, {source} or a login."
    return None


_CHECKS: Mapping[str, Callable[[object], str | None]] = {
    "database": _database,
    "theme": _theme,
    "viewing_distance_m": _number(0.5, 20, "metres"),
    "language": _language,
    "screen_diagonal_in": _number(5, 300, "inches"),
    "reduced_motion": _reduced_motion,
    "poll_every_ms": _whole(100, 60_000, "milliseconds"),
    "history_hours": _whole(1, 72, "hours"),
    "profile": _profile,
    "filter_clears_after_min": _number(0.5, 1440, "minutes"),
    "alarm_sound": _flag,
    "links": _links,
}
