import pytest

from reports.queries.material import gather_material
from tests.factories.inspections import make_inspection
from tests.factories.reports import make_counted_cases

pytestmark = pytest.mark.django_db


def test_every_fact_is_the_same_alone_as_among_all(inspector, lead_inspector):
    inspection = make_inspection(inspector=inspector, lead_inspector=lead_inspector)
    make_counted_cases(inspection, inspector)

    every = gather_material(inspection).facts
    material = gather_material(inspection)

    assert {key: material.fact(key) for key in every} == every


@pytest.mark.parametrize("key", ["", "question", "question:ZZ:words", "standard:x:percent", "x:y"])
def test_fact_that_does_not_exist_is_none(inspection, key):
    assert gather_material(inspection).fact(key) is None
