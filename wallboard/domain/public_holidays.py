"""Public holidays with their names, by country or by part of a country, for calendars to begin with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from wallboard.domain.calendar_hours import CalendarRefusal
from wallboard.domain.said import said

if TYPE_CHECKING:
    from holidays import HolidayBase

_MOST_YEARS = 200
_SMALL_WORDS = frozenset({"and", "of", "the"})


@dataclass(frozen=True, slots=True)
class Region:
    """Where a set of public holidays is kept: "GB" or "GB-ENG", and how a list shows it."""

    code: str
    name: str


def public_holidays(region: str, first_year: int, last_year: int) -> Mapping[date, str]:
    """The public holidays of these years, both included, in order, named in English.

    Days given in lieu of one that falls on a weekend are among them; two holidays on a date share its name.
    The language is named to the library, which else takes that of the process: the same on every machine.

    Raises:
        CalendarRefusal: the region is unknown, or the years are none or too many.
    """
    import holidays

    if not 0 <= last_year - first_year < _MOST_YEARS:
        raise CalendarRefusal(
            said(
                "No public holidays can be listed from {first_year} to {last_year}; name a first and a last "
                "year, in order and at most {most_years} years.",
                first_year=first_year,
                last_year=last_year,
                most_years=_MOST_YEARS,
            )
        )
    country, _, part = region.partition("-")
    try:
        known = holidays.country_holidays(country, part or None)
        found = holidays.country_holidays(
            country, part or None, years=range(first_year, last_year + 1), language=_english(known)
        )
    except NotImplementedError:
        raise CalendarRefusal(
            said(
                "No public holidays are known for {region}; name a country such as GB or a part of one "
                "such as GB-ENG, or enter the dates by hand.",
                region=repr(region),
            )
        ) from None
    return MappingProxyType(dict(sorted(found.items())))


def regions() -> tuple[Region, ...]:
    """Every region whose public holidays are known, by name, a country before its parts."""
    return tuple(sorted(_regions(), key=lambda region: (region.name.casefold(), region.code)))


def _english(known: "HolidayBase") -> str | None:
    """The region's own English, or any; none where the library knows no language but English."""
    spoken = (known.default_language, "en_US", *known.supported_languages)
    return next((one for one in spoken if one and one in known.supported_languages and one[:2] == "en"), None)


def _regions() -> Iterator[Region]:
    import holidays
    from holidays.registry import COUNTRIES

    for module, (_, code, *_) in COUNTRIES.items():
        words = (word if word in _SMALL_WORDS else word.capitalize() for word in module.split("_"))
        country = " ".join(words)
        yield Region(code, country)
        known = holidays.country_holidays(code)
        names: dict[str, str] = {}
        for name, part in known.subdivisions_aliases.items():
            names.setdefault(part, name)
        for part in known.subdivisions:
            yield Region(f"{code}-{part}", f"{country}: {names.get(part, part)}")
