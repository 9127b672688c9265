"""Checks that nobody has altered the record: python manage.py verify_record."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.models import AuditStream
from audit.queries import find_broken_events as find_broken_audit_events
from cases.models import Assessment
from cases.queries.chain import find_broken_events as find_broken_answer_events


class Command(BaseCommand):
    """Recomputes every chain of audit events and of answer events."""

    help = "Recompute the chains of audit and answer events; exits 1 and names each break."

    def handle(self, *args: Any, **options: Any) -> None:
        """Walk all chains and report."""
        streams = [stream.name for stream in AuditStream.objects.all()]
        assessments = list(Assessment.everything.select_related("case__inspection"))
        chains = {f"audit stream {name}": find_broken_audit_events(name) for name in streams}
        for one in assessments:
            label = f"case {one.case.inspection.reference}/{one.case.reference}"
            chains[label] = find_broken_answer_events(one)
        broken = {label: places for label, places in chains.items() if places}
        if broken:
            lines = [f"{label}: event {places}" for label, places in broken.items()]
            raise CommandError("The record has been altered.\n" + "\n".join(lines))
        self.stdout.write(
            f"{len(streams)} audit streams and {len(assessments)} assessments verified."
        )
