"""Random filters that have something to find on the random small floors."""

from hypothesis import strategies as st

from wallboard.domain.filter import NO_TEAM, Filter
from wallboard.domain.severity import Severity

names = st.sampled_from(("alpha", "beta", "gamma", "a", "nobody knows", "#3", NO_TEAM))
odd_words = st.text(st.sampled_from('ab ",:-é1'), min_size=1, max_size=5)


def _sets(of: st.SearchStrategy[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(of, max_size=2)


def filters(of: st.SearchStrategy[str] = names) -> st.SearchStrategy[Filter]:
    """Any filter, the empty one among them; more often one of a single kind, which lets something through."""
    folded = of.map(str.casefold)
    severities = st.frozensets(st.sampled_from(Severity), min_size=1, max_size=3)
    words = st.lists(folded, max_size=2, unique=True).map(tuple)
    return st.one_of(
        st.builds(Filter, severities=severities),
        st.builds(Filter, teams=_sets(folded)),
        st.builds(Filter, natures=_sets(folded)),
        st.builds(Filter, words=words),
        st.builds(
            Filter,
            teams=_sets(folded),
            severities=severities,
            natures=_sets(folded),
            sites=_sets(folded),
            words=words,
            mine=st.booleans(),
        ),
    )
