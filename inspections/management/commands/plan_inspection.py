"""Plans an inspection: python manage.py plan_inspection --service CODE --framework NAME …"""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from accounts.errors import UserError
from accounts.management.reading import named_person
from accounts.models import User
from accounts.roles import RoleCode
from inspections.choices import LEADING_INSPECTORATE
from inspections.models import Inspection, Service
from inspections.queries import find_notice_rule, find_service
from inspections.services.planning import plan_inspection
from inspections.services.team import add_team_member
from inspections.types import Schedule
from standards.queries import find_framework

BY = "plan_inspection"
Member = tuple[User, RoleCode, str]


class Command(BaseCommand):
    """Plans an inspection with its team, or changes nothing and says what is wrong."""

    help = "Plan an inspection; prints its reference."

    def add_arguments(self, parser: CommandParser) -> None:
        """Name service, edition, dates, themes and people."""
        parser.add_argument("--service", required=True, metavar="CODE")
        parser.add_argument(
            "--framework", required=True, help="fji-2015 for the newest edition, or fji-2015@1"
        )
        parser.add_argument(
            "--week-one",
            required=True,
            metavar="DATE",
            help="the first Monday of fieldwork, for example 2026-04-13; it sets all other dates",
        )
        parser.add_argument(
            "--themes", default="", help="themes beside the core ones: interventions,court-work"
        )
        parser.add_argument("--reason", default="", help="why this service was selected")
        parser.add_argument("--lead", required=True, metavar="EMAIL")
        parser.add_argument(
            "--member",
            action="append",
            default=[],
            metavar="EMAIL:ROLE:ORGANISATION",
            help=f"may be repeated; roles: {', '.join(RoleCode)}",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read every word first, then plan in one go."""
        try:
            with transaction.atomic():
                inspection = _plan(options)
        except UserError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Inspection reference: {inspection.reference}")


def _plan(options: dict[str, Any]) -> Inspection:
    members = [_read_member(words) for words in options["member"]]
    lead = (named_person(options["lead"]), RoleCode.LEAD_INSPECTOR, LEADING_INSPECTORATE)
    framework = find_framework(options["framework"])
    rule = find_notice_rule(framework.code)
    inspection = plan_inspection(
        service=_read_service(options["service"]),
        framework=framework,
        standard_codes=[code.strip() for code in options["themes"].split(",") if code.strip()],
        schedule=Schedule.from_week_one(_read_date(options["week_one"]), rule),
        reason_for_selection=options["reason"],
        by=BY,
    )
    for user, role, organisation in [lead, *members]:
        add_team_member(
            inspection=inspection, user=user, role=role, organisation=organisation, by=BY
        )
    return inspection


def _read_service(code: str) -> Service:
    service = find_service(code)
    if service is None:
        raise CommandError(
            f"There is no service “{code}”. Add it first: python manage.py create_service {code} …"
        )
    return service


def _read_date(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise CommandError(
            f"“{words}” is no date. Write year, month and day: 2026-04-13."
        ) from error


def _read_member(words: str) -> Member:
    email, _colon, role_and_organisation = words.partition(":")
    role, _colon, organisation = role_and_organisation.partition(":")
    if role not in list(RoleCode) or not organisation.strip():
        raise CommandError(
            f"“{words}” is no member. Write EMAIL:ROLE:ORGANISATION with one of the roles "
            f"{', '.join(RoleCode)}."
        )
    return named_person(email), RoleCode(role), organisation.strip()
