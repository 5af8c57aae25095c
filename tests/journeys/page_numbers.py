"""Every number that the wall page says, and what the JSON of the same instant makes of each."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from wallboard.domain.board import Board
from wallboard.domain.figure_keys import KEYS
from wallboard.domain.promise import SOON
from wallboard.domain.severity import SEVERITIES
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.times import Moment
from wallboard.widgets.wall_page import WallPage

Told = Mapping[str, Any]
Numbers = dict[object, object]
KINDS = {"free": "free", "busy": "busy", "on_break": "on a break"}
ABSENT = {"none": "none", "no_data": "no data", "cannot": "cannot be computed"}


class Json:
    """The JSON of one instant, looked up as the page is laid out: by the rows' teams."""

    def __init__(self, told: Told, board: Board) -> None:
        self.told = told
        self.now = instant(told["now"])
        self._codes = {team_id: team.code for team_id, team in board.teams.items()}
        self._moment = Moment(self.now, live=True, zone=UTC)

    def rows_of(self, place: str, keys: Sequence[object]) -> list[list[Told]]:
        """The rows of `heat` or `lanes` behind each row of the page; the folded are all that are left."""
        by_code = {row["team"]: row for row in self.told[place]}
        found = [[by_code.pop(self._code(key))] if key != "folded" else [] for key in keys]
        return [rows or list(by_code.values()) for rows in found]

    def _code(self, key: object) -> str | None:
        return None if key == "none" else self._codes.get(key, f"#{key}")  # type: ignore[call-overload]  # a team's id

    def clock(self, spelled: str | None) -> str | None:
        return None if spelled is None else self._moment.clock(instant(spelled))


def instant(spelled: str) -> datetime:
    return datetime.fromisoformat(spelled)


def ints(words: str) -> list[int]:
    """The whole numbers in a text, those of clock times left out."""
    return [int(one.replace(",", "")) for one in re.findall(r"(?<![\d:#])\d[\d,]*(?![\d:])", words)]


def said(page: WallPage) -> Numbers:
    """What the page says, by what says it."""
    found: Numbers = dict(_figures(page))
    for tile in (page.teams, page.heat, page.free):
        found |= {part.key: part.value for part in tile.parts()}
    found |= {("lane", row): value for row, value in enumerate(_lanes(page))}
    found |= {p.key: p.value for p in page.people.parts() if p.kind is PartKind.PERSON}
    found |= {("promise", p.key): p for p in page.promises.parts()}
    found["headline"] = page.headline.parts()[0].value
    return found


def _lanes(page: WallPage) -> Iterator[str]:
    return (part.value for part in page.people.parts() if part.kind is PartKind.LANE)


def _figures(page: WallPage) -> Iterator[tuple[object, str]]:
    """The figures that have room, and in their order those that are folded."""
    rest = list(KEYS)
    for part in page.strip.parts():
        if part.key == "folded":
            words = (one.split(": ", 1)[1] for one in part.value.split("; "))
            yield from ((("figure", key), one) for key, one in zip(rest, words, strict=True))
        else:
            yield part.key, part.value
            rest.remove(part.key[1])  # type: ignore[index]  # ("figure", key)


def row_keys(page: WallPage) -> list[object]:
    return [part.key[1] for part in page.teams.parts()]  # type: ignore[index]  # ("team", key)


def differences(page: WallPage, board: Board, told: Told) -> list[str]:
    """Each number of the page that is not that of the JSON, and each that the page does not say."""
    json, shown = Json(told, board), said(page)
    checks: tuple[Callable[[WallPage, Json, Numbers], Iterator[str]], ...] = (
        _strip, _heat, _teams, _people, _promises, _headline,
    )  # fmt: skip
    return [f"{told['now']}: {words}" for check in checks for words in check(page, json, shown)]


def differs(what: object, shown: object, told: object) -> Iterator[str]:
    if shown != told:
        yield f"{what}: the page says {shown!r}, the JSON {told!r}"


def _strip(_: WallPage, json: Json, shown: Numbers) -> Iterator[str]:
    for figure in json.told["figures"]:
        words = str(shown["figure", figure["key"]]).split(", ")[0]
        yield from differs(figure["key"], words, figure_words(figure))


def figure_words(figure: Told) -> str:
    """How a figure is said, before what is noted beside it."""
    if figure["value"] is None:
        return ABSENT[figure["absence"]]
    if figure["unit"] == "s":
        minutes = int(figure["value"] // 60)
        if minutes < 100:
            return f"{minutes} min"
        return f"{minutes // 60}:{minutes % 60:02d} h" if minutes < 48 * 60 else f"{minutes // 1440} d"
    if figure["percent"] is not None:
        return f"{figure['percent']} %"
    return str(figure["value"]) + ("" if figure["of"] is None else f" of {figure['of']}")


def _heat(page: WallPage, json: Json, shown: Numbers) -> Iterator[str]:
    keys = row_keys(page)
    for severity in SEVERITIES:
        total = json.told["by_severity"][str(int(severity))]
        yield from differs(("all", severity), ints(str(shown["all", severity])) or [0], [total])
        for key, rows in zip(keys, json.rows_of("heat", keys), strict=True):
            cells = [row["cells"][str(int(severity))] for row in rows]
            yield from differs(("cell", key, severity), shown["cell", key, severity], cell_words(cells, json))


def cell_words(cells: Sequence[Told], json: Json) -> str:
    count, breached = (sum(cell[name] for cell in cells) for name in ("count", "breached"))
    oldest = json.clock(min((cell["oldest_at"] for cell in cells if cell["oldest_at"]), default=None))
    words = [f"{count} open" if count else "nothing open"]
    words += [f"{breached} breached"] if breached else []
    return ", ".join(words + ([f"oldest since {oldest}"] if oldest else []))


def _teams(page: WallPage, json: Json, shown: Numbers) -> Iterator[str]:
    keys = row_keys(page)
    for key, rows in zip(keys, json.rows_of("heat", keys), strict=True):
        free, present = (sum(row[name] for row in rows) for name in ("free", "present"))
        if key != "folded":
            yield from differs(("team", key), ints(str(shown["team", key])), carried(rows))
        told = [free, present] if any(row["people_known"] for row in rows) else []
        yield from differs(("free", key), ints(str(shown["free", key]))[:2], told)
        is_covered = any(row["covered"] for row in rows)
        lacks = "nobody for a critical" in str(shown["free", key])
        yield from differs(("covered", key), lacks and is_covered, False)


def carried(rows: Sequence[Told]) -> list[int]:
    """Load and capacity of one team; of one of which nobody is known only the load."""
    told = [sum(row["load"] for row in rows)]
    return told + [row["capacity"] for row in rows if row["people_known"]]


def _people(page: WallPage, json: Json, shown: Numbers) -> Iterator[str]:
    keys = row_keys(page)
    for row, lanes in enumerate(json.rows_of("lanes", keys)):
        people = [person for lane in lanes for person in lane["people"]]
        counts = [sum(person["kind"] == kind for person in people) for kind in KINDS]
        told = counts[:1] if keys[row] == "folded" else counts
        yield from differs(("lane", keys[row]), ints(str(shown["lane", row])), told)
        for person in people:
            words = shown.get(("agent", person["id"]))
            if words is not None:
                yield from _person(person, str(words), json)


def _person(person: Told, words: str, json: Json) -> Iterator[str]:
    yield from differs(person["agent"], words.startswith(KINDS[person["kind"]]) and words, words)
    if person["kind"] == "busy":
        told = f"load {person['load']} of {person['capacity']}"
        yield from differs(person["agent"], told in words and words, words)
    yield from differs(person["agent"], "too long" in words, person["too_long"])
    if person["since"] is not None:
        told = f"since {json.clock(person['since'])}"
        yield from differs(person["agent"], told in words and words, words)


def _promises(_: WallPage, json: Json, shown: Numbers) -> Iterator[str]:
    told = json.told["promises"]
    parts = [part for part in shown.values() if isinstance(part, Part)]
    lines = [part for part in parts if part.kind is PartKind.INCIDENT and part.key[0] == "incident"]  # type: ignore[index]  # ("incident", id)
    broken = [part for part in lines if re.match(r"\w+ breached since ", part.value)]
    due = [part for part in lines if re.match(r"\w+ due ", part.value)]
    counts = {part.name: int(part.number or 0) for part in parts if part.kind is PartKind.COUNT}
    yield from _lines(broken, told["breached"], "breached since", json)
    yield from _lines(due, told["next"], "due", json)
    yield from differs("more breached", counts.get("more breached", 0), told["breached_count"] - len(broken))
    soon = sum(instant(line["due_at"]) < json.now + SOON for line in told["next"][: len(due)])
    more = figure_of(json, "at_risk") - soon
    yield from differs("more within 30 min", counts.get("more within 30 min", 0), more)
    if not more and counts.get("more, later"):
        later = told["running"] - told["breached_count"] - len(due)
        yield from differs("more, later", counts["more, later"], later)
    yield from differs("cannot be read", counts.get("cannot be read", 0), told["unreadable"])
    resting = next((part.value for part in parts if part.key == "resting"), None)
    if resting is not None:
        paused = [one["count"] for one in told["paused"]]
        yield from differs("paused and met", ints(resting), [*paused, told["met_within_30"], 30])


def figure_of(json: Json, key: str) -> int:
    found = next(one["value"] for one in json.told["figures"] if one["key"] == key)
    return int(found or 0)


def _lines(parts: Sequence[Part], told: Sequence[Told], words: str, json: Json) -> Iterator[str]:
    for part, line in zip(parts, told, strict=False):
        yield from differs("promise", part.key[1], line["id"])  # type: ignore[index]  # ("incident", id)
        said_so = f"{line['promise']} {words} {json.clock(line['due_at'])}"
        yield from differs(part.key, part.value.startswith(said_so) and part.value, part.value)
        yield from differs(part.key, part.value.endswith("nobody"), not line["agents"])
    yield from differs(words, len(parts) <= len(told), True)


def _headline(_: WallPage, json: Json, shown: Numbers) -> Iterator[str]:
    told, sentence = json.told["headline"], str(shown["headline"])
    said_of = {
        "critical": r"(\d+) critical open",
        "unreadable": r"(\d+) rows? cannot be read",
        "teams_over": r"(\d+) teams? over capacity",
        "breached": r"(\d+) promises? breached",
    }
    for name, pattern in said_of.items():
        found = re.search(pattern, sentence)
        if found is not None:
            yield from differs(name, int(found[1]), told[name])
    if told["is_calm"] and json.told["open"]:
        yield from differs("headline", ints(sentence), [])
    worst = [name for name in said_of if told[name]][:2]
    for name in worst:
        yield from differs(name, re.search(said_of[name], sentence) is not None, True)
