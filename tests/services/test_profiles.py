"""Limits are data: shipped profiles hold together, and a wrong one says file, key and way out."""

from datetime import timedelta
from pathlib import Path

import pytest

from wallboard import assets
from wallboard.domain.figure_keys import KEYS
from wallboard.domain.figures import Level
from wallboard.domain.lanes import NO_LIMITS
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.domain.threshold_document import ProfileRefused, profile_from
from wallboard.domain.thresholds import LOW_IS_BAD
from wallboard.services.profiles import load_profile

GOOD = {"enter": 5, "exit": 3, "dwell_s": 10}


def test_that_there_is_a_profile_for_a_usual_a_quiet_and_a_busy_shift() -> None:
    assert set(assets.names("profiles")) == {"default", "night", "busy"}


@pytest.mark.parametrize("name", assets.names("profiles"))
def test_that_every_shipped_profile_is_whole_and_says_whom_it_is_for(name: str) -> None:
    profile = load_profile(name)
    assert profile.name == name
    assert profile.about
    assert set(profile.limits) == set(KEYS) - {"open"}
    for key, limits in profile.limits.items():
        assert Level.ALARM in limits or key == "at_risk"
        assert all(limit.is_low_bad is (key in LOW_IS_BAD) for limit in limits.values())


def test_that_a_file_of_ones_own_is_chosen_by_its_path(tmp_path: Path) -> None:
    own = tmp_path / "ours.toml"
    own.write_text("[open]\nwarning = { enter = 9, exit = 8, dwell_s = 0 }\n", encoding="utf-8")
    profile = load_profile(str(own))
    assert profile.name == "ours"
    assert profile.of("open")[Level.WARNING].enter == 9
    assert not profile.of("breached")


def test_that_minutes_in_a_state_are_the_profile_s_and_none_or_0_is_no_limit() -> None:
    data = {"people": {"free": 15, "busy": {"critical": 20, "minor": 0}, "break_past_end": 0}}
    people = profile_from(data, name="ours", file="ours.toml").people
    assert people.free == timedelta(minutes=15)
    assert people.busy == {Severity.CRITICAL: timedelta(minutes=20)}
    assert (people.over_break, people.open_break) == (None, None)
    assert profile_from({}, name="ours", file="ours.toml").people == NO_LIMITS


@pytest.mark.parametrize("name", assets.names("profiles"))
def test_that_every_shipped_profile_says_how_long_people_may_be_busy_and_on_a_break(name: str) -> None:
    people = load_profile(name).people
    assert set(people.busy) == set(SEVERITIES)
    assert people.over_break is not None
    assert people.open_break is not None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"brached": {}}, "“brached” is not known here. Did you mean “breached”?"),
        ({"breached": 5}, "breached must be a table"),
        ({"breached": {"warn": GOOD}}, "“breached.warn” is not known here"),
        ({"breached": {"alarm": 5}}, "breached.alarm must be a table"),
        ({"breached": {"alarm": GOOD | {"leave": 1}}}, "“breached.alarm.leave” is not known here"),
        ({"breached": {"alarm": {"enter": 5, "exit": 3}}}, "breached.alarm.dwell_s is missing"),
        ({"breached": {"alarm": GOOD | {"exit": 5}}}, "breached.alarm.exit (5) must be below enter (5)"),
        ({"free": {"alarm": GOOD}}, "free.alarm.exit (3) must be above enter (5), since free is bad"),
        ({"free": {"alarm": GOOD | {"exit": 101}}}, "free.alarm.exit is 101, and must be a number from 0 to"),
        ({"open": {"alarm": GOOD | {"enter": True}}}, "open.alarm.enter is True"),
        ({"open": {"alarm": GOOD | {"enter": float("inf")}}}, "open.alarm.enter is inf"),
        ({"open": {"alarm": GOOD | {"dwell_s": -1}}}, "open.alarm.dwell_s is -1"),
        (
            {"open": {"alarm": GOOD, "warning": {"enter": 6, "exit": 2, "dwell_s": 0}}},
            "open.alarm.enter (5) must not be below that of the warning (6)",
        ),
        ({"about": 5}, "about must be a text"),
        ({"people": 5}, "people must be a table [people] of minutes"),
        ({"people": {"buzy": 5}}, "“people.buzy” is not known here. Did you mean “busy”?"),
        ({"people": {"busy": 5}}, "people.busy must be minutes by severity: { critical = …"),
        ({"people": {"busy": {"mayor": 5}}}, "“people.busy.mayor” is not known here. Did you mean “major”?"),
        ({"people": {"free": -1}}, "people.free is -1, and must be a number from 0 to 10080"),
        ({"people": {"break_past_end": "5"}}, "people.break_past_end is '5'"),
    ],
)  # fmt: skip
def test_that_a_wrong_profile_names_file_key_and_way_out(data: dict[str, object], said: str) -> None:
    with pytest.raises(ProfileRefused) as refused:
        profile_from(data, name="ours", file="ours.toml")
    assert str(refused.value).startswith("ours.toml: ")
    assert said in str(refused.value)


@pytest.mark.parametrize("choice", ["defualt", "nowhere.toml", "../default"])
def test_that_a_profile_that_is_not_there_says_what_there_is(choice: str) -> None:
    with pytest.raises(ProfileRefused, match=r"choose one of busy, default, night|cannot be read"):
        load_profile(choice)


def test_that_a_file_that_is_no_toml_says_so(tmp_path: Path) -> None:
    own = tmp_path / "ours.toml"
    own.write_bytes(b"[open")
    with pytest.raises(ProfileRefused, match="is not TOML"):
        load_profile(str(own))
    own.write_bytes(b"about = '\xff'")
    with pytest.raises(ProfileRefused, match="UTF-8"):
        load_profile(str(own))


@pytest.mark.parametrize("choice", ["defualt", "nowhere.toml", "open.toml"])
def test_that_settings_that_chose_a_wrong_profile_are_named_with_the_key(choice: str, tmp_path: Path) -> None:
    (tmp_path / "open.toml").write_bytes(b"[open")
    settings = tmp_path / "settings.toml"
    chosen = str(tmp_path / choice) if choice.endswith(".toml") else choice
    with pytest.raises(ProfileRefused) as refused:
        load_profile(chosen, chosen_in=settings)
    assert str(refused.value).startswith(f"{settings}: profile: ")
