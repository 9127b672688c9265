from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from audit.models import AuditEvent
from dashboard.services.demo import building
from inspections.models import Inspection, Service
from tests.factories.frameworks import SHIPPED, make_framework

pytestmark = pytest.mark.django_db


def run():
    call_command("demo", stdout=StringIO(), stderr=StringIO())


def test_interrupted_demo_leaves_nothing_behind(monkeypatch):
    make_framework(SHIPPED)
    before = AuditEvent.objects.count()

    def fail(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "answer_sample", fail)
    with pytest.raises(KeyboardInterrupt):
        run()

    assert not Inspection.objects.exists()
    assert not Service.objects.exists()
    assert AuditEvent.objects.count() == before


def test_demo_without_its_framework_says_so():
    with pytest.raises(CommandError, match="There is no published framework"):
        run()
