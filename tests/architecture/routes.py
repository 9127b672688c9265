"""Walks the URLconf: every route with its name, its view and an address to try it with."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.architecture.calls import mentioned_names

# Arguments to try a route with: by the parameter's name first, then by its converter.
SAMPLES_BY_NAME: dict[str, Any] = {"uidb36": "1", "key": "set-password"}
SAMPLES_BY_CONVERTER: dict[str, Any] = {
    "IntConverter": 1,
    "UUIDConverter": uuid.UUID(int=1),
}
SAMPLE_TEXT = "sample"


@dataclass(frozen=True)
class Route:
    """One door of the site."""

    name: str
    path: str
    view: Callable[..., Any]
    converters: dict[str, str]

    @property
    def view_name(self) -> str:
        """Return the dotted name of the function or class that answers."""
        view = _function_or_class(self.view)
        return f"{view.__module__}.{view.__name__}"

    @property
    def is_api(self) -> bool:
        """Say whether callers are answered in JSON."""
        return hasattr(self.view, "cls")

    @property
    def address(self) -> str:
        """Return an address of the route; whatever it names does not exist."""
        return reverse(self.name, kwargs={name: self._sample(name) for name in self.converters})

    def _sample(self, parameter: str) -> Any:
        converter = self.converters[parameter]
        return SAMPLES_BY_NAME.get(parameter, SAMPLES_BY_CONVERTER.get(converter, SAMPLE_TEXT))

    def asks_for(self, right: str) -> bool:
        """Say whether the view, or own code it calls, mentions a right by its attribute name."""
        return right in mentioned_names(_function_or_class(self.view))


def walk_routes() -> Iterator[Route]:
    """Yield every route of the site in the order in which Django tries them."""
    yield from _walk(get_resolver(), "", [], {})


def _walk(
    resolver: URLResolver, path: str, namespaces: list[str], converters: dict[str, str]
) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        known = converters | _converters_of(entry)
        if isinstance(entry, URLResolver):
            inner = [*namespaces, entry.namespace] if entry.namespace else namespaces
            yield from _walk(entry, here, inner, known)
        else:
            yield Route(":".join([*namespaces, entry.name or ""]), here, entry.callback, known)


def _converters_of(entry: URLPattern | URLResolver) -> dict[str, str]:
    pattern = entry.pattern
    named_groups = dict.fromkeys(pattern.regex.groupindex, "")
    return named_groups | {
        name: type(converter).__name__ for name, converter in pattern.converters.items()
    }


def _function_or_class(view: Callable[..., Any]) -> Any:
    # Django's and the API framework's class views carry their class under these names.
    return getattr(view, "view_class", None) or getattr(view, "cls", None) or view
