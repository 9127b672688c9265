"""Records the judgements of the demonstration."""

from accounts.models import User
from dashboard.services.demo.data import read_data
from inspections.models import Inspection
from judgements.services.judgements import record_judgement


def judge_standards(inspection: Inspection, folder: str, *, by: User) -> None:
    """Judge every standard as the folder's data say, with the reason where one is needed."""
    for code, judged in read_data(f"{folder}/judgements").items():
        record_judgement(
            inspection=inspection,
            standard=code,
            rating=judged["rating"],
            reason=judged.get("reason", ""),
            ground=judged.get("ground", ""),
            base_version=0,
            by=by,
        )
