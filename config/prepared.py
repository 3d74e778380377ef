"""Statements whose SQL is put together once: for what is asked with every submission.

Django builds a query and its SQL anew each time it is asked, at several times the cost of what the
database does with it. Here the ORM builds it as always, once for each thread; after that only the
values differ. The answers are the same objects that the query set would give.

    class_of = prepared(lambda: Member.objects.filter(learner=Parameter(Member, "learner")))
    class_of(learner=7)  # -> list[Member]
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connections, router, transaction
from django.db.models import AutoField, Expression, Field, ForeignKey, Model, QuerySet
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery, Query, UpdateQuery
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")


class Parameter(Expression):
    """Stands in a filter or an update for a value that comes with each call.

    field: the column that the value is for; it is also the value's name unless that is given. None
    finds nothing in a filter, as in SQL.
    """

    def __init__(self, model: type[Model], field: str, name: str = "") -> None:
        column: Field[Any, Any] = model._meta.get_field(field)  # type: ignore[assignment]  # noqa: SLF001
        self.name = name or field
        super().__init__(_own(column))

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """A placeholder, with ourselves where the value is to come."""
        return "%s", [self]

    def stored(self, value: Any, connection: Any) -> Any:
        """A value as the database takes it."""
        return self.output_field.get_db_prep_save(value, connection)


def _own(column: Field[Any, Any]) -> Field[Any, Any]:
    return column.target_field if isinstance(column, ForeignKey) else column


@dataclass(frozen=True)
class _Text:
    """SQL and what its placeholders stand for."""

    sql: str
    parameters: Sequence[Any]

    def filled(self, value: Callable[[str], Any], connection: Any) -> list[Any]:
        return [
            one.stored(value(one.name), connection) if isinstance(one, Parameter) else one
            for one in self.parameters
        ]


class _Compiler(SQLCompiler):
    """One that has done its work, and says the same again with other values."""

    text: _Text
    values: list[Any]
    converters: dict[int, Any]

    def as_sql(self, *args: Any, **named: Any) -> Any:
        return self.text.sql, self.values

    def get_converters(self, expressions: Any) -> Any:
        return self.converters


class _Query(Query):
    """A query that leads to such a compiler."""

    ready: _Compiler

    def get_compiler(self, *args: Any, **named: Any) -> Any:
        return self.ready


class Prepared(Generic[Row]):
    """A read. See `prepared`."""

    def __init__(self, build: Callable[[], QuerySet[Any, Row]]) -> None:
        self._build = build
        self._here = threading.local()

    def __call__(self, **values: Any) -> list[Row]:
        """The rows for these values, by parameters' names. One query; KeyError for one missing."""
        kept = self._kept()
        query = copy(kept.query)
        query.ready = compiler = copy(kept.query.ready)
        compiler.values = compiler.text.filled(values.__getitem__, compiler.connection)
        asked = type(kept)(model=kept.model, query=query, using=compiler.using)
        asked._iterable_class = kept._iterable_class  # noqa: SLF001  as its _clone does
        asked._fields = kept._fields
        return list(asked)

    def first(self, **values: Any) -> Row | None:
        """The first of the rows, if there are any. Let the query have a limit."""
        return next(iter(self(**values)), None)

    def _kept(self) -> Any:
        """The query set of this thread, whose connection belongs to the thread as well."""
        kept = getattr(self._here, "kept", None)
        if kept is None or kept.query.ready.connection is not connections[kept.db]:
            kept = self._here.kept = _compiled(self._build())
        return kept


def _compiled(queryset: Any) -> Any:
    compiler = queryset.query.get_compiler(queryset.db)
    text = _Text(*compiler.as_sql())
    compiler.converters = compiler.get_converters([column for column, *_ in compiler.select])
    compiler.text = text
    compiler.__class__ = type("Kept", (_Compiler, type(compiler)), {})
    queryset.query.ready = compiler
    queryset.query.__class__ = type("Kept", (_Query, type(queryset.query)), {})
    return queryset


def prepared(build: Callable[[], QuerySet[Any, Row]]) -> Prepared[Row]:
    """A read whose SQL is put together once; ``build`` returns its query set.

    Values that differ from call to call are `Parameter`s there. Everything else about the query set
    must be the same each time: no lists whose length differs, no present time, no prefetching.
    """
    return Prepared(build)


class PreparedUpdate:
    """An update whose SQL is put together once.

    build: the rows. columns: what to write, `Parameter`s or what is always the same.
    """

    def __init__(self, build: Callable[[], QuerySet[Any, Any]], **columns: Any) -> None:
        self._build, self._columns = build, columns
        self._here = threading.local()

    def __call__(self, **values: Any) -> int:
        """Write these values, by parameters' names; the number of rows. One statement."""
        text, connection = self._kept()
        with (
            transaction.mark_for_rollback_on_error(using=connection.alias),
            connection.cursor() as cursor,
        ):
            cursor.execute(text.sql, text.filled(values.__getitem__, connection))
            return int(cursor.rowcount)

    def _kept(self) -> tuple[_Text, Any]:
        kept = getattr(self._here, "kept", None)
        if kept is None or kept[1] is not connections[kept[1].alias]:
            kept = self._here.kept = self._compiled()
        return kept

    def _compiled(self) -> tuple[_Text, Any]:
        queryset = self._build().order_by()
        alias = router.db_for_write(queryset.model)
        query: Any = queryset.query.chain(UpdateQuery)
        query.add_update_values(self._columns)
        return _Text(*query.get_compiler(alias).as_sql()), connections[alias]


class PreparedInsert:
    """An insert whose SQL is put together once, for objects that bring their keys or need none.

    As ``bulk_create``: no signals. The objects do not learn the ids that the database gives them.

    unique: names of columns that may already be there together. update: what is then written over
    the row that is there; without any, that row stays as it is.
    """

    def __init__(
        self, model: type[Model], *, unique: Sequence[str] = (), update: Sequence[str] = ()
    ) -> None:
        self._model, self._unique, self._update = model, unique, update
        self._here = threading.local()

    def __call__(self, *rows: Model) -> None:
        """Write these objects. One statement for each, sent together."""
        if not rows:
            return
        text, connection = self._kept()
        with (
            transaction.mark_for_rollback_on_error(using=connection.alias),
            connection.cursor() as cursor,
        ):
            cursor.executemany(text.sql, [text.filled(_stored(row), connection) for row in rows])
        for row in rows:
            row._state.adding, row._state.db = False, connection.alias  # noqa: SLF001

    def _kept(self) -> tuple[_Text, Any]:
        kept = getattr(self._here, "kept", None)
        if kept is None or kept[1] is not connections[kept[1].alias]:
            kept = self._here.kept = self._compiled()
        return kept

    def _compiled(self) -> tuple[_Text, Any]:
        alias, meta = router.db_for_write(self._model), self._model._meta  # noqa: SLF001
        conflict = OnConflict.UPDATE if self._update else OnConflict.IGNORE
        query: Any = InsertQuery(
            self._model,
            on_conflict=conflict if self._unique else None,
            unique_fields=[meta.get_field(name) for name in self._unique],
            update_fields=[meta.get_field(name) for name in self._update],
        )
        fields = [one for one in meta.concrete_fields if not isinstance(one, AutoField)]
        example = self._model(**{one.attname: Parameter(self._model, one.name) for one in fields})
        query.insert_values(fields, [example], raw=True)
        [(sql, parameters)] = query.get_compiler(alias).as_sql()
        return _Text(sql, parameters), connections[alias]


def _stored(row: Model) -> Callable[[str], Any]:
    """What is to be stored of an object, by columns' names."""

    def value(name: str) -> Any:
        field: Any = row._meta.get_field(name)  # noqa: SLF001
        return field.pre_save(row, add=True)

    return value
