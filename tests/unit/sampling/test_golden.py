"""Samples that were drawn once and stay as they are: a later version has a number of its own."""

import csv
from pathlib import Path

from sampling.caseload import Case, find_digest
from sampling.drawing import draw_sample
from sampling.quotas import Quota

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"

CASELOAD = [
    Case(
        f"ÆM-{number:03}",
        {
            "sex": "female" if number * 7 % 11 < 2 else "male",
            "age": ("10-13", "14-15", "14-15", "16-17", "16-17")[number * 3 % 5],
            "disposal": ("court", "court", "out of court", "")[number // 5 % 4],
            "risk": ("low", "medium", "high", "medium", "low", "very high")[number * 13 % 6],
        },
    )
    for number in range(1, 120)
]
EXPECTED = """
ÆM-001 ÆM-006 ÆM-008 ÆM-011 ÆM-019 ÆM-020 ÆM-023 ÆM-024 ÆM-047 ÆM-051 ÆM-052 ÆM-053 ÆM-055
ÆM-056 ÆM-058 ÆM-059 ÆM-066 ÆM-079 ÆM-085 ÆM-092 ÆM-100 ÆM-101 ÆM-107 ÆM-112
"""
RESERVES = """
ÆM-025 ÆM-044 ÆM-106 ÆM-118 ÆM-007 ÆM-102 ÆM-086 ÆM-116 ÆM-096 ÆM-002 ÆM-088 ÆM-042
"""


OF_VERSION_2 = """
ÆM-005 ÆM-006 ÆM-008 ÆM-022 ÆM-024 ÆM-027 ÆM-029 ÆM-030 ÆM-032 ÆM-037 ÆM-038 ÆM-062 ÆM-066
ÆM-068 ÆM-071 ÆM-076 ÆM-077 ÆM-093 ÆM-095 ÆM-096 ÆM-099 ÆM-100 ÆM-110 ÆM-112
"""
RESERVES_OF_VERSION_2 = """
ÆM-082 ÆM-010 ÆM-073 ÆM-111 ÆM-065 ÆM-113 ÆM-117 ÆM-089 ÆM-016 ÆM-044 ÆM-051 ÆM-104
"""


def golden_draw(algorithm):
    return draw_sample(
        CASELOAD,
        size=24,
        strata=["disposal", "age"],
        quotas=[
            Quota("sex", frozenset({"female"}), 8),
            Quota("risk", frozenset({"high", "very high"}), 11),
            Quota("disposal", frozenset({"out of court"}), 6),
        ],
        seed="Æmouth, 3 March 2026: 17 4 39 22",
        algorithm=algorithm,
    )


def test_sample_of_version_1_stays():
    draw = golden_draw(1)

    assert (
        find_digest(CASELOAD) == "f728833a1f94b9c5b194af42bd989ef59b497bd75e49a7de0b6e4ab5244a7244"
    )
    assert list(draw.chosen) == EXPECTED.split()
    assert list(draw.reserves[:12]) == RESERVES.split()
    assert [(one.label, one.drawn, one.available) for one in draw.patterns] == [
        ("000", 6, 49),
        ("010", 6, 25),
        ("100", 2, 17),
        ("001", 4, 10),
        ("110", 2, 7),
        ("011", 2, 5),
        ("111", 1, 3),
        ("101", 1, 3),
    ]


def test_sample_of_version_2_stays():
    draw = golden_draw(2)

    assert list(draw.chosen) == OF_VERSION_2.split()
    assert list(draw.reserves[:12]) == RESERVES_OF_VERSION_2.split()
    assert draw.patterns == golden_draw(1).patterns


def test_worked_example_is_what_the_page_says():
    page = (REFERENCE / "sampling.md").read_text()
    with (REFERENCE / "sampling-example.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    caseload = [Case(row.pop("reference"), row) for row in rows]
    girls = Quota("sex", frozenset({"female"}), 3)

    draw = draw_sample(caseload, size=6, strata=["age"], quotas=[girls], seed="Northmere 2026")

    assert f"Chosen: {', '.join(draw.chosen)}" in page
    assert f"Reserves: {', '.join(draw.reserves)}" in page
    assert f"Caseload SHA-256: {find_digest(caseload)}" in page
