import pytest
from django.test import Client

from accounts.models import User
from cases.models import Assessment, Sample
from cases.services.allocating import allocate_assessment
from inspections.models import Inspection
from tests.factories.cases import make_case
from tests.factories.inspections import make_inspection
from tests.factories.samples import draw_cases
from tests.factories.timetable import place_case


@pytest.fixture
def inspection(inspector: User, lead_inspector: User) -> Inspection:
    return make_inspection(inspector=inspector, lead_inspector=lead_inspector)


@pytest.fixture
def assessment(inspection: Inspection, inspector: User) -> Assessment:
    """A case in the community that the inspector scores; AS02 hangs on AB01, PL02 on custody."""
    return make_case(inspection, "EM-01", inspector)


@pytest.fixture
def signed_in(client: Client, inspector: User) -> Client:
    """The inspector's browser."""
    client.force_login(inspector)
    return client


@pytest.fixture
def sample(inspection: Inspection, lead_inspector: User) -> Sample:
    return draw_cases(inspection, lead_inspector)


@pytest.fixture
def given(
    inspection: Inspection, sample: Sample, inspector: User, lead_inspector: User
) -> Assessment:
    """The reading of a case that an inspector was given, with a half day."""
    case = inspection.cases.order_by("reference")[0]
    assessment = case.assessments.get()
    allocate_assessment(assessment=assessment, scorer=inspector, by=lead_inspector)
    place_case(assessment)
    return assessment
