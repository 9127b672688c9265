"""The algorithm once more, written from docs/reference/sampling.md alone and in its order."""

from collections import Counter
from fractions import Fraction
from hashlib import sha256
from math import ceil

from tests.unit.sampling.plain_algebra import combine
from tests.unit.sampling.strategies import best_allocation


class Group:
    def __init__(self, counts_for, cases):
        self.counts_for, self.cases, self.available = counts_for, cases, len(cases)


def plain_draw(cases, size, strata, quotas, seed, algorithm):
    """Chosen references in order, and reserves; None where the quotas cannot be kept."""
    size = min(size, len(cases))
    quotas = sorted(quotas, key=lambda q: (q.characteristic, sorted(q.values), q.minimum))
    patterns = {}
    for case in cases:
        label = "".join(
            "01"[case.characteristics.get(q.characteristic, "") in q.values] for q in quotas
        )
        patterns.setdefault(label, []).append(case)
    labels = sorted(patterns, reverse=True)
    labels.sort(key=lambda label: -len(patterns[label]))
    groups = [Group([digit == "1" for digit in label], patterns[label]) for label in labels]
    counts = best_allocation(groups, [q.minimum for q in quotas], size)
    if counts is None:
        return None

    def number(purpose, name):
        text = f"sample {algorithm} {purpose} {sha256(seed.encode()).hexdigest()} {name}"
        return int(sha256(text.encode()).hexdigest(), 16)

    def values(case):
        return [case.characteristics.get(name, "") for name in strata]

    wanted = dict(zip(labels, counts, strict=True))
    choose = {1: choose_systematic, 2: choose_balanced}[algorithm]
    chosen = choose(patterns, wanted, values, number)
    rest = {case.reference for case in cases} - set(chosen)
    return sorted(chosen), sorted(rest, key=lambda one: number("reserve", one))


def choose_systematic(patterns, wanted, values, number):
    chosen = []
    for label, count in wanted.items():
        line = sorted(
            patterns[label],
            key=lambda case: (values(case), number("rank", case.reference)),
        )
        start = number("start", label) * len(line) // 2**256
        chosen += [line[(start + i * len(line)) // count].reference for i in range(count)]
    return chosen


def choose_balanced(patterns, wanted, values, number):
    def rank(case):
        return number("rank", case.reference)

    cells = {}
    for label, cases in patterns.items():
        for case in sorted(cases, key=rank):
            cells.setdefault((label, *values(case)), []).append(case)
    keys = sorted(cells, key=lambda key: (len(cells[key]), rank(cells[key][0])))
    expected = {
        key: Fraction(wanted[key[0]] * len(cells[key]), len(patterns[key[0]])) for key in keys
    }
    sums = {key: {("pattern", key[0]), *enumerate(key[1:])} for key in keys}
    kept_values = sorted({one for key in keys for one in sums[key] if one[0] != "pattern"})
    parts = {key: expected[key] % 1 for key in keys}
    for value in kept_values:
        total = sum(parts[key] for key in keys if value in sums[key])
        parts["gap", value] = ceil(total) - total
        sums["gap", value] = {value}
    moves = iter(range(1, 10**6))
    while True:
        walk(parts, sums, lambda: number("move", next(moves)))
        in_values = Counter(one for key in keys if parts[key] % 1 for one in sums[key])
        if not in_values:
            break
        least = min(in_values[one] for one in kept_values if in_values[one])
        value = [one for one in kept_values if in_values[one] == least][-1]
        kept_values.remove(value)
        del parts["gap", value]
        sums = {unit: own - {value} for unit, own in sums.items()}
    taken = {key: expected[key] // 1 + int(parts[key]) for key in keys}
    return [case.reference for key in keys for case in cells[key][: taken[key]]]


def walk(parts, sums, next_number):
    settled = []
    for unit in [unit for unit in parts if parts[unit] % 1]:
        weights = combine([sums[one] for one in settled], sums[unit])
        if weights is None:
            settled.append(unit)
            continue
        ways = {unit: Fraction(1), **{s: -w for s, w in zip(settled, weights, strict=True) if w}}
        ends = [((1 - parts[u]) / w, parts[u] / w) for u, w in ways.items() if w > 0]
        ends += [(parts[u] / -w, (1 - parts[u]) / -w) for u, w in ways.items() if w < 0]
        up, down = min(end[0] for end in ends), min(end[1] for end in ends)
        step = up if next_number() * (up + down) < down * 2**256 else -down
        for one, way in ways.items():
            parts[one] += step * way
        settled = [one for one in [*settled, unit] if parts[one] % 1]
