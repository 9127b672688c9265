from collections.abc import Callable

import pytest
from django.urls import reverse

from accounts.models import User
from inspections.models import Inspection
from tests.factories.cases import make_case, make_submitted_case
from tests.factories.inspections import make_inspection


@pytest.fixture
def inspection(inspector: User, lead_inspector: User) -> Inspection:
    """Two cases of three submitted. Assessing: 4 of 5 sufficient, 80 %, good; planning: 1 of 2.

    EM-01: AS01 yes, AS02 yes, AS03 not applicable, PL01 yes.
    EM-02: AS01 no, AS02 yes, AS03 yes, PL01 no.
    EM-03 is open.
    """
    inspection = make_inspection(inspector=inspector, lead_inspector=lead_inspector)
    make_submitted_case(inspection, "EM-01", inspector, {"AB01": "yes", "AS03": "na"})
    make_submitted_case(
        inspection, "EM-02", inspector, {"AB01": "yes", "AS01": "no", "AB02": "no", "PL01": "no"}
    )
    make_case(inspection, "EM-03", inspector)
    return inspection


@pytest.fixture
def address(inspection: Inspection) -> Callable[..., str]:
    """Return an address below the inspection: address("theme-detail", "assessing")."""

    def find(name: str, *args: str) -> str:
        return reverse(f"judgements:{name}", args=[inspection.reference, *args])

    return find
