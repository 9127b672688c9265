"""Made-up content for the gallery; shown to builders only, so it is not translated."""

from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.fields import DateInputField
from django import forms
from django.core.paginator import Paginator

BANDS = (
    {"text": "poor", "floor": 0},
    {"text": "unsatisfactory", "floor": 50},
    {"text": "satisfactory", "floor": 65},
    {"text": "good", "floor": 80},
)


# A rating in stars, one in points, and a standard that is not rated.
MARKS = (
    {"word": "satisfactory", "points": 3, "of": 4, "is_starred": True},
    {"word": "Good", "points": 2, "of": 3, "is_starred": False, "steps": (True, True, False)},
    {"word": "Not rated", "points": None},
)


class SampleForm(forms.Form):
    """One field of every kind that ordinary pages use."""

    name = forms.CharField(
        label="Name of the service",
        help_text="As it appears on the report",
        error_messages={"required": "Enter the name of the service"},
    )
    note = forms.CharField(
        label="Reason for selection",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why the service was selected"},
    )
    country = forms.ChoiceField(
        label="Country",
        choices=[Choice("england", "England"), Choice("wales", "Wales")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select the country"},
    )
    themes = forms.MultipleChoiceField(
        label="Themes",
        choices=[
            Choice("1", "Reducing reoffending", hint="Scored from the cases"),
            Choice("2", "Protecting the public"),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select at least one theme"},
    )
    announced = DateInputField(label="Date of announcement", help_text="For example, 2 3 2026")
    role = forms.ChoiceField(
        label="Role",
        choices=[("", "Choose a role"), ("lead", "Lead")],
        error_messages={"required": "Select a role"},
    )
    email = forms.EmailField(
        label="Email address", error_messages={"required": "Enter an email address"}
    )
    places = forms.IntegerField(
        label="Number of cases", error_messages={"required": "Enter the number of cases"}
    )
    sheet = forms.FileField(label="Case list", error_messages={"required": "Select the case list"})
    agreed = forms.BooleanField(
        label="I have checked the list for names",
        error_messages={"required": "Confirm that the list holds no names"},
    )


def sample_content() -> dict[str, Any]:
    """Context of the gallery page: one value per component that needs more than a text."""
    pages = Paginator(range(1, 401), 10)
    return {
        "bands": BANDS,
        "sample_form": SampleForm(),
        "faulty_form": faulty_form(),
        "filter_links": [
            {"href": "#lists", "text": "All", "is_current": True},
            {"href": "#lists", "text": "Strengths", "is_current": False},
        ],
        "page": pages.get_page(7),
        "numbers": pages.get_elided_page_range(7),
        "head": HEAD,
        "rows": ROWS,
        "summary_rows": SUMMARY_ROWS,
        "permissions": ("view_all_cases", "view_results", "view_report"),
        "sample_tabs": SAMPLE_TABS,
        "crumbs": CRUMBS,
        "tasks": TASKS,
        "concerns": CONCERNS,
        "errors": ERRORS,
        "provenances": ("sourced", "derived", "assumed"),
        "star_counts": (0, 1, 2, 3, 4, None),
        "marks": MARKS,
        "questions": QUESTIONS,
        "sections": SECTIONS,
    }


def faulty_form() -> SampleForm:
    form = SampleForm({"announced_0": "31", "announced_1": "", "announced_2": ""}, prefix="faulty")
    form.full_clean()
    return form


SAMPLE_TABS = {
    "service": "Eastmarsh Youth Offending Team",
    "reference": "eastmarsh-2026",
    "links": (
        {"text": "Tasks", "href": "#lists", "is_current": False},
        {"text": "Report", "href": "#lists", "is_current": True},
    ),
}
CONCERNS = ({"text": "There is an urgent concern in inspection eastmarsh-2026.", "href": "#"},)
HEAD = (
    {"text": "Case", "href": "?sort=case", "sorted": "ascending"},
    {"text": "Setting", "href": "?sort=setting"},
    {"text": "Answered", "numeric": True},
)
ROWS = (
    (
        {"text": "Case 17", "href": "#table"},
        {"text": "Custody"},
        {"text": "38 of 88", "numeric": True},
    ),
    (
        {"text": "Case <18>", "href": "#table"},
        {"text": "Community"},
        {"text": "0 of 81", "numeric": True},
    ),
)
SUMMARY_ROWS = (
    {"key": "Service", "value": "Eastmarsh"},
    {"key": "Lead inspector", "value": "H. Marsh", "href": "#summary", "action": "Change"},
)
CRUMBS = (
    {"text": "Inspections", "href": "#crumbs"},
    {"text": "Eastmarsh", "href": "#crumbs"},
    {"text": "Cases"},
)
TASKS = (
    {"text": "Choose the themes", "href": "#tasks", "status": "Done"},
    {
        "text": "Draw the sample",
        "href": "#tasks",
        "hint": "34 cases are due",
        "status": "To do",
        "colour": "blue",
    },
    {"text": "Publish the report", "status": "Cannot start yet"},
)
ERRORS = (
    {"text": "Enter the date of announcement", "href": "#id_announced_0"},
    {"text": "Nobody else has changed this inspection, but your page was out of date", "href": ""},
)
QUESTIONS = (
    {
        "code": "PL03",
        "text": "Does the plan follow from what the assessment found?",
        "value": "yes",
        "state": "saved",
        "state_text": "Saved 10:38",
        "note": "The plan takes up all three needs.",
    },
    {
        "code": "PL05",
        "text": "Is the plan to manage harm to others good enough?",
        "value": "no",
        "state": "choice",
        "state_text": "Needs your choice",
        "conflict": True,
    },
    {
        "code": "PL06",
        "text": "Does the plan say how victims are kept safe?",
        "value": "no",
        "state": "waiting",
        "state_text": "Kept on this laptop, sending again",
    },
    {
        "code": "PL08",
        "text": "Is the plan to reduce vulnerability good enough?",
        "value": "",
        "state": "none",
        "state_text": "Not answered",
    },
)
SECTIONS = (
    {"text": "About this case", "count": "✓ 12/12", "state": "done"},
    {"text": "Assessment", "count": "1 to choose", "state": "choice"},
    {"text": "Planning", "count": "5/12", "state": "", "current": True},
    {"text": "Delivery", "count": "0/15", "state": ""},
)
