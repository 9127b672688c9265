import pytest
from crispy_forms_gds.fields import DateInputField
from django import forms

from govuk.errors import link_errors
from govuk.forms import render_fields


class VisitForm(forms.Form):
    place = forms.CharField()
    country = forms.ChoiceField(choices=[("e", "England")], widget=forms.RadioSelect)
    themes = forms.MultipleChoiceField(
        choices=[("1", "Public")], widget=forms.CheckboxSelectMultiple
    )
    day = DateInputField(require_all_fields=False)

    def clean(self):
        raise forms.ValidationError("The service already has a visit that week.")


@pytest.fixture
def form():
    form = VisitForm({"day_0": "3", "day_1": "x", "day_2": "2026"}, prefix=None)
    form.full_clean()
    return form


def test_errors_of_the_whole_form_come_first_and_link_nowhere(form):
    assert link_errors(form)[0] == {
        "text": "The service already has a visit that week.",
        "href": "",
    }


def test_errors_of_fields_follow_the_page_and_name_the_faulty_part(form):
    hrefs = [link["href"] for link in link_errors(form)[1:]]

    assert hrefs == ["#id_place", "#id_country_1", "#id_themes_1", "#id_day_1"]


def test_every_link_leads_to_an_input_of_the_rendered_form(form):
    rendered = render_fields(form)

    for link in link_errors(form)[1:]:
        assert f'id="{link["href"][1:]}"' in rendered


def test_wholly_missing_date_leads_to_the_day():
    form = VisitForm({})
    form.full_clean()

    assert "#id_day_0" in [link["href"] for link in link_errors(form)]
