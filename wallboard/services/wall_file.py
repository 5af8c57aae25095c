"""Reads the wall's plan from wall.toml beside the settings; a fault names the file, the line and the key."""

from pathlib import Path
from typing import Final

from wallboard import assets
from wallboard.domain.alarm_rules import alarm_rules_from
from wallboard.domain.burn_in import dimming_from, rest_from, shift_from
from wallboard.domain.plan_pages import pages_from, screens_from
from wallboard.domain.plan_table import PlanFault, PlanTable, told
from wallboard.domain.wall_call import call_from
from wallboard.domain.wall_health import health_from
from wallboard.domain.wall_plan import PlanPage, WallPlan
from wallboard.refusal import Refusal
from wallboard.services.toml_lines import line_of, lines_of
from wallboard.services.toml_text import NotToml, text_of, toml_of
from wallboard.settings import settings_file

LARGEST: Final = 1_000_000
TABLES: Final = ("page", "screen", "alarm", "shift", "rest", "dimming", "call", "health")


class PlanRefused(Refusal):
    """A plan that cannot be used; the sentence names file, line, key and the way out."""


def place_of_fault(sentence: str) -> str:
    """What a log may keep of a refusal: the file and the line, and not what somebody wrote there."""
    return sentence.partition(": ")[0]


def plan_file() -> Path:
    """Where the plan is looked for on this system."""
    return settings_file().with_name("wall.toml")


def shipped_plan() -> Path:
    """The plan of a wall for which nobody wrote one."""
    return assets.plan("default")


def load_plan(path: Path | None = None) -> WallPlan:
    """The plan in that file; without one the person's own where there is one, or else the shipped one.

    Raises:
        PlanRefused: it cannot be read, or something in it is wrong.
    """
    if path is not None:
        return plan_of(_text(path), str(path))
    own = plan_file()
    chosen = own if own.exists() else shipped_plan()
    return plan_of(_text(chosen), str(chosen))


def plan_stamp(path: Path | None = None) -> tuple[str, int, int, int, int] | None:
    """Another value whenever the plan's file is another one; None where it cannot be looked at."""
    chosen = path or plan_file()
    try:
        found = chosen.stat()
    except OSError:
        return None
    return str(chosen), found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def plan_of(text: str, file: str) -> WallPlan:
    """The plan that a text spells; what it leaves out is as shipped.

    Raises:
        PlanRefused: something in it is wrong.
    """
    try:
        return _plan(PlanTable(toml_of(text)))
    except NotToml as problem:
        raise _refused(file, problem.line, problem.words) from None
    except PlanFault as fault:
        words = f"{told(fault.way)}: {fault.words}"
        raise _refused(file, line_of(lines_of(text), fault.way), words) from None


def _refused(file: str, line: int | None, words: str) -> PlanRefused:
    where = file if line is None else f"{file}, line {line}"
    return PlanRefused(f"{where}: {words}")


def _plan(table: PlanTable) -> WallPlan:
    table.only(*TABLES)
    pages = pages_from(table.table("page")) if "page" in table.found else _shipped_pages()
    return WallPlan(
        pages=pages,
        screens=screens_from(table.table("screen"), pages),
        alarm=alarm_rules_from(table.table("alarm")),
        shift=shift_from(table.table("shift")),
        rest=rest_from(table.table("rest")),
        dimming=dimming_from(table.table("dimming")),
        call=call_from(table.table("call")),
        health=health_from(table.table("health")),
    )


def _shipped_pages() -> tuple[PlanPage, ...]:
    return load_plan(shipped_plan()).pages


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise PlanRefused(f"{path} is larger than any plan.")
        return text_of(path.read_bytes())
    except NotToml as problem:
        raise _refused(str(path), problem.line, problem.words) from None
    except OSError as problem:
        raise PlanRefused(f"{path} cannot be read ({problem.strerror}).") from None
