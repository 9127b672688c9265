"""Writes that Django words once: saving an answer makes the same four every time.

As with the questions in queries/prepared.py, wording them takes longer than carrying them out.
Signals and the checks of `Model.save` are left out; constraints and triggers are the database's.
"""

from collections.abc import Callable
from typing import Any, cast

from django.db import connection
from django.db.models import Field, Model, QuerySet
from django.db.models.sql import InsertQuery, UpdateQuery

from cases.queries.prepared import fill


class PreparedInsert:
    """Adds a row to one table."""

    def __init__(self, model: type[Model]) -> None:
        meta = model._meta
        self._model = model
        self._fields = [one for one in meta.local_concrete_fields if one is not meta.auto_field]
        self._returning = [one for one in meta.db_returning_fields if one is meta.auto_field]
        self._sql = ""

    def add(self, row: Model) -> None:
        """Insert the row and give it its key; raises IntegrityError as `save` does."""
        if not self._sql:
            self._sql = self._word(row)
        filled = [_prepare(field, row) for field in self._fields]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, filled)
            for field in self._returning:
                setattr(row, field.attname, cursor.fetchone()[0])

    def _word(self, row: Model) -> str:
        query = InsertQuery(self._model)
        query.insert_values(self._fields, [row])
        compiler = query.get_compiler(connection=connection)
        compiler.returning_fields = self._returning
        ((sql, _parameters),) = compiler.as_sql()
        return str(sql)


class PreparedUpdate:
    """Changes the rows that a query with slots finds, to values in slots."""

    def __init__(self, build: Callable[[], QuerySet[Any, Any]], **changes: Any) -> None:
        self._build, self._changes = build, changes
        self._worded: tuple[str, tuple[Any, ...]] | None = None

    def run(self, **values: Any) -> int:
        """Fill the slots and return how many rows were changed."""
        if self._worded is None:
            self._worded = self._word()
        sql, parameters = self._worded
        with connection.cursor() as cursor:
            cursor.execute(sql, fill(parameters, values))
            return int(cursor.rowcount)

    def _word(self) -> tuple[str, tuple[Any, ...]]:
        query = cast(UpdateQuery, self._build().query.chain(UpdateQuery))
        query.add_update_values(self._changes)
        sql, parameters = query.get_compiler(connection=connection).as_sql()
        return sql, tuple(parameters)


def _prepare(field: "Field[Any, Any]", row: Model) -> Any:
    return field.get_db_prep_save(field.pre_save(row, add=True), connection)
