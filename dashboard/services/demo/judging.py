"""Records the judgements of the demonstration's themes."""

from accounts.models import User
from dashboard.services.demo.data import read_data
from inspections.models import Inspection
from judgements.services import record_judgement


def judge_themes(inspection: Inspection, *, by: User) -> None:
    """Judge every theme as the data file says, with the reason where one is needed."""
    for code, judged in read_data("judgements").items():
        record_judgement(
            inspection=inspection,
            standard=code,
            rating=judged["rating"],
            reason=judged.get("reason", ""),
            base_version=0,
            by=by,
        )
