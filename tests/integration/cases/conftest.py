import pytest
from django.test import Client

from accounts.models import User
from cases.models import Assessment
from inspections.models import Inspection
from tests.factories.cases import make_case
from tests.factories.inspections import make_inspection


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
