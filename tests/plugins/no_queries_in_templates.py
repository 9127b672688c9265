"""Fails every test in which a template asks the database: presenters fetch all that a page shows.

The query is let through and reported after the rendering, because a comparison inside
`{% if %}` would swallow an error raised on the spot.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from django.db import connections
from django.template.backends.django import Template


class TemplateRanQueryError(AssertionError):
    """A template asked the database."""


@contextmanager
def queries_recorded() -> Iterator[list[str]]:
    """Yield a list that fills with the SQL run on any connection of this thread."""
    recorded: list[str] = []

    def record(execute: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        recorded.append(sql)
        return execute(sql, *arguments)

    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(record))
        yield recorded


@pytest.fixture(autouse=True)
def no_queries_in_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Watch the rendering of every template, in the live server's threads too."""
    original = Template.render

    def render(self: Template, *arguments: Any, **options: Any) -> str:
        with queries_recorded() as recorded:
            rendered = original(self, *arguments, **options)
        if recorded:
            name = self.template.name or "A template from a string"
            raise TemplateRanQueryError("\n".join([f"{name} ran a query:", *recorded]))
        return rendered

    monkeypatch.setattr(Template, "render", render)
