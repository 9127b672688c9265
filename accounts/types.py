"""What somebody typed, in words, and how a view says so of its own form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import QueryDict


@dataclass(frozen=True)
class Typed:
    """`title` ("12 answers of case SM01") gives nothing away; `texts` are labels and texts."""

    title: str
    texts: tuple[tuple[str, str], ...]


Teller = Callable[[QueryDict, Mapping[str, Any]], Typed]
_View = TypeVar("_View", bound=Callable[..., Any])


def tells_typed(teller: Teller) -> Callable[[_View], _View]:
    """Let a view say what its form holds; the teller is given the post and the view's arguments."""

    def mark(view: _View) -> _View:
        vars(view)["typed_teller"] = teller
        return view

    return mark


def teller_of(view: Callable[..., Any]) -> Teller | None:
    """Return what a view was marked with."""
    return vars(view).get("typed_teller")
