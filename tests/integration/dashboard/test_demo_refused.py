from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from audit.models import AuditEvent
from dashboard.services.demo import building
from dashboard.services.demo.fji import inspections
from dashboard.services.demo.people import create_people
from inspections.models import Inspection, Service
from tests.factories.frameworks import SHIPPED, STANDARDS_OF_2018, make_framework

pytestmark = pytest.mark.django_db


def run():
    call_command("demo", stdout=StringIO(), stderr=StringIO())


def test_interrupted_demo_leaves_nothing_behind(monkeypatch):
    make_framework(SHIPPED)
    make_framework(STANDARDS_OF_2018)
    before = AuditEvent.objects.count()

    def fail(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(inspections, "answer_sample", fail)
    with pytest.raises(KeyboardInterrupt):
        run()

    assert not Inspection.objects.exists()
    assert not Service.objects.exists()
    assert AuditEvent.objects.count() == before


def test_inspection_that_is_missing_is_added_to_the_others():
    make_framework(SHIPPED)
    make_framework(STANDARDS_OF_2018)
    create_people()
    for build in (building.build_main, building.build_practice):
        build(lambda progress: None)
    before = set(Inspection.objects.values_list("pk", flat=True))

    run()

    added = Inspection.objects.exclude(pk__in=before)
    assert [one.reference for one in added] == [building.standards_reference()]


@pytest.mark.parametrize("framework", [[], [SHIPPED], [STANDARDS_OF_2018]])
def test_demo_without_one_of_its_frameworks_says_so(framework):
    for path in framework:
        make_framework(path)

    with pytest.raises(CommandError, match="There is no published framework"):
        run()
