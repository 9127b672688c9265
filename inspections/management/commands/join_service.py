"""Gives a role in a service: python manage.py join_service EMAIL SERVICE --role manager"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.errors import UserError
from accounts.management.reading import named_person
from accounts.roles import SERVICE_ROLES, ServiceRoleCode
from inspections.queries import find_service
from inspections.services.service_members import add_service_member, end_service_membership


class Command(BaseCommand):
    """Lets a person speak for a service, or no longer."""

    help = "Give a person a role in a service, or end it with --leave."

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the person, the service and the role."""
        parser.add_argument("email", help="the address the person signs in with")
        parser.add_argument("service", help="the service's short code")
        parser.add_argument("--role", required=True, choices=list(ServiceRoleCode))
        parser.add_argument("--leave", action="store_true", help="end the role, at once")

    def handle(self, *args: Any, **options: Any) -> None:
        """Change the membership, or say what is wrong."""
        service, person = find_service(options["service"]), named_person(options["email"])
        role = ServiceRoleCode(options["role"])
        if service is None:
            raise CommandError(f"There is no service “{options['service']}”.")
        words = f"{SERVICE_ROLES[role].title} of {service.name}"
        try:
            if options["leave"]:
                member = service.members.filter(user=person, role=role, to_date=None).first()
                if member is None:
                    raise CommandError(f"{person.name} is not {words}.")
                end_service_membership(member=member, by="join_service")
                self.stdout.write(f"{person.name} is no longer {words}.")
            else:
                add_service_member(service=service, user=person, role=role, by="join_service")
                self.stdout.write(f"{person.name} is {words}.")
        except UserError as refusal:
            raise CommandError(str(refusal)) from refusal
