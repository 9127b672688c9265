from crispy_forms_gds.fields import DateInputField
from django import forms

from govuk.forms import render_fields


class CountForm(forms.Form):
    count = forms.IntegerField(widget=forms.NumberInput(attrs={"placeholder": "34"}))
    day = DateInputField()


def test_number_looks_like_any_other_input():
    assert 'class="numberinput govuk-input govuk-input--width-5"' in render_fields(CountForm())


def test_placeholder_is_dropped():
    assert "placeholder" not in render_fields(CountForm())


def test_date_parts_ask_for_the_number_keyboard():
    assert render_fields(CountForm()).count('inputmode="numeric"') == 3


def test_form_rendered_twice_looks_the_same():
    form = CountForm()

    assert render_fields(form) == render_fields(form)


def test_fields_bring_no_form_element_and_no_token():
    rendered = render_fields(CountForm())

    assert "<form" not in rendered
    assert "csrf" not in rendered


def test_label_and_value_are_escaped():
    form = CountForm({"count": '"><script>'})

    assert "<script>" not in render_fields(form)
