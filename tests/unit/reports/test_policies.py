import pytest

from accounts.errors import NotAllowed
from accounts.permissions import Permission
from accounts.roles import ROLES, RoleCode
from inspections.choices import Stage
from inspections.models import Inspection
from reports.errors import WritingRefused
from reports.policies import can_render, can_write, check_render, check_write

WRITERS = {RoleCode.LEAD_INSPECTOR, RoleCode.DEPUTY_LEAD}


@pytest.mark.parametrize("role", RoleCode)
@pytest.mark.parametrize("stage", Stage)
def test_only_the_lead_and_the_deputy_write_and_only_until_publication(role, stage):
    permissions = ROLES[role].permissions

    allowed = can_write(Inspection(stage=stage), permissions)

    assert allowed == (role in WRITERS and stage != Stage.PUBLISHED)


@pytest.mark.parametrize("role", RoleCode)
def test_only_the_lead_and_the_deputy_render(role):
    assert can_render(ROLES[role].permissions) == (role in WRITERS)


def test_refusals_tell_the_wrong_role_from_the_wrong_time():
    published = Inspection(stage=Stage.PUBLISHED)

    with pytest.raises(NotAllowed):
        check_write(published, frozenset())
    with pytest.raises(WritingRefused):
        check_write(published, frozenset({Permission.WRITE_REPORT}))
    with pytest.raises(NotAllowed):
        check_render(frozenset())
