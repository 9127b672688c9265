"""Linear algebra at its plainest, for the second way to draw."""

from fractions import Fraction


def combine(columns, wanted):
    """Return how much of each column of ones makes up the wanted one; None where nothing does.

    A column is the set of the rows in which it has a 1; the columns are independent.
    """
    rows = set().union(wanted, *columns)
    lines = [[Fraction(row in column) for column in [*columns, wanted]] for row in rows]
    for index in range(len(columns)):
        pivot = next(line for line in lines[index:] if line[index])
        lines.remove(pivot)
        pivot = [value / pivot[index] for value in pivot]
        lines = [
            [value - line[index] * own for value, own in zip(line, pivot, strict=True)]
            for line in lines
        ]
        lines.insert(index, pivot)
    if any(line[-1] for line in lines[len(columns) :]):
        return None
    return [line[-1] for line in lines[: len(columns)]]
