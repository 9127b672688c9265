"""What the services of the demonstration were told at the end of fieldwork."""

from datetime import timedelta

from accounts.models import User
from dashboard.services.demo.data import read_data
from inspections.models import Inspection
from judgements.services.feedback import add_emerging_finding, add_session
from judgements.types.feedback import FindingContent, SessionContent


def give_feedback(inspection: Inspection, *, by: User) -> None:
    """Note the emerging findings, and the sessions at which they were told."""
    planned = read_data("feedback")[inspection.service.code]
    for one in planned["findings"]:
        finding = FindingContent(one.get("about", ""), one["shows"], one["text"])
        add_emerging_finding(inspection=inspection, content=finding, by=by)
    for one in planned["sessions"]:
        session = SessionContent(
            audience=one["audience"],
            held_date=inspection.week_two_date + timedelta(days=one["day"]),
            attendance="\n".join(one["came"]),
            note=one.get("said", ""),
        )
        add_session(inspection=inspection, content=session, by=by)
