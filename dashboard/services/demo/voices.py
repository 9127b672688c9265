"""What children, parents and victims said, and examples of practice, in the demonstration."""

from typing import Any

from dashboard.services.demo.data import read_data
from dashboard.services.demo.people import email_of, get_person
from inspections.models import Inspection
from judgements.services.voices import add_comment, add_example
from judgements.types.voices import CommentContent, ExampleContent


def record_voices(inspection: Inspection) -> None:
    """Let everybody record what they heard in this inspection."""
    planned = read_data("voices")[inspection.service.code]
    for one in planned["comments"]:
        comment = CommentContent(
            speaker=one["speaker"],
            standard=one.get("about", ""),
            text=one["text"],
            **_consent(one),
        )
        add_comment(inspection=inspection, content=comment, by=get_person(email_of(one["by"])))
    for one in planned["examples"]:
        example = ExampleContent(
            kind=one["kind"],
            standard=one.get("about", ""),
            title=one["title"],
            changed_name=one["name"],
            is_name_changed=True,
            text=one["text"],
            **_consent(one),
        )
        add_example(inspection=inspection, content=example, by=get_person(email_of(one["by"])))


def _consent(one: dict[str, Any]) -> dict[str, Any]:
    return {"is_consented": "consent" in one, "consent_note": one.get("consent", "")}
