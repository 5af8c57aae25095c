"""How loaded each team was, over the last hours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class LoadHistory:
    """Load ÷ present capacity by team (None: what has no team) and time bucket, oldest first.

    Bucket `i` covers [starts[i], starts[i] + bucket); each strip is as long as `starts`,
    with None where the log knows nothing.
    """

    starts: tuple[datetime, ...]
    bucket: timedelta
    load_ratio: Mapping[int | None, tuple[float | None, ...]]

    def moved_on(self, start: datetime, ratios: Mapping[int | None, float]) -> "LoadHistory":
        """The same span one bucket later, with what each team's load is in the new bucket."""
        empty = (None,) * len(self.starts)
        teams = self.load_ratio.keys() | ratios.keys()
        return LoadHistory(
            starts=(*self.starts[1:], start),
            bucket=self.bucket,
            load_ratio={
                team_id: (*self.load_ratio.get(team_id, empty)[1:], ratios.get(team_id)) for team_id in teams
            },
        )
