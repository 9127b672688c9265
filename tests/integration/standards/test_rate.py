"""manage.py rate: results from elsewhere, rated by an edition's rules."""

import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from standards.queries.frameworks import get_content
from standards.services.loading import SHIPPED_FRAMEWORKS
from standards.services.parsing import parse_file
from standards.services.results import rate_results
from standards.types import read_framework
from tests.factories.frameworks import LANTERN, SHIPPED, make_framework
from tests.factories.workbooks import excel_file

HEADER = "unit,standard,key_question,percent,sufficient,applicable,rating"
YOS = read_framework(parse_file((SHIPPED_FRAMEWORKS / "yos-2018.yaml").read_bytes()).document)
YJS = read_framework(parse_file((SHIPPED_FRAMEWORKS / "yjs-2021.yaml").read_bytes()).document)
POINTS = {rating.code: rating.points for rating in YOS.ratings}

pytestmark = pytest.mark.django_db


def sheet(*rows):
    return "\n".join([HEADER, *rows]) + "\n"


def direct(ratings, unit="Northmere"):
    return [f"{unit},{code},,,,,{rating}" for code, rating in ratings.items() if rating]


def rated(content, *rows):
    (unit,) = rate_results(content, sheet(*rows).encode())
    return unit


@pytest.fixture
def file(tmp_path):
    def write(*rows):
        path = tmp_path / "results.csv"
        path.write_text(sheet(*rows))
        return str(path)

    return write


def run(*arguments):
    out, err = StringIO(), StringIO()
    call_command("rate", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def refusal(*arguments):
    with pytest.raises(CommandError) as refused:
        run(*arguments)
    return str(refused.value)


@given(
    st.fixed_dictionaries(
        {one.code: st.sampled_from([None, *POINTS]) for one in YJS.standards},
    ).filter(lambda ratings: any(ratings.values()))
)
@settings(deadline=None, max_examples=60)
def test_points_add_up_whatever_is_rated(ratings):
    unit = rated(YJS, *direct(ratings))

    counted = [POINTS[one] for code, one in ratings.items() if one and code != "R1.1"]
    assert {code: one.rating for code, one in unit.standards.items()} == {
        code: one for code, one in ratings.items() if one
    }
    if not counted:
        assert unit.overall is None
        return
    assert (unit.overall.points, unit.overall.maximum) == (sum(counted), 3 * len(counted))
    assert unit.overall.scaled == (len(counted) < 12)


@pytest.mark.parametrize(
    ("total", "rating"),
    [
        (6, "inadequate"),
        (7, "requires_improvement"),
        (18, "requires_improvement"),
        (19, "good"),
        (30, "good"),
        (31, "outstanding"),
    ],
)
def test_overall_rating_turns_at_the_cut_offs(total, rating):
    names = list(POINTS)
    ratings = {
        one.code: names[max(0, min(3, total - 3 * place))]
        for place, one in enumerate(YOS.standards)
    }

    assert rated(YOS, *direct(ratings)).overall.rating == rating


@given(st.lists(st.decimals(0, 100, places=2), min_size=3, max_size=3))
@settings(deadline=None, max_examples=60)
def test_lowest_key_question_decides(percents):
    rows = [f"A,2.1,2.1.{n},{one},,," for n, one in enumerate(percents, start=1)]

    standard = rated(YOS, *rows).standards["2.1"]

    lowest = min(percents)
    assert standard.decided_by == f"2.1.{percents.index(lowest) + 1}"
    assert standard.points == sum(lowest >= Decimal(edge) for edge in ("49.5", "64.5", "79.5"))


@pytest.mark.parametrize(
    ("percent", "rating", "is_moved"),
    [
        ("49.49", "inadequate", False),
        ("49.5", "requires_improvement", True),
        ("50", "requires_improvement", False),
        ("64.5", "good", True),
        ("65", "good", False),
        ("79.5", "outstanding", True),
        ("80", "outstanding", False),
    ],
)
def test_edges_follow_the_rounding_rule_and_say_so(file, percent, rating, is_moved):
    make_framework(SHIPPED_FRAMEWORKS / "yos-2018.yaml")
    rows = [f"A,2.1,2.1.1,{percent},,,", "A,2.1,2.1.2,90,,,", "A,2.1,2.1.3,90,,,"]

    out, err = run("yos-2018", file(*rows), "--json")

    (unit,) = json.loads(out)["units"]
    assert unit["standards"]["2.1"] == {
        "rating": rating,
        "points": POINTS[rating],
        "decided_by": "2.1.1",
    }
    assert ("rounding" in err) == is_moved


def test_json_has_every_unit_in_the_order_of_the_file(file):
    make_framework(SHIPPED_FRAMEWORKS / "yjs-2021.yaml")
    rows = [
        "Westmere,3.1,3.1.1,,21,33,",
        "Eastmere,1.1,,,,,Requires improvement",
        "Westmere,3.1,3.1.2,,0,0,",
        "Westmere,3.1,3.1.3,63.6,21,33,",
        "Westmere,R1.1,,,,,outstanding",
    ]

    units = json.loads(run("yjs-2021@5", file(*rows), "--json")[0])["units"]

    assert units == [
        {
            "unit": "Westmere",
            "standards": {
                "3.1": {"rating": "requires_improvement", "points": 1, "decided_by": "3.1.1"},
                "R1.1": {"rating": "outstanding", "points": 3, "decided_by": "direct"},
            },
            "overall": {
                "rating": "requires_improvement",
                "points": 1,
                "maximum": 3,
                "scaled": True,
            },
        },
        {
            "unit": "Eastmere",
            "standards": {
                "1.1": {"rating": "requires_improvement", "points": 1, "decided_by": "direct"}
            },
            "overall": {
                "rating": "requires_improvement",
                "points": 1,
                "maximum": 3,
                "scaled": True,
            },
        },
    ]


def test_themes_have_stars_from_their_percentage_and_no_overall(file):
    make_framework(SHIPPED)
    rows = ["Eastmere,reducing-reoffending,,64.5,,,", "Eastmere,5,,,,,good"]

    out, _err = run("fji-2015", file(*rows), "--json")

    assert json.loads(out)["units"] == [
        {
            "unit": "Eastmere",
            "standards": {
                "reducing-reoffending": {
                    "rating": "satisfactory",
                    "points": 3,
                    "decided_by": "percent",
                },
                "governance-and-partnerships": {
                    "rating": "good",
                    "points": 4,
                    "decided_by": "direct",
                },
            },
            "overall": None,
        }
    ]


def test_framework_nobody_has_thought_of_needs_no_code(file):
    content = get_content(make_framework(LANTERN))
    rows = ["A,A1,,,,,Clear enough", "A,B1,B1.1,89.9,,,", "A,B1,B1.2,,2,2,", "A,X1,,,,,bright"]

    out, _err = run("lantern", file(*rows))

    assert out.splitlines() == [
        "A",
        "  A1: Clear enough (direct)",
        "  B1: Clear enough (B1.1)",
        "  X1: Bright (direct)",
        "  Overall: Clear enough, 4 of 10, cut-offs scaled to the standards rated",
    ]
    assert content.code == "lantern"


@pytest.mark.parametrize(
    ("rows", "place", "reason"),
    [
        (["A,9.9,,,,,good"], "Row 2, column standard", "There is no standard “9.9”"),
        (["A,1.1,,,,,superb"], "Row 2, column rating", "“superb” is not a rating"),
        (["A,1.1,,70,,,"], "Row 2, column rating", "Give the rating"),
        (["A,1.1,,70,,,good"], "Row 2, column rating", "not both"),
        (["A,1.1,1.1.1,70,,,"], "Row 2, column key_question", "not rated by key questions"),
        (["A,2.1,2.2.1,70,,,"], "Row 2, column key_question", "not a key question of 2.1"),
        (["A,2.1,2.1.1,70,,,good"], "Row 2, column rating", "not a rating"),
        (["A,2.1,2.1.1,100.1,,,"], "Row 2, column percent", "more than 100"),
        (["A,2.1,2.1.1,-1,,,"], "Row 2, column percent", "is not a percentage"),
        (["A,2.1,2.1.1,most,,,"], "Row 2, column percent", "is not a percentage"),
        (["A,2.1,2.1.1,,,,"], "Row 2, column percent", "Give the percentage"),
        (["A,2.1,2.1.1,,5,,"], "Row 2, column applicable", "or neither"),
        (["A,2.1,2.1.1,,5,4,"], "Row 2, column sufficient", "5 is more than the 4"),
        (["A,2.1,2.1.1,,x,4,"], "Row 2, column sufficient", "not a number of cases"),
        (["A,2.1,2.1.1,70,1,4,"], "Row 2, column percent", "does not go with 1 of 4"),
        (["A,2.1,2.1.1,65,64,100,"], "Row 2, column percent", "does not go with 64 of 100"),
        (["A,2.1,2.1.1,70,,,"], "Row 2, column standard", "no result for 2.1.2, 2.1.3"),
        ([",1.1,,,,,good"], "Row 2, column unit", "Name the unit"),
        (["A,1.1,,,,,good", "A,1.1,,,,,good"], "Row 3", "is given already"),
        (["A,2.1,,,,,good", "A,2.1,2.1.1,70,,,"], "Row 3", "is given already"),
        (["A,2.1,2.1.1,70,,,", "A,2.1,,,,,good"], "Row 3", "is given already"),
        (
            ["A,2.1,2.1.1,70,,,", "A,2.1,2.1.1,70,,,"],
            "Row 3, column key_question",
            "has “2.1.1” already",
        ),
    ],
)
def test_wrong_row_is_refused_with_its_line_and_reason(file, rows, place, reason):
    make_framework(SHIPPED_FRAMEWORKS / "yos-2018.yaml")

    said = refusal("yos-2018", file(*rows))

    assert said.startswith("Nothing was rated.")
    assert any(line.startswith(f"{place}: ") and reason in line for line in said.splitlines())


def test_every_fault_is_named_at_once(file):
    make_framework(SHIPPED_FRAMEWORKS / "yos-2018.yaml")

    said = refusal("yos-2018", file("A,9.9,,,,,good", "A,2.1,2.1.1,200,,,", "A,1.1,,,,,odd"))

    assert [line.split(",")[0] for line in said.splitlines()[1:]] == ["Row 2", "Row 3", "Row 4"]


def test_unknown_framework_and_missing_file_are_said_plainly(file, tmp_path):
    assert "no published framework “none”" in refusal("none", file("A,1.1,,,,,good"))
    make_framework(LANTERN)
    assert "could not be read" in refusal("lantern", str(tmp_path / "missing.csv"))


def test_excel_workbook_rates_like_the_csv_file_of_the_same_table():
    lines = [f"A,2.1,2.1.{n},{one},,," for n, one in enumerate((65, 80.5, 90), start=1)]
    rows = [line.split(",") for line in lines]
    numbered = [[*row[:3], float(row[3])] for row in rows]

    assert rate_results(YOS, excel_file(HEADER.split(","), *numbered)) == [rated(YOS, *lines)]


def test_unknown_column_is_refused(tmp_path):
    make_framework(LANTERN)
    path = tmp_path / "results.csv"
    path.write_text("unit,standard,mood\nA,A1,good\n")

    assert "mood" in refusal("lantern", str(path))
