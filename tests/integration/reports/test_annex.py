"""The data annex: what it holds, what it hides, and its files."""

import csv
import io
import json

import pytest
from odfdo import Document
from openpyxl import load_workbook

from reports.choices import Format, Language
from reports.queries.annex import build_annex, publish_annex
from reports.queries.freezing import converter
from reports.queries.versions import frozen_annex, gather_version
from reports.services.annex import make_annex
from reports.services.makers import make_file
from reports.types import AnnexData
from tests.factories.cases import make_submitted_case, return_case
from tests.factories.frameworks import SHIPPED, STANDARDS_OF_2018, make_framework
from tests.factories.inspections import make_inspection
from tests.factories.registers import ENTRIES, make_entry

pytestmark = pytest.mark.django_db

ANNEXES = (Format.CSV, Format.XLSX, Format.ODS)


@pytest.fixture
def inspection(lead_inspector):
    """Twelve cases: eight boys and four girls; AS03 applied to none, PL02 to few."""
    inspection = make_inspection(lead_inspector=lead_inspector)
    for number in range(12):
        given = {"AB01": "no", "AS03": "na", "AS01": "no" if number in (7, 8) else "yes"}
        sex = "male" if number < 8 else "female"
        make_submitted_case(inspection, f"EM-{number:02}", lead_inspector, given, sex=sex)
    return inspection


def table(annex, name):
    return next(one for one in annex.tables if one.name == name)


def records(annex, name):
    found = table(annex, name)
    codes = [one.code for one in found.columns]
    return [dict(zip(codes, row, strict=True)) for row in found.rows]


def csv_rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_results_have_every_counted_question_with_all_its_counts(inspection):
    rows = {one["question"]: one for one in records(build_annex(inspection), "Results")}

    first = rows["AS01"]
    assert first["standard"] == "1 Assessing"
    counts = ("sufficient", "not_sufficient", "not_applicable", "missing", "cases", "percent")
    assert [first[one] for one in counts] == [10, 2, 0, 0, 12, 83]
    assert first["words"] == "just over four-fifths"


def test_small_base_has_words_and_no_number(inspection, settings):
    settings.PUBLISH_BASE_FROM = 13

    (first, *_others) = records(build_annex(inspection), "Results")

    assert first["words"] == "just over four-fifths"
    assert {cell for cell in first.values() if isinstance(cell, int)} == set()
    assert first["cases"] == first["sufficient"] == first["not_applicable"] == "[u]"


def test_question_that_applied_to_nothing_says_so(inspection):
    rows = {one["question"]: one for one in records(build_annex(inspection), "Results")}

    assert (rows["AS03"]["cases"], rows["AS03"]["percent"]) == (0, "[z]")


def test_small_group_of_children_is_hidden_everywhere(inspection):
    annex = build_annex(inspection)

    by_sex = [one for one in records(annex, "By characteristic") if one["characteristic"] == "Sex"]
    assert {one["group"] for one in by_sex} == {"Male", "Female"}
    for row in by_sex:
        numbers = [row[one] for one in ("children", "sufficient", "not_sufficient", "not_counted")]
        assert 4 not in numbers
        assert 8 not in numbers
    sample = {one["group"]: one["children"] for one in records(annex, "Sample")}
    assert (sample["Male"], sample["Female"]) == ("[c]", "[c]")


def test_large_groups_are_shown_with_percentages_from_ten_cases_up(inspection, settings):
    settings.SUPPRESS_BELOW = 1
    settings.PUBLISH_BASE_FROM = 5

    rows = [
        one
        for one in records(build_annex(inspection), "By characteristic")
        if one["characteristic"] == "Sex" and one["question"] == "AS01"
    ]

    girls = next(one for one in rows if one["group"] == "Female")
    assert girls["children"] == 4
    assert (girls["sufficient"], girls["not_sufficient"]) == (3, 1)
    assert (girls["percent"], girls["words"]) == ("[u]", "three-quarters")


def test_every_mark_and_column_of_counts_is_defined(inspection):
    annex = build_annex(inspection)

    defined = {one["item"] for one in records(annex, "Definitions")}
    assert {"[u]", "[c]", "[z]"} <= defined
    counts = {"Sufficient", "Not sufficient", "Not applicable", "Missing", "Cases", "Percentage"}
    assert counts <= defined
    assert {one.heading for one in table(annex, "Results").columns if one.is_figure} - {
        "Wording"
    } <= defined


def test_ratings_say_percentage_and_what_is_not_judged(inspection):
    rows = {one["standard"]: one for one in records(build_annex(inspection), "Ratings")}

    assert rows["1 Assessing"]["rating"] == "[judgement not recorded yet]"
    assert rows["3 Leading"]["percent"] == "[z]"
    assert isinstance(rows["1 Assessing"]["percent"], int)


@pytest.mark.parametrize("edition", [SHIPPED, STANDARDS_OF_2018])
def test_registers_are_told_as_the_report_prints_them(edition, lead_inspector):
    inspection = make_inspection(make_framework(edition), lead_inspector=lead_inspector)
    for register in ENTRIES:
        make_entry(inspection, lead_inspector, register)

    rows = records(build_annex(inspection), "Registers")

    assert {"Board attendance", "Youth justice plan", "Training"} <= {one["item"] for one in rows}
    assert all(one["value"] for one in rows)


def test_no_reference_of_a_case_is_in_the_annex(inspection):
    assert "EM-0" not in repr(build_annex(inspection))


def test_annex_is_frozen_as_json_and_thawed_the_same(inspection):
    annex = build_annex(inspection)

    frozen = json.loads(json.dumps(converter.unstructure(annex)))

    assert converter.structure(frozen, AnnexData) == annex


def test_published_annex_is_no_draft_and_has_its_number(inspection):
    draft = build_annex(inspection)

    published = publish_annex(draft, "2026-0001")

    about = dict(table(draft, "About").rows)
    assert about["Status"] == "Draft: not for publication."
    about = dict(table(published, "About").rows)
    assert "Status" not in about
    assert about["Publication number"] == "2026-0001"
    assert published.tables[1:] == draft.tables[1:]


def test_csv_has_every_figure_in_a_row_of_its_own(inspection):
    annex = build_annex(inspection)
    rows = csv_rows(make_annex(annex, Format.CSV))

    found = [one for one in rows if one["Table"] == "Results" and one["Case question"] == "AS01"]
    assert {one["Figure"]: one["Value"] for one in found} | {"Wording": ""} == {
        "Wording": "",
        "Sufficient": "10",
        "Not sufficient": "2",
        "Not applicable": "0",
        "Missing": "0",
        "Cases": "12",
        "Percentage": "83",
        "In words": "just over four-fifths",
    }
    assert "Definitions" in {one["Table"] for one in rows}


def test_workbooks_have_a_sheet_for_each_table(inspection):
    annex = build_annex(inspection)
    names = [one.name for one in annex.tables]

    excel = load_workbook(io.BytesIO(make_annex(annex, Format.XLSX)))
    opened = Document(io.BytesIO(make_annex(annex, Format.ODS)))

    assert excel.sheetnames == names
    assert [one.name for one in opened.body.get_tables()] == names
    assert excel.properties.title == opened.meta.title == annex.title
    assert excel["Results"]["E2"].value == 10


def test_typed_formula_stays_text_in_every_file(inspection, lead_inspector):
    service = inspection.service
    service.name = "=HYPERLINK(1)"
    service.save()
    annex = build_annex(inspection)

    (row,) = [one for one in csv_rows(make_annex(annex, Format.CSV)) if one["Item"] == "Service"]
    assert row["Value"] == "'=HYPERLINK(1)"
    cell = load_workbook(io.BytesIO(make_annex(annex, Format.XLSX)))["About"]["B3"]
    assert (cell.data_type, cell.value) == ("s", "'=HYPERLINK(1)")


@pytest.mark.parametrize("format_", ANNEXES)
def test_annex_is_made_by_the_maker_of_its_format(inspection, format_):
    made = make_file(inspection, Language.ENGLISH, format_)

    assert made == make_annex(build_annex(inspection), format_)


def test_annex_speaks_welsh(inspection):
    annex = build_annex(inspection, Language.WELSH)

    assert annex.language == "cy"
    assert "Grŵp" in {one.heading for one in annex.keys}
    assert "ychydig dros bedair rhan o bump" in repr(annex)


def test_annex_is_read_in_a_fixed_number_of_queries(inspection, django_assert_num_queries):
    build_annex(inspection)

    with django_assert_num_queries(16):
        build_annex(inspection)


def test_version_keeps_the_annex_that_it_was_made_with(inspection, lead_inspector):
    content = gather_version(inspection)
    annex = build_annex(inspection)
    case = inspection.cases.get(reference="EM-00").assessments.get()
    return_case(case, lead_inspector)

    kept = frozen_annex(content, Language.ENGLISH)

    assert kept == annex
    assert build_annex(inspection) != kept
