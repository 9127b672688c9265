import json
import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from govuk.forms import render_fields
from govuk.gallery import SampleForm, faulty_form

COMPONENTS = settings.BASE_DIR / "node_modules/govuk-frontend/dist/govuk/components"
TELLING = ("role", "aria-current", "data-module", "scope")


class Outline(HTMLParser):
    """Notes each element with what styles, scripts and screen readers go by; texts do not count."""

    def __init__(self, html):
        super().__init__()
        self.elements = []
        self.classes = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        names = frozenset(
            name for name in (given.get("class") or "").split() if name.startswith("govuk-")
        )
        told = tuple((name, given[name]) for name in TELLING if name in given)
        self.elements.append((tag, names, told))
        self.classes |= names


def example(component, name):
    """The published HTML of one example of a component."""
    fixtures = json.loads((COMPONENTS / component / "fixtures.json").read_text())["fixtures"]
    return next(fixture["html"] for fixture in fixtures if fixture["name"] == name)


@pytest.mark.parametrize(
    ("component", "name", "template", "context"),
    [
        ("back-link", "default", "back_link", {"href": "#"}),
        ("tag", "green", "tag", {"text": "Done", "colour": "green"}),
        ("inset-text", "default", "inset_text", {"text": "It can take 8 weeks"}),
        ("warning-text", "default", "warning_text", {"text": "You can be fined"}),
        ("button", "default", "button", {"text": "Save"}),
        ("button", "link", "button", {"text": "Save", "href": "/"}),
        ("notification-banner", "default", "notification_banner", {"text": "Withdrawn"}),
        (
            "notification-banner",
            "with type as success",
            "notification_banner",
            {"text": "Sent", "success": True},
        ),
        (
            "error-summary",
            "default",
            "error_summary",
            {"errors": [{"text": "a", "href": "#a"}, {"text": "b", "href": "#b"}]},
        ),
        (
            "breadcrumbs",
            "with one level",
            "breadcrumbs",
            {"items": [{"text": "Section", "href": "/section"}]},
        ),
        (
            "service-navigation",
            "with navigation with an active item",
            "service_navigation",
            {"items": [{"text": n, "href": f"#{n}", "active": n == 2} for n in (1, 2, 3, 4)]},
        ),
    ],
)
def test_component_is_built_like_the_published_example(component, name, template, context):
    ours = Outline(render_to_string(f"components/{template}.html", context))
    published = Outline(example(component, name))

    assert ours.elements == published.elements


def test_header_is_the_generic_one():
    published = Outline(example("generic-header", "default"))

    assert published.classes <= Outline(render_to_string("components/header.html")).classes


def test_details_open_like_the_published_example():
    ours = Outline(render_to_string("components/details.html", {"summary": "a", "text": "b"}))

    assert Outline(example("details", "default")).classes <= ours.classes


@pytest.mark.parametrize(
    ("field", "component", "name"),
    [
        ("name", "input", "with hint text"),
        ("note", "textarea", "default"),
        ("country", "radios", "default"),
        ("themes", "checkboxes", "with hints on items"),
        ("announced", "date-input", "default"),
        ("role", "select", "default"),
        ("sheet", "file-upload", "default"),
    ],
)
def test_blank_field_wears_the_published_classes(field, component, name):
    ours = Outline(field_group(SampleForm(), field))

    assert Outline(example(component, name)).classes - ours.classes == set()


@pytest.mark.parametrize(
    ("field", "component", "name"),
    [
        ("name", "input", "with error message"),
        ("note", "textarea", "with error message"),
        ("country", "radios", "with fieldset and error message"),
        ("themes", "checkboxes", "with error message"),
        ("announced", "date-input", "with errors only"),
        ("role", "select", "with hint text and error message"),
        ("sheet", "file-upload", "error"),
    ],
)
def test_faulty_field_wears_the_published_classes(field, component, name):
    ours = Outline(field_group(faulty_form(), field))
    published = Outline(example(component, name)).classes
    beside_the_point = {cls for cls in published if "legend--" in cls or cls == "govuk-hint"}

    assert published - beside_the_point - ours.classes == set()


def field_group(form, field):
    """The rendered group of one field, up to where the next group of the form begins."""
    groups = re.split(r'(?=<div id="div_id_)', render_fields(form))
    return next(group for group in groups if form[field].auto_id in group)
