"""The algorithm once more, written from docs/reference/sampling.md alone and in its order."""

from hashlib import sha256

from tests.unit.sampling.strategies import best_allocation


class Group:
    def __init__(self, counts_for, cases):
        self.counts_for, self.cases, self.available = counts_for, cases, len(cases)


def number(seed, purpose, name):
    text = f"sample 1 {purpose} {sha256(seed.encode()).hexdigest()} {name}"
    return int(sha256(text.encode()).hexdigest(), 16)


def plain_draw(cases, size, strata, quotas, seed):
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
    chosen = []
    for label, count in zip(labels, counts, strict=True):
        line = sorted(
            patterns[label],
            key=lambda case: (
                [case.characteristics.get(name, "") for name in strata],
                number(seed, "rank", case.reference),
            ),
        )
        start = number(seed, "start", label) * len(line) // 2**256
        chosen += [line[(start + i * len(line)) // count].reference for i in range(count)]
    rest = {case.reference for case in cases} - set(chosen)
    return sorted(chosen), sorted(rest, key=lambda one: number(seed, "reserve", one))
