"""The forms of registers, made from what each register is made of."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import HTML, Fieldset, Layout, Size
from django import forms
from django.utils.translation import gettext_lazy as _

from govuk.fields import DayMonthYearField
from govuk.versions import VersionedForm
from judgements.errors import RegisterRefused
from judgements.policies.register_values import LONGEST_NOTE, LONGEST_TEXT, Values, parse_values
from judgements.types.registers import Column, ColumnType, Register

# More choices than these are offered in a list that opens.
MOST_RADIOS = 6
YES, NO = "yes", "no"


class EntryForm(VersionedForm):
    """One entry of a register; what its fields ask for and refuse, the register's columns say.

    The version of an entry that is added is 0.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        register: Register,
        values: Values | None = None,
        version: int = 0,
    ) -> None:
        self.register = register
        super().__init__(data, initial={"version": version})
        for column in register.columns:
            for name, field in _fields_of(column):
                self.fields[name] = field
            self.initial.update(_initial(column, (values or {}).get(column.code)))
        self.helper = FormHelper()
        self.helper.layout = Layout("version", *(_layout(one) for one in register.columns))

    def clean(self) -> dict[str, Any]:
        """Refuse what has not the shape of the register, field by field."""
        if not self.errors:
            try:
                parse_values(self.register, self.sent)
            except RegisterRefused as refusal:
                self.refuse(refusal)
        return self.cleaned_data

    def refuse(self, refusal: RegisterRefused) -> None:
        """Show each fault of a refusal at its field."""
        for code, words in refusal.faults.items():
            named = (name for name in self.fields if name == code or name.startswith(f"{code}-"))
            self.add_error(next(named, None) if code else None, words)

    @property
    def sent(self) -> dict[str, Any]:
        """What was typed, in the shape that an entry is sent in."""
        return {one.code: _sent(one, self.cleaned_data) for one in self.register.columns}


class WithdrawalForm(VersionedForm):
    """That an entry is taken off its register."""


def _fields_of(column: Column) -> Iterator[tuple[str, forms.Field]]:
    if not column.is_matrix:
        yield column.code, MAKERS[column.type](column)
        return
    for row in column.options:
        choices = [("", _("Not mentioned")), *((one.code, one.label) for one in column.choices)]
        yield (
            _name(column, row.code),
            forms.ChoiceField(label=str(row.label), choices=choices, required=False),
        )


def _text(column: Column) -> forms.Field:
    return forms.CharField(**_words(column), max_length=LONGEST_TEXT)


def _long_text(column: Column) -> forms.Field:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(**_words(column), max_length=LONGEST_NOTE, widget=area)


def _date(column: Column) -> forms.Field:
    return DayMonthYearField(**_words(column))


def _number(column: Column) -> forms.Field:
    # Text, because the register says what is a number in words that fit; see its faults.
    mode = "decimal" if column.decimals else "numeric"
    widget = forms.TextInput(attrs={"inputmode": mode, "class": "govuk-input--width-5"})
    return forms.CharField(**_words(column), max_length=LONGEST_TEXT, widget=widget)


def _choice(column: Column) -> forms.Field:
    choices = [(one.code, one.label) for one in column.choices]
    if len(choices) <= MOST_RADIOS:
        return forms.ChoiceField(**_words(column), choices=choices, widget=forms.RadioSelect)
    return forms.ChoiceField(**_words(column), choices=[("", _("Choose one")), *choices])


def _yes_no(column: Column) -> forms.Field:
    choices = [(YES, _("Yes")), (NO, _("No"))]
    return forms.ChoiceField(**_words(column), choices=choices, widget=forms.RadioSelect)


MAKERS = {
    ColumnType.TEXT: _text,
    ColumnType.LONG_TEXT: _long_text,
    ColumnType.DATE: _date,
    ColumnType.NUMBER: _number,
    ColumnType.CHOICE: _choice,
    ColumnType.YES_NO: _yes_no,
}


def _words(column: Column) -> dict[str, Any]:
    """Return how a field is called; that one is needed, the register says in its own words."""
    label = str(column.label)
    if not column.required:
        label = str(_("%(column)s (optional)") % {"column": label})
    return {"label": label, "help_text": str(column.hint), "required": False}


def _layout(column: Column) -> Any:
    if not column.is_matrix:
        return column.code
    sets = [
        Fieldset(
            *(_name(column, row.code) for row in row_set.options),
            legend=f"{column.label}: {row_set.title}",
            legend_size=Size.MEDIUM,
        )
        for row_set in column.rows
    ]
    return Layout(HTML.p(str(column.hint)), *sets)


def _name(column: Column, row: str) -> str:
    return f"{column.code}-{row}"


def _initial(column: Column, value: Any) -> dict[str, Any]:
    """Return what the fields of a column show of a stored value."""
    if value is None:
        return {}
    if column.is_matrix:
        return {_name(column, row): choice for row, choice in value.items()}
    if column.type == ColumnType.DATE:
        return {column.code: date.fromisoformat(value)}
    if column.type == ColumnType.YES_NO:
        return {column.code: YES if value else NO}
    return {column.code: value}


def _sent(column: Column, cleaned: Mapping[str, Any]) -> Any:
    if column.is_matrix:
        held = {row.code: cleaned.get(_name(column, row.code)) for row in column.options}
        return {row: choice for row, choice in held.items() if choice}
    value = cleaned.get(column.code)
    if isinstance(value, date):
        return value.isoformat()
    if column.type == ColumnType.YES_NO:
        return {YES: True, NO: False}.get(str(value))
    return value
