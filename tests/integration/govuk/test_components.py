import pytest
from django.template.loader import render_to_string

HOSTILE = '<script>alert("x")</script>'

CONTEXTS = {
    "back_link": {"href": "/", "text": HOSTILE},
    "breadcrumbs": {"items": [{"text": HOSTILE, "href": HOSTILE}]},
    "error_summary": {"errors": [{"text": HOSTILE, "href": "#id_name"}]},
    "notification_banner": {"text": HOSTILE, "title": HOSTILE},
    "service_navigation": {"items": [{"text": HOSTILE, "href": "/", "active": True}]},
    "tag": {"text": HOSTILE},
    "summary_list": {"rows": [{"key": HOSTILE, "value": HOSTILE}]},
    "table": {"caption": HOSTILE, "head": [{"text": HOSTILE}], "rows": [[{"text": HOSTILE}]]},
    "details": {"summary": HOSTILE, "text": HOSTILE},
    "inset_text": {"text": HOSTILE},
    "warning_text": {"text": HOSTILE},
    "button": {"text": HOSTILE, "name": HOSTILE, "value": HOSTILE},
    "percentage_with_base": {"percent": 64, "base": HOSTILE, "href": HOSTILE, "after": HOSTILE},
    "bar": {"percent": 82, "label": HOSTILE},
    "band_scale": {"bands": [{"text": HOSTILE, "floor": 0}], "percent": 64, "label": HOSTILE},
    "empty_state": {"text": HOSTILE, "href": "/", "link": HOSTILE},
    "progress": {"done": 1, "total": 2, "text": HOSTILE},
    "file_download": {"href": "/", "text": HOSTILE, "format": HOSTILE, "size": HOSTILE},
    "provenance": {"kind": "assumed", "note": HOSTILE},
    "task_list": {"tasks": [{"text": HOSTILE, "status": HOSTILE, "hint": HOSTILE}]},
}


def render(component, **context):
    return render_to_string(f"components/{component}.html", context)


@pytest.mark.parametrize("name", CONTEXTS)
def test_component_shows_markup_as_text(name):
    html = render(name, **CONTEXTS[name])

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_stars_are_said_in_words():
    html = render("stars", count=3)

    assert '<span class="govuk-visually-hidden">3 of 4 stars</span>' in html
    assert 'aria-hidden="true">★★★☆<' in html


def test_stars_without_rating_say_so():
    assert "Not rated" in render("stars", count=None)


def test_percentage_never_stands_without_its_base():
    html = render("percentage_with_base", percent=64, base="412 of 644 answers", href="/answers/")

    assert "64%" in html
    assert '<a class="govuk-link" href="/answers/">412 of 644 answers</a>' in html


def test_percentage_without_applicable_answers_is_no_score():
    html = render("percentage_with_base", percent=None, base="0 answers")

    assert "No score" in html
    assert "%" not in html


def test_bar_is_drawn_as_wide_as_its_per_cent_and_named():
    html = render("bar", percent=82.5, label="27 of 33")

    assert 'width="82.5%"' in html
    assert 'role="img" aria-label="27 of 33"' in html


def test_band_scale_lists_its_bands_as_text():
    bands = [{"text": "poor", "floor": 0}, {"text": "good", "floor": 65}]

    html = render("band_scale", bands=bands, percent=64, label="64%, one point below good")

    assert "<li>poor: 0% to 64%</li>" in html
    assert "<li>good: 65% to 100%</li>" in html
    assert 'aria-label="64%, one point below good"' in html


def test_band_scale_without_score_has_no_marker():
    html = render("band_scale", bands=[{"text": "poor", "floor": 0}], percent=None, label="")

    assert "polygon" not in html


def test_table_ties_its_cells_to_headers():
    head = [{"text": "Case", "href": "?sort=case", "sorted": "descending"}, {"text": "Answers"}]
    rows = [[{"text": "Case 17"}, {"text": "38", "numeric": True}]]

    html = render("table", caption="Cases", head=head, rows=rows)

    assert '<th scope="col" class="govuk-table__header" aria-sort="descending">' in html
    assert '<th scope="row"' in html
    assert '<td class="govuk-table__cell govuk-table__cell--numeric">38</td>' in html


def test_navigation_without_items_is_absent():
    assert render("service_navigation", items=None).strip() == ""


def test_navigation_marks_where_one_is():
    items = [{"text": "My cases", "href": "/", "active": True}, {"text": "All", "href": "/all/"}]

    html = render("service_navigation", items=items)

    assert html.count('aria-current="true"') == 1
