"""Announced inspections whose caseloads are measured, and the lead inspector of all of them."""

from accounts.models import User
from accounts.services import create_user
from inspections.choices import Stage
from inspections.models import Inspection
from tests.factories.frameworks import SHIPPED, make_framework
from tests.factories.inspections import bring_to_stage, make_inspection

PASSWORD = "nine-kites-above-the-estuary"


def announce_inspections(count: int) -> tuple[User, list[Inspection]]:
    """Return the lead inspector, and as many inspections of different services."""
    lead = create_user(
        email="lead@example.org", name="Lead Inspector", password=PASSWORD, by="benchmark"
    )
    framework = make_framework(SHIPPED)
    inspections = [
        make_inspection(framework, service=f"northmere-{number}", lead_inspector=lead)
        for number in range(count)
    ]
    for one in inspections:
        bring_to_stage(one, Stage.ANNOUNCED)
    return lead, inspections
