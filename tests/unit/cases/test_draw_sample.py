"""manage.py draw_sample: a sample from a file alone; no test here is given a database."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cases.services.refused_draws import explain_refusal
from sampling.problems import DrawRefused, Problem, ProblemCode

EXAMPLE = Path(__file__).parents[3] / "docs" / "reference" / "sampling-example.csv"
GIRLS = ("--quota", "sex=female:3")


def run(*arguments, size=6, seed="Northmere 2026"):
    out = StringIO()
    call_command("draw_sample", *arguments, "--size", str(size), "--seed", seed, stdout=out)
    return out.getvalue()


def refusal(*arguments, **options):
    with pytest.raises(CommandError) as refused:
        run(*arguments, **options)
    return str(refused.value)


@pytest.fixture
def file(tmp_path):
    def write(*rows):
        path = tmp_path / "caseload.csv"
        path.write_text("\n".join(rows) + "\n")
        return str(path)

    return write


def test_command_prints_the_worked_example():
    printed = run(str(EXAMPLE), "--strata", "age", *GIRLS)

    assert "6 of 16 cases, seed “Northmere 2026”, algorithm 2" in printed
    assert "Precision: ±21.36 percentage points at 80% confidence" in printed
    assert "Quota sex=female:3: 3 drawn, 4 in the caseload" in printed
    assert "age, not recorded: 1 of 6 in the sample, 1 of 16 in the caseload, +10.4" in printed
    assert "Largest difference: sex, female, +25.0 points" in printed
    assert "Chosen: NM-01, NM-09, NM-12, NM-13, NM-14, NM-15" in printed


def test_older_version_draws_what_it_always_drew():
    printed = run(str(EXAMPLE), "--strata", "age", *GIRLS, "--algorithm", "1")

    assert "algorithm 1" in printed
    assert "Chosen: NM-01, NM-04, NM-05, NM-06, NM-08, NM-09" in printed


def test_version_that_does_not_exist_is_refused():
    told = refusal(str(EXAMPLE), "--algorithm", "3")

    assert "There is no version 3 of the algorithm. The newest is 2." in told


def test_json_tells_the_whole_story():
    told = json.loads(run(str(EXAMPLE), "--strata", "age, sex", *GIRLS, "--json"))

    assert (told["algorithm"], told["seed"], told["size"]) == (2, "Northmere 2026", 6)
    assert told["caseload"]["cases"] == 16
    assert len(told["caseload"]["sha256"]) == 64
    assert told["strata"] == ["age", "sex"]
    assert told["chosen"][0] == {"reference": "NM-01", "probability": "3/4"}
    assert len(told["reserves"]) == 10
    assert told["quotas"] == [
        {
            "characteristic": "sex",
            "values": ["female"],
            "minimum": 3,
            "available": 4,
            "drawn": 3,
        }
    ]
    assert [one["drawn"] for one in told["patterns"]] == [3, 3]
    assert sum(one["drawn"] for one in told["cells"]) == 6
    assert told["representativeness"]["values"][0]["value"] is None
    assert told["representativeness"]["largest_gap"]["points"] == "25"
    assert told["precision"] == {"confidence": 80, "points": "21.36"}


def test_rows_columns_and_kind_of_file_make_no_difference(tmp_path):
    lines = [line.split(",") for line in EXAMPLE.read_text().splitlines()]
    turned = [lines[0], *reversed(lines[1:])]
    other = tmp_path / "other.csv"
    other.write_bytes("\r\n".join(";".join(reversed(line)) for line in turned).encode("utf-16"))

    assert run(str(other), *GIRLS) == run(str(EXAMPLE), *GIRLS)


def test_whole_caseload_is_said_to_be_taken():
    printed = run(str(EXAMPLE), size=40)

    assert "16 of 16 cases" in printed
    assert "The whole caseload is taken; 40 cases were asked for." in printed
    assert "Reserves" not in printed


def test_many_reserves_are_counted(file):
    rows = [f"C-{number}" for number in range(30)]

    printed = run(file("reference", *rows), size=2)

    assert printed.strip().endswith("and 18 more")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["case,sex", "C-1,x"], "Row 1, column reference: This column is missing."),
        (["reference,sex"], "Row 2: The file has a header but no rows under it."),
        (["reference,Child name", "C-1,x"], "Row 1, column Child name: Remove this column"),
        (["reference,sex", "C-1,x", ",y"], "Row 3, column reference: Give the case reference."),
        (["reference,sex", "C-1,x", "c-1,y"], "Row 3, column reference: Row 2 has this case"),
        (["reference,sex", "Mary Smith,x"], "Row 2, column reference: “Mary Smith” looks like"),
        (["reference,sex", "C-1,x,y"], "Row 2: This row has 3 cells"),
    ],
)
def test_bad_file_is_refused_with_its_line(file, rows, message):
    refused = refusal(file(*rows))

    assert refused.startswith("No sample was drawn.\n")
    assert message in refused


def test_quota_that_cannot_be_kept_is_explained():
    assert refusal(str(EXAMPLE), "--quota", "sex=female:5").endswith(
        "sex=female:5: the caseload holds only 4 such cases. Lower the minimum."
    )


def test_quotas_that_conflict_are_explained():
    refused = refusal(str(EXAMPLE), *GIRLS, "--quota", "sex=male:3", size=5)

    assert refused.endswith(
        "sex=female:3, sex=male:3: these need at least 6 cases together, but the sample is of 5. "
        "Lower a minimum or draw more."
    )


@pytest.mark.parametrize("quota", ["sex", "sex=female", "sex:3", "sex=female:-1", "sex=f:²"])
def test_quota_must_be_spelt_as_one(quota):
    assert f"“{quota}” is not a quota." in refusal(str(EXAMPLE), "--quota", quota)


def test_several_values_and_a_spelling_of_the_characteristic(file):
    rows = ["reference,Age group", "C-1,10", "C-2,11", "C-3,16", "C-4,17"]

    printed = run(file(*rows), "--quota", "age group=10| 11:2", size=2)

    assert "Quota age_group=10|11:2: 2 drawn, 2 in the caseload" in printed
    assert "Chosen: C-1, C-2" in printed


def test_unknown_stratum_is_refused_with_those_there_are():
    assert refusal(str(EXAMPLE), "--strata", "gender").endswith(
        "No case has the characteristic gender. The caseload has: age, disposal, sex."
    )


def test_nothing_in_a_file_steers_the_terminal(file):
    printed = run(file("reference,sex", "C-1,\x9b31mred", "C-2,x"), size=1)

    assert "\x9b" not in printed


@pytest.mark.parametrize("code", ProblemCode)
def test_every_problem_has_a_sentence(code):
    (sentence,) = explain_refusal(DrawRefused([Problem(code, names=("a", "b"), wanted=3)]))

    assert sentence.endswith((".", "!"))
    assert "%" not in sentence
