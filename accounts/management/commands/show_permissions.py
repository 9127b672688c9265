"""Prints docs/reference/permissions.md from the roles in code."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from accounts.permissions import Permission
from accounts.roles import ROLES, SERVICE_ROLES


class Command(BaseCommand):
    """Prints a table of permissions by role."""

    help = "Print the table of roles and permissions as Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it in English, whatever the terminal speaks."""
        with translation.override("en-gb"):
            self.stdout.write(permissions_as_markdown(), ending="")


def permissions_as_markdown() -> str:
    """Return the reference page: what each role is for, and what it may do."""
    roles = [*ROLES.values(), *SERVICE_ROLES.values()]
    lines = [
        "# Roles and permissions",
        "",
        "Made by `manage.py show_permissions` from accounts/roles.py; change it there. A role",
        "in a team holds in one inspection, from one day to another; a role in a service opens",
        "nothing but what is addressed to that service. Whoever raised an urgent concern reads it",
        "too. Administrators also see every inspection and edit its plan and team, but no case and",
        "no result.",
        "",
        *(f"- **{role.title}**: {role.prose}" for role in roles),
        "",
        "| Permission | " + " | ".join(str(role.title) for role in roles) + " |",
        "|---|" + "---|" * len(roles),
        *(
            f"| {permission} | "
            + " | ".join("yes" if permission in role.permissions else "" for role in roles)
            + " |"
            for permission in Permission
        ),
    ]
    return "\n".join(lines) + "\n"
