"""Report documents of any shape the types allow, small enough to make many of them."""

from dataclasses import is_dataclass
from random import Random
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from reports.types import ReportDocument

# How deep parts may stand within parts; below that there are none.
DEEPEST = 8
LETTERS = "aZ 9&<>\"'\\/\n–“ŵ✓\U0001f600"
UNIONS = (Union, UnionType)


def any_document(seed: int) -> ReportDocument:
    """Return one of very many documents: the same for the same seed."""
    document: ReportDocument = _any(ReportDocument, Random(seed), 0)
    return document


def _any(kind: Any, chance: Random, depth: int) -> Any:
    """Return a value of a type as the report's types are written."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: _any(of, chance, depth + 1) for name, of in hints.items()})
    if get_origin(kind) is tuple:
        each = get_args(kind)[0]
        most = 2 if depth < DEEPEST else 0
        return tuple(_any(each, chance, depth) for _ in range(chance.randint(0, most)))
    if get_origin(kind) in UNIONS:
        choices = get_args(kind)
        if NoneType in choices and depth >= DEEPEST:
            return None
        return _any(chance.choice(choices), chance, depth)
    plain = {
        str: "".join(chance.choices(LETTERS, k=chance.randint(0, 6))),
        bool: chance.random() < 0.5,
        int: chance.randint(-1000, 10**9),
        NoneType: None,
    }
    return plain[kind]
