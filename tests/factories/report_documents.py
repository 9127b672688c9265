"""Report documents of any shape the types allow, small enough to make many of them."""

from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from reports.types import ReportDocument

# How deep parts stand within parts; below that there are none.
DEEPEST = 7


def any_document() -> st.SearchStrategy[ReportDocument]:
    """Return a strategy for report documents."""
    return values_of(ReportDocument)


def values_of(kind: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """Return a strategy for values of a type as the report's types are written."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{name: values_of(of, depth + 1) for name, of in hints.items()})
    if get_origin(kind) is tuple:
        each = get_args(kind)[0]
        if depth > DEEPEST and (is_dataclass(each) or get_origin(each) in (Union, UnionType)):
            return st.just(())
        return st.lists(values_of(each, depth), max_size=2).map(tuple)
    if get_origin(kind) in (Union, UnionType):
        choices = [one for one in get_args(kind) if not (depth > DEEPEST and is_dataclass(one))]
        return st.one_of([values_of(one, depth) for one in choices])
    plain = {str: st.text(max_size=6), bool: st.booleans(), int: st.integers(), NoneType: st.none()}
    return plain[kind]
