"""The reference page of permissions says what the code says."""

from pathlib import Path

from accounts.management.commands.show_permissions import permissions_as_markdown
from accounts.roles import ROLES, RoleCode


def test_permissions_page_is_fresh() -> None:
    page = Path("docs/reference/permissions.md").read_text(encoding="utf-8")

    assert page == permissions_as_markdown()


def test_every_role_code_has_a_role() -> None:
    assert set(ROLES) == set(RoleCode)
