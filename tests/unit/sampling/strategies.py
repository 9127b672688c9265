"""Small random caseloads and quotas, and a second, naive way to allocate."""

from fractions import Fraction
from itertools import combinations, product

from hypothesis import strategies as st

from sampling.caseload import Case
from sampling.quotas import Quota

VALUES = {"sex": ("female", "male", ""), "age": ("10-13", "14-15", "16-17"), "court": ("yes", "no")}


@st.composite
def caseloads(draw, most=12):
    values = st.fixed_dictionaries({name: st.sampled_from(VALUES[name]) for name in VALUES})
    rows = draw(st.lists(values, min_size=1, max_size=most))
    return [Case(f"C-{number:02}", row) for number, row in enumerate(rows)]


def quotas(most_minimum=5):
    return st.sampled_from(sorted(VALUES)).flatmap(
        lambda name: st.builds(
            Quota,
            st.just(name),
            st.frozensets(st.sampled_from([v for v in VALUES[name] if v]), min_size=1, max_size=2),
            st.integers(0, most_minimum),
        )
    )


def counted(groups, counts, quota):
    return sum(
        count for group, count in zip(groups, counts, strict=True) if group.counts_for[quota]
    )


def all_allocations(groups, minimums, size=None):
    """Every allocation that keeps the minimums, of one size or of any."""
    for counts in product(*(range(group.available + 1) for group in groups)):
        if size in (None, sum(counts)) and all(
            counted(groups, counts, quota) >= minimum for quota, minimum in enumerate(minimums)
        ):
            yield counts


def unevenness(groups, counts):
    """How much the chances of all cases vary around the chance that all would share."""
    share = Fraction(sum(counts), sum(group.available for group in groups))
    return sum(
        group.available * (Fraction(count, group.available) - share) ** 2
        for group, count in zip(groups, counts, strict=True)
    )


def best_allocation(groups, minimums, size):
    found = list(all_allocations(groups, minimums, size))
    return min(
        found,
        key=lambda counts: (unevenness(groups, counts), [-count for count in counts]),
        default=None,
    )


def smallest_conflict(groups, minimums, size):
    """The fewest quotas that no sample of this size can keep, and what they would need."""
    for number in range(1, len(minimums) + 1):
        for chosen in combinations(range(len(minimums)), number):
            only = [minimums[q] if q in chosen else 0 for q in range(len(minimums))]
            needed = min((sum(counts) for counts in all_allocations(groups, only)), default=None)
            if needed is None or needed > size:
                return chosen, needed
    return None
