"""Queries that Django words once: saving an answer asks the same three questions every time.

To put a query into SQL takes Django longer than the database takes to answer it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.models import Expression, Field, Model, QuerySet


class Slot(Expression):
    """A place in a prepared query that each call fills with a value of this kind of field."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the placeholder, with the slot itself as its parameter."""
        return "%s", (self,)


def fill(parameters: Iterable[Any], values: Mapping[str, Any]) -> list[Any]:
    """Return a worded query's parameters with its slots filled, as the database takes them."""
    return [
        one.output_field.get_db_prep_value(values[one.name], connection)
        if isinstance(one, Slot)
        else one
        for one in parameters
    ]


class PreparedQuery:
    """A query with slots, worded by Django at its first use in a process; its rows are tuples."""

    def __init__(self, build: Callable[[], QuerySet[Any, Any]]) -> None:
        """Take what builds the query, ending in `values_list`."""
        self._build = build
        self._sql = ""
        self._parameters: tuple[Any, ...] = ()
        self._converters: dict[int, Any] = {}

    def rows(self, **values: Any) -> list[list[Any]]:
        """Return the rows for these values, each column as its field reads it."""
        if not self._sql:
            self._word()
        with connection.cursor() as cursor:
            cursor.execute(self._sql, fill(self._parameters, values))
            rows = [list(row) for row in cursor.fetchall()]
        for place, (converters, expression) in self._converters.items():
            for row in rows:
                for convert in converters:
                    row[place] = convert(row[place], expression, connection)
        return rows

    def _word(self) -> None:
        compiler = self._build().query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        self._parameters = tuple(parameters)
        self._converters = compiler.get_converters([column for column, *_ in compiler.select])
        # Last, because another thread may look at any time.
        self._sql = sql


class Columns:
    """The columns of one table in a prepared query that joins several."""

    def __init__(self, model: type[Model], path: str = "", *, only: Iterable[str] = ()) -> None:
        """Name a model, how the query reaches it, such as "case__", and which columns; or all."""
        attributes = [one.attname for one in model._meta.concrete_fields]
        self.model = model
        self.attributes = [one for one in attributes if not only or one in only]
        self.names = [path + one for one in self.attributes]

    def take(self, row: list[Any]) -> Any:
        """Take this table's columns from the front of a row, and return them as one object."""
        values = row[: len(self.names)]
        del row[: len(self.names)]
        return self.model.from_db(connection.alias, self.attributes, values)
