"""The registers of fieldwork as the report prints them: figures, tables and their source."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from judgements.policies.register_values import Values
from judgements.queries.register_facts import RowCounts, count_rows
from judgements.queries.register_rules import all_registers, registers_feeding
from judgements.queries.register_sentences import tell_facts
from judgements.queries.register_words import cell_text, share_text
from judgements.types.registers import Column, ColumnType, Register
from reports.choices import PartCode
from reports.queries.languages import keeps_english
from reports.queries.material import Material
from reports.types import DataText, FigureRow, FigureTable, RowGroup
from standards.types import StandardContent

NOTHING = "–"
TYPED_IN = frozenset({ColumnType.TEXT, ColumnType.LONG_TEXT})


def tell_registers(material: Material, standard: StandardContent) -> DataText | None:
    """Return the registers that are printed with a standard, None where they hold nothing.

    Each is printed once, with the first standard of the inspection that it feeds.
    """
    sections = [
        _section(material, one)
        for one in registers_feeding(material.content.code, standard.code)
        if _home(material, one) == standard.code
    ]
    kept = tuple(one for one in sections if one)
    return DataText((), sections=kept) if kept else None


def tables_about_service(material: Material) -> tuple[FigureTable, ...]:
    """Return the tables of registers that belong to the facts about the service."""
    return tuple(
        _entry_table(one, entries, str(one.title))
        for one in all_registers().values()
        if one.about_service and (entries := _entries(material, one))
    )


def _home(material: Material, register: Register) -> str:
    """Return the code of the standard that a register is printed with, "" for none."""
    has_facts = any(one.code == PartCode.CONTEXTUAL_FACTS for one in material.content.report_parts)
    if register.about_service and has_facts:
        return ""
    covered = {one.code for one in material.standards}
    fed = register.feeds_of(material.content.code)
    return next((code for code in fed if code in covered), "")


def _section(material: Material, register: Register) -> DataText | None:
    entries = _entries(material, register)
    if not entries:
        return None
    caption = _("Each %(entry)s") % {"entry": register.entry}
    tables = [_rows_table(one, entries) for one in register.columns if one.is_matrix]
    return DataText(
        tuple(_paragraphs(material, register, entries)),
        (*tables, _entry_table(register, entries, caption)),
        title=str(register.title),
    )


def _entries(material: Material, register: Register) -> list[Values]:
    return [one.values for one in material.registers.get(register.code, [])]


def _paragraphs(material: Material, register: Register, entries: list[Values]) -> Iterator[str]:
    facts = tell_facts(register, entries, material.inspection.week_two_date)
    told = [f"{one.label}: {one.text.rstrip('.')}." for one in facts if not one.is_in_table]
    if told:
        yield " ".join(told)
    if any(one.is_matrix for one in register.columns):
        yield _(
            "Shares leave out meetings at which a partner was not a member yet, or of which it is "
            "not known whether it came."
        )
    yield _("Source: %(source)s.") % {"source": register.read_from}


def _rows_table(column: Column, entries: list[Values]) -> FigureTable:
    """Return how often each choice of a matrix was made, with the share who came."""
    counted = {one.row.code: one for one in count_rows(column, entries)}
    groups = (
        RowGroup(
            str(row_set.title),
            tuple(
                _counts_row(column, counted[one.code])
                for one in row_set.options
                if one.code in counted
            ),
        )
        for row_set in column.rows
    )
    return FigureTable(
        str(column.label),
        (str(column.rows_are), *(str(one.label) for one in column.choices), _("Attended")),
        tuple(one for one in groups if one.rows),
        figures=len(column.choices) + 1,
    )


def _counts_row(column: Column, counted: RowCounts) -> FigureRow:
    counts = (str(counted.counts[one.code]) for one in column.choices)
    return FigureRow((str(counted.row.label), *counts, share_text(counted.share)))


def _entry_table(register: Register, entries: list[Values], caption: str) -> FigureTable:
    columns = [one for one in register.shown_columns if one.printed]
    return FigureTable.plain(
        caption,
        tuple(str(one.label) for one in columns),
        tuple(_entry_row(columns, entry) for entry in entries),
    )


def _entry_row(columns: list[Column], entry: Values) -> FigureRow:
    cells = tuple(cell_text(one, entry) for one in columns)
    typed = (place for place, one in enumerate(columns) if one.type in TYPED_IN and cells[place])
    return FigureRow(
        tuple(cell or NOTHING for cell in cells), typed=tuple(typed) if keeps_english() else ()
    )
