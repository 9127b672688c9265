"""Follows a view into the project's own functions, to see which names they mention."""

import inspect
from collections.abc import Iterator
from enum import Enum
from types import CodeType, FunctionType
from typing import Any

from tests.architecture.tree import rooms

DEPTH = 8


def mentioned_names(view: Any) -> set[str]:
    """Return the global and attribute names in a view and in the own code it calls.

    Members of enumerations that a decorator was given count by their name.
    """
    names: set[str] = set()
    seen: set[FunctionType] = set()
    pending = [(function, 0) for function in _functions_of(view)]
    while pending:
        function, depth = pending.pop()
        if function in seen or depth > DEPTH:
            continue
        seen.add(function)
        kept = _closure_of(function)
        here = _names_in(function) if _is_own(function.__module__) else set()
        names |= here | {value.name for value in kept if isinstance(value, Enum)}
        called = [target for name in here for target in _targets(function, name, here)]
        pending += [
            (inner, depth + 1) for target in [*called, *kept] for inner in _functions_of(target)
        ]
    return names


def _targets(function: FunctionType, name: str, names: set[str]) -> Iterator[Any]:
    """Yield what a global name stands for; for a module, what is taken from it."""
    target = function.__globals__.get(name)
    if inspect.ismodule(target) and _is_own(target.__name__):
        yield from (getattr(target, attribute, None) for attribute in names)
    else:
        yield target


def _functions_of(target: Any) -> list[FunctionType]:
    """Return a function with those that its decorators wrap, or all functions of a class."""
    if inspect.isclass(target):
        members = [member for _, member in inspect.getmembers(target, inspect.isfunction)]
        return [function for member in members for function in _functions_of(member)]
    found = []
    while inspect.isfunction(target):
        found.append(target)
        target = getattr(target, "__wrapped__", None)
    return found


def _closure_of(function: FunctionType) -> list[Any]:
    return [cell.cell_contents for cell in function.__closure__ or () if cell.cell_contents]


def _names_in(function: FunctionType) -> set[str]:
    return {name for code in _nested(function.__code__) for name in code.co_names}


def _is_own(module: str) -> bool:
    return module.partition(".")[0] in rooms()


def _nested(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _nested(constant)
