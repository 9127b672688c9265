"""Small numbers are hidden, and an attacker who knows all that is published gets none back."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.suppression import suppress_counts, suppress_table

THRESHOLD = 5


def tables(most_rows=3, most_columns=3, most=5):
    """Return rows of groups that have children, each with as many columns."""
    return st.integers(1, most_columns).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, most), min_size=columns, max_size=columns).filter(any),
            min_size=1,
            max_size=most_rows,
        )
    )


def compositions(total, places):
    """Yield every way to share a total out over so many places."""
    if places == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in compositions(total - first, places - 1):
            yield (first, *rest)


def possible_counts(counts, hidden):
    """Yield all the counts that fit what is published: the others, and the total."""
    places = sorted(hidden)
    for values in compositions(sum(counts[one] for one in places), len(places)):
        yield {**dict(enumerate(counts)), **dict(zip(places, values, strict=True))}


def possible_tables(rows, hidden, hidden_rows):
    """Yield all tables that fit: shown cells, sizes of the groups shown, totals of the columns."""
    totals = [sum(column) for column in zip(*rows, strict=True)]
    sizes = [sum(row) for row in rows]
    unknown = sum(sizes[one] for one in hidden_rows)

    def lines(i, left):
        shown = {j: rows[i][j] for j in range(len(totals)) if (i, j) not in hidden}
        free = [j for j in range(len(totals)) if j not in shown]
        size = range(unknown + 1) if i in hidden_rows else [sizes[i]]
        for one in size:
            missing = one - sum(shown.values())
            if missing < 0 or (missing and not free):
                continue
            for values in compositions(missing, len(free)) if free else [()]:
                line = shown | dict(zip(free, values, strict=True))
                if all(line[j] <= left[j] for j in line):
                    yield [line[j] for j in range(len(totals))]

    def extend(i, left):
        if i == len(rows):
            if not any(left):
                yield []
            return
        for line in lines(i, left):
            after = [have - took for have, took in zip(left, line, strict=True)]
            for rest in extend(i + 1, after):
                yield [line, *rest]

    yield from extend(0, totals)


def found_values(rows, hidden, hidden_rows):
    """Return the values that an attacker finds possible for each cell."""
    found = {cell: set() for cell in product(range(len(rows)), range(len(rows[0])))}
    for table in possible_tables(rows, hidden, hidden_rows):
        for i, j in found:
            found[i, j].add(table[i][j])
    return found


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([], set()),
        ([34], set()),
        ([20, 14, 0], set()),
        ([33, 1], {0, 1}),
        ([20, 10, 4], {1, 2}),
        ([20, 10, 3, 2], {2, 3}),
        ([20, 10, 3, 1], {1, 2, 3}),
        ([3], {0}),
        ([0, 2, 0], {1}),
    ],
)
def test_counts_are_hidden_with_a_cover(counts, hidden):
    assert suppress_counts(counts, THRESHOLD) == hidden


@given(st.lists(st.integers(0, 12), max_size=5))
def test_no_hidden_count_follows_from_the_total(counts):
    hidden = suppress_counts(counts, THRESHOLD)

    assert {one for one, count in enumerate(counts) if 0 < count < THRESHOLD} <= hidden
    if len(hidden) > 1 or len([one for one in counts if one]) > 1:
        for place in hidden:
            assert len({one[place] for one in possible_counts(counts, hidden)}) > 1


@given(st.lists(st.integers(0, 12), max_size=5))
def test_hidden_counts_are_together_no_small_number(counts):
    hidden = suppress_counts(counts, THRESHOLD)
    concealed = sum(counts[one] for one in hidden)

    assert not hidden or concealed >= THRESHOLD or concealed == sum(counts)


@pytest.mark.parametrize(
    ("rows", "hidden"),
    [
        # Nothing small: all is shown.
        ([[10, 8], [9, 7]], set()),
        # The two girls would follow from their group, their column and the boys' group.
        ([[15, 12], [5, 2]], {(0, 0), (0, 1), (1, 0), (1, 1)}),
        # Groups that nothing has to cover for stay.
        ([[15, 12], [5, 2], [10, 6]], {(1, 0), (1, 1), (2, 0), (2, 1)}),
        # Every girl in one column says something of each girl.
        ([[15, 12], [7, 0]], {(0, 0), (0, 1), (1, 0), (1, 1)}),
        # Nobody is in the second column at all, which the whole sample's figures say.
        ([[15, 0], [7, 0]], set()),
        ([[15, 12]], set()),
    ],
)
def test_cells_are_hidden_with_their_cover(rows, hidden):
    assert suppress_table(rows, frozenset(), THRESHOLD) == hidden


def test_group_whose_size_is_hidden_is_hidden_wholly():
    rows = [[15, 12], [6, 6], [2, 1]]

    assert {(1, 0), (1, 1), (2, 0), (2, 1)} <= suppress_table(rows, frozenset({1, 2}), THRESHOLD)


@given(tables(), st.booleans())
@settings(max_examples=40, deadline=None)
def test_attacker_recovers_no_hidden_cell(rows, sizes_too):
    hidden_rows = suppress_counts([sum(row) for row in rows], THRESHOLD) if sizes_too else ()
    hidden = suppress_table(rows, frozenset(hidden_rows), THRESHOLD)
    found = found_values(rows, hidden, frozenset(hidden_rows))

    for cell in hidden:
        assert len(found[cell]) > 1


@given(tables(), st.booleans())
@settings(max_examples=40, deadline=None)
def test_cell_is_shown_only_where_it_is_not_small_or_totals_give_it_away(rows, sizes_too):
    hidden_rows = suppress_counts([sum(row) for row in rows], THRESHOLD) if sizes_too else ()
    hidden = suppress_table(rows, frozenset(hidden_rows), THRESHOLD)
    everything = frozenset(product(range(len(rows)), range(len(rows[0]))))
    without_cells = found_values(rows, everything, frozenset(hidden_rows))

    for i, j in everything - hidden:
        is_small = 0 < rows[i][j] < THRESHOLD or i in hidden_rows
        assert not is_small or len(without_cells[i, j]) == 1


@given(tables(), st.booleans())
@settings(max_examples=40, deadline=None)
def test_hidden_cell_stays_as_open_as_the_rule_leaves_it(rows, sizes_too):
    hidden_rows = suppress_counts([sum(row) for row in rows], THRESHOLD) if sizes_too else ()
    hidden = suppress_table(rows, frozenset(hidden_rows), THRESHOLD)
    everything = frozenset(product(range(len(rows)), range(len(rows[0]))))
    found = found_values(rows, hidden, frozenset(hidden_rows))
    without_cells = found_values(rows, everything, frozenset(hidden_rows))

    for cell in hidden:
        assert len(found[cell]) >= min(THRESHOLD - 1, len(without_cells[cell]))


@given(
    st.lists(st.tuples(*[st.integers(0, 6)] * 3), min_size=2, max_size=3),
    st.integers(0, 6),
)
@settings(max_examples=40, deadline=None)
def test_two_tables_of_the_same_groups_give_nothing_back_together(rows, moved):
    """The sizes of the groups, where hidden, must fit both tables at once."""
    first = [(yes, no + rest) for yes, no, rest in rows if yes + no + rest]
    if len(first) < 2:
        return
    second = [(max(yes - moved, 0), no + min(yes, moved)) for yes, no in first]
    hidden_rows = suppress_counts([sum(row) for row in first], THRESHOLD)
    pairs = [(rows, suppress_table(rows, hidden_rows, THRESHOLD)) for rows in (first, second)]
    fitting = [list(possible_tables(rows, hidden, hidden_rows)) for rows, hidden in pairs]
    sizes = [{tuple(map(sum, table)) for table in listed} for listed in fitting]

    for (_rows, hidden), listed in zip(pairs, fitting, strict=True):
        joint = [table for table in listed if tuple(map(sum, table)) in sizes[0] & sizes[1]]
        for i, j in hidden:
            assert len({table[i][j] for table in joint}) > 1
