import pytest

from accounts.models import User
from inspections.models import Inspection
from tests.factories.inspections import make_inspection


@pytest.fixture
def inspection(lead_inspector: User, inspector: User) -> Inspection:
    """An inspection of Eastmarsh, planned for 13 April 2026, with a lead and an inspector."""
    return make_inspection(lead_inspector=lead_inspector, inspector=inspector)
